export interface TrailLink {
  label: string;
  href: string;
}

export interface BreadcrumbProps {
  /** Name of the navigation for screen readers. */
  label: string;
  /** From the root, the page itself left out. */
  trail: readonly TrailLink[];
}

/** Where the page stands, each step tied to the next. */
export function Breadcrumb({ label, trail }: BreadcrumbProps) {
  return (
    <nav class="breadcrumb" aria-label={label}>
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
