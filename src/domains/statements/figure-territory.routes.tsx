import { paths } from '#/paths.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { isDivision, readByTerritory } from './figure-territory.actions.ts';
import { TerritoryFiguresPage } from './figure-territory.pages.tsx';
import * as territoryWords from './figure-territory.words.ts';
import * as statementWords from './statement.words.ts';

export const territoryFigureRoutes: PageRoute[] = [
  get(paths.statementTerritories(':releve'), { access: signedIn, handle: showByTerritory }),
];

async function showByTerritory(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, statementWords);
  const division = visit.query.get('liste');
  const reading = await readByTerritory(visit, visit.params.releve ?? '', {
    geography: visit.query.get('decoupage') === 'aujourdhui' ? 'aujourdhui' : 'faits',
    division: isDivision(division) ? division : null,
  });
  if (!reading) return missing;
  const { statement, period } = reading;
  return page({
    title: wordsFor(visit.locale, territoryWords).title,
    trail: [
      { label: words.title, href: paths.statements },
      { label: `${words.whole} – ${period.label[visit.locale]}`, href: paths.statement(statement.id) },
    ],
    body: <TerritoryFiguresPage words={words} locale={visit.locale} reading={reading} />,
  });
}
