import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { codesPicked } from './code-pick.rules.ts';
import * as codePickWords from './code-pick.words.ts';
import type { Codebook } from './codebook.ts';

/** By which rule a codebook keeps one code among several: stands beside its tables, and wherever a figure is read. */
export function CodePicks({
  book,
  locale,
  spaceId = null,
}: {
  book: Codebook;
  locale: Locale;
  /** The space whose copy of the codebook this is, when it is not everybody's. */
  spaceId?: string | null;
}) {
  const words = wordsFor(locale, codePickWords);
  const picked = codesPicked(book);
  if (picked.length === 0) return null;
  const headingId = `un-seul-code-${book.id}-${book.version}`;
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId}>{words.title}</h3>
      <p>{words.lead}</p>
      <Definitions
        items={picked.map(({ field, translation, pick }) => ({
          term: field.label[locale],
          details: (
            <>
              {words.picks[pick]}{' '}
              <a href={`${paths.codebookVersion(book.id, book.version, spaceId)}#table-${translation.id}`}>
                {translation.label[locale]}
              </a>
            </>
          ),
        }))}
      />
      <p class="hint">{words.kept}</p>
    </section>
  );
}
