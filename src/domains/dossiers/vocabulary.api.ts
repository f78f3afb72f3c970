import { z } from 'zod';
import { json } from '#/platform/outcome.ts';
import { type ApiOperation, member, operation } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { refusal } from './dossier.api.ts';
import { vocabularyKinds } from './dossier.ts';
import { changeVocabulary } from './vocabulary.actions.ts';
import { vocabularyOf } from './vocabulary.store.ts';

const term = z.object({
  id: z.string(),
  label: z.object({ fr: z.string(), en: z.string() }),
  retiredOn: z.iso.date().nullable(),
});
const vocabulary = z.record(z.enum(vocabularyKinds), z.array(term)).meta({ id: 'SpaceVocabulary' });

const change = z.object({
  kind: z.enum(vocabularyKinds),
  kept: z
    .array(
      z.object({
        id: z.string(),
        fr: z.string().default(''),
        en: z.string().default(''),
        retired: z.boolean().default(false),
      }),
    )
    .default([])
    .describe('Words renamed, retired or taken back; those left out stay as they are.'),
  added: z.array(z.string()).default([]).describe('New words; a retired one comes back.'),
});

export const vocabularyApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/spaces/:espace/vocabulaire',
    access: member('guest'),
    scope: 'spaces:read',
    operationId: 'readVocabulary',
    summary: 'The words a space chose: service axes, fields, categories of people',
    tag: 'spaces',
    response: vocabulary,
    handle: shown,
  }),
  operation({
    method: 'PUT',
    path: '/spaces/:espace/vocabulaire',
    access: member('secretary'),
    scope: 'spaces:write',
    operationId: 'changeVocabulary',
    summary: 'Rename, retire, take back or add words of one kind; none is ever removed',
    tag: 'spaces',
    body: change,
    response: vocabulary,
    handle: async (visit, { body: { kind, ...asked } }) => {
      const outcome = await changeVocabulary(visit, visit.params.espace!, kind, asked);
      if (outcome.kind === 'done') return shown(visit);
      return refusal(visit, { field: 'added', key: outcome.key, values: { maximum: outcome.maximum } });
    },
  }),
];

async function shown(visit: SignedInVisit) {
  return json(await vocabularyOf(await visit.transaction(), visit.params.espace!));
}
