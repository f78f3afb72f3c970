import { adoptingSpaces, mayKeepReport } from '#/domains/reports/report.access.ts';
import {
  log,
  type NotAllowed,
  type Refused,
  type ReportReading,
  readReport,
  refused,
} from '#/domains/reports/report.actions.ts';
import { reportTypedUntilNow, writerOf } from '#/domains/reports/writing/writing.actions.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { AdoptionValues } from './version.form.ts';
import { textOf } from './version.rules.ts';
import { insertAdoption, insertVersion, versionOfReport } from './version.store.ts';
import type { FrozenText } from './version.ts';

interface Named {
  kind: 'done';
  id: string;
}

/** Names what the bilan says now: a copy that nobody changes any more. */
export async function nameVersion(
  visit: SignedInVisit,
  reportId: string,
  name: string,
): Promise<Named | NotAllowed> {
  const found = await reportTypedUntilNow(visit, reportId);
  return found.kind === 'report' ? keepVersion(visit, found, name) : found;
}

/** The same when the bilan still says what was read before; when it does not, nothing is named. */
export async function nameVersionAsRead(
  visit: SignedInVisit,
  reportId: string,
  name: string,
  isAsRead: (reading: ReportReading) => Promise<boolean>,
): Promise<Named | { kind: 'conflict' } | NotAllowed> {
  const found = await reportTypedUntilNow(visit, reportId);
  if (found.kind !== 'report') return found;
  return (await isAsRead(found)) ? keepVersion(visit, found, name) : { kind: 'conflict' };
}

async function keepVersion(visit: SignedInVisit, found: ReportReading, name: string): Promise<Named> {
  const version = { name, text: textOf(found) };
  const id = await insertVersion(await visit.transaction(), found.report.id, version, writerOf(visit));
  await log(visit, found.report, 'report.version-named', { versionId: id });
  return { kind: 'done', id };
}

export type AdoptRefusal = 'spaceNotYours' | 'adoptedInFuture' | 'alreadyAdopted';

/** Notes that a space of the bilan adopted a version, on which day and where. */
export async function adoptVersion(
  visit: SignedInVisit,
  reportId: string,
  versionId: string,
  values: AdoptionValues,
): Promise<{ kind: 'done' } | Refused<AdoptRefusal> | NotAllowed> {
  const reading = await readReport(visit, reportId);
  const transaction = await visit.transaction();
  const found = reading && (await versionOfReport(transaction, reportId, versionId));
  if (!reading || !found) return { kind: 'missing' };
  if (!mayKeepReport(visit.viewer, reading.report)) return { kind: 'forbidden' };
  if (!adoptingSpaces(visit.viewer, reading.report).includes(values.spaceId)) {
    return refused('spaceId', 'spaceNotYours');
  }
  const adoptedOn = values.adoptedOn ?? visit.today;
  if (adoptedOn > visit.today) return refused('adoptedOn', 'adoptedInFuture');
  if (!(await insertAdoption(transaction, versionId, { ...values, adoptedOn }, writerOf(visit)))) {
    return refused('spaceId', 'alreadyAdopted');
  }
  await log(visit, reading.report, 'report.version-adopted', { versionId, spaceId: values.spaceId });
  return { kind: 'done' };
}

/** A text to compare: a version, or (null) the one that is being written. */
export async function textToCompare(
  visit: SignedInVisit,
  reading: ReportReading,
  versionId: string | null,
): Promise<FrozenText | null> {
  if (versionId === null) return textOf(reading);
  return (await versionOfReport(await visit.transaction(), reading.report.id, versionId))?.text ?? null;
}
