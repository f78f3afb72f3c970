import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Incident, IncidentText } from './incident.ts';

interface IncidentRow {
  id: string;
  recorded_at: Date;
  changed_at: Date;
  information: string;
  circumstances: string;
  happened: string;
  noticed_on: string;
  people_concerned: string;
  harm: string;
  serious: boolean;
  commission_notified_on: string | null;
  people_notified_on: string | null;
  public_notice: string;
  measures: string;
}

/** The whole register, the last noticed first. Nothing, for whoever does not administer. */
export async function incidents(transaction: Transaction): Promise<Incident[]> {
  const rows = await transaction.query<IncidentRow>({
    text: 'SELECT * FROM incidents ORDER BY noticed_on DESC, recorded_at DESC',
  });
  return rows.map(asIncident);
}

export async function incidentById(transaction: Transaction, id: string): Promise<Incident | null> {
  const [row] = await transaction.query<IncidentRow>({
    text: 'SELECT * FROM incidents WHERE id = $1',
    values: [id],
  });
  return row ? asIncident(row) : null;
}

const valuesOf = (text: IncidentText) => [
  text.information,
  text.circumstances,
  text.happened,
  text.noticedOn,
  text.peopleConcerned,
  text.harm,
  text.serious,
  text.commissionNotifiedOn,
  text.peopleNotifiedOn,
  text.publicNotice,
  text.measures,
];

/** Enters an incident and returns its id. */
export async function insertIncident(
  transaction: Transaction,
  text: IncidentText,
  by: { personId: string; now: Date },
): Promise<string> {
  const id = newId();
  await transaction.query({
    text: `INSERT INTO incidents (id, recorded_by, recorded_at, changed_at, information, circumstances, happened,
             noticed_on, people_concerned, harm, serious, commission_notified_on, people_notified_on,
             public_notice, measures)
           VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [id, by.personId, by.now, ...valuesOf(text)],
  });
  return id;
}

/** Completes or corrects an incident. */
export async function updateIncident(
  transaction: Transaction,
  id: string,
  text: IncidentText,
  now: Date,
): Promise<void> {
  await transaction.query({
    text: `UPDATE incidents SET changed_at = $2, information = $3, circumstances = $4, happened = $5,
             noticed_on = $6, people_concerned = $7, harm = $8, serious = $9, commission_notified_on = $10,
             people_notified_on = $11, public_notice = $12, measures = $13
           WHERE id = $1`,
    values: [id, now, ...valuesOf(text)],
  });
}

function asIncident(row: IncidentRow): Incident {
  return {
    id: row.id,
    recordedAt: row.recorded_at,
    changedAt: row.changed_at,
    information: row.information,
    circumstances: row.circumstances,
    happened: row.happened,
    noticedOn: row.noticed_on,
    peopleConcerned: row.people_concerned,
    harm: row.harm,
    serious: row.serious,
    commissionNotifiedOn: row.commission_notified_on,
    peopleNotifiedOn: row.people_notified_on,
    publicNotice: row.public_notice,
    measures: row.measures,
  };
}
