import {
  log,
  type NotAllowed,
  type Refused,
  type ReportReading,
  readReport,
  refused,
} from '#/domains/reports/report.actions.ts';
import { insertSections, type Writer } from '#/domains/reports/section.store.ts';
import { newId } from '#/platform/ids.ts';
import { settleSharedText, tellSharedTextChanged } from '#/platform/shared-texts/changes-elsewhere.ts';
import { mergeTexts } from '#/platform/shared-texts/merge-texts.ts';
import { keepTypedElsewhere } from '#/platform/shared-texts/typed-elsewhere.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { releaseLock } from './lock.store.ts';
import { addedOrder, movedOrder } from './order.rules.ts';
import { cutSection, takeOrder, writeOrder } from './order.store.ts';
import { reportText } from './report-text.actions.ts';
import type { NewSectionValues, SectionValues } from './section.form.ts';
import {
  holdSection,
  type SectionText,
  sharedTextKind,
  textOfRevision,
  writeSection,
} from './section-change.store.ts';
import { bothTexts, type Disagreement, disagreements } from './section-merge.rules.ts';

export const writerOf = (visit: SignedInVisit): Writer => ({
  personId: visit.viewer.personId,
  at: visit.now,
});

/** The bilan, when the viewer may write in it. */
export async function reportToWrite(
  visit: SignedInVisit,
  id: string,
): Promise<({ kind: 'report' } & ReportReading) | NotAllowed> {
  const reading = await readReport(visit, id);
  if (!reading) return { kind: 'missing' };
  return reading.mayWrite ? { kind: 'report', ...reading } : { kind: 'forbidden' };
}

/** The same with what people were typing until now, before a version of it is frozen. */
export async function reportTypedUntilNow(
  visit: SignedInVisit,
  id: string,
): Promise<({ kind: 'report' } & ReportReading) | NotAllowed> {
  const found = await reportToWrite(visit, id);
  if (found.kind !== 'report') return found;
  await settleSharedText(visit.services.database, reportText, { kind: sharedTextKind, textId: id });
  return reportToWrite(visit, id);
}

export type SaveOutcome =
  | { kind: 'saved'; revision: number; isMerged: boolean }
  /** Both texts are given, to be chosen from: nothing was written. */
  | { kind: 'conflict'; both: SectionText; revision: number; places: Disagreement[] }
  | NotAllowed;

/**
 * Saves the text of a section. When it changed since it was opened, what each side changed is taken; where both changed
 * the same place, nothing is written and both texts come back.
 */
export async function saveSection(
  visit: SignedInVisit,
  reportId: string,
  sectionId: string,
  values: SectionValues,
): Promise<SaveOutcome> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  const apart = await keptApart(visit, reportId, values);
  const transaction = await visit.transaction();
  const now = await holdSection(transaction, reportId, sectionId);
  if (!now) return { kind: 'missing' };
  if (apart !== '') return besides(apart, values.heading, now);
  const typed = { heading: values.heading, body: unix(values.body ?? now.body) };
  const base = await textOfRevision(transaction, sectionId, values.revision);
  const text = merged(typed, base, now);
  if (text.kind === 'conflict') return { ...text, revision: now.revision };
  const isSame = text.text.heading === now.heading && text.text.body === now.body;
  const revision = isSame
    ? now.revision
    : await writeSection(transaction, sectionId, text.text, writerOf(visit));
  // An editor that several people share sends no body: there is nothing to read again.
  const isMerged = values.body !== undefined && values.revision !== now.revision && !isSame;
  await releaseLock(transaction, sectionId, visit.viewer.personId);
  if (!isSame) await log(visit, found.report, 'report.written', { sectionId });
  return { kind: 'saved', revision, isMerged };
}

/** What an editor sends by its form is kept first; returns the words for which the text has no place. */
async function keptApart(
  { services, viewer }: SignedInVisit,
  textId: string,
  { typed, epoch }: SectionValues,
): Promise<string> {
  if (typed === '') return '';
  const update = new Uint8Array(Buffer.from(typed, 'base64'));
  const kept = await keepTypedElsewhere(
    services.database,
    reportText,
    { kind: sharedTextKind, textId },
    { update, epoch, writerId: viewer.personId },
  );
  return kept.kind === 'kept' ? kept.lost : kept.words;
}

