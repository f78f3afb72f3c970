import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { crossTable } from './cross-table.rules.ts';
import { release } from './release.actions.ts';
import { metByPlace, storyPlaces, storySubjects } from './story-portrait.data.ts';

/**
 * Two releases of the neighbourhood table: its portrait, handed to the borough, then the same portrait with the places
 * gathered two by two, handed to a funder. The second is protected with regard to the first.
 */
export async function seedProtection({ transaction }: SeedContext): Promise<void> {
  const request = {
    spaceId: storyId('space:table'),
    purpose: null,
    releasedBy: storyId('person:therese'),
  };
  await release(transaction, {
    ...request,
    publication: portrait({ code: 'all', parts: storyPlaces.map((code) => ({ code })) }),
    subject: { kind: 'portrait', id: 'portrait-de-quartier' },
    title: 'Portrait de quartier : personnes rencontrées par lieu et par sujet',
    audience: 'L’arrondissement',
  });
  await release(transaction, {
    ...request,
    publication: portrait({
      code: 'all',
      parts: [
        { code: 'riverside', parts: [{ code: 'vieux-moulin' }, { code: 'les-ecluses' }] },
        { code: 'heights', parts: [{ code: 'peupliers' }, { code: 'gare' }] },
      ],
    }),
    subject: { kind: 'portrait', id: 'portrait-par-secteur' },
    title: 'Portrait de quartier, regroupé par secteur',
    audience: 'Le Fonds du Rivage, pour sa reddition annuelle',
  });
}

interface Tree {
  code: string;
  parts?: readonly Tree[];
}

function portrait(places: Tree) {
  const subjects = { code: 'all', parts: storySubjects.map((code) => ({ code })) };
  return crossTable('portrait', [places, subjects], ([place, subject]) => {
    const within = leavesOf(places, place!);
    const concerned = subject === 'all' ? storySubjects : [subject!];
    const met = within.flatMap((leaf) => concerned.map((at) => metByPlace[leaf]![at]!));
    return {
      value: met.reduce((sum, { people }) => sum + people, 0),
      people: met.reduce((sum, { people }) => sum + people, 0),
      organisations: Math.max(...met.map(({ organisations }) => organisations)),
    };
  });
}

/** Places under a code. */
function leavesOf(tree: Tree, code: string): string[] {
  const all = (node: Tree): string[] => node.parts?.flatMap(all) ?? [node.code];
  if (tree.code === code) return all(tree);
  return (tree.parts ?? []).flatMap((part) => leavesOf(part, code));
}
