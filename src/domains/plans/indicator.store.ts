import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Indicator, IndicatorReading } from './plan-item.ts';

interface IndicatorRow {
  id: string;
  item_id: string;
  kind: Indicator['kind'];
  label: string;
  unit: string;
  baseline: number | null;
  baseline_on: string | null;
  target: number | null;
  readings: IndicatorReading[];
}

/** Indicators of a plan, or of one of its items, with their readings; by item. */
export async function indicatorsOf(
  transaction: Transaction,
  planId: string,
  itemId: string | null = null,
): Promise<Map<string, Indicator[]>> {
  const rows = await transaction.query<IndicatorRow>({
    name: 'indicators_of_plan',
    text: `SELECT n.id, n.item_id, n.kind, n.label, n.unit, n.baseline, n.baseline_on, n.target,
             coalesce((SELECT json_agg(json_build_object('id', r.id, 'onDay', r.on_day, 'value', r.value, 'words', r.words)
                         ORDER BY r.on_day, r.noted_at) FROM plan_indicator_readings r WHERE r.indicator_id = n.id), '[]') AS readings
           FROM plan_items i JOIN plan_indicators n ON n.item_id = i.id
           WHERE i.plan_id = $1 AND ($2::uuid IS NULL OR i.id = $2) ORDER BY n.added_at, n.id`,
    values: [planId, itemId],
  });
  const byItem = new Map<string, Indicator[]>();
  for (const row of rows) {
    const { item_id: owner, baseline_on: baselineOn, ...rest } = row;
    byItem.set(owner, [...(byItem.get(owner) ?? []), { ...rest, itemId: owner, baselineOn }]);
  }
  return byItem;
}

export type NewIndicator = Omit<Indicator, 'id' | 'readings'>;

/** Adds indicators, in one statement. */
export async function insertIndicators(
  transaction: Transaction,
  indicators: readonly NewIndicator[],
): Promise<string[]> {
  if (indicators.length === 0) return [];
  const lines = indicators.map((indicator) => ({ id: newId(), ...indicator }));
  await transaction.query({
    text: `INSERT INTO plan_indicators (id, item_id, kind, label, unit, baseline, baseline_on, target)
           SELECT n.id, n."itemId", n.kind, n.label, n.unit, n.baseline, n."baselineOn", n.target
           FROM jsonb_to_recordset($1) AS n (id uuid, "itemId" uuid, kind text, label text, unit text,
             baseline numeric, "baselineOn" date, target numeric)`,
    values: [JSON.stringify(lines)],
  });
  return lines.map((line) => line.id);
}

export async function deleteIndicator(
  transaction: Transaction,
  itemId: string,
  id: string,
): Promise<boolean> {
  const gone = await transaction.query<{ id: string }>({
    text: 'DELETE FROM plan_indicators WHERE item_id = $1 AND id = $2 RETURNING id',
    values: [itemId, id],
  });
  return gone.length > 0;
}

/** Changes an indicator where it stands: what was read of it stays. */
export async function rewriteIndicator(transaction: Transaction, indicator: Indicator): Promise<void> {
  const { id, itemId, kind, label, unit, baseline, baselineOn, target } = indicator;
  await transaction.query({
    text: `UPDATE plan_indicators SET kind = $3, label = $4, unit = $5, baseline = $6, baseline_on = $7, target = $8
           WHERE item_id = $1 AND id = $2`,
    values: [itemId, id, kind, label, unit, baseline, baselineOn, target],
  });
}

export async function insertReading(
  transaction: Transaction,
  indicatorId: string,
  reading: Omit<IndicatorReading, 'id'>,
  by: { personId: string; at: Date },
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO plan_indicator_readings (id, indicator_id, on_day, value, words, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [newId(), indicatorId, reading.onDay, reading.value, reading.words, by.personId, by.at],
  });
}
