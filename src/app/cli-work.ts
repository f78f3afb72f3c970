import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type CodebookReference,
  frozenCodebook,
  listCodebooks,
  periodContaining,
  shippedCodebooks,
} from '#/domains/codebooks/codebooks.public.ts';
import { importAgendaFor, importJournalFor } from '#/domains/imports/imports.public.ts';
import { viewerByEmail } from '#/domains/people/people.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { openStatements } from '#/domains/statements/statements.public.ts';
import { addDays } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type Command, type CommandContext, CommandRefusal } from '#/platform/command.ts';
import { type Person, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import * as workWords from './cli-work.words.ts';
import { startVisit } from './visits.ts';

type Said =
  | 'importAgenda'
  | 'importJournal'
  | 'compile'
  | 'email'
  | 'space'
  | 'from'
  | 'to'
  | 'confirm'
  | 'day'
  | 'calendar'
  | 'codebooks';
const said = (name: Said) => ({ fr: workWords.fr[name], en: workWords.en[name] });

const forSomebody = [
  { flags: '--courriel <adresse>', summary: said('email'), required: true },
  { flags: '--espace <nom>', summary: said('space'), required: true },
];

/** What a person does on the site, done from the machine on their behalf and within their rights. */
export const workCommands: readonly Command[] = [
  {
    name: 'import-agenda',
    usage: '<fichier>',
    summary: said('importAgenda'),
    options: [
      ...forSomebody,
      { flags: '--du <jour>', summary: said('from') },
      { flags: '--au <jour>', summary: said('to') },
    ],
    run: importAgenda,
  },
  {
    name: 'import-journal',
    usage: '<fichier>',
    summary: said('importJournal'),
    options: [...forSomebody, { flags: '--confirmer', summary: said('confirm') }],
    run: importJournal,
  },
  {
    name: 'compile',
    usage: '',
    summary: said('compile'),
    options: [
      ...forSomebody,
      { flags: '--jour <jour>', summary: said('day') },
      { flags: '--cadre <noms>', summary: said('codebooks') },
      { flags: '--calendrier <nom>', summary: said('calendar') },
    ],
    run: compile,
  },
];

const wordsOf = (context: CommandContext) => wordsFor(context.locale, workWords);
const text = (context: CommandContext, name: string) => String(context.options[name] ?? '');
const linkTo = (context: CommandContext, path: string) => context.services.settings.publicUrl + path;
const todayOf = ({ services }: CommandContext) => dayIn(services.settings.timeZone, services.clock.now());

async function importAgenda(context: CommandContext): Promise<void> {
  const words = wordsOf(context);
  const { person, spaceId } = await somebody(context);
  const today = todayOf(context);
  const file = await fileOf(context);
  const from = text(context, 'du') || addDays(today, -365);
  const to = text(context, 'au') || today;
  const outcome = await importAgendaFor(importing(context, person), {
    spaceId,
    ...file,
    from,
    to,
    withNames: false,
  });
  if (outcome.kind === 'forbidden') throw new CommandRefusal(words.forbidden);
  if (outcome.kind === 'refused') throw new CommandRefusal(words.refused(codeOf(outcome.refusal)));
  context.say(words.waiting(outcome.waiting, linkTo(context, paths.import(outcome.id))));
}

async function importJournal(context: CommandContext): Promise<void> {
  const words = wordsOf(context);
  const { person, spaceId } = await somebody(context);
  const file = await fileOf(context);
  const confirm = context.options.confirmer === true;
  let bar: ReturnType<CommandContext['progress']> | undefined;
  const outcome = await importJournalFor(
    importing(context, person),
    { spaceId, ...file },
    {
      confirm,
      withAlike: false,
      advanced: (done, total) => {
        bar ??= context.progress(words.rows, total);
        bar.advance(done);
      },
    },
  );
  bar?.end();
  if (outcome.kind === 'forbidden') throw new CommandRefusal(words.forbidden);
  if (outcome.kind === 'refused') throw new CommandRefusal(words.refused(codeOf(outcome.refusal)));
  const link = linkTo(context, paths.import(outcome.id));
  if (outcome.kind === 'read' && outcome.traces !== null)
    return context.say(words.made(outcome.traces, link));
  context.say(words.checked(outcome.check?.ready ?? 0, outcome.check?.refused ?? 0, link));
}

async function compile(context: CommandContext): Promise<void> {
  const words = wordsOf(context);
  const stages = context.progress(words.statement, 3);
  try {
    const { person, spaceId } = await somebody(context);
    stages.advance(1);
    const outcome = await asVisit(context, person, async (visit) => {
      const codebooks = await codebooksAsked(context, visit, spaceId);
      const period = await periodAsked(context, visit, spaceId, codebooks[0]);
      stages.advance(2);
      return openStatements(visit, { spaceId, codebooks, ...period });
    });
    if (outcome.kind === 'refused') {
      const of = outcome.codebook ? `${outcome.codebook.id} : ${outcome.key}` : outcome.key;
      throw new CommandRefusal(words.notCompiled(of));
    }
    stages.advance(3);
    stages.end();
    for (const { id } of outcome.statements)
      context.say(words.compiled(linkTo(context, paths.statement(id))));
  } catch (error) {
    stages.end();
    throw error;
  }
}

/** Those named by `--cadre`, separated by commas, each in its version in force; else the first that is shipped. */
async function codebooksAsked(
  context: CommandContext,
  visit: SignedInVisit,
  spaceId: string,
): Promise<[CodebookReference, ...CodebookReference[]]> {
  const names = text(context, 'cadre')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const [name = shippedCodebooks[0]?.id ?? '', ...others] = names;
  const usable = (await listCodebooks(visit)).filter(
    (one) => one.state === 'published' && (one.spaceId === null || one.spaceId === spaceId),
  );
  const named = (id: string): CodebookReference => {
    const found = usable.find((one) => one.id === id);
    if (found) return { id, version: found.version };
    const ids = [...new Set(usable.map((one) => one.id))].join(', ');
    throw new CommandRefusal(wordsOf(context).noCodebook(id, ids));
  };
  return [named(name), ...others.map(named)];
}

/** The period of the calendar named by `--calendrier` that holds the day named by `--jour`. */
async function periodAsked(
  context: CommandContext,
  visit: SignedInVisit,
  spaceId: string,
  reference: CodebookReference,
): Promise<{ calendarId: string; periodId: string }> {
  const words = wordsOf(context);
  const calendars =
    (await frozenCodebook(await visit.transaction(), reference, spaceId))?.codebook.calendars ?? [];
  const asked = text(context, 'calendrier');
  const calendar = calendars.find((one) => asked === '' || one.id === asked);
  if (!calendar) throw new CommandRefusal(words.noCalendar(calendars.map((one) => one.id).join(', ')));
  const day = text(context, 'jour') || todayOf(context);
  const period = periodContaining(calendar, day);
  if (!period) throw new CommandRefusal(words.noPeriod(day));
  return { calendarId: calendar.id, periodId: period.id };
}

/** The person named by `--courriel` and their space named by `--espace`. */
async function somebody(context: CommandContext): Promise<{ person: Person; spaceId: string }> {
  const words = wordsOf(context);
  const person = await viewerByEmail(context.services, text(context, 'courriel'));
  if (!person) throw new CommandRefusal(words.noPerson(text(context, 'courriel')));
  const spaces = await context.services.database.asPerson(person.personId, (transaction) =>
    ownSpaces(transaction, person.personId),
  );
  const space = spaces.find(
    (one) => one.name === text(context, 'espace') || one.id === text(context, 'espace'),
  );
  if (!space)
    throw new CommandRefusal(
      words.noSpace(text(context, 'espace'), spaces.map((one) => one.name).join(', ') || '–'),
    );
  return { person, spaceId: space.id };
}

async function fileOf(context: CommandContext): Promise<{ bytes: Uint8Array; fileName: string }> {
  const path = context.arguments[0]!;
  const bytes = await readFile(path).catch(() => {
    throw new CommandRefusal(wordsOf(context).noFile(path));
  });
  return { bytes, fileName: basename(path) };
}

const importing = ({ services, locale }: CommandContext, person: Person) => ({
  services,
  locale,
  personId: person.personId,
});

/** A visit like those of the site, without a browser. */
async function asVisit<Result>(
  { services }: CommandContext,
  viewer: Person,
  act: (visit: SignedInVisit) => Promise<Result>,
): Promise<Result> {
  const visit = startVisit({
    request: new Request(services.settings.publicUrl),
    viewer,
    params: {},
    remote: { address: '', unnamedProxy: false },
    maximumBodyBytes: 0,
    services,
    domains: [],
    cookies: new Map(),
  });
  try {
    const result = await act(visit as SignedInVisit & typeof visit);
    await visit.end(true);
    return result;
  } catch (error) {
    await visit.end(false);
    throw error;
  }
}

const codeOf = (refusal: unknown) =>
  typeof refusal === 'string'
    ? refusal
    : String(
        (refusal as { code?: string; key?: string; kind?: string }).code ??
          (refusal as { key?: string }).key ??
          (refusal as { kind?: string }).kind,
      );
