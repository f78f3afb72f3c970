import { organisationForName } from '#/domains/organisations/organisations.public.ts';
import {
  createTraces,
  type TraceDraft,
  type TraceOrganisation,
  UnknownDossier,
} from '#/domains/traces/traces.public.ts';
import type { Database, Transaction } from '#/platform/database.ts';
import { brokenRule } from '#/platform/database.ts';
import type { Person } from '#/platform/visit.ts';
import { advanceRun, endImport, heldImport } from './import.store.ts';
import type { Import, SheetSummary } from './import.ts';
import { type FindPlace, placesNamedIn } from './import-place.actions.ts';
import type { KnownNames } from './row-draft.ts';
import { chunkRows, deleteChunks, insertImportedRows } from './sheet.store.ts';
import { isTaken, type JudgedRow, judgedRows, namesKnownIn, readerOf } from './sheet-examination.actions.ts';

export interface Run {
  database: Database;
  now(): Date;
  importId: string;
  personId: string;
  /** Told after each chunk. */
  advanced?(done: number, total: number): void;
}

/**
 * Carries a confirmed import through, chunk after chunk, as the person who confirmed it. Each chunk is one transaction,
 * kept with the place reached: stopped anywhere, it goes on from there, and no row is taken twice.
 */
export async function runImport(run: Run): Promise<void> {
  let names: KnownNames | null = null;
  const organisations = new Map<string, string | null>();
  try {
    for (;;) {
      const over = await run.database.asPerson(run.personId, async (transaction) => {
        const one = await heldImport(transaction, run.importId);
        if (one?.state !== 'running') return true;
        names ??= await namesKnownIn(transaction, one);
        return runChunk(transaction, one, { names, organisations }, run);
      });
      if (over) return;
    }
  } catch (error) {
    // The person lost the right to write there, or a row broke a rule of the database: trying again would not help.
    const code = brokenRule(error)?.code ?? '';
    if (!/^(?:22|23|42)/.test(code) && !(error instanceof UnknownDossier)) throw error;
    await run.database.asSystem((transaction) => endImport(transaction, run.importId, 'failed', run.now()));
  }
}

async function runChunk(
  transaction: Transaction,
  one: Import,
  known: { names: KnownNames; organisations: Map<string, string | null> },
  run: Run,
): Promise<boolean> {
  const reading = one.reading as SheetSummary;
  const rows = await chunkRows(transaction, one.id, reading.sheet, one.nextChunk);
  if (!rows) {
    await deleteChunks(transaction, one.id);
    await endImport(transaction, one.id, 'done', run.now());
    return true;
  }
  const judged = await judgedRows(transaction, one, await readerOf(transaction, one, known.names), rows);
  const taken = judged.filter((row) => isTaken(row, reading.withAlike));
  const found = await organisationsOf(transaction, run.personId, taken, known.organisations);
  const placeOf = reading.withPlaces ? await placesNamedIn(transaction, one.spaceId, 'fr') : () => null;
  const drafts = taken.map(
    (row): TraceDraft => ({
      spaceId: one.spaceId,
      ...draftOf(row.draft!, found),
      ...placed(row.draft!, placeOf),
    }),
  );
  if (drafts.length > 0) {
    await createTraces(transaction, asPerson(run.personId), drafts, { importId: one.id });
    const prints = taken.map((row) => ({ fingerprint: row.fingerprintPrint, likeness: row.likenessPrint }));
    await insertImportedRows(transaction, one.spaceId, one.id, prints);
  }
  await advanceRun(transaction, one.id, judged.length, drafts.length);
  run.advanced?.(one.doneCount + judged.length, one.totalCount);
  return false;
}

type Understood = NonNullable<JudgedRow['draft']>;

/** Ids by name of the organisations that rows name: those of the directory, or new ones, each asked for once. */
async function organisationsOf(
  transaction: Transaction,
  personId: string,
  rows: readonly JudgedRow[],
  before: Map<string, string | null>,
): Promise<ReadonlyMap<string, string | null>> {
  const named = rows.flatMap((row) => row.draft!.organisations.map((one) => one.name));
  for (const name of new Set(named)) {
    if (name !== '' && !before.has(name))
      before.set(name, await organisationForName(transaction, personId, name));
  }
  return before;
}

function placed(
  { placeText, eventOn }: Understood,
  placeOf: FindPlace,
): Pick<TraceDraft, 'placeId' | 'placeText'> {
  const place = placeText === '' ? null : placeOf(placeText, eventOn);
  return place ? { placeId: place.id, placeText: '' } : { placeId: null, placeText };
}

function draftOf(
  draft: Understood,
  organisations: ReadonlyMap<string, string | null>,
): Omit<TraceDraft, 'spaceId'> {
  return {
    ...draft,
    natures: draft.natures.map((nature) => ({ nature, sharePercent: null })),
    actors: draft.actors.map((actor) => ({ ...actor, sharePercent: null })),
    organisations: tiedOrganisations(draft.organisations, organisations),
  };
}

/** Each organisation once, even written in two ways. */
function tiedOrganisations(
  named: Understood['organisations'],
  ids: ReadonlyMap<string, string | null>,
): TraceOrganisation[] {
  const tied = new Map<string, TraceOrganisation>();
  for (const { organisationId, name, role } of named) {
    const id = organisationId ?? ids.get(name) ?? null;
    if (!tied.has(id ?? name)) tied.set(id ?? name, { organisationId: id, name, role });
  }
  return [...tied.values()];
}

/** Row-level security knows the person by the transaction; the rest of a viewer is not looked at. */
function asPerson(personId: string): Person {
  return {
    kind: 'person',
    personId,
    name: '',
    isAdministrator: false,
    memberships: [],
    sessionId: null,
    scopes: null,
  };
}
