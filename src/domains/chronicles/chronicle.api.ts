import { z } from 'zod';
import {
  dossierWordsInEnglish,
  dossierWordsInFrench,
  readDossierStory,
} from '#/domains/dossiers/dossiers.public.ts';
import { itemsOfDossier } from '#/domains/plans/plans.public.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { mayReadInside } from './chronicle.access.ts';
import { eventBody, observedForm, stepActForm, stepForm } from './chronicle.form.ts';
import * as chronicleWords from './chronicle.words.ts';
import { filesOfDossier, filesOfTraces } from './dossier-file.store.ts';
import { markEvent, removeEvent, rewriteEvent } from './marked-event.actions.ts';
import { eventsOfDossier } from './marked-event.store.ts';
import { moveStep, noteStep } from './next-step.actions.ts';
import { stepsOfDossier } from './next-step.store.ts';
import { stepEnds } from './next-step.ts';
import { noteChange, removeChange, rewriteChange } from './observed-change.actions.ts';
import { changesOfDossier } from './observed-change.store.ts';

const day = z.string().meta({ format: 'date' });
const file = z.object({ id: z.uuid(), kind: z.string(), fileName: z.string(), description: z.string() });

const chronicle = z
  .object({
    dossierId: z.uuid(),
    events: z.array(
      z.object({
        id: z.uuid(),
        traceId: z.uuid().nullable(),
        traceTitle: z.string().nullable(),
        happenedOn: day,
        fact: z.string(),
        why: z.string(),
        sources: z.string(),
        version: z.number().int(),
      }),
    ),
    changes: z.array(
      z.object({
        id: z.uuid(),
        observedOn: day,
        groupChange: z.string(),
        ownPart: z.string(),
        othersPart: z.string(),
        sources: z.string(),
        traces: z.array(z.object({ id: z.uuid(), title: z.string(), eventOn: day })),
        version: z.number().int(),
      }),
    ),
    steps: z.array(
      z.object({
        id: z.uuid(),
        text: z.string(),
        carriedBy: z.string(),
        dueOn: day.nullable(),
        endedAs: z.enum(stepEnds).nullable(),
        endedOn: day.nullable(),
        version: z.number().int(),
      }),
    ),
    planItems: z.array(
      z.object({
        itemId: z.uuid(),
        itemTitle: z.string(),
        planId: z.uuid(),
        planTitle: z.string(),
        state: z.string(),
        happenedOn: day.nullable(),
      }),
    ),
    /** Those of the dossier itself, for people of its space. */
    files: z.array(file),
    traceFiles: z.array(file.extend({ traceId: z.uuid() })),
  })
  .meta({ id: 'Chronicle' });

const reading = { access: signedIn, scope: 'dossiers:read', tag: 'dossiers', response: chronicle } as const;
const writing = { ...reading, scope: 'dossiers:write' } as const;

