import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Adoption, PlanSnapshot, PlanVersion } from './plan-version.ts';

interface VersionRow {
  id: string;
  number: number;
  name: string;
  frozen_at: Date;
  adoptions: Adoption[];
}

const columns = `v.id, v.number, v.name, v.frozen_at,
  coalesce((SELECT json_agg(json_build_object('spaceId', a.space_id, 'spaceName', s.name, 'adoptedOn', a.adopted_on,
      'how', a.how) ORDER BY a.adopted_on, a.noted_at)
    FROM plan_version_adoptions a LEFT JOIN spaces s ON s.id = a.space_id WHERE a.version_id = v.id), '[]') AS adoptions`;

const asVersion = (row: VersionRow): PlanVersion => ({
  id: row.id,
  number: row.number,
  name: row.name,
  frozenAt: row.frozen_at,
  adoptions: row.adoptions,
});

/** Frozen versions of a plan, the latest first. */
export async function versionsOfPlan(transaction: Transaction, planId: string): Promise<PlanVersion[]> {
  const rows = await transaction.query<VersionRow>({
    name: 'versions_of_plan',
    text: `SELECT ${columns} FROM plan_versions v WHERE v.plan_id = $1 ORDER BY v.number DESC`,
    values: [planId],
  });
  return rows.map(asVersion);
}

/** One frozen version with its content, or null; without an id, the latest. */
export async function versionOfPlan(
  transaction: Transaction,
  planId: string,
  id: string | null,
): Promise<{ version: PlanVersion; content: PlanSnapshot } | null> {
  const [row] = await transaction.query<VersionRow & { content: PlanSnapshot }>({
    name: 'version_of_plan',
    text: `SELECT ${columns}, v.content FROM plan_versions v
           WHERE v.plan_id = $1 AND ($2::uuid IS NULL OR v.id = $2) ORDER BY v.number DESC LIMIT 1`,
    values: [planId, id],
  });
  return row ? { version: asVersion(row), content: row.content } : null;
}

/** Ids of the items that some frozen version holds: these are never erased. */
export async function isInSomeVersion(
  transaction: Transaction,
  planId: string,
  itemId: string,
): Promise<boolean> {
  const [row] = await transaction.query<{ held: boolean }>({
    text: `SELECT EXISTS (SELECT FROM plan_versions WHERE plan_id = $1
             AND content @> jsonb_build_object('items', jsonb_build_array(jsonb_build_object('id', $2::text)))) AS held`,
    values: [planId, itemId],
  });
  return row?.held ?? false;
}

export interface NewVersion {
  planId: string;
  name: string;
  content: PlanSnapshot;
  frozenAt: Date;
  frozenBy: string;
}

/** Freezes a content under the next number. Two freezings at once take their numbers one after the other. */
export async function insertVersion(transaction: Transaction, version: NewVersion): Promise<string> {
  const id = newId();
  await transaction.query({
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 18))',
    values: [version.planId],
  });
  await transaction.query({
    text: `INSERT INTO plan_versions (id, plan_id, number, name, content, frozen_at, frozen_by)
           SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM plan_versions WHERE plan_id = $2`,
    values: [
      id,
      version.planId,
      version.name,
      JSON.stringify(version.content),
      version.frozenAt,
      version.frozenBy,
    ],
  });
  return id;
}

/** Notes that a space adopted a version; false when it was noted already. */
export async function insertAdoption(
  transaction: Transaction,
  versionId: string,
  adoption: Omit<Adoption, 'spaceName'>,
  by: { personId: string; at: Date },
): Promise<boolean> {
  const added = await transaction.query<{ version_id: string }>({
    text: `INSERT INTO plan_version_adoptions (version_id, space_id, adopted_on, how, noted_by, noted_at)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING version_id`,
    values: [versionId, adoption.spaceId, adoption.adoptedOn, adoption.how, by.personId, by.at],
  });
  return added.length > 0;
}

/** Titles of the items in the latest frozen version, by id; null when nothing was frozen yet. */
export async function adoptedTitles(
  transaction: Transaction,
  planId: string,
): Promise<Map<string, string> | null> {
  const [row] = await transaction.query<{ titles: [string, string][] | null }>({
    name: 'adopted_titles',
    text: `SELECT coalesce((SELECT json_agg(json_build_array(i ->> 'id', i ->> 'title'))
               FROM jsonb_array_elements(v.content -> 'items') i), '[]') AS titles
           FROM plan_versions v WHERE v.plan_id = $1 ORDER BY v.number DESC LIMIT 1`,
    values: [planId],
  });
  return row ? new Map(row.titles ?? []) : null;
}
