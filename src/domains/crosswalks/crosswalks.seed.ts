import { frozenCodebook, shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertCrosswalk } from './crosswalk.store.ts';
import { storyLinks } from './story-crosswalk.data.ts';

/** What the team’s official types become in the list of an invented funder; one of them is left undecided. */
export async function seedCrosswalks({ transaction }: SeedContext): Promise<void> {
  const [official] = shippedCodebooks;
  const funder = shippedCodebooks.find(({ id }) => id === 'fonds-du-rivage');
  if (!official || !funder) return;
  const [from, to] = [official, funder].map(({ id, version }) => ({ id, version }));
  if (!from || !to) return;
  await frozenCodebook(transaction, from, null);
  await frozenCodebook(transaction, to, null);
  const identity = { from, to, validFromOn: '2024-04-01', validUntilOn: null };
  await insertCrosswalk(
    transaction,
    { ...identity, id: storyId('crosswalk:fonds'), spaceId: storyId('space:equipe') },
    storyLinks,
    storyId('person:rene'),
  );
}
