import type { Transaction } from '#/platform/database.ts';
import type { DossierVisibility } from './dossier.ts';

/** What a search keeps of a dossier. */
export interface DossierTexts {
  id: string;
  spaceId: string;
  title: string;
  summary: string;
  visibility: DossierVisibility;
  openedOn: string;
}

/** What a search keeps of these dossiers: as the system for an index, as a viewer for what is shown. */
export async function dossierTexts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<DossierTexts[]> {
  if (ids.length === 0) return [];
  return transaction.query<DossierTexts>({
    name: 'dossier_texts',
    text: `SELECT id, space_id AS "spaceId", title, summary, visibility, opened_at::date AS "openedOn"
           FROM dossiers WHERE id = ANY ($1)`,
    values: [ids],
  });
}