function besides(words: string, heading: string, now: SectionText & { revision: number }): SaveOutcome {
  const places = [{ mine: words.trim(), theirs: '' }];
  const body = `${now.body}\n\n${words.trim()}`;
  return { kind: 'conflict', both: { heading, body }, revision: now.revision, places };
}

const unix = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** A revision that never was is treated as one where both wrote everything. */
function merged(
  typed: SectionText,
  base: SectionText | null,
  now: SectionText & { revision: number },
): { kind: 'text'; text: SectionText } | { kind: 'conflict'; both: SectionText; places: Disagreement[] } {
  const body = mergeTexts(base?.body ?? '', typed.body, now.body);
  const heading = mergedHeading(typed.heading, base?.heading ?? typed.heading, now.heading);
  if (body.kind === 'merged' && heading !== null) return { kind: 'text', text: { heading, body: body.text } };
  const places = [
    ...(heading === null ? [{ mine: typed.heading, theirs: now.heading }] : []),
    ...(body.kind === 'conflict' ? disagreements(body.pieces) : []),
  ];
  const both = {
    heading: heading ?? typed.heading,
    body: body.kind === 'conflict' ? bothTexts(body.pieces) : body.text,
  };
  return { kind: 'conflict', both, places };
}

/** A heading is one line: the one that changed, or null when both did. */
function mergedHeading(typed: string, base: string, now: string): string | null {
  if (typed === base || typed === now) return now;
  return now === base ? typed : null;
}

/** Takes up again a text that a section had; it becomes its next one. */
export async function takeUpText(
  visit: SignedInVisit,
  reportId: string,
  sectionId: string,
  values: { earlier: number; revision: number },
): Promise<{ kind: 'done' } | Refused<'textChanged'> | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  const transaction = await visit.transaction();
  const now = await holdSection(transaction, reportId, sectionId);
  const earlier = await textOfRevision(transaction, sectionId, values.earlier);
  if (!now || !earlier) return { kind: 'missing' };
  if (now.revision !== values.revision) return refused('earlier', 'textChanged');
  await writeSection(transaction, sectionId, earlier, writerOf(visit));
  await log(visit, found.report, 'report.written', { sectionId });
  return { kind: 'done' };
}

/** Adds a section that people will write. */
export async function addSection(
  visit: SignedInVisit,
  reportId: string,
  values: NewSectionValues,
): Promise<{ kind: 'done'; id: string } | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  const transaction = await visit.transaction();
  await takeOrder(transaction, reportId, null);
  const id = newId();
  const order = addedOrder(found.sections, id, values.after);
  const section = { id, kind: 'free' as const, natures: [], hint: '', body: '', heading: values.heading };
  await insertSections(
    transaction,
    reportId,
    [{ ...section, position: order.indexOf(id) + 1 }],
    writerOf(visit),
  );
  await writeOrder(transaction, reportId, order);
  await tellSharedTextChanged(transaction, sharedTextKind, reportId);
  await log(visit, found.report, 'report.section-added', { sectionId: id });
  return { kind: 'done', id };
}

/** Moves a section one rank; an order made from an older list moves nothing. */
export async function moveSection(
  visit: SignedInVisit,
  reportId: string,
  sectionId: string,
  values: { move: 'up' | 'down'; order: number },
): Promise<{ kind: 'done' } | Refused<'orderChanged' | 'noPlace'> | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  if (!found.sections.some(({ id }) => id === sectionId)) return { kind: 'missing' };
  const order = movedOrder(found.sections, sectionId, values.move);
  if (!order) return refused('move', 'noPlace');
  const transaction = await visit.transaction();
  if (!(await takeOrder(transaction, reportId, values.order))) return refused('move', 'orderChanged');
  await writeOrder(transaction, reportId, order);
  return { kind: 'done' };
}

/** Cuts a section from the bilan, or puts it back where it was; its text is kept either way. */
export async function cutOrRestore(
  visit: SignedInVisit,
  reportId: string,
  sectionId: string,
  act: 'cut' | 'restore',
): Promise<{ kind: 'done' } | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  if (!found.sections.some(({ id }) => id === sectionId)) return { kind: 'missing' };
  const transaction = await visit.transaction();
  await takeOrder(transaction, reportId, null);
  const changed = await cutSection(transaction, reportId, sectionId, act === 'cut' ? visit.now : null);
  if (changed) {
    await log(visit, found.report, act === 'cut' ? 'report.section-cut' : 'report.section-restored', {
      sectionId,
    });
  }
  return { kind: 'done' };
}
