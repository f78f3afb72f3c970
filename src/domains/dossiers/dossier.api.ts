import { z } from 'zod';
import type { ErrorWords } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import {
  addPartner,
  changeDossier,
  endPartnership,
  moveDossier,
  openDossier,
  readDossierStory,
  showDossierTo,
} from './dossier.actions.ts';
import {
  dossierFilters,
  dossierForm,
  newDossierForm,
  partnerEndForm,
  partnerForm,
  stateForm,
  visibilityForm,
} from './dossier.form.ts';
import { communityKinds, dossierStates, dossierVisibilities, originKinds, partnerRoles } from './dossier.ts';
import * as dossierWords from './dossier.words.ts';
import { dossierList } from './dossier-list.store.ts';

const day = z.string().meta({ format: 'date' });

const summary = z
  .object({
    id: z.uuid(),
    spaceId: z.uuid(),
    number: z.number().int(),
    title: z.string(),
    state: z.enum(dossierStates),
    sinceOn: day,
    communityKind: z.enum(communityKinds).nullable(),
    fields: z.array(z.string()),
    serviceAxes: z.array(z.string()),
    /** In the order of the axes, whole percents; empty when none is noted. */
    axisShares: z.array(z.number().int()),
    visibility: z.enum(dossierVisibilities),
  })
  .meta({ id: 'DossierSummary' });

const whole = summary
  .omit({ sinceOn: true })
  .extend({
    summary: z.string(),
    origin: z.string(),
    originKind: z.enum(originKinds).nullable(),
    version: z.number().int(),
    states: z.array(z.object({ state: z.enum(dossierStates), sinceOn: day, reason: z.string() })),
    partners: z.array(
      z.object({
        id: z.uuid(),
        organisationId: z.uuid().nullable(),
        name: z.string(),
        role: z.enum(partnerRoles),
        sinceOn: day.nullable(),
        untilOn: day.nullable(),
      }),
    ),
  })
  .meta({ id: 'Dossier' });

const listQuery = dossierFilters.extend({ taille: z.coerce.number().int().min(1).max(200).default(50) });

export const dossierApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/dossiers',
    access: signedIn,
    scope: 'dossiers:read',
    operationId: 'listDossiers',
    summary: 'Dossiers of your spaces, the one that moved last first',
    tag: 'dossiers',
    query: listQuery,
    response: z.object({ items: z.array(summary), next: z.string().nullable() }),
    handle: async (visit, { query }) => {
      const list = await dossierList(await visit.transaction(), query, query.taille);
      return json({ items: list.dossiers, next: list.next });
    },
  }),
  operation({
    method: 'GET',
    path: '/dossiers/:dossier',
    access: signedIn,
    scope: 'dossiers:read',
    operationId: 'readDossier',
    summary: 'One dossier with its states and partners',
    tag: 'dossiers',
    response: whole,
    handle: (visit) => answer(visit, visit.params.dossier),
  }),
  operation({
    method: 'POST',
    path: '/dossiers',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'openDossier',
    summary: 'Open a dossier',
    tag: 'dossiers',
    body: newDossierForm,
    response: whole,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const outcome = await openDossier(visit, body);
      return outcome.kind === 'refused' ? refusal(visit, outcome) : answer(visit, outcome.id, 201);
    },
  }),
  operation({
    method: 'PUT',
    path: '/dossiers/:dossier',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'changeDossier',
    summary: 'Replace what is written of a dossier (If-Match with its ETag)',
    precondition: true,
    tag: 'dossiers',
    body: dossierForm,
    response: whole,
    handle: async (visit, { body }) => {
      const words = wordsFor(visit.locale, dossierWords).problems;
      const id = visit.params.dossier;
      if (!isId(id)) return missing;
      const version = versionAsked(visit);
      if (version === null) {
        return problem({
          status: 428,
          code: 'precondition-missing',
          title: words.preconditionMissing,
          detail: words.preconditionMissingText,
        });
      }
      const outcome = await changeDossier(visit, id, { ...body, version });
      if (outcome.kind === 'conflict') {
        const { versionChanged: title, versionChangedText: detail } = words;
        return problem({ status: 412, code: 'version-changed', title, detail });
      }
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      return outcome.kind === 'done' ? answer(visit, id) : denied(outcome.kind);
    },
  }),
  operation({
    method: 'POST',
    path: '/dossiers/:dossier/etats',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'moveDossier',
    summary: 'Change the state of a dossier, with its day and its reason',
    tag: 'dossiers',
    body: stateForm,
    response: whole,
    handle: async (visit, { body }) => {
      const id = visit.params.dossier;
      if (!isId(id)) return missing;
      const outcome = await moveDossier(visit, id, body);
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      return outcome.kind === 'done' ? answer(visit, id) : denied(outcome.kind);
    },
  }),
  operation({
    method: 'POST',
    path: '/dossiers/:dossier/visibilite',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'showDossierTo',
    summary: 'Say who sees a dossier; `widen: yes` confirms that more people will',
    tag: 'dossiers',
    body: visibilityForm,
    response: whole,
    handle: async (visit, { body }) => {
      const id = visit.params.dossier;
      if (!isId(id)) return missing;
      const outcome = await showDossierTo(visit, id, body.visibility, body.widen === 'yes');
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      return outcome.kind === 'done' ? answer(visit, id) : denied(outcome.kind);
    },
  }),
  operation({
    method: 'POST',
    path: '/dossiers/:dossier/partenaires',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'addDossierPartner',
    summary: 'Tie an organisation to a dossier, by its id or by its name',
    tag: 'dossiers',
    body: partnerForm,
    response: whole,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const id = visit.params.dossier;
      if (!isId(id)) return missing;
      const outcome = await addPartner(visit, id, body);
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      return outcome.kind === 'done' ? answer(visit, id, 201) : denied(outcome.kind);
    },
  }),
  operation({
    method: 'POST',
    path: '/dossiers/:dossier/partenaires/:partenaire',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'endDossierPartner',
    summary: 'End a partnership on a day, or remove it when it was noted by mistake',
    tag: 'dossiers',
    body: partnerEndForm,
    response: whole,
    handle: async (visit, { body }) => {
      const { dossier, partenaire } = visit.params;
      if (!isId(dossier) || !isId(partenaire)) return missing;
      const outcome = await endPartnership(visit, dossier, partenaire, body);
      return outcome.kind === 'done' ? answer(visit, dossier) : denied(outcome.kind);
    },
  }),
];

async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const story = isId(id) ? await readDossierStory(visit, id) : null;
  if (!story) return missing;
  const { openedAt: _, ...dossier } = story.dossier;
  const body = {
    ...dossier,
    states: story.states.map(({ state, sinceOn, reason }) => ({ state, sinceOn, reason })),
    partners: story.partners,
  };
  return json(body, status, { etag: `"${dossier.version}"` });
}

/** A refusal about dossiers as a problem, in the reader's language. */
export function refusal(
  visit: SignedInVisit,
  outcome: { field: string; key: string; values?: Record<string, number> },
  sentences?: ErrorWords,
): Outcome {
  const words = wordsFor(visit.locale, dossierWords);
  const said = errorSentences(visit.locale, [{ values: {}, ...outcome }], sentences ?? words.errors);
  return problem({
    status: 422,
    code: 'refused',
    title: words.problems.refused,
    detail: said.errors[0]?.message,
    errors: said.errors.map((error) => ({ field: error.field, detail: error.message })),
  });
}

function denied(kind: 'missing' | 'forbidden'): Outcome {
  return kind === 'missing' ? missing : forbidden;
}
