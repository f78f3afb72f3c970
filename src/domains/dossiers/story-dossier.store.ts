import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { DossierContent, DossierState, PartnerRole } from './dossier.ts';

/** A dossier with the whole of its story, known in advance. */
export interface WholeDossier extends DossierContent {
  id: string;
  spaceId: string;
  number: number;
  openedBy: string;
  states: readonly { state: DossierState; sinceOn: string; reason: string; notedBy: string }[];
  partners: readonly {
    organisationId: string | null;
    name: string;
    role: PartnerRole;
    sinceOn: string;
    untilOn: string | null;
  }[];
}

/** Saves a dossier with its story, as the system: for the demonstration and for what is restored. */
export async function insertStoryDossier(transaction: Transaction, dossier: WholeDossier): Promise<void> {
  const first = dossier.states[0];
  const last = dossier.states.at(-1);
  if (!first || !last) throw new Error('A dossier has at least its first state.');
  await transaction.query({
    text: `INSERT INTO dossiers (id, space_id, number, title, summary, origin, origin_kind, community_kind, fields,
             service_axes, axis_shares, state, state_since_on, opened_by, opened_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      dossier.id,
      dossier.spaceId,
      dossier.number,
      dossier.title,
      dossier.summary,
      dossier.origin,
      dossier.originKind,
      dossier.communityKind,
      dossier.fields,
      dossier.serviceAxes,
      dossier.axisShares,
      last.state,
      last.sinceOn,
      dossier.openedBy,
      `${first.sinceOn}T14:00:00Z`,
    ],
  });
  await insertStates(transaction, dossier);
  await insertPartners(transaction, dossier);
}

async function insertStates(transaction: Transaction, dossier: WholeDossier): Promise<void> {
  for (const [at, state] of dossier.states.entries()) {
    await transaction.query({
      text: `INSERT INTO dossier_states (id, dossier_id, position, state, since_on, reason, noted_by, noted_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        newId(),
        dossier.id,
        at + 1,
        state.state,
        state.sinceOn,
        state.reason,
        state.notedBy,
        `${state.sinceOn}T20:00:00Z`,
      ],
    });
  }
}

async function insertPartners(transaction: Transaction, dossier: WholeDossier): Promise<void> {
  for (const partner of dossier.partners) {
    await transaction.query({
      text: `INSERT INTO dossier_partners (id, dossier_id, organisation_id, name, role, since_on, until_on)
             VALUES ($1, $2, (SELECT id FROM organisations WHERE id = $3), $4, $5, $6, $7)`,
      values: [
        newId(),
        dossier.id,
        partner.organisationId,
        partner.name,
        partner.role,
        partner.sinceOn,
        partner.untilOn,
      ],
    });
  }
}
