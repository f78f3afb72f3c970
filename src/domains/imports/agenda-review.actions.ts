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
import { wordsFor } from '#/platform/visit.ts';
import { HintMaker } from './agenda-hint.rules.ts';
import * as agendaWords from './agenda-import.words.ts';
import { mayImport } from './import.access.ts';
import { addTraceCount, endImport, heldImport } from './import.store.ts';
import type { Import, Proposal } from './import.ts';
import { placesNamedIn } from './import-place.actions.ts';
import type { ImportVisit } from './import-visit.ts';
import {
  type DecisionToKeep,
  decideProposals,
  earlierChoices,
  heldProposals,
  keepDecisions,
  waitingCount,
  waitingOfSeries,
} from './proposal.store.ts';

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
  /** The place of the directory that the event names, when the person wants it rather than the text. */
  placeId: string | null;
}

export type ReviewOutcome =
  | { kind: 'done'; traceIds: string[]; left: number }
  | { kind: 'refused'; key: 'nothingChosen' | 'dossierUnknown' | 'placeUnknown' | 'reviewOver' }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

/** Makes traces of the proposals chosen, and only of those; twice sent, done once. */
export async function keepProposals(
  visit: ImportVisit,
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
  if (!(await areNamed(visit, held.one.spaceId, proposals, choices)))
    return { kind: 'refused', key: 'placeUnknown' };
  const maker = await hintMaker(transaction, held.one);
  const drafts = proposals.map((one) => draftOf(visit, held.one.spaceId, one, choices.get(one.id)!, maker));
  const traceIds = await createTraces(transaction, visit.viewer, drafts, { importId });
  const decided = proposals.map((one, index) => ({ id: one.id, traceId: traceIds[index] ?? null }));
  await decideProposals(transaction, 'kept', decided);
  const decisions = proposals.map((one, index) =>
    keptDecision(one, choices.get(one.id)!, traceIds[index] ?? null),
  );
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

function keptDecision(
  proposal: Proposal,
  { dossierId, nature }: KeptProposal,
  traceId: string | null,
): DecisionToKeep {
  const { fingerprint, contentPrint, content } = proposal;
  return {
    fingerprint,
    wholeSeries: false,
    verdict: 'kept',
    contentPrint,
    traceId,
    title: content.summary,
    dossierId,
    nature,
  };
}

/** Says that these events are not work: they are not proposed again, and nothing but a print of them is kept. */
export async function setAside(
  visit: ImportVisit,
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

async function heldReview(visit: ImportVisit, transaction: Transaction, importId: string): Promise<Held> {
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

/** Whether each place wanted is still the one that its event names. */
async function areNamed(
  visit: ImportVisit,
  spaceId: string,
  proposals: readonly Proposal[],
  choices: ReadonlyMap<string, KeptProposal>,
): Promise<boolean> {
  const wanted = proposals.filter((one) => choices.get(one.id)?.placeId);
  if (wanted.length === 0) return true;
  const placeOf = await placesNamedIn(await visit.transaction(), spaceId, visit.locale);
  return wanted.every(
    ({ id, content }) => placeOf(content.location, content.startsOn)?.id === choices.get(id)?.placeId,
  );
}

async function closeWhenOver(
  visit: ImportVisit,
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
  visit: ImportVisit,
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
    placeText: choice.placeId ? '' : content.location,
    placeId: choice.placeId,
    visibility: content.confidential ? 'author' : 'space',
    dossierIds: choice.dossierId ? [choice.dossierId] : [],
  };
}
