import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { fr } from './chronicle.words.ts';
import type { WrittenVersion } from './written-version.ts';

type Words = typeof fr;

export function ConflictNotice({ words }: { words: Words }) {
  return (
    <Notice kind="warning" title={words.conflictTitle}>
      <p>{words.conflict}</p>
    </Notice>
  );
}

export type DatedVersion<Content> = WrittenVersion<Content> & { day: string };

/** The texts a thing had before the one that stands, each with its day and who wrote it. */
export function Versions<Content>(props: {
  words: Words;
  locale: Locale;
  versions: readonly DatedVersion<Content>[];
  text(version: DatedVersion<Content>): ComponentChildren;
}) {
  const { words, locale, versions } = props;
  const [, ...earlier] = versions;
  if (earlier.length === 0) return null;
  return (
    <section>
      <h2>{words.versions}</h2>
      {earlier.map((version) => (
        <Disclosure
          key={version.version}
          summary={words.versionOf(version.version, formatDate(version.day, locale))}
        >
          {version.writtenBy ? <p class="hint">{words.writtenBy(version.writtenBy)}</p> : null}
          {props.text(version)}
        </Disclosure>
      ))}
    </section>
  );
}

/** What was taken off the story, each with the way to put it back. */
export function RemovedList(props: {
  words: Words;
  lines: readonly { id: string; title: string; restoreAddress: string }[];
}) {
  const { words, lines } = props;
  if (lines.length === 0) return null;
  return (
    <Disclosure summary={words.removedTitle}>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {line.title}
            <PostForm action={line.restoreAddress} class="inline-form">
              <button class="button button-quiet" type="submit" aria-label={words.restoreLabel(line.title)}>
                {words.restore}
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
