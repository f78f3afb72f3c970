import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Notice } from '#/ui/notice.tsx';
import { Tag } from '#/ui/tag.tsx';
import type { fr } from './codebook.words.ts';
import type { fr as holderFrench } from './codebook-holder.words.ts';
import type { CodebookSummary, CodebookVersion } from './codebook-version.ts';

export interface StandingProps {
  words: typeof fr;
  holderWords: typeof holderFrench;
  locale: Locale;
  version: CodebookVersion;
  others: readonly CodebookSummary[];
  /** A later version of what it extends, for those who may go on to it. */
  newerParent: string | null;
}

export function validityText(
  dated: { validFromOn: string; validUntilOn: string | null },
  words: typeof fr,
  locale: Locale,
): string {
  const until = dated.validUntilOn === null ? null : formatDate(dated.validUntilOn, locale);
  return words.inForce(formatDate(dated.validFromOn, locale), until);
}

/** What came after this version, or after the one it extends. */
export function StandingNotices({ words, holderWords, version, newerParent }: StandingProps) {
  const { codebook: book } = version;
  return (
    <>
      {version.state === 'superseded' ? (
        <Notice kind="information" title={words.states.superseded}>
          <p>{words.superseded}</p>
        </Notice>
      ) : null}
      {newerParent === null ? null : (
        <Notice kind="information" title={holderWords.parentMoved(newerParent)}>
          <p>
            {holderWords.parentMovedText}{' '}
            <a href={paths.codebookWorkshop(book.id, book.version, version.spaceId)}>{words.workshop}</a>
          </p>
        </Notice>
      )}
    </>
  );
}

export function OtherVersions({ words, holderWords, locale, others }: StandingProps) {
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{words.otherVersions}</h2>
      <ul>
        {others.map(({ id, version, spaceId, ...dated }) => (
          <li key={`${version} ${spaceId}`}>
            <a href={paths.codebookVersion(id, version, spaceId)}>{words.version(version)}</a>{' '}
            <span class="hint">
              {validityText(dated, words, locale)}
              {spaceId === null ? ` – ${holderWords.forEverybody}` : ''}
            </span>{' '}
            {dated.state === 'superseded' ? <Tag>{words.states.superseded}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
