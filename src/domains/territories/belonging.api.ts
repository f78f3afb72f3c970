import { z } from 'zod';
import { notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import {
  addBelonging,
  type BelongingOutcome,
  belongingPrint,
  correctBelonging,
  readPlacedIn,
  removeBelonging,
} from './belonging.actions.ts';
import { belongingForm } from './belonging.form.ts';
import * as belongingWords from './belonging.words.ts';
import type { Belonging } from './territory.ts';

const ownBelonging = z
  .object({
    id: z.uuid(),
    parentId: z.uuid(),
    parentName: z.string(),
    validFrom: z.iso.date().nullable().describe('First day it holds; null: as far as anybody knows, always.'),
    validUntil: z.iso.date().nullable().describe('First day it no longer holds.'),
  })
  .meta({ id: 'OwnPlaceBelonging' });

const shown = ({ id, place, validFrom, validUntil }: Belonging) => ({
  id,
  parentId: place.id,
  parentName: place.name,
  validFrom,
  validUntil,
});

const list = '/spaces/:espace/lieux/:territoire/appartenances';
const one = `${list}/:appartenance`;
const reading = { tag: 'territories', access: member('guest'), scope: 'spaces:read' } as const;
const writing = { tag: 'territories', access: member('secretary'), scope: 'spaces:write' } as const;

export const belongingApi: ApiOperation[] = [
  operation({
    ...reading,
    method: 'GET',
    path: list,
    operationId: 'listPlaceBelongings',
    summary: 'What a place of the space lies in, in every division, past and present',
    response: z.object({ items: z.array(ownBelonging) }),
    handle: async (visit) => {
      const placed = await placedIn(visit);
      return placed ? json({ items: placed.belongings.map(shown) }) : missing;
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: list,
    operationId: 'addPlaceBelonging',
    summary: 'Say what else a place of the space lies in, between two days',
    body: belongingForm,
    response: ownBelonging,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const placed = await placedIn(visit);
      if (!placed) return missing;
      return answered(visit, await addBelonging(visit, visit.params.espace!, placed.place.id, body), 201);
    },
  }),
  operation({
    ...reading,
    method: 'GET',
    path: one,
    operationId: 'readPlaceBelonging',
    summary: 'One belonging of a place of the space',
    response: ownBelonging,
    handle: (visit) => answer(visit, visit.params.appartenance),
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: one,
    operationId: 'correctPlaceBelonging',
    summary: 'Write a belonging again: its territory, its days, its end (If-Match with its ETag)',
    precondition: true,
    body: belongingForm,
    response: ownBelonging,
    handle: (visit, { body }) =>
      asRead(visit, async (at, read) => answered(visit, await correctBelonging(visit, at, body, read))),
  }),
  operation({
    ...writing,
    method: 'DELETE',
    path: one,
    operationId: 'removePlaceBelonging',
    summary: 'Take back a belonging that was noted by mistake (If-Match with its ETag)',
    precondition: true,
    successStatus: 204,
    handle: (visit) =>
      asRead(visit, async (at, read) => {
        const outcome = await removeBelonging(visit, at, read);
        return outcome.kind === 'done' ? json(undefined, 204) : answered(visit, outcome);
      }),
  }),
];

async function placedIn(visit: SignedInVisit) {
  const { espace, territoire } = visit.params;
  return isId(territoire) ? readPlacedIn(visit, espace!, territoire) : null;
}

async function asRead(
  visit: SignedInVisit,
  act: (at: { spaceId: string; placeId: string; id: string }, read: string) => Promise<Outcome>,
): Promise<Outcome> {
  const { espace, territoire, appartenance } = visit.params;
  if (!isId(territoire) || !isId(appartenance)) return missing;
  const read = printAsked(visit);
  if (read === null) return versionProblem(visit, 428);
  return act({ spaceId: espace!, placeId: territoire, id: appartenance }, read);
}

function answered(visit: SignedInVisit, outcome: BelongingOutcome, status = 200): Promise<Outcome> | Outcome {
  if (outcome.kind === 'done') return answer(visit, outcome.id, status);
  return notDoneProblem(visit, outcome, wordsFor(visit.locale, belongingWords).errors);
}

async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const belonging = (await placedIn(visit))?.belongings.find((candidate) => candidate.id === id);
  return belonging ? json(shown(belonging), status, { etag: `"${belongingPrint(belonging)}"` }) : missing;
}
