import { Icon } from './icon.tsx';

export interface PaginationProps {
  /** Name of the navigation: « Pages de la liste ». */
  label: string;
  previous?: { label: string; href: string };
  next?: { label: string; href: string };
}

/** The neighbours of a page of a list, by cursor: no page numbers, no total to compute. */
export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav class="pagination" aria-label={label}>
      {previous ? (
        <a href={previous.href} rel="prev">
          <Icon name="previous" />
          {previous.label}
        </a>
      ) : null}
      {next ? (
        <a href={next.href} rel="next">
          {next.label}
          <Icon name="next" />
        </a>
      ) : null}
    </nav>
  );
}
