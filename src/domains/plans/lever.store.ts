import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Lever, LeverContent, Need, NeedContent } from './lever.ts';

/** What the items of a plan need, in money. */
export async function needsOfPlan(transaction: Transaction, planId: string): Promise<Need[]> {
  return transaction.query<Need>({
    name: 'needs_of_plan',
    text: `SELECT id, item_id AS "itemId", title, money, recurring, amount, starts_on AS "startsOn",
             until_on AS "untilOn", version
           FROM plan_needs WHERE plan_id = $1 ORDER BY lower(title), id`,
    values: [planId],
  });
}

/** The financial levers of a plan, by funder. */
export async function leversOfPlan(transaction: Transaction, planId: string): Promise<Lever[]> {
  return transaction.query<Lever>({
    name: 'levers_of_plan',
    text: `SELECT id, item_id AS "itemId", need_id AS "needId", funder_id AS "funderId", funder_name AS "funderName",
             recipient, money, recurring, standing, amount, starts_on AS "startsOn", until_on AS "untilOn",
             reporting_hours AS "reportingHours", note, version
           FROM plan_levers WHERE plan_id = $1 ORDER BY lower(funder_name), until_on NULLS LAST, id`,
    values: [planId],
  });
}

interface By {
  personId: string;
  at: Date;
}

export async function insertNeed(
  transaction: Transaction,
  planId: string,
  need: NeedContent,
  by: By,
  id: string = newId(),
): Promise<string> {
  await transaction.query({
    text: `INSERT INTO plan_needs (id, plan_id, item_id, title, money, recurring, amount, starts_on, until_on, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      id,
      planId,
      need.itemId,
      need.title,
      need.money,
      need.recurring,
      need.amount,
      need.startsOn,
      need.untilOn,
      by.personId,
      by.at,
    ],
  });
  return id;
}

/** Writes a need over the version it was changed from; false when somebody changed it meanwhile. */
export async function updateNeed(
  transaction: Transaction,
  planId: string,
  id: string,
  version: number,
  need: NeedContent,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE plan_needs SET item_id = $4, title = $5, money = $6, recurring = $7, amount = $8, starts_on = $9,
             until_on = $10, version = version + 1
           WHERE plan_id = $1 AND id = $2 AND version = $3 RETURNING id`,
    values: [
      planId,
      id,
      version,
      need.itemId,
      need.title,
      need.money,
      need.recurring,
      need.amount,
      need.startsOn,
      need.untilOn,
    ],
  });
  return changed.length > 0;
}

type LeverRow = LeverContent & { funderId: string | null };

const leverValues = (lever: LeverRow) => [
  lever.itemId,
  lever.needId,
  lever.funderId,
  lever.funderName,
  lever.recipient,
  lever.money,
  lever.recurring,
  lever.standing,
  lever.amount,
  lever.startsOn,
  lever.untilOn,
  lever.reportingHours,
  lever.note,
];

export async function insertLever(
  transaction: Transaction,
  planId: string,
  lever: LeverRow,
  by: By,
): Promise<string> {
  const id = newId();
  await transaction.query({
    text: `INSERT INTO plan_levers (id, plan_id, item_id, need_id, funder_id, funder_name, recipient, money, recurring,
             standing, amount, starts_on, until_on, reporting_hours, note, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    values: [id, planId, ...leverValues(lever), by.personId, by.at],
  });
  return id;
}

/** Writes a lever over the version it was changed from; false when somebody changed it meanwhile. */
export async function updateLever(
  transaction: Transaction,
  planId: string,
  id: string,
  version: number,
  lever: LeverRow,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE plan_levers SET item_id = $4, need_id = $5, funder_id = $6, funder_name = $7, recipient = $8, money = $9,
             recurring = $10, standing = $11, amount = $12, starts_on = $13, until_on = $14, reporting_hours = $15,
             note = $16, version = version + 1
           WHERE plan_id = $1 AND id = $2 AND version = $3 RETURNING id`,
    values: [planId, id, version, ...leverValues(lever)],
  });
  return changed.length > 0;
}

/** Takes off a need or a lever noted by mistake; false when it is not there, or not at the version asked. */
export async function deleteMoney(
  transaction: Transaction,
  kind: 'need' | 'lever',
  planId: string,
  id: string,
  version: number | null = null,
): Promise<boolean> {
  const gone = await transaction.query<{ id: string }>({
    text: `DELETE FROM ${kind === 'need' ? 'plan_needs' : 'plan_levers'}
           WHERE plan_id = $1 AND id = $2 AND ($3::int IS NULL OR version = $3) RETURNING id`,
    values: [planId, id, version],
  });
  return gone.length > 0;
}

/** The same funder's levers in other plans that the viewer may see: money one may add to rather than ask again. */
export async function leversElsewhere(
  transaction: Transaction,
  planId: string,
  funderIds: readonly string[],
): Promise<{ planId: string; planTitle: string; funderId: string; funderName: string }[]> {
  if (funderIds.length === 0) return [];
  return transaction.query({
    name: 'levers_elsewhere',
    text: `SELECT DISTINCT p.id AS "planId", p.title AS "planTitle", l.funder_id AS "funderId",
             l.funder_name AS "funderName"
           FROM plan_levers l JOIN plans p ON p.id = l.plan_id
           WHERE l.plan_id <> $1 AND l.funder_id = ANY ($2) AND l.standing <> 'ended'
           ORDER BY "funderName", "planTitle", "planId"`,
    values: [planId, funderIds],
  });
}
