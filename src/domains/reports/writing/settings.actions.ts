import { mayWriteReport } from '#/domains/reports/report.access.ts';
import { log, type NotAllowed, type Refused, readReport, refused } from '#/domains/reports/report.actions.ts';
import { type PeriodRefusal, periodRefusal } from '#/domains/reports/report.rules.ts';
import { tellSharedTextChanged } from '#/platform/shared-texts/changes-elsewhere.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { sharedTextKind } from './section-change.store.ts';
import type { SettingsValues } from './settings.form.ts';
import { archiveReport, chooseDossiers, writeSettings } from './settings.store.ts';
import { reportToWrite } from './writing.actions.ts';

/** Changes what a bilan says of itself: its sections are left as they are. */
export async function changeSettings(
  visit: SignedInVisit,
  id: string,
  values: SettingsValues,
): Promise<{ kind: 'done' } | { kind: 'conflict' } | Refused<PeriodRefusal> | NotAllowed> {
  const found = await reportToWrite(visit, id);
  if (found.kind !== 'report') return found;
  const outOfTime = periodRefusal(values.startsOn, values.endsOn);
  if (outOfTime) return refused('endsOn', outOfTime);
  const transaction = await visit.transaction();
  if (!(await writeSettings(transaction, id, values.version, values))) return { kind: 'conflict' };
  await chooseDossiers(transaction, id, [...new Set(values.dossierIds)]);
  await log(visit, found.report, 'report.settings-changed');
  return { kind: 'done' };
}

/** Puts a bilan away, or takes it up again: whoever writes it may do both. */
export async function putAway(
  visit: SignedInVisit,
  id: string,
  act: 'archive' | 'reopen',
): Promise<{ kind: 'done' } | NotAllowed> {
  const reading = await readReport(visit, id);
  if (!reading) return { kind: 'missing' };
  if (!mayWriteReport(visit.viewer, { ...reading.report, archivedOn: null })) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  const changed = await archiveReport(transaction, id, act === 'archive' ? visit.today : null);
  if (!changed) return { kind: 'done' };
  await tellSharedTextChanged(transaction, sharedTextKind, id);
  await log(visit, reading.report, act === 'archive' ? 'report.archived' : 'report.reopened');
  return { kind: 'done' };
}
