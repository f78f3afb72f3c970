import type { SeedContext } from '#/platform/domain.ts';
import { storyPeople } from './story-people.data.ts';

export { storyPeople } from './story-people.data.ts';

/** Writes the people of the story: no address, no password; the demonstration's door is their only one. */
export async function seedPeople({ transaction, today }: SeedContext): Promise<void> {
  for (const person of storyPeople) {
    await transaction.query({
      text: `INSERT INTO people (id, name, locale, joined_at, story_role)
             VALUES ($1, $2, 'fr', $3::date - interval '14 months', $4)`,
      values: [person.id, person.name, today, person.key],
    });
  }
}
