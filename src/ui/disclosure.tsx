import type { ComponentChildren } from 'preact';

export interface DisclosureProps {
  /** What one will find by opening it. */
  summary: string;
  open?: boolean;
  id?: string;
  children: ComponentChildren;
}

/** What not everyone needs at once, one keystroke away. Never hide an error or a required field in it. */
export function Disclosure({ summary, open, id, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={open} id={id}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
