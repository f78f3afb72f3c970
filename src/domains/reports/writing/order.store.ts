import type { Transaction } from '#/platform/database.ts';

/** Takes the order of a bilan in hand, when it is the one seen; false when somebody changed it meanwhile. */
export async function takeOrder(
  transaction: Transaction,
  reportId: string,
  seen: number | null,
): Promise<boolean> {
  const taken = await transaction.query<{ id: string }>({
    name: 'take_report_order',
    text: `UPDATE reports SET order_version = order_version + 1
           WHERE id = $1 AND ($2::int IS NULL OR order_version = $2) RETURNING id`,
    values: [reportId, seen],
  });
  return taken.length > 0;
}

/** Writes the ranks of sections, in the order given. */
export async function writeOrder(
  transaction: Transaction,
  reportId: string,
  ids: readonly string[],
): Promise<void> {
  await transaction.query({
    name: 'write_report_order',
    text: `UPDATE report_sections s SET position = o.position
           FROM unnest($2::uuid[]) WITH ORDINALITY AS o (id, position)
           WHERE s.report_id = $1 AND s.id = o.id AND s.position <> o.position`,
    values: [reportId, ids],
  });
}

/** Cuts a section, or puts it back; false when it is already so. */
export async function cutSection(
  transaction: Transaction,
  reportId: string,
  id: string,
  cutAt: Date | null,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    name: 'cut_report_section',
    text: `UPDATE report_sections SET cut_at = $3
           WHERE report_id = $1 AND id = $2 AND (cut_at IS NULL) = ($3::timestamptz IS NOT NULL) RETURNING id`,
    values: [reportId, id, cutAt],
  });
  return changed.length > 0;
}
