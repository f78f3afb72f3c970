import { z } from 'zod';
import { versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, administrator, operation } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { completeIncident, recordIncident } from './incident.actions.ts';
import { incidentForm } from './incident.form.ts';
import { incidentById, incidents } from './incident.store.ts';
import type { Incident } from './incident.ts';

const day = z.iso.date();
const incident = z
  .object({
    id: z.uuid(),
    recordedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    information: z.string(),
    circumstances: z.string(),
    happened: z.string(),
    noticedOn: day,
    peopleConcerned: z.string(),
    harm: z.string(),
    serious: z.boolean(),
    commissionNotifiedOn: day.nullable(),
    peopleNotifiedOn: day.nullable(),
    publicNotice: z.string(),
    measures: z.string(),
  })
  .meta({ id: 'Incident', description: 'An entry of the register of confidentiality incidents.' });

const list = '/administration/incidents';
const common = { access: administrator, tag: 'administration', response: incident } as const;
const scopes = { reading: 'administration:read', acting: 'administration:write' } as const;

export const incidentApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path: list,
    scope: scopes.reading,
    operationId: 'listIncidents',
    summary: 'The whole register of confidentiality incidents, the last noticed first',
    response: z.object({ items: z.array(incident) }),
    handle: async (visit) => json({ items: (await incidents(await visit.transaction())).map(shown) }),
  }),
  operation({
    ...common,
    method: 'GET',
    path: `${list}/:incident`,
    scope: scopes.reading,
    operationId: 'readIncident',
    summary: 'An incident of the register',
    handle: (visit) => answer(visit, visit.params.incident),
  }),
  operation({
    ...common,
    method: 'POST',
    path: list,
    scope: scopes.acting,
    operationId: 'recordIncident',
    summary: 'Enter an incident in the register',
    body: incidentForm,
    successStatus: 201,
    handle: async (visit, { body }) => answer(visit, await recordIncident(visit, body), 201),
  }),
  operation({
    ...common,
    method: 'PUT',
    path: `${list}/:incident`,
    scope: scopes.acting,
    operationId: 'completeIncident',
    summary: 'Complete or correct an incident (If-Match with its ETag)',
    precondition: true,
    body: incidentForm,
    handle: async (visit, { body }) => {
      const id = visit.params.incident;
      const found = isId(id) ? await incidentById(await visit.transaction(), id) : null;
      if (!found) return missing;
      const read = printAsked(visit);
      if (read === null) return versionProblem(visit, 428);
      if (read !== tagOf(found)) return versionProblem(visit, 412);
      await completeIncident(visit, found.id, body);
      return answer(visit, found.id);
    },
  }),
];

const shown = (one: Incident) => ({
  ...one,
  recordedAt: one.recordedAt.toISOString(),
  changedAt: one.changedAt.toISOString(),
});

const tagOf = (one: Incident) => printOf(JSON.stringify(shown(one)));

async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const found = isId(id) ? await incidentById(await visit.transaction(), id) : null;
  return found ? json(shown(found), status, { etag: `"${tagOf(found)}"` }) : missing;
}
