import type { ComponentChildren } from 'preact';
import { Time } from './time.tsx';

export interface ThreadEntry {
  key: string;
  /** `YYYY-MM-DD` or an ISO instant. */
  dateTime: string;
  /** The date as people read it: « 12 mars 2026 ». */
  when: string;
  title: string;
  href?: string;
  /** A decision, a turning point: its knot is filled. Say so in words too, with a tag for instance. */
  strong?: boolean;
  body?: ComponentChildren;
}

/** A stretch without entries, told in words: « Trois mois sans trace ». The thread is broken there. */
export interface ThreadGap {
  key: string;
  gap: string;
}

export interface ThreadProps {
  entries: readonly (ThreadEntry | ThreadGap)[];
  /** Level of the entries' titles, so that headings stay in order. */
  level?: 2 | 3;
  /** Name of the list when no heading stands just before it. */
  label?: string;
}

/** Dated entries of one story, tied by a thread. */
export function Thread({ entries, level = 3, label }: ThreadProps) {
  return (
    <ol class="thread" aria-label={label}>
      {entries.map((entry) =>
        'gap' in entry ? (
          <li key={entry.key} class="thread-gap">
            <p>{entry.gap}</p>
          </li>
        ) : (
          <Knot key={entry.key} entry={entry} level={level} />
        ),
      )}
    </ol>
  );
}

function Knot({ entry, level }: { entry: ThreadEntry; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li class={entry.strong ? 'thread-strong' : undefined}>
      <p class="thread-when">
        <Time dateTime={entry.dateTime}>{entry.when}</Time>
      </p>
      <Heading>{entry.href ? <a href={entry.href}>{entry.title}</a> : entry.title}</Heading>
      {entry.body ? <div class="thread-body">{entry.body}</div> : null}
    </li>
  );
}
