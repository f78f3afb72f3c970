import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import type { Locale, Person, Services } from '#/platform/visit.ts';
import { type AgendaFile, type OpeningOutcome, openAgendaImport } from './agenda-import.actions.ts';
import { importById } from './import.store.ts';
import type { SheetCheck, SheetSummary } from './import.ts';
import { runImport } from './import-run.actions.ts';
import type { ImportVisit } from './import-visit.ts';
import {
  type ConfirmationOutcome,
  confirmSheetImport,
  openSheetImport,
  type SpreadsheetFile,
} from './sheet-import.actions.ts';
import type { SpreadsheetRefusal } from './spreadsheet.ts';

/** For whom, and by what means, an import is made without a visit (command line). */
export interface Importing {
  services: Services;
  personId: string;
  locale: Locale;
}

/** Reads an agenda into the imports of a person, where its proposals await their word. */
export function importAgendaFor(importing: Importing, file: AgendaFile): Promise<OpeningOutcome> {
  return asVisit(importing, (visit) => openAgendaImport(visit, file));
}

export interface JournalOptions {
  /** Make traces of the rows that are ready; otherwise only check, and leave nothing behind but the import to confirm. */
  confirm: boolean;
  /** Also take the rows of which an earlier version was imported. */
  withAlike: boolean;
  /** Told after each chunk of rows. */
  advanced?(done: number, total: number): void;
}

export type JournalOutcome =
  | { kind: 'read'; id: string; check: SheetCheck | null; traces: number | null }
  | { kind: 'refused'; refusal: SpreadsheetRefusal }
  | {
      kind: 'notConfirmed';
      id: string;
      check: SheetCheck | null;
      key: Extract<ConfirmationOutcome, { kind: 'refused' }>['key'];
    }
  | { kind: 'forbidden' };

/** Reads a spreadsheet into the imports of a person and checks it; when asked, carries it through at once. */
export async function importJournalFor(
  importing: Importing,
  file: SpreadsheetFile,
  options: JournalOptions,
): Promise<JournalOutcome> {
  const opened = await asVisit(importing, (visit) => openSheetImport(visit, file));
  if (opened.kind !== 'opened') return opened;
  const check = await asVisit(importing, async (visit) => {
    const one = await importById(await visit.transaction(), opened.id);
    return (one?.reading as SheetSummary | undefined)?.check ?? null;
  });
  if (!options.confirm) return { kind: 'read', id: opened.id, check, traces: null };
  const confirmed = await asVisit(importing, (visit) =>
    // Nobody has seen which places the cells name: they stay texts.
    confirmSheetImport(visit, opened.id, { withAlike: options.withAlike, withPlaces: false }),
  );
  if (confirmed.kind === 'refused') return { kind: 'notConfirmed', id: opened.id, check, key: confirmed.key };
  if (confirmed.kind !== 'done') return { kind: 'forbidden' };
  const { services, personId } = importing;
  await runImport({
    database: services.database,
    now: () => services.clock.now(),
    importId: opened.id,
    personId,
    advanced: options.advanced,
  });
  const done = await asVisit(importing, async (visit) => importById(await visit.transaction(), opened.id));
  return { kind: 'read', id: opened.id, check, traces: done?.traceCount ?? 0 };
}

function asVisit<Result>(
  { services, personId, locale }: Importing,
  act: (visit: ImportVisit) => Promise<Result>,
): Promise<Result> {
  return services.database.asPerson(personId, async (transaction) => {
    const spaces = await ownSpaces(transaction, personId);
    const viewer: Person = {
      kind: 'person',
      personId,
      name: '',
      isAdministrator: false,
      memberships: spaces.map(({ id, role }) => ({ spaceId: id, role })),
      sessionId: null,
      scopes: null,
    };
    return act({ viewer, services, locale, now: services.clock.now(), transaction: async () => transaction });
  });
}
