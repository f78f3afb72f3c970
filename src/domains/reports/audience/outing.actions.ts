import { createHash } from 'node:crypto';
import { holdLedger, insertCounted, release } from '#/domains/protection/protection.public.ts';
import { mayKeepReport } from '#/domains/reports/report.access.ts';
import {
  log,
  type NotAllowed,
  type Refused,
  type ReportReading,
  readReport,
  refused,
} from '#/domains/reports/report.actions.ts';
import * as reportWords from '#/domains/reports/report.words.ts';
import { versionOfReport } from '#/domains/reports/versions/version.store.ts';
import { writerOf } from '#/domains/reports/writing/writing.actions.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import {
  type Leaving,
  type Protect,
  previewing,
  readOutside,
  type Source,
  sourceOf,
  workingSpaces,
} from './audience.actions.ts';
import type { AudienceReading, NameChoices } from './audience.ts';
import type { OutingValues } from './outing.form.ts';
import { insertOuting, withdrawOutings } from './outing.store.ts';
import type { OutingPreview } from './outing.ts';

/** What a version would show an audience; null when there is no such version. */
export async function previewOuting(
  visit: SignedInVisit,
  { report }: ReportReading,
  versionId: string,
  leaving: Leaving,
): Promise<OutingPreview | null> {
  const transaction = await visit.transaction();
  const source = await sourceOf(transaction, report, versionId);
  const spaceIds = workingSpaces(visit.viewer, report);
  if (!source || spaceIds.length === 0) return null;
  const reading = await readOutside(transaction, source, { ...leaving, spaceIds }, previewing(transaction));
  const undecided = reading.removed.filter(({ place }) => place?.choice === null).length;
  const isReread = reading.removed.some(({ what }) => what === 'reread');
  return {
    reading,
    print: printOf(reading),
    // For everybody, each name is decided by itself.
    needsRereading: isReread || (leaving.audience !== 'public' && undecided > 0),
    undecided,
  };
}

function printOf({ title, sections, figures, removed, version }: AudienceReading): string {
  const told = [
    title,
    version?.adoptions,
    sections,
    [...figures].map(([name, { data }]) => [name, data]),
    // A name that stays is what was shown, decided or not.
    removed.map(({ place, ...removal }) => removal),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

export type OutingRefusal =
  | 'namesUndecided'
  | 'notAdopted'
  | 'changedSince'
  | 'rereadMissing'
  | 'versionMissing';

/** Lets a version out, as it was shown, in one release of the ledger of small numbers. */
export async function letOut(
  visit: SignedInVisit,
  reportId: string,
  values: OutingValues,
  choices: NameChoices = new Map(),
): Promise<{ kind: 'done'; id: string } | Refused<OutingRefusal> | NotAllowed> {
  const reading = await readReport(visit, reportId);
  if (!reading) return { kind: 'missing' };
  if (!mayKeepReport(visit.viewer, reading.report)) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  // Whatever leaves meanwhile is tied to this, or this to it.
  for (const id of reading.report.spaceIds.toSorted()) await holdLedger(transaction, id);
  const found = await versionOfReport(transaction, reportId, values.version);
  const leaving = { audience: values.audience, choices };
  const preview = found && (await previewOuting(visit, reading, values.version, leaving));
  if (!found || !preview) return refused('version', 'versionMissing');
  if (values.audience === 'public' && found.version.adoptions.length === 0) {
    return refused('version', 'notAdopted');
  }
  if (preview.print !== values.print) return refused('print', 'changedSince');
  if (values.audience === 'public' && preview.undecided > 0) return refused('names', 'namesUndecided');
  if (preview.needsRereading && values.reread !== 'yes') return refused('reread', 'rereadMissing');
  const source = await sourceOf(transaction, reading.report, values.version);
  const told = source && (await released(visit, source, leaving));
  if (!told?.version || printOf(told) !== values.print)
    throw new Error('What leaves changed while it was leaving.');
  const by = writerOf(visit);
  if (values.audience === 'public') await withdrawOutings(transaction, reportId, { audience: 'public' }, by);
  const { version } = told;
  const id = await insertOuting(transaction, { ...told, audience: values.audience, version }, by);
  const details = { outingId: id, versionId: version.id, audience: values.audience };
  await log(visit, reading.report, 'report.let-out', details);
  return { kind: 'done', id };
}

async function released(visit: SignedInVisit, source: Source, leaving: Leaving): Promise<AudienceReading> {
  const transaction = await visit.transaction();
  const { report, version, text } = source;
  const spaceIds = workingSpaces(visit.viewer, report);
  if (spaceIds.length === 0 || !version) throw new Error('Only who works in a space lets a version out.');
  const write: Protect = async ({ spaceId, publication, counted }) => {
    const made = await release(transaction, {
      spaceId,
      publication,
      subject: { kind: 'report-version', id: version.id },
      purpose: null,
      title: `${text.title} (${version.name})`.slice(0, 300),
      audience: wordsFor(text.language, reportWords).audiences[leaving.audience],
      releasedBy: visit.viewer.personId,
    });
    await insertCounted(transaction, spaceId, counted);
    return made.protectedPublication.states;
  };
  return readOutside(transaction, source, { ...leaving, spaceIds }, write);
}

/** Withdraws what left: nobody outside reads it here any more. What was taken away is not called back. */
export async function withdraw(
  visit: SignedInVisit,
  reportId: string,
  outingId: string,
): Promise<{ kind: 'done' } | NotAllowed> {
  const reading = await readReport(visit, reportId);
  if (!reading) return { kind: 'missing' };
  if (!mayKeepReport(visit.viewer, reading.report)) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  if ((await withdrawOutings(transaction, reportId, { id: outingId }, writerOf(visit))) === 0) {
    return { kind: 'missing' };
  }
  await log(visit, reading.report, 'report.withdrawn', { outingId });
  return { kind: 'done' };
}
