import type { ComponentChildren } from 'preact';

/** Words for screen readers, where sight already has what they say. */
export function VisuallyHidden({ children }: { children: ComponentChildren }) {
  return <span class="visually-hidden">{children}</span>;
}
