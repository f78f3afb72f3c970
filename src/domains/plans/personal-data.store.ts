import type { Transaction } from '#/platform/database.ts';

type Rows = Record<string, unknown>[];

const askedOf: Readonly<Record<string, string>> = {
  opened: `SELECT title, opened_at AS "openedAt" FROM plans WHERE opened_by = $1 ORDER BY opened_at`,
  items: `SELECT p.title AS plan, i.title, i.added_at AS "addedAt" FROM plan_items i JOIN plans p ON p.id = i.plan_id
       WHERE i.added_by = $1 ORDER BY i.added_at`,
  changes: `SELECT i.title AS item, c.kind, c.on_day AS "onDay", c.reason, c.noted_at AS "notedAt"
       FROM plan_item_changes c JOIN plan_items i ON i.id = c.item_id WHERE c.noted_by = $1 ORDER BY c.noted_at`,
  evidence: `SELECT i.title AS item, e.happened_on AS "happenedOn", e.says, e.note, e.linked_at AS "linkedAt"
       FROM plan_evidence e JOIN plan_items i ON i.id = e.item_id WHERE e.linked_by = $1 ORDER BY e.linked_at`,
  readings: `SELECT n.label AS indicator, r.on_day AS "onDay", r.value, r.words, r.noted_at AS "notedAt"
       FROM plan_indicator_readings r JOIN plan_indicators n ON n.id = r.indicator_id
       WHERE r.noted_by = $1 ORDER BY r.noted_at`,
  needs: `SELECT title, money, amount, noted_at AS "notedAt" FROM plan_needs WHERE noted_by = $1 ORDER BY noted_at`,
  levers: `SELECT funder_name AS funder, money, amount, note, noted_at AS "notedAt" FROM plan_levers
       WHERE noted_by = $1 ORDER BY noted_at`,
  closings: `SELECT p.title AS plan, c.kind, c.on_day AS "onDay", c.reason, c.noted_at AS "notedAt"
       FROM plan_closings c JOIN plans p ON p.id = c.plan_id WHERE c.noted_by = $1 ORDER BY c.noted_at`,
  versions: `SELECT p.title AS plan, v.name, v.frozen_at AS "frozenAt" FROM plan_versions v JOIN plans p ON p.id = v.plan_id
       WHERE v.frozen_by = $1 ORDER BY v.frozen_at`,
  adoptions: `SELECT v.name AS version, a.adopted_on AS "adoptedOn", a.how, a.noted_at AS "notedAt"
       FROM plan_version_adoptions a JOIN plan_versions v ON v.id = a.version_id
       WHERE a.noted_by = $1 ORDER BY a.noted_at`,
};

/** What a person wrote in plans: what they opened, added, noted, linked, froze and adopted. */
export async function plansWrittenBy(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, Rows>> {
  const held: Record<string, Rows> = {};
  for (const [name, text] of Object.entries(askedOf)) {
    held[name] = await transaction.query<Record<string, unknown>>({ text, values: [personId] });
  }
  return held;
}

const columnsOfPeople: readonly (readonly [table: string, column: string])[] = [
  ['plans', 'opened_by'],
  ['plan_items', 'added_by'],
  ['plan_item_changes', 'noted_by'],
  ['plan_evidence', 'linked_by'],
  ['plan_indicator_readings', 'noted_by'],
  ['plan_needs', 'noted_by'],
  ['plan_levers', 'noted_by'],
  ['plan_closings', 'noted_by'],
  ['plan_versions', 'frozen_by'],
  ['plan_version_adoptions', 'noted_by'],
];

/** Takes the person's name off what they wrote; plans belong to the memory of their spaces. */
export async function forgetInPlans(transaction: Transaction, personId: string): Promise<void> {
  for (const [table, column] of columnsOfPeople) {
    await transaction.query({
      text: `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`,
      values: [personId],
    });
  }
}
