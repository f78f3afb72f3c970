import type { Transaction } from '#/platform/database.ts';
import type { BelongingValues } from './belonging.form.ts';
import type { BelongingSpan } from './territory.ts';

/** Belongings of places that a space named: what may go round in a circle. */
export async function belongingsInSpace(
  transaction: Transaction,
  spaceId: string,
): Promise<(BelongingSpan & { id: string })[]> {
  return transaction.query({
    name: 'belongings_in_space',
    text: `SELECT b.id, b.place_id AS "placeId", b.parent_id AS "parentId", b.valid_from AS "validFrom",
             b.valid_until AS "validUntil"
           FROM place_belongings b JOIN places p ON p.id = b.place_id WHERE p.space_id = $1`,
    values: [spaceId],
  });
}

export async function insertBelonging(
  transaction: Transaction,
  placeId: string,
  { parentId, validFrom, validUntil }: BelongingValues,
): Promise<string> {
  const [row] = await transaction.query<{ id: string }>({
    text: `INSERT INTO place_belongings (place_id, parent_id, valid_from, valid_until) VALUES ($1, $2, $3, $4) RETURNING id`,
    values: [placeId, parentId, validFrom, validUntil],
  });
  return row!.id;
}

export async function updateBelonging(
  transaction: Transaction,
  id: string,
  { parentId, validFrom, validUntil }: BelongingValues,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE place_belongings SET parent_id = $2, valid_from = $3, valid_until = $4 WHERE id = $1',
    values: [id, parentId, validFrom, validUntil],
  });
}

export async function deleteBelonging(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({ text: 'DELETE FROM place_belongings WHERE id = $1', values: [id] });
}
