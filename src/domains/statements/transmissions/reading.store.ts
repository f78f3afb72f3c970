import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { Reading } from './transmission.ts';

export interface NewReading {
  transmissionId: string;
  personId: string;
  act: Reading['act'];
  part: Reading['part'];
  means: string;
  readOn: string;
  readAt: Date;
}

/** Records a reading. The same page opened again the same day is one reading; each export is one. */
export async function insertReading(transaction: Transaction, reading: NewReading): Promise<void> {
  await transaction.query({
    name: 'insert_transmission_reading',
    text: `INSERT INTO transmission_readings (id, transmission_id, person_id, act, part, means, read_on, read_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    values: [
      newId(),
      reading.transmissionId,
      reading.personId,
      reading.act,
      reading.part,
      reading.means,
      reading.readOn,
      reading.readAt,
    ],
  });
}

interface ReadingRow {
  person_name: string | null;
  act: Reading['act'];
  part: Reading['part'];
  means: string;
  read_on: string;
}

/** The latest readings of a transmission: one’s own, and for those who work in the team, everybody’s. */
export async function readingsOf(
  transaction: Transaction,
  transmissionId: string,
  limit: number,
): Promise<Reading[]> {
  const rows = await transaction.query<ReadingRow>({
    name: 'transmission_readings',
    text: `SELECT (SELECT name FROM people WHERE people.id = r.person_id) AS person_name, r.act, r.part, r.means, r.read_on
           FROM transmission_readings r WHERE r.transmission_id = $1 ORDER BY r.read_at DESC, r.id DESC LIMIT $2`,
    values: [transmissionId, limit],
  });
  return rows.map((row) => ({
    personName: row.person_name,
    act: row.act,
    part: row.part,
    means: row.means,
    readOn: row.read_on,
  }));
}
