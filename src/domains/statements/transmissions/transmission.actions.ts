import { type ExportLayout, frozenCodebook, periodById } from '#/domains/codebooks/codebooks.public.ts';
import { holdLedger, release } from '#/domains/protection/protection.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import type { CompilationClock } from '#/domains/statements/compilation.actions.ts';
import { conventionInForce } from '#/domains/statements/conventions/convention.store.ts';
import { headingsOf } from '#/domains/statements/declaration-table.rules.ts';
import type { Cell } from '#/domains/statements/declaration-table.ts';
import { declarationsNow } from '#/domains/statements/declarations.actions.ts';
import { type ReadStatement, readStatement } from '#/domains/statements/statement.actions.ts';
import * as statementWords from '#/domains/statements/statement.words.ts';
import { dayIn } from '#/platform/clock.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { insertContributors } from './contribution.store.ts';
import { mayLeaveOneByOne } from './declaration-leave.rules.ts';
import { type ReadyStatement, readyToLeave } from './leaving.actions.ts';
import { turnRefusal } from './life.rules.ts';
import { holdStatement, insertTurn, stateOf } from './life.store.ts';
import { shownFigure } from './protected-figures.rules.ts';
import { mayTransmit } from './transmission.access.ts';
import type { TransmissionValues } from './transmission.form.ts';
import { insertDeclarations, insertTransmission, lastTransmissionTo } from './transmission.store.ts';
import type { TransmissionContent } from './transmission.ts';
import type { fr } from './transmission.words.ts';
import { transmittedFigure } from './transmitted-figure.rules.ts';

export type TransmitOutcome =
  | { kind: 'done'; id: string }
  | { kind: 'missing' }
  | { kind: 'forbidden' }
  | { kind: 'refused'; field: string; key: keyof typeof fr.errors };

/** The person and the moment a transmission is made at, so that the story can be told too. */
export interface Sender {
  personId: string;
  now: Date;
  clock: CompilationClock;
}

/**
 * Freezes the last compilation and hands its protected figures to one recipient, with what they are for. Everything
 * that leaves goes through one release of the ledger.
 */
export async function transmit(
  visit: SignedInVisit,
  statementId: string,
  values: TransmissionValues,
): Promise<TransmitOutcome> {
  const read = await readStatement(visit, statementId);
  if (!read) return { kind: 'missing' };
  if (!mayTransmit(visit.viewer, read.statement.spaceId)) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  const recipient = await recipientOf(transaction, read, values);
  if ('kind' in recipient) return recipient;
  const layout = values.layout === '' ? null : layoutOf(read, values);
  if (layout && 'kind' in layout) return layout;
  const sender = { personId: visit.viewer.personId, now: visit.now, clock: clockOf(visit) };
  return transmitTo(transaction, sender, read, { ...values, recipient, layout });
}

interface Recipient {
  spaceId: string | null;
  name: string;
}

export interface Wished extends Pick<TransmissionValues, 'purposeKind' | 'purpose'> {
  recipient: Recipient;
  layout: ExportLayout | null;
}

/** The same once recipient and layout are known to be allowed. */
export async function transmitTo(
  transaction: Transaction,
  sender: Sender,
  read: ReadStatement,
  wished: Wished,
): Promise<TransmitOutcome> {
  const { statement } = read;
  // The ledger first, as whatever else leaves: what leaves meanwhile is tied to this, or this to it.
  await holdLedger(transaction, statement.spaceId);
  await holdStatement(transaction, statement.id);
  const state = await stateOf(transaction, statement.id);
  if (turnRefusal('submitted', { state, isAwaited: false, reason: '' }))
    return { kind: 'refused', field: 'recipient', key: 'lockedStatement' };
  const ready = await readyToLeave(transaction, read, sender.clock);
  if (ready.kind === 'notReady') return { kind: 'refused', field: 'recipient', key: ready.key };
  const id = newId();
  const { protectedPublication } = await release(transaction, {
    spaceId: statement.spaceId,
    publication: ready.publication,
    subject: { kind: 'statement', id: statement.id },
    purpose: { kind: 'transmission', id },
    title: `${read.codebook.title.fr} – ${read.period.label.fr}`,
    audience: wished.recipient.name,
    releasedBy: sender.personId,
  });
  await keepTransmission(transaction, sender, { id, read, ready, wished }, protectedPublication.states);
  await insertContributors(transaction, id, statement);
  await writeTurn(transaction, sender, { id, statementId: statement.id, spaceId: statement.spaceId });
  return { kind: 'done', id };
}

interface Leaving {
  id: string;
  read: ReadStatement;
  ready: ReadyStatement;
  wished: Wished;
}

async function keepTransmission(
  transaction: Transaction,
  sender: Sender,
  { id, read, ready, wished }: Leaving,
  states: Parameters<typeof shownFigure>[1],
): Promise<void> {
  const { statement } = read;
  const { recipient, layout, purposeKind, purpose } = wished;
  const lines = layout ? await linesOf(transaction, read, layout, sender.clock) : null;
  const content = await contentOf(transaction, read, ready, {
    states,
    declarations: layout && lines ? headed(layout, lines.length) : null,
    timeZone: sender.clock.timeZone,
  });
  await insertTransmission(transaction, {
    id,
    statementId: statement.id,
    compilationNumber: ready.compilation.number,
    spaceId: statement.spaceId,
    recipientSpaceId: recipient.spaceId,
    recipientName: recipient.name,
    purposeKind,
    purpose,
    content,
    layoutId: layout?.id ?? null,
    replacesId: await lastTransmissionTo(transaction, statement.id, recipient),
    transmittedBy: sender.personId,
    transmittedAt: sender.now,
  });
  if (lines) await insertDeclarations(transaction, id, lines);
}

