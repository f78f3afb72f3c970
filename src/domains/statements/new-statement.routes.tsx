import {
  type CodebookReference,
  type CodebookSummary,
  frozenCodebook,
  listCodebooks,
  oneOfEach,
  periodContaining,
} from '#/domains/codebooks/codebooks.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type OpeningsOutcome, openStatements } from './compilation.actions.ts';
import { codebookValue, NewStatementPage, type StatementChoice } from './new-statement.pages.tsx';
import { sideBySideHref } from './side-by-side/side-by-side.pages.tsx';
import { mayCompile } from './statement.access.ts';
import { statementForm } from './statement.form.ts';
import * as statementWords from './statement.words.ts';

export const newStatementRoutes: PageRoute[] = [
  get(paths.newStatement, {
    access: signedIn,
    handle: async (visit) => {
      const { query } = visit;
      const version = query.get('version');
      const codebook = query.get('cadre') ?? '';
      const choice = {
        spaceId: query.get('espace') ?? '',
        codebook: version ? `${codebook} ${version}` : codebook,
        also: query.getAll('aussi'),
        period: '',
        year: query.get('exercice') ?? '',
      };
      return page(await newStatementPage(visit, choice, []));
    },
  }),
  post(paths.newStatement, { access: signedIn, handle: makeStatement }),
];

async function makeStatement(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const choice = {
    spaceId: form.text('spaceId'),
    codebook: form.text('codebook'),
    also: form.all('also'),
    period: form.text('period'),
    year: form.text('year'),
  };
  const parsed = parseForm(statementForm, form);
  if (!parsed.ok) return refusedPage(await newStatementPage(visit, choice, parsed.errors.map(ofChoice)));
  const { spaceId, codebook, also, period } = parsed.values;
  const [calendarId = '', periodId = ''] = period.split(' ');
  const codebooks = [codebook, ...also].map(referenceOf);
  const outcome = await openStatements(visit, { spaceId, codebooks, calendarId, periodId });
  if (outcome.kind === 'refused')
    return refusedPage(await newStatementPage(visit, choice, [errorOf(visit, codebook, outcome)]));
  const words = wordsFor(visit.locale, statementWords);
  const { statements, startsOn, endsOn } = outcome;
  const [only, ...others] = statements;
  if (only && others.length === 0) return seeOther(paths.statement(only.id), words.compiled);
  const address = sideBySideHref({ spaceId, startsOn, endsOn });
  return seeOther(address, words.compiledTogether(statements.length));
}

function referenceOf(choice: string): CodebookReference {
  const [id = '', version = ''] = choice.split(' ');
  return { id, version };
}

/** One error for the whole list, beside it. */
const ofChoice = (error: FieldError): FieldError =>
  error.field.startsWith('also') ? { ...error, field: 'also' } : error;

/** A refusal that comes from a codebook added to the first is told beside these, and names it. */
function errorOf(
  visit: SignedInVisit,
  chosen: string,
  { key, codebook }: Extract<OpeningsOutcome, { kind: 'refused' }>,
): FieldError {
  if (key === 'space') return { field: 'spaceId', key, values: {} };
  if (!codebook || codebookValue(codebook) === chosen) return { field: 'period', key, values: {} };
  const added = { period: 'alsoPeriod', outOfForce: 'alsoOutOfForce', frozen: 'alsoFrozen' } as const;
  const title = codebook.title[visit.locale];
  return key === 'codebook'
    ? { field: 'also', key, values: {} }
    : { field: 'also', key: added[key], values: { title } };
}

async function newStatementPage(
  visit: SignedInVisit,
  typed: StatementChoice,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsFor(visit.locale, statementWords);
  const transaction = await visit.transaction();
  const spaces = (await ownSpaces(transaction, visit.viewer.personId)).filter(({ id }) =>
    mayCompile(visit.viewer, id),
  );
  const codebooks = oneOfEach((await listCodebooks(visit)).filter(({ state }) => state !== 'draft'));
  const chosen = codebooks.find((one) => codebookValue(one) === typed.codebook) ?? codebooks[0];
  const found = chosen ? await bookToShow(transaction, chosen, typed.spaceId) : null;
  const codebook = found?.codebook ?? null;
  const choice = {
    ...typed,
    codebook: chosen ? codebookValue(chosen) : '',
    year: codebook?.calendars.some((calendar) => calendar.years.some(({ id }) => id === typed.year))
      ? typed.year
      : yearOf(codebook, visit.today),
  };
  return {
    title: words.makeTitle,
    trail: [{ label: words.title, href: paths.statements }],
    body: (
      <NewStatementPage
        words={words}
        locale={visit.locale}
        today={visit.today}
        choice={choice}
        spaces={spaces}
        codebooks={codebooks}
        codebook={codebook}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

/** As the space that was chosen reads it; before one is, as whoever holds it does. */
async function bookToShow(transaction: Transaction, chosen: CodebookSummary, spaceId: string) {
  const asThere = isId(spaceId) ? await frozenCodebook(transaction, chosen, spaceId) : null;
  return asThere ?? (await frozenCodebook(transaction, chosen, chosen.spaceId));
}

type Book = NonNullable<Awaited<ReturnType<typeof frozenCodebook>>>['codebook'];

/** The year of the calendars that holds the day. */
function yearOf(codebook: Book | null, today: string): string {
  for (const calendar of codebook?.calendars ?? []) {
    const period = periodContaining(calendar, today);
    const year = period && calendar.years.find(({ periods }) => periods.some(({ id }) => id === period.id));
    if (year) return year.id;
  }
  return codebook?.calendars[0]?.years.at(-1)?.id ?? '';
}
