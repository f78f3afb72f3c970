import { insertOwnPlace } from '#/domains/territories/territories.public.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import type { Role } from '#/platform/visit.ts';
import { insertMembership, insertSpace } from './space.store.ts';

const spaces = [
  {
    id: storyId('space:equipe'),
    name: 'Équipe d’organisation communautaire de Rivière-aux-Saules',
    kind: 'team',
    purpose:
      'Quatre personnes qui accompagnent les groupes de l’arrondissement. On note ici ce qu’on fait, pour s’en souvenir ensemble.',
    visibility: 'network',
  },
  {
    id: storyId('space:table'),
    name: 'Table de quartier de Rivière-aux-Saules',
    kind: 'table',
    purpose: 'Organismes, institutions et personnes du quartier, autour du plan de quartier.',
    visibility: 'public',
  },
  {
    id: storyId('space:cellule'),
    name: 'Cellule de crise de Rivière-aux-Saules',
    kind: 'cell',
    purpose: 'Rencontres du mardi : état de situation, mesures d’aide, engagements.',
    visibility: 'network',
  },
  {
    id: storyId('space:direction'),
    name: 'Direction des services à la communauté',
    kind: 'committee',
    purpose:
      'L’établissement reçoit ici les relevés de ses équipes, et leur dit ce qui est décidé avec leurs chiffres.',
    visibility: 'network',
  },
] as const;

const members: readonly (readonly [space: string, person: string, role: Role, since: string])[] = [
  ['space:equipe', 'person:maude', 'facilitator', '2023-04-03'],
  ['space:equipe', 'person:rene', 'secretary', '2023-04-03'],
  ['space:equipe', 'person:idriss', 'member', '2024-09-09'],
  ['space:equipe', 'person:solange', 'member', '2025-01-13'],
  ['space:equipe', 'person:denis', 'guest', '2024-04-01'],
  ['space:table', 'person:therese', 'facilitator', '2022-10-03'],
  ['space:table', 'person:maude', 'secretary', '2023-04-24'],
  ['space:table', 'person:kim', 'member', '2023-02-06'],
  ['space:cellule', 'person:solange', 'facilitator', '2025-02-04'],
  ['space:cellule', 'person:therese', 'member', '2025-02-04'],
  ['space:cellule', 'person:kim', 'member', '2025-02-11'],
  ['space:direction', 'person:denis', 'facilitator', '2024-04-01'],
];

const places = [
  ['place:vieux-moulin', 'Vieux-Moulin', 'neighbourhood'],
  ['place:les-ecluses', 'Les Écluses', 'neighbourhood'],
  ['place:peupliers', 'Domaine-des-Peupliers', 'sector'],
] as const;

/** The story's four spaces and who belongs to them, and the places they name. */
export async function seedSpaces({ transaction }: SeedContext): Promise<void> {
  for (const space of spaces) await insertSpace(transaction, space);
  for (const [space, person, role, sinceOn] of members) {
    await insertMembership(transaction, {
      spaceId: storyId(space),
      personId: storyId(person),
      role,
      sinceOn,
    });
  }
  for (const [id, name, kind] of places) {
    await insertOwnPlace(
      transaction,
      storyId('space:equipe'),
      { name, kind, parentId: null, validFrom: null },
      storyId(id),
    );
  }
}
