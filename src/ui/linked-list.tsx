import type { ComponentChildren } from 'preact';

export interface LinkedLine {
  label: string;
  href: string;
  /** After the link: a date, a state, in few words. */
  note?: ComponentChildren;
}

/** Plain list of pages to go to, one a line. */
export function LinkedList({ lines }: { lines: readonly LinkedLine[] }) {
  return (
    <ul class="linked-list">
      {lines.map((line) => (
        <li key={line.href + line.label}>
          <a href={line.href}>{line.label}</a>
          {line.note ? <p class="hint">{line.note}</p> : null}
        </li>
      ))}
    </ul>
  );
}
