import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { DossierContent, DossierState, DossierVisibility } from './dossier.ts';

export interface NewDossier extends DossierContent {
  spaceId: string;
  state: DossierState;
  sinceOn: string;
  openedBy: string;
  openedAt: Date;
}

/** Opens a dossier under the next number of its space; returns its id. */
export async function insertDossier(transaction: Transaction, dossier: NewDossier): Promise<string> {
  const id = newId();
  // Two dossiers opened together take their numbers one after the other.
  await transaction.query({
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 6))',
    values: [dossier.spaceId],
  });
  await transaction.query({
    text: `INSERT INTO dossiers (id, space_id, number, title, summary, origin, origin_kind, community_kind, fields,
             service_axes, axis_shares, state, state_since_on, opened_by, opened_at)
           SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
           FROM dossiers WHERE space_id = $2`,
    values: [
      id,
      dossier.spaceId,
      dossier.title,
      dossier.summary,
      dossier.origin,
      dossier.originKind,
      dossier.communityKind,
      dossier.fields,
      dossier.serviceAxes,
      dossier.axisShares,
      dossier.state,
      dossier.sinceOn,
      dossier.openedBy,
      dossier.openedAt,
    ],
  });
  return id;
}

/** Writes a dossier over the version it was changed from; false when somebody changed it meanwhile. */
export async function updateDossier(
  transaction: Transaction,
  id: string,
  version: number,
  content: DossierContent,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE dossiers SET title = $3, summary = $4, origin = $5, origin_kind = $6, community_kind = $7, fields = $8,
             service_axes = $9, axis_shares = $10, version = version + 1
           WHERE id = $1 AND version = $2 RETURNING id`,
    values: [
      id,
      version,
      content.title,
      content.summary,
      content.origin,
      content.originKind,
      content.communityKind,
      content.fields,
      content.serviceAxes,
      content.axisShares,
    ],
  });
  return changed.length > 0;
}

export async function updateDossierVisibility(
  transaction: Transaction,
  id: string,
  visibility: DossierVisibility,
): Promise<void> {
  await transaction.query({
    text: 'UPDATE dossiers SET visibility = $2, version = version + 1 WHERE id = $1',
    values: [id, visibility],
  });
}

export interface NewState {
  dossierId: string;
  state: DossierState;
  sinceOn: string;
  reason: string;
  notedBy: string;
  notedAt: Date;
}

/** Adds a step to the story of a dossier. The dossier's own state is set by `setDossierState`. */
export async function insertState(transaction: Transaction, change: NewState): Promise<void> {
  await transaction.query({
    text: `INSERT INTO dossier_states (id, dossier_id, position, state, since_on, reason, noted_by, noted_at)
           SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7
           FROM dossier_states WHERE dossier_id = $2`,
    values: [
      newId(),
      change.dossierId,
      change.state,
      change.sinceOn,
      change.reason,
      change.notedBy,
      change.notedAt,
    ],
  });
}

/** Sets the current state if it is still what the change was made from; false when it no longer is. */
export async function setDossierState(
  transaction: Transaction,
  id: string,
  from: DossierState,
  to: DossierState,
  sinceOn: string,
): Promise<boolean> {
  const changed = await transaction.query<{ id: string }>({
    text: `UPDATE dossiers SET state = $3, state_since_on = $4, version = version + 1
           WHERE id = $1 AND state = $2 RETURNING id`,
    values: [id, from, to, sinceOn],
  });
  return changed.length > 0;
}
