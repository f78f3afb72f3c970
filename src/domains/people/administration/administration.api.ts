import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { json, missing, problem } from '#/platform/outcome.ts';
import { type ApiOperation, administrator, operation } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { changeAccess } from './administration.actions.ts';
import { administeredPeople, administeredPerson } from './administration.store.ts';
import type { AdministeredPerson } from './administration.ts';
import * as administrationWords from './administration.words.ts';

const person = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    joinedAt: z.iso.datetime(),
    isAdministrator: z.boolean(),
    isDisabled: z.boolean(),
    isOfTheStory: z.boolean().describe('Of the demonstration: their access is nobody’s to change.'),
  })
  .meta({ id: 'AdministeredPerson' });

const listQuery = z.object({
  q: z.string().trim().max(100).default(''),
  suite: z.guid().nullable().default(null),
  taille: z.coerce.number().int().min(1).max(200).default(50),
});

/** Who has an account here. Who administers, and links to choose a password, are for the page alone. */
export const administrationApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/administration/personnes',
    access: administrator,
    scope: 'administration:read',
    operationId: 'listPeople',
    summary: 'People of the instance, in alphabetical order and no other',
    tag: 'administration',
    query: listQuery,
    response: z.object({ items: z.array(person), next: z.string().nullable() }),
    handle: async (visit, { query: { q, suite: after, taille } }) => {
      const found = await administeredPeople(await visit.transaction(), q, { after, most: taille + 1 });
      const items = found.slice(0, taille);
      return json({ items: items.map(shown), next: found.length > taille ? items.at(-1)!.id : null });
    },
  }),
  operation({
    method: 'PUT',
    path: '/administration/personnes/:personne/acces',
    access: administrator,
    scope: 'administration:write',
    operationId: 'changeAccess',
    summary: 'Stop the access of somebody, which closes their sessions, or give it back',
    tag: 'administration',
    body: z.object({ isOpen: z.boolean() }),
    response: person,
    handle: async (visit, { body: { isOpen } }) => {
      const { personne } = visit.params;
      if (!isId(personne)) return missing;
      const outcome = await changeAccess(visit, personne, isOpen);
      if (outcome === 'lastOne' || outcome === 'notTheirs') {
        const { refused: title, [outcome]: detail } = wordsFor(visit.locale, administrationWords).people;
        return problem({ status: 422, code: 'refused', title, detail });
      }
      const changed = outcome && (await administeredPerson(await visit.transaction(), personne));
      return changed ? json(shown(changed)) : missing;
    },
  }),
];

const shown = (one: AdministeredPerson) => ({ ...one, joinedAt: one.joinedAt.toISOString() });
