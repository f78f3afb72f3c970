import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { giveToTheStory, insertOrganisation } from './organisation.store.ts';
import { storyOrganisations } from './story-organisations.data.ts';

/** The story's directory, two of its organisations entered twice, as happens. */
export async function seedOrganisations({ transaction, today }: SeedContext): Promise<void> {
  for (const [position, [key, name, kind, otherNames = []]] of storyOrganisations.entries()) {
    const content = {
      name,
      otherNames,
      kind,
      description: '',
      placeIds: [],
      address: `${120 + position * 7}, rue du Moulin\nRivière-aux-Saules (Québec)  H0H 0H0`,
      phone: `514 555-${String(100 + position).padStart(4, '0')}`,
      email: `bonjour@${key}.example`,
      website: `https://${key}.example`,
      privacyTitle: position % 2 === 0 ? 'Direction générale' : '',
      privacyContact: position % 2 === 0 ? `vie.privee@${key}.example` : '',
    };
    await insertOrganisation(transaction, content, {
      personId: null,
      id: storyId(`organisation:${key}`),
      verifiedOn: position % 3 === 0 ? today : null,
    });
  }
  await giveToTheStory(
    transaction,
    storyOrganisations.map(([key]) => storyId(`organisation:${key}`)),
  );
}
