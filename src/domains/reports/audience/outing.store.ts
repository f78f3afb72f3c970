import type { FigureData } from '#/domains/reports/evidence.ts';
import type { Writer } from '#/domains/reports/section.store.ts';
import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { AudienceReading, OutsideAudience, Removal } from './audience.ts';
import type { Outing, OutingContent } from './outing.ts';

interface OutingRow {
  id: string;
  report_id: string;
  audience: OutsideAudience;
  content: OutingContent;
  made_at: Date;
}

function asReading({ report_id: reportId, audience, content, made_at: leftAt }: OutingRow): AudienceReading {
  const { figures, version, ...about } = content;
  return {
    ...about,
    ...{ reportId, audience, version, leftAt, evidence: new Map(), removed: [] },
    figures: new Map(figures.map(({ name, data }) => [name, { name, slot: name, print: '', data }])),
  };
}

/** The last that left for an audience and was not withdrawn; `version`: of that version alone. */
export async function latestOuting(
  transaction: Transaction,
  reportId: string,
  { audience, version }: { audience: OutsideAudience; version?: string | undefined },
): Promise<{ id: string; reading: AudienceReading } | null> {
  const [row] = await transaction.query<OutingRow>({
    name: 'latest_report_outing',
    text: `SELECT id, report_id, audience, content, made_at FROM report_outings
           WHERE report_id = $1 AND audience = $2 AND ($3::uuid IS NULL OR version_id = $3) AND withdrawn_at IS NULL
           ORDER BY made_at DESC, id DESC LIMIT 1`,
    values: [reportId, audience, version ?? null],
  });
  return row ? { id: row.id, reading: asReading(row) } : null;
}

/** One that left, or null when it is not there for this viewer; those that were withdrawn are the team's. */
export async function outingReading(
  transaction: Transaction,
  reportId: string,
  id: string,
): Promise<AudienceReading | null> {
  const [row] = await transaction.query<OutingRow>({
    name: 'report_outing_reading',
    text: `SELECT id, report_id, audience, content, made_at FROM report_outings WHERE report_id = $1 AND id = $2`,
    values: [reportId, id],
  });
  return row ? asReading(row) : null;
}

/** All that left a bilan, the latest first. */
export async function outingsOf(transaction: Transaction, reportId: string): Promise<Outing[]> {
  return transaction.query<Outing>({
    name: 'report_outings_of',
    text: `SELECT o.id, o.audience, json_build_object('id', v.id, 'number', v.number, 'name', v.name) AS version,
             o.made_at AS "madeAt", p.name AS "madeBy", o.withdrawn_at AS "withdrawnAt", w.name AS "withdrawnBy"
           FROM report_outings o JOIN report_versions v ON v.id = o.version_id
             LEFT JOIN people p ON p.id = o.made_by LEFT JOIN people w ON w.id = o.withdrawn_by
           WHERE o.report_id = $1 ORDER BY o.made_at DESC, o.id DESC`,
    values: [reportId],
  });
}

/** What was taken out of one that left; for the team alone. */
export async function removalsOf(transaction: Transaction, outingId: string): Promise<Removal[]> {
  const [row] = await transaction.query<{ removed: Removal[] }>({
    name: 'report_outing_removals_of',
    text: 'SELECT removed FROM report_outing_removals WHERE outing_id = $1',
    values: [outingId],
  });
  return row?.removed ?? [];
}

/** Keeps what leaves, and apart what was taken out of it. */
export async function insertOuting(
  transaction: Transaction,
  reading: AudienceReading & { audience: OutsideAudience; version: NonNullable<AudienceReading['version']> },
  by: Writer,
): Promise<string> {
  const id = newId();
  const { title, startsOn, endsOn, language, sections, spaces, version } = reading;
  const figures = [...reading.figures].map(([name, { data }]): { name: string; data: FigureData } => ({
    name,
    data,
  }));
  const content: OutingContent = { title, startsOn, endsOn, language, sections, spaces, version, figures };
  await transaction.query({
    text: `INSERT INTO report_outings (id, report_id, version_id, audience, content, made_by, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, reading.reportId, version.id, reading.audience, JSON.stringify(content), by.personId, by.at],
  });
  await transaction.query({
    text: 'INSERT INTO report_outing_removals (outing_id, removed) VALUES ($1, $2)',
    values: [id, JSON.stringify(reading.removed)],
  });
  return id;
}

/** Withdraws one that left, or all that stand for an audience; returns how many were. */
export async function withdrawOutings(
  transaction: Transaction,
  reportId: string,
  which: { id: string } | { audience: OutsideAudience },
  by: Writer,
): Promise<number> {
  const rows = await transaction.query({
    name: 'withdraw_report_outings',
    text: `UPDATE report_outings SET withdrawn_by = $2, withdrawn_at = $3
           WHERE report_id = $1 AND withdrawn_at IS NULL AND (id = $4 OR audience = $5) RETURNING id`,
    values: [
      reportId,
      by.personId,
      by.at,
      'id' in which ? which.id : null,
      'audience' in which ? which.audience : null,
    ],
  });
  return rows.length;
}
