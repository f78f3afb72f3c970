import { paths } from '#/paths.ts';
import { logHappening } from '#/platform/happenings.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { download, get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { byteOrderMark, csvLine } from './declaration-table.rules.ts';
import { isDivision, readByTerritory, type TerritoryReading } from './figure-territory.actions.ts';
import { TerritoryFiguresPage } from './figure-territory.pages.tsx';
import * as territoryWords from './figure-territory.words.ts';
import { territoriesJson, territoryRows } from './figure-territory-file.rules.ts';
import * as statementWords from './statement.words.ts';

export const territoryFigureRoutes: PageRoute[] = [
  get(paths.statementTerritories(':releve'), { access: signedIn, handle: showByTerritory }),
  download(paths.statementTerritoryFile(':releve'), { access: signedIn, handle: giveFile }),
];

async function showByTerritory(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, statementWords);
  const reading = await readAsked(visit);
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

/** What the address asks for: the days of the facts or today, and which territories. */
function readAsked(visit: SignedInVisit): Promise<TerritoryReading | null> {
  const division = visit.query.get('liste');
  return readByTerritory(visit, visit.params.releve ?? '', {
    geography: visit.query.get('decoupage') === 'aujourdhui' ? 'aujourdhui' : 'faits',
    division: isDivision(division) ? division : null,
  });
}

/** The same lines as a file, noted in the log as every export of a statement. */
async function giveFile(visit: SignedInVisit): Promise<Outcome> {
  const format = visit.query.get('format') === 'json' ? 'json' : 'csv';
  const reading = await readAsked(visit);
  if (!reading) return missing;
  const { statement, period } = reading;
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: statement.spaceId,
    kind: 'statement.exported',
    subjectKind: 'statement',
    subjectId: statement.id,
    details: { layout: 'territoires', format },
  });
  const source = {
    reading,
    locale: visit.locale,
    words: wordsFor(visit.locale, territoryWords),
    noValue: wordsFor(visit.locale, statementWords).noValue,
  };
  const text =
    format === 'json'
      ? `${JSON.stringify(territoriesJson(source), null, 1)}\n`
      : byteOrderMark + territoryRows(source).map(csvLine).join('');
  return {
    kind: 'download',
    body: new TextEncoder().encode(text),
    type: format === 'json' ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
    fileName: `territoires-${period.id}.${format}`,
  };
}
