import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import * as sideBySideWords from './side-by-side.words.ts';

/** To the periods that several frameworks have read. */
export function SideBySideLink({ locale }: { locale: Locale }) {
  return (
    <p>
      <a href={paths.statementsSideBySide}>{wordsFor(locale, sideBySideWords).link}</a>
    </p>
  );
}
