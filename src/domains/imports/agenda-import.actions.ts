import { dossiersOfViewer } from '#/domains/dossiers/dossiers.public.ts';
import {
  createTraces,
  longestMinutes,
  type NatureId,
  type TraceDraft,
  textLength,
  titleOf,
} from '#/domains/traces/traces.public.ts';
import { formatDate } from '#/french/dates.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import type { AgendaProposal, AgendaReading, AgendaRefusal } from './agenda.ts';
import { HintMaker } from './agenda-hint.rules.ts';
import * as agendaWords from './agenda-import.words.ts';
import { contentOf } from './agenda-proposal.rules.ts';
import { readAgendaFile } from './file-reading.actions.ts';
import { mayImport } from './import.access.ts';
import { addTraceCount, endImport, heldImport, insertImport } from './import.store.ts';
import { type AgendaSummary, type Import, listedProblems, type Proposal } from './import.ts';
import { printOf } from './print.actions.ts';
import {
  type DecisionToKeep,
  decideProposals,
  earlierChoices,
  earlierDecisions,
  heldProposals,
  insertProposals,
  keepDecisions,
  waitingCount,
  waitingOfSeries,
} from './proposal.store.ts';

export interface AgendaFile {
  spaceId: string;
  bytes: Uint8Array;
  fileName: string;
  from: string;
  to: string;
  withNames: boolean;
}

export type OpeningOutcome =
  | { kind: 'opened'; id: string; waiting: number }
  | { kind: 'refused'; refusal: AgendaRefusal }
  | { kind: 'forbidden' };

/**
 * Reads an agenda and keeps its proposals aside: those never decided, and those kept before that say something else
 * now. Nothing of it is a trace.
 */
export async function openAgendaImport(visit: SignedInVisit, file: AgendaFile): Promise<OpeningOutcome> {
  if (!mayImport(visit.viewer, file.spaceId)) return { kind: 'forbidden' };
  const zone = visit.services.settings.timeZone;
  const result = await readAgendaFile(file.bytes, {
    from: file.from,
    to: file.to,
    zone,
    withNames: file.withNames,
  });
  if (!result.ok) return { kind: 'refused', refusal: result.refusal };
  const transaction = await visit.transaction();
  const id = newId();
  const sorted = await sortedProposals(transaction, visit.viewer.personId, id, result.reading.proposals);
  const summary = summaryOf(result.reading, file, sorted);
  await insertImport(transaction, {
    id,
    kind: 'agenda',
    personId: visit.viewer.personId,
    spaceId: file.spaceId,
    state: 'reviewing',
    fileName: file.fileName.slice(0, 255),
    reading: summary,
  });
  await insertProposals(transaction, sorted.waiting);
  if (sorted.waiting.length === 0) await endImport(transaction, id, 'done', visit.now);
  return { kind: 'opened', id, waiting: sorted.waiting.length };
}

interface Sorted {
  waiting: Proposal[];
  alreadyKept: number;
  notWork: number;
}

async function sortedProposals(
  transaction: Transaction,
  personId: string,
  importId: string,
  proposals: readonly AgendaProposal[],
): Promise<Sorted> {
  const printed = proposals.map((content) => ({
    content,
    fingerprint: printOf(content.fingerprint),
    series: printOf(`series ${content.uid}`),
    contentPrint: printOf(contentOf(content)),
  }));
  const prints = new Set(printed.flatMap((one) => [one.fingerprint, one.series]));
  const earlier = new Map(
    (await earlierDecisions(transaction, personId, [...prints])).map((one) => [one.fingerprint, one]),
  );
  const sorted: Sorted = { waiting: [], alreadyKept: 0, notWork: 0 };
  for (const one of printed) {
    const before = earlier.get(one.fingerprint);
    if (before?.verdict === 'not-work' || (!before && earlier.has(one.series))) sorted.notWork += 1;
    else if (before && before.contentPrint === one.contentPrint) sorted.alreadyKept += 1;
    else sorted.waiting.push({ id: newId(), importId, changed: before !== undefined, ...one });
  }
  return sorted;
}

function summaryOf(reading: AgendaReading, file: AgendaFile, sorted: Sorted): AgendaSummary {
  return {
    kind: 'agenda',
    from: file.from,
    to: file.to,
    calendarName: reading.calendarName,
    eventCount: reading.eventCount,
    eventsOutsideWindow: reading.eventsOutsideWindow,
    ignored: reading.ignored,
    alreadyKept: sorted.alreadyKept,
    notWork: sorted.notWork,
    problems: reading.problems.slice(0, listedProblems),
    problemCount: reading.problems.length,
  };
}

/** Hints for proposals under review, from the dossiers of the space and what was chosen before. */
export async function hintMaker(
  transaction: Transaction,
  one: Pick<Import, 'personId' | 'spaceId'>,
): Promise<HintMaker> {
  const dossiers = (await dossiersOfViewer(transaction)).filter((dossier) => dossier.spaceId === one.spaceId);
  return new HintMaker({ dossiers, earlier: await earlierChoices(transaction, one.personId) });
}

export interface KeptProposal {
  proposalId: string;
  dossierId: string | null;
  nature: NatureId | null;
}

export type ReviewOutcome =
  | { kind: 'done'; traceIds: string[]; left: number }
  | { kind: 'refused'; key: 'nothingChosen' | 'dossierUnknown' | 'reviewOver' }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

