import { frozenCodebook, listCodebooks, periodContaining } from '#/domains/codebooks/codebooks.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { openStatement } from './compilation.actions.ts';
import { NewStatementPage, type StatementChoice } from './new-statement.pages.tsx';
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
    period: form.text('period'),
    year: form.text('year'),
  };
  const parsed = parseForm(statementForm, form);
  if (!parsed.ok) return refusedPage(await newStatementPage(visit, choice, parsed.errors));
  const [id = '', version = ''] = parsed.values.codebook.split(' ');
  const [calendarId = '', periodId = ''] = parsed.values.period.split(' ');
  const outcome = await openStatement(visit, {
    spaceId: parsed.values.spaceId,
    codebook: { id, version },
    calendarId,
    periodId,
  });
  if (outcome.kind === 'compiled')
    return seeOther(paths.statement(outcome.id), wordsFor(visit.locale, statementWords).compiled);
  const field = {
    space: 'spaceId',
    codebook: 'period',
    period: 'period',
    outOfForce: 'period',
    frozen: 'period',
  }[outcome.key];
  return refusedPage(await newStatementPage(visit, choice, [{ field, key: outcome.key, values: {} }]));
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
  const codebooks = (await listCodebooks(visit)).filter(({ state }) => state !== 'draft');
  const chosen = codebooks.find(({ id, version }) => `${id} ${version}` === typed.codebook) ?? codebooks[0];
  const found = chosen ? await frozenCodebook(transaction, chosen) : null;
  const codebook = found?.codebook ?? null;
  const choice = {
    ...typed,
    codebook: chosen ? `${chosen.id} ${chosen.version}` : '',
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
