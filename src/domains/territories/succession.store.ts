import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { PlaceSpan, SpannedPlace, Succession } from './succession.ts';
import type { BelongingSpan } from './territory.ts';

/** Every succession the viewer may see. They are few: a country has some thousands of them. */
export async function allSuccessions(transaction: Transaction): Promise<Succession[]> {
  return transaction.query<Succession>({
    name: 'all_successions',
    text: `SELECT from_id AS "fromId", to_id AS "toId", happened_on AS "happenedOn", kind, confidence, source
           FROM territory_successions ORDER BY happened_on, from_id, to_id`,
  });
}

const spannedColumns = `id, name, list, kind, space_id AS "spaceId", valid_from AS "validFrom", valid_until AS "validUntil"`;

/** Places by id, or all that the viewer may see, with the days between which they exist. */
export async function spannedPlaces(
  transaction: Transaction,
  ids: readonly string[] | null,
): Promise<SpannedPlace[]> {
  return transaction.query<SpannedPlace>({
    name: 'spanned_places',
    text: `SELECT ${spannedColumns} FROM places WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY name`,
    values: [ids],
  });
}

/** Every reference place, by name: what an import of successions may name. */
export async function referencePlaces(transaction: Transaction): Promise<SpannedPlace[]> {
  return transaction.query<SpannedPlace>({
    name: 'reference_places',
    text: `SELECT ${spannedColumns} FROM places WHERE space_id IS NULL ORDER BY name, list`,
  });
}

export async function allBelongings(transaction: Transaction): Promise<BelongingSpan[]> {
  return transaction.query<BelongingSpan>({
    name: 'all_belongings',
    text: `SELECT place_id AS "placeId", parent_id AS "parentId", valid_from AS "validFrom", valid_until AS "validUntil"
           FROM place_belongings`,
  });
}

export interface NewFormerPlace extends PlaceSpan {
  name: string;
  kind: string;
  source: string;
}

/** Adds institutions of the past, ends places that end, and adds what became of each. For administrators. */
export async function addSuccessions(
  transaction: Transaction,
  added: {
    places: readonly NewFormerPlace[];
    ends: readonly { id: string; validUntil: string }[];
    successions: readonly Succession[];
  },
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO places (id, list, name, kind, valid_from, valid_until, source)
           SELECT id, 'former-institution', name, kind, "validFrom", "validUntil", source
           FROM jsonb_to_recordset($1) AS place (id uuid, name text, kind text, "validFrom" date, "validUntil" date, source text)`,
    values: [JSON.stringify(added.places)],
  });
  await transaction.query({
    text: `UPDATE places SET valid_until = ended."validUntil"
           FROM jsonb_to_recordset($1) AS ended (id uuid, "validUntil" date) WHERE places.id = ended.id`,
    values: [JSON.stringify(added.ends)],
  });
  await transaction.query({
    text: `INSERT INTO territory_successions (id, from_id, to_id, happened_on, kind, confidence, source)
           SELECT id, "fromId", "toId", "happenedOn", kind, confidence, source
           FROM jsonb_to_recordset($1) AS told (id uuid, "fromId" uuid, "toId" uuid, "happenedOn" date, kind text, confidence text, source text)`,
    values: [JSON.stringify(added.successions.map((one) => ({ ...one, id: newId() })))],
  });
}

/** Gives known successions another source, and how sure it is. For administrators. */
export async function confirmSuccessions(
  transaction: Transaction,
  confirmed: readonly Succession[],
): Promise<void> {
  await transaction.query({
    text: `UPDATE territory_successions s SET confidence = told.confidence, source = told.source
           FROM jsonb_to_recordset($1) AS told ("fromId" uuid, "toId" uuid, "happenedOn" date, confidence text, source text)
           WHERE s.from_id = told."fromId" AND s.to_id = told."toId" AND s.happened_on = told."happenedOn"`,
    values: [JSON.stringify(confirmed)],
  });
}
