import type { ComponentChildren } from 'preact';

export interface EmptyProps {
  /** What is not there yet: « Aucune trace pour cette semaine ». */
  title: string;
  /** Why, and the link or the button that begins. */
  children?: ComponentChildren;
}

/** A place where nothing stands yet, and how to begin. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
