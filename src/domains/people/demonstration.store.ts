import type { Transaction } from '#/platform/database.ts';

/** Keys of the people of the story who are in this database. As the system. */
export async function storyPeoplePresent(transaction: Transaction): Promise<Set<string>> {
  const rows = await transaction.query<{ story_role: string }>({
    text: `SELECT story_role FROM people
           WHERE story_role IS NOT NULL AND left_at IS NULL AND disabled_at IS NULL`,
  });
  return new Set(rows.map((row) => row.story_role));
}
