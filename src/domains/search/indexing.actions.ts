import { chronicleTexts } from '#/domains/chronicles/chronicles.public.ts';
import { dossierTexts } from '#/domains/dossiers/dossiers.public.ts';
import { type PlanTexts, planItemTexts, planTexts } from '#/domains/plans/plans.public.ts';
import { reportTexts } from '#/domains/reports/reports.public.ts';
import { storySpaces } from '#/domains/spaces/spaces.public.ts';
import { traceTexts } from '#/domains/traces/traces.public.ts';
import { tsvectorLiteral, type WeightedText } from '#/french/analyser.ts';
import type { Database, Transaction } from '#/platform/database.ts';
import { audienceOf, audienceOfSpaces, wordsToOffer } from './finding.rules.ts';
import { type Entry, isAnythingQueued, takeQueued, writeEntries } from './finding.store.ts';

/** Things indexed in one turn: as many as this, and there may be more. */
export const batch = 500;

/**
 * Before a search, indexes what waits, so that what one has just written is found at once. False when more is left than
 * a search can wait for: the job that runs each minute is still at it, and answers may be missing.
 */
export async function catchUp(database: Database): Promise<boolean> {
  if ((await indexQueued(database)) < batch) return true;
  return !(await database.asSystem(isAnythingQueued));
}

/** Indexes what waits, at most `batches` times five hundred; returns how many things were indexed. */
export async function indexQueued(database: Database, batches = 1): Promise<number> {
  let indexed = 0;
  for (let turn = 0; turn < batches; turn += 1) {
    const taken = await database.asSystem(indexBatch);
    indexed += taken;
    if (taken < batch) break;
  }
  return indexed;
}

async function indexBatch(transaction: Transaction): Promise<number> {
  const taken = await takeQueued(transaction, batch);
  if (taken.length === 0) return 0;
  const idsOf = (kind: string) => taken.filter((one) => one.kind === kind).map((one) => one.subjectId);
  const ofTheStory = await storySpaces(transaction);
  const told = await chronicleTexts(transaction, idsOf('dossier'));
  const words = new Set<string>();
  const entries = [
    ...(await traceTexts(transaction, idsOf('trace')))
      .filter((trace) => !trace.trashed)
      .map((trace) => traceEntry(trace, ofTheStory, words)),
    ...(await dossierTexts(transaction, idsOf('dossier'))).map((dossier) =>
      dossierEntry(dossier, told.get(dossier.id) ?? '', ofTheStory, words),
    ),
    ...(await planTexts(transaction, idsOf('plan'))).flatMap((plan) =>
      planEntry('plan', plan, ofTheStory, words),
    ),
    ...(await planItemTexts(transaction, idsOf('plan-item'))).flatMap((item) =>
      planEntry('plan-item', item, ofTheStory, words),
    ),
    ...(await reportTexts(transaction, idsOf('report'))).flatMap((report) =>
      reportEntry(report, ofTheStory, words),
    ),
  ];
  await writeEntries(transaction, taken, entries, [...words]);
  return taken.length;
}

type TraceText = Awaited<ReturnType<typeof traceTexts>>[number];
type DossierText = Awaited<ReturnType<typeof dossierTexts>>[number];
type ReportText = Awaited<ReturnType<typeof reportTexts>>[number];

function traceEntry(trace: TraceText, ofTheStory: ReadonlySet<string>, words: Set<string>): Entry {
  const parts: WeightedText[] = [
    { text: trace.text, weight: 'B' },
    { text: trace.whatChanged, weight: 'B' },
    { text: `${trace.placeText}\n${trace.organisationNames.join('\n')}`, weight: 'C' },
  ];
  const { id, spaceId, eventOn } = trace;
  const audience = audienceOf(trace.visibility, spaceId, trace.authorId, ofTheStory.has(spaceId));
  return entryOf('trace', { id, spaceId, day: eventOn }, trace.title, parts, audience, words);
}

/** What is told of a dossier has its readers, and is found under its name. */
function dossierEntry(
  dossier: DossierText,
  told: string,
  ofTheStory: ReadonlySet<string>,
  words: Set<string>,
): Entry {
  const { id, spaceId, openedOn, title, summary } = dossier;
  const audience = audienceOf(dossier.visibility, spaceId, null, ofTheStory.has(spaceId));
  return entryOf(
    'dossier',
    { id, spaceId, day: openedOn },
    title,
    [
      { text: summary, weight: 'B' },
      { text: told, weight: 'C' },
    ],
    audience,
    words,
  );
}

/** A plan that its last space has left is found by nobody. */
function planEntry(
  kind: 'plan' | 'plan-item',
  plan: PlanTexts,
  ofTheStory: ReadonlySet<string>,
  words: Set<string>,
): Entry[] {
  const { id, startsOn, title, spaceIds } = plan;
  const [spaceId] = spaceIds;
  if (!spaceId) return [];
  const parts: WeightedText[] = [
    { text: plan.text, weight: 'B' },
    { text: plan.organisationNames.join('\n'), weight: 'C' },
  ];
  const isOfTheStory = spaceIds.some((one) => ofTheStory.has(one));
  const audience = audienceOfSpaces(plan.visibility, spaceIds, isOfTheStory);
  return [entryOf(kind, { id, spaceId, day: startsOn }, title, parts, audience, words)];
}

/** What is being written is found by the spaces of the bilan alone. */
function reportEntry(report: ReportText, ofTheStory: ReadonlySet<string>, words: Set<string>): Entry[] {
  const { id, spaceIds, endsOn, title, text } = report;
  const [spaceId] = spaceIds;
  if (!spaceId) return [];
  const audience = audienceOfSpaces('space', spaceIds, ofTheStory.has(spaceId));
  return [entryOf('report', { id, spaceId, day: endsOn }, title, [{ text, weight: 'B' }], audience, words)];
}

function entryOf(
  kind: Entry['kind'],
  subject: { id: string; spaceId: string; day: string },
  title: string,
  parts: WeightedText[],
  audience: string[],
  words: Set<string>,
): Entry {
  const all: WeightedText[] = [{ text: title, weight: 'A' }, ...parts];
  for (const part of all) {
    for (const word of wordsToOffer(part.text)) words.add(word);
  }
  return {
    kind,
    subjectId: subject.id,
    spaceId: subject.spaceId,
    happenedOn: subject.day,
    audience,
    document: tsvectorLiteral(all),
  };
}
