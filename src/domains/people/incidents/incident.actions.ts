import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { incidentById, insertIncident, updateIncident } from './incident.store.ts';
import type { IncidentText } from './incident.ts';

/** Enters an incident in the register; returns its id. */
export async function recordIncident(visit: SignedInVisit, text: IncidentText): Promise<string> {
  const by = { personId: visit.viewer.personId, now: visit.now };
  const id = await insertIncident(await visit.transaction(), text, by);
  await log(visit, id, 'incident.recorded');
  return id;
}

/** Completes an incident; false when there is none such. */
export async function completeIncident(
  visit: SignedInVisit,
  id: string,
  text: IncidentText,
): Promise<boolean> {
  const transaction = await visit.transaction();
  if (!(await incidentById(transaction, id))) return false;
  await updateIncident(transaction, id, text, visit.now);
  await log(visit, id, 'incident.completed');
  return true;
}

async function log(visit: SignedInVisit, subjectId: string, kind: string): Promise<void> {
  const { personId } = visit.viewer;
  const happening = { personId, spaceId: null, kind, subjectKind: 'incident', subjectId };
  await logHappening(await visit.transaction(), happening);
}