/** Makes traces of the proposals chosen, and only of those; twice sent, done once. */
export async function keepProposals(
  visit: SignedInVisit,
  importId: string,
  chosen: readonly KeptProposal[],
): Promise<ReviewOutcome> {
  const transaction = await visit.transaction();
  const held = await heldReview(visit, transaction, importId);
  if (held.kind !== 'held') return held;
  const proposals = await heldProposals(
    transaction,
    importId,
    chosen.map((one) => one.proposalId),
  );
  if (proposals.length === 0) return { kind: 'refused', key: 'nothingChosen' };
  const choices = new Map(chosen.map((one) => [one.proposalId, one]));
  if (!(await areOfSpace(transaction, held.one.spaceId, chosen)))
    return { kind: 'refused', key: 'dossierUnknown' };
  const maker = await hintMaker(transaction, held.one);
  const drafts = proposals.map((one) => draftOf(visit, held.one.spaceId, one, choices.get(one.id)!, maker));
  const traceIds = await createTraces(transaction, visit.viewer, drafts, { importId });
  const decided = proposals.map((one, index) => ({ id: one.id, traceId: traceIds[index] ?? null }));
  await decideProposals(transaction, 'kept', decided);
  const decisions = proposals.map((one, index): DecisionToKeep => {
    const { dossierId, nature } = choices.get(one.id)!;
    const { fingerprint, contentPrint } = one;
    return {
      fingerprint,
      wholeSeries: false,
      verdict: 'kept',
      contentPrint,
      traceId: traceIds[index] ?? null,
      title: one.content.summary,
      dossierId,
      nature,
    };
  });
  await keepDecisions(transaction, visit.viewer.personId, importId, decisions, visit.now);
  await addTraceCount(transaction, importId, traceIds.length);
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: null,
    kind: 'import.kept',
    subjectKind: 'import',
    subjectId: importId,
  });
  return { kind: 'done', traceIds, left: await closeWhenOver(visit, transaction, importId) };
}

/** Says that these events are not work: they are not proposed again, and nothing but a print of them is kept. */
export async function setAside(
  visit: SignedInVisit,
  importId: string,
  ids: readonly string[],
  wholeSeries: boolean,
): Promise<ReviewOutcome> {
  const transaction = await visit.transaction();
  const held = await heldReview(visit, transaction, importId);
  if (held.kind !== 'held') return held;
  const proposals = await heldProposals(transaction, importId, ids);
  if (proposals.length === 0) return { kind: 'refused', key: 'nothingChosen' };
  const print = (fingerprint: string, ofSeries: boolean): DecisionToKeep => ({
    fingerprint,
    wholeSeries: ofSeries,
    verdict: 'not-work',
    contentPrint: '',
    traceId: null,
    title: '',
    dossierId: null,
    nature: null,
  });
  const series = wholeSeries ? [...new Set(proposals.map((one) => one.series))] : [];
  const prints = [
    ...proposals.map((one) => print(one.fingerprint, false)),
    ...series.map((one) => print(one, true)),
  ];
  await keepDecisions(transaction, visit.viewer.personId, importId, prints, visit.now);
  const gone = new Set([
    ...proposals.map((one) => one.id),
    ...(await waitingOfSeries(transaction, importId, series)),
  ]);
  await decideProposals(
    transaction,
    'not-work',
    [...gone].map((id) => ({ id, traceId: null })),
  );
  return { kind: 'done', traceIds: [], left: await closeWhenOver(visit, transaction, importId) };
}

type Held =
  | { kind: 'held'; one: Import }
  | Extract<ReviewOutcome, { kind: 'missing' | 'forbidden' | 'refused' }>;

async function heldReview(visit: SignedInVisit, transaction: Transaction, importId: string): Promise<Held> {
  const one = await heldImport(transaction, importId);
  if (one?.kind !== 'agenda') return { kind: 'missing' };
  if (!mayImport(visit.viewer, one.spaceId)) return { kind: 'forbidden' };
  return one.state === 'reviewing' ? { kind: 'held', one } : { kind: 'refused', key: 'reviewOver' };
}

async function areOfSpace(
  transaction: Transaction,
  spaceId: string,
  chosen: readonly KeptProposal[],
): Promise<boolean> {
  const wanted = new Set(chosen.flatMap((one) => one.dossierId ?? []));
  if (wanted.size === 0) return true;
  const known = (await dossiersOfViewer(transaction)).filter((dossier) => dossier.spaceId === spaceId);
  return [...wanted].every((id) => known.some((dossier) => dossier.id === id));
}

async function closeWhenOver(
  visit: SignedInVisit,
  transaction: Transaction,
  importId: string,
): Promise<number> {
  const left = await waitingCount(transaction, importId);
  if (left === 0) await endImport(transaction, importId, 'done', visit.now);
  return left;
}

const mostNames = 100;

/** An event as a trace: the title, the person's own words, and what the calendar knew of the day. */
function draftOf(
  visit: SignedInVisit,
  spaceId: string,
  proposal: Proposal,
  choice: KeptProposal,
  maker: HintMaker,
): TraceDraft {
  const { content } = proposal;
  const words = wordsFor(visit.locale, agendaWords);
  const lines = [
    titleOf(content.summary) === '' ? words.untitled : content.summary,
    content.description,
    content.endsOn > content.startsOn ? words.until(formatDate(content.endsOn, visit.locale)) : '',
    content.attendees.length > 0 ? words.invited(content.attendees.slice(0, mostNames).join(', ')) : '',
  ];
  return {
    spaceId,
    text: lines
      .filter((line) => line !== '')
      .join('\n\n')
      .slice(0, textLength)
      .toWellFormed(),
    eventOn: content.startsOn,
    eventTime: content.startTime,
    durationMinutes: (content.durationMinutes ?? 0) > longestMinutes ? null : content.durationMinutes,
    natures: choice.nature ? [{ nature: choice.nature, sharePercent: null }] : [],
    mode: maker.hintFor(content).mode,
    placeText: content.location,
    visibility: content.confidential ? 'author' : 'space',
    dossierIds: choice.dossierId ? [choice.dossierId] : [],
  };
}
