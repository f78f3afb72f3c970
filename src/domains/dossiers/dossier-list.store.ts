import { cursorOf, readCursor } from '#/platform/cursor.ts';
import type { Transaction } from '#/platform/database.ts';
import type { DossierFilters } from './dossier.form.ts';
import { endedStates } from './dossier.rules.ts';
import { asSummary, type SummaryRow, summaryColumns } from './dossier.store.ts';
import type { DossierSummary } from './dossier.ts';

export interface DossierList {
  dossiers: DossierSummary[];
  /** Cursor of the next page, or null at the end. */
  next: string | null;
}

/**
 * Dossiers the viewer may see, the one that moved last first. Without a space, those of the viewer's own
 * spaces; ended ones only when they are asked for.
 */
export async function dossierList(
  transaction: Transaction,
  filters: DossierFilters,
  size: number,
): Promise<DossierList> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    filters.espace
      ? `d.space_id = ${bind(filters.espace)}`
      : 'd.space_id = ANY ((SELECT viewer_spaces())::uuid[])',
  ];
  if (filters.etat) conditions.push(`d.state = ${bind(filters.etat)}`);
  else if (filters.fermes === null) conditions.push(`NOT d.state = ANY (${bind(endedStates)})`);
  if (filters.champ) conditions.push(`${bind(filters.champ)} = ANY (d.fields)`);
  if (filters.axe) conditions.push(`${bind(filters.axe)} = ANY (d.service_axes)`);
  if (filters.genre) conditions.push(`d.community_kind = ${bind(filters.genre)}`);
  const after = readPlace(filters.suite);
  if (after)
    conditions.push(`(d.state_since_on, d.id) < (${bind(after.day)}::date, ${bind(after.id)}::uuid)`);
  const rows = await transaction.query<SummaryRow>({
    text: `SELECT ${summaryColumns} FROM dossiers d WHERE ${conditions.join(' AND ')}
           ORDER BY d.state_since_on DESC, d.id DESC LIMIT ${bind(size + 1)}`,
    values,
  });
  const shown = rows.slice(0, size).map(asSummary);
  const last = shown.at(-1);
  return { dossiers: shown, next: rows.length > size && last ? cursorOf(last.sinceOn, last.id) : null };
}

function readPlace(text: string | null): { day: string; id: string } | null {
  const [day, id] = readCursor(text, 2) ?? [];
  const isPlace = day && id && /^\d{4}-\d{2}-\d{2}$/.test(day) && /^[0-9a-f-]{36}$/.test(id);
  return isPlace ? { day, id } : null;
}

/** Changes of state in the viewer's spaces since a day, latest first. */
export async function recentMoves(
  transaction: Transaction,
  sinceOn: string,
  limit: number,
): Promise<{ dossierId: string; title: string; state: DossierSummary['state']; notedAt: Date }[]> {
  const rows = await transaction.query<{
    id: string;
    title: string;
    state: DossierSummary['state'];
    noted_at: Date;
  }>({
    name: 'recent_dossier_moves',
    text: `SELECT d.id, d.title, d.state, s.noted_at
           FROM dossiers d JOIN LATERAL (
             SELECT noted_at FROM dossier_states WHERE dossier_id = d.id ORDER BY position DESC LIMIT 1) s ON true
           WHERE d.space_id = ANY ((SELECT viewer_spaces())::uuid[]) AND d.state_since_on >= $1
           ORDER BY s.noted_at DESC LIMIT $2`,
    values: [sinceOn, limit],
  });
  return rows.map((row) => ({
    dossierId: row.id,
    title: row.title,
    state: row.state,
    notedAt: row.noted_at,
  }));
}