export const chronicleApi: ApiOperation[] = [
  operation({
    ...reading,
    method: 'GET',
    path: '/dossiers/:dossier/histoire',
    operationId: 'readChronicle',
    summary: 'What a dossier tells: marked events, observed changes, next steps, items of plans, files',
    handle: (visit) => answer(visit),
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/dossiers/:dossier/evenements',
    operationId: 'markEvent',
    summary: 'Mark a trace, or a dated fact, with one sentence that says why it counts',
    body: eventBody,
    successStatus: 201,
    handle: async (visit, { body }) => told(visit, await markEvent(visit, visit.params.dossier, body), 201),
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: '/dossiers/:dossier/evenements/:evenement',
    operationId: 'rewriteEvent',
    summary: 'Write a marked event again (If-Match with its version)',
    precondition: true,
    body: eventBody.omit({ traceId: true }),
    handle: (visit, { body }) =>
      versioned(visit, visit.params.evenement, (id, version) =>
        rewriteEvent(visit, visit.params.dossier, id, { ...body, version }),
      ),
  }),
  operation({
    ...writing,
    method: 'DELETE',
    path: '/dossiers/:dossier/evenements/:evenement',
    operationId: 'removeEvent',
    summary: 'Take a marked event off the story; its texts stay and it can be put back',
    handle: async (visit) => {
      const id = visit.params.evenement;
      return isId(id) ? told(visit, await removeEvent(visit, visit.params.dossier, id, 'remove')) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/dossiers/:dossier/evenements/:evenement/restauration',
    operationId: 'restoreEvent',
    summary: 'Put a marked event back in the story, as it was',
    handle: async (visit) => {
      const id = visit.params.evenement;
      return isId(id) ? told(visit, await removeEvent(visit, visit.params.dossier, id, 'restore')) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/dossiers/:dossier/changements',
    operationId: 'noteChange',
    summary:
      'Note what changed for the group, apart from the part of the organisers, of others, and the sources',
    body: observedForm,
    successStatus: 201,
    handle: async (visit, { body }) => told(visit, await noteChange(visit, visit.params.dossier, body), 201),
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: '/dossiers/:dossier/changements/:changement',
    operationId: 'rewriteChange',
    summary: 'Write an observed change again (If-Match with its version)',
    precondition: true,
    body: observedForm,
    handle: (visit, { body }) =>
      versioned(visit, visit.params.changement, (id, version) =>
        rewriteChange(visit, visit.params.dossier, id, { ...body, version }),
      ),
  }),
  operation({
    ...writing,
    method: 'DELETE',
    path: '/dossiers/:dossier/changements/:changement',
    operationId: 'removeChange',
    summary: 'Take an observed change off the story; its texts stay and it can be put back',
    handle: async (visit) => {
      const id = visit.params.changement;
      return isId(id) ? told(visit, await removeChange(visit, visit.params.dossier, id, 'remove')) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/dossiers/:dossier/changements/:changement/restauration',
    operationId: 'restoreChange',
    summary: 'Put an observed change back in the story, as it was',
    handle: async (visit) => {
      const id = visit.params.changement;
      return isId(id) ? told(visit, await removeChange(visit, visit.params.dossier, id, 'restore')) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/dossiers/:dossier/pas',
    operationId: 'noteStep',
    summary: 'Note what comes next: what, who carries it, by which day',
    body: stepForm,
    successStatus: 201,
    handle: async (visit, { body }) => told(visit, await noteStep(visit, visit.params.dossier, body), 201),
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/dossiers/:dossier/pas/:pas',
    operationId: 'moveStep',
    summary: 'Say that a step is done, let go or taken up again, or write it again',
    body: stepActForm,
    handle: async (visit, { body }) => {
      const id = visit.params.pas;
      return isId(id) ? told(visit, await moveStep(visit, visit.params.dossier, id, body)) : missing;
    },
  }),
];

type Told =
  | { kind: 'done' }
  | { kind: 'conflict' }
  | { kind: 'refused'; field: string; key: string }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

async function told(visit: SignedInVisit, outcome: Told, status = 200): Promise<Outcome> {
  if (outcome.kind === 'done') return answer(visit, status);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  const words = problemsOf(visit);
  if (outcome.kind === 'conflict') {
    return problem({
      status: 412,
      code: 'version-changed',
      title: words.versionChanged,
      detail: words.versionChangedText,
    });
  }
  const sentences = wordsFor(visit.locale, chronicleWords).errors;
  const said = errorSentences(visit.locale, [{ values: {}, ...outcome }], sentences);
  return problem({
    status: 422,
    code: 'refused',
    title: words.refused,
    detail: said.errors[0]?.message,
    errors: said.errors.map((error) => ({ field: error.field, detail: error.message })),
  });
}

const problemsOf = (visit: SignedInVisit) =>
  wordsFor(visit.locale, { fr: dossierWordsInFrench, en: dossierWordsInEnglish }).problems;

async function versioned(
  visit: SignedInVisit,
  id: string | undefined,
  act: (id: string, version: number) => Promise<Told>,
): Promise<Outcome> {
  if (!isId(id)) return missing;
  const version = versionAsked(visit);
  if (version !== null) return told(visit, await act(id, version));
  const words = problemsOf(visit);
  return problem({
    status: 428,
    code: 'precondition-missing',
    title: words.preconditionMissing,
    detail: words.preconditionMissingText,
  });
}

async function answer(visit: SignedInVisit, status = 200): Promise<Outcome> {
  const id = visit.params.dossier;
  const story = isId(id) ? await readDossierStory(visit, id) : null;
  if (!story) return missing;
  const transaction = await visit.transaction();
  const { dossier } = story;
  const inside = mayReadInside(visit.viewer, dossier);
  const named = <One extends z.output<typeof file>>({ kind, fileName, description, ...rest }: One) => ({
    id: rest.id,
    kind,
    fileName,
    description,
  });
  return json(
    {
      dossierId: dossier.id,
      events: (await eventsOfDossier(transaction, dossier.id)).map(
        ({ dossierId: _, removedAt: __, ...event }) => event,
      ),
      changes: (await changesOfDossier(transaction, dossier.id)).map(
        ({ dossierId: _, removedAt: __, ...change }) => change,
      ),
      steps: (await stepsOfDossier(transaction, dossier.id)).map(({ dossierId: _, ...step }) => step),
      planItems: await itemsOfDossier(transaction, dossier.id),
      files: inside ? (await filesOfDossier(transaction, dossier.id)).map(named) : [],
      traceFiles: (await filesOfTraces(transaction, dossier.id, 200)).map((one) => ({
        ...named(one),
        traceId: one.traceId,
      })),
    },
    status,
  );
}