async function writeTurn(
  transaction: Transaction,
  sender: Sender,
  { id, statementId, spaceId }: { id: string; statementId: string; spaceId: string },
): Promise<void> {
  await insertTurn(transaction, {
    statementId,
    turn: 'submitted',
    transmissionId: id,
    reason: '',
    notedBy: sender.personId,
    notedAt: sender.now,
  });
  await logHappening(transaction, {
    personId: sender.personId,
    spaceId,
    kind: 'statement.transmitted',
    subjectKind: 'statement',
    subjectId: statementId,
    details: { transmission: id },
  });
}

async function recipientOf(
  transaction: Transaction,
  { statement }: ReadStatement,
  { recipient, outsideName }: TransmissionValues,
): Promise<Recipient | Extract<TransmitOutcome, { kind: 'refused' }>> {
  if (recipient === 'outside') {
    if (outsideName === '') return { kind: 'refused', field: 'outsideName', key: 'outsideNameMissing' };
    return { spaceId: null, name: outsideName };
  }
  const space = recipient === statement.spaceId ? null : await spaceById(transaction, recipient);
  if (!space) return { kind: 'refused', field: 'recipient', key: 'recipientUnknown' };
  return { spaceId: space.id, name: space.name };
}

function layoutOf(
  { codebook }: ReadStatement,
  { layout: layoutId, purposeKind }: TransmissionValues,
): ExportLayout | Extract<TransmitOutcome, { kind: 'refused' }> {
  if (purposeKind !== 'regulation') return { kind: 'refused', field: 'layout', key: 'layoutNeedsRegulation' };
  const layout = codebook.layouts.find(({ id }) => id === layoutId);
  if (!layout || !mayLeaveOneByOne(codebook, layout))
    return { kind: 'refused', field: 'layout', key: 'layoutNotAllowed' };
  return layout;
}

/** Lines are frozen in French, the language in which the regulation's codes are written. */
async function linesOf(
  transaction: Transaction,
  read: ReadStatement,
  layout: ExportLayout,
  clock: CompilationClock,
): Promise<Cell[][]> {
  const lines: Cell[][] = [];
  for await (const cells of declarationsNow(transaction, read, layout, { clock, locale: 'fr' }))
    lines.push(cells);
  return lines;
}

function headed(layout: ExportLayout, count: number): TransmissionContent['declarations'] {
  const english = headingsOf(layout, 'en');
  return {
    layoutId: layout.id,
    label: layout.label,
    headings: headingsOf(layout, 'fr').map((fr, position) => ({ fr, en: english[position] ?? fr })),
    count,
  };
}

async function contentOf(
  transaction: Transaction,
  { statement, codebook, period, spaceName }: ReadStatement,
  { compilation, policy, names }: ReadyStatement,
  made: {
    states: Parameters<typeof shownFigure>[1];
    declarations: TransmissionContent['declarations'];
    timeZone: string;
  },
): Promise<TransmissionContent> {
  const noValue = { fr: statementWords.fr.noValue, en: statementWords.en.noValue };
  const amounts = (figure: (typeof compilation.figures)[number]) => shownFigure(figure, made.states, names);
  const convention = await conventionInForce(transaction, statement.spaceId);
  return {
    format: 1,
    spaceName,
    codebook: { ...statement.codebook, title: codebook.title, source: codebook.authority.source },
    period: { id: period.id, label: period.label, startsOn: statement.startsOn, endsOn: statement.endsOn },
    compiledOn: dayIn(made.timeZone, compilation.compiledAt),
    figures: compilation.figures.flatMap(
      (figure) => transmittedFigure(codebook, figure, { noValue, amounts }) ?? [],
    ),
    thresholds: { people: policy.people, organisations: policy.organisations },
    limits: codebook.limits,
    frameworkConventions: codebook.conventions.map(({ question, answer }) => ({ question, answer })),
    teamConvention: convention && {
      version: convention.version,
      text: convention.text,
      writtenOn: dayIn(made.timeZone, convention.writtenAt),
    },
    declarations: made.declarations,
  };
}

export function clockOf(visit: SignedInVisit): CompilationClock {
  return { today: visit.today, timeZone: visit.services.settings.timeZone };
}

/** A statement as somebody else than a visitor reads it: for the story. Null when it is not there. */
export async function statementToTransmit(
  transaction: Transaction,
  statement: ReadStatement['statement'],
): Promise<ReadStatement | null> {
  const space = await spaceById(transaction, statement.spaceId);
  const found = await frozenCodebook(transaction, statement.codebook, statement.spaceId);
  const period = found && periodById(found.codebook.calendars, statement.calendarId, statement.periodId);
  if (!space || !found || !period) return null;
  return { statement, spaceName: space.name, codebook: found.codebook, period, mayCompile: true };
}
