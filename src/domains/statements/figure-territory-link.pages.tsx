import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import * as territoryWords from './figure-territory.words.ts';

/** From a statement to its acts by territory. */
export function TerritoriesLink({ statementId, locale }: { statementId: string; locale: Locale }) {
  return (
    <p>
      <a href={paths.statementTerritories(statementId)}>{wordsFor(locale, territoryWords).link}</a>
    </p>
  );
}
