import type { Transaction } from '#/platform/database.ts';

/** Until the end of the transaction, nobody else changes this place. */
export async function holdOwnPlace(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({
    name: 'hold_own_place',
    text: 'SELECT id FROM places WHERE id = $1 AND space_id IS NOT NULL FOR UPDATE',
    values: [id],
  });
}

/** Until the end of the transaction, nobody else names a place in this space. */
export async function holdNamesOf(transaction: Transaction, spaceId: string): Promise<void> {
  await transaction.query({
    name: 'hold_own_place_names',
    text: "SELECT pg_advisory_xact_lock(hashtextextended('own places ' || $1, 0))",
    values: [spaceId],
  });
}
