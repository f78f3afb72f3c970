import type { Generated } from 'kysely';
import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { PlaceValues } from './territory.form.ts';
import type { Belonging, Place, PlaceList } from './territory.ts';

interface PlaceRow {
  id: string;
  list: PlaceList;
  code: string | null;
  name: string;
  kind: string;
  valid_from: string | null;
  valid_until: string | null;
  source: string;
  space_id: string | null;
}

interface BelongingRow {
  id: Generated<string>;
  place_id: string;
  parent_id: string;
  valid_from: string | null;
  valid_until: string | null;
}

interface TerritoryTables {
  places: PlaceRow;
  place_belongings: BelongingRow;
}

/** Places of one list, in the order of their codes. */
export async function placesOfList(transaction: Transaction, list: PlaceList): Promise<Place[]> {
  const rows = await transaction
    .tables<TerritoryTables>()
    .selectFrom('places')
    .where('list', '=', list)
    .selectAll()
    .orderBy('code')
    .orderBy('name')
    .execute();
  return rows.map(asPlace);
}

/** Places that a space added for itself, by name. */
export async function placesOfSpace(transaction: Transaction, spaceId: string): Promise<Place[]> {
  const rows = await transaction
    .tables<TerritoryTables>()
    .selectFrom('places')
    .where('space_id', '=', spaceId)
    .selectAll()
    .orderBy('name')
    .execute();
  return rows.map(asPlace);
}

/** What a form may offer in a space: its own places first, then the reference lists. */
export async function placesToChoose(transaction: Transaction, spaceId: string): Promise<Place[]> {
  const rows = await transaction
    .tables<TerritoryTables>()
    .selectFrom('places')
    .where(({ or, eb }) => or([eb('space_id', '=', spaceId), eb('space_id', 'is', null)]))
    .selectAll()
    .orderBy('space_id', (order) => order.asc().nullsLast())
    .orderBy('list')
    .orderBy('name')
    .execute();
  return rows.map(asPlace);
}

export async function placeById(transaction: Transaction, id: string): Promise<Place | null> {
  const row = await transaction
    .tables<TerritoryTables>()
    .selectFrom('places')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
  return row ? asPlace(row) : null;
}

/** Names of places by id; those the viewer may not see are left out. */
export async function placeNames(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .tables<TerritoryTables>()
    .selectFrom('places')
    .where('id', 'in', ids)
    .select(['id', 'name'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** What a place lies in (`up`), or what lies in it (`down`), past and present. */
export async function belongingsOf(
  transaction: Transaction,
  placeId: string,
  direction: 'up' | 'down',
): Promise<Belonging[]> {
  const [own, other] =
    direction === 'up' ? (['place_id', 'parent_id'] as const) : (['parent_id', 'place_id'] as const);
  const rows = await transaction
    .tables<TerritoryTables>()
    .selectFrom('place_belongings')
    .innerJoin('places', 'places.id', `place_belongings.${other}`)
    .where(`place_belongings.${own}`, '=', placeId)
    .selectAll('places')
    .select([
      'place_belongings.id as belongingId',
      'place_belongings.valid_from as since',
      'place_belongings.valid_until as until',
    ])
    .orderBy('places.code')
    .orderBy('places.name')
    .orderBy('place_belongings.valid_from', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map((row) => ({
    id: row.belongingId,
    place: asPlace(row),
    validFrom: row.since,
    validUntil: row.until,
  }));
}

/** Adds a place that a space names for itself; returns its id. */
export async function insertOwnPlace(
  transaction: Transaction,
  spaceId: string,
  values: PlaceValues,
  id: string = newId(),
): Promise<string> {
  await transaction
    .tables<TerritoryTables>()
    .insertInto('places')
    .values({
      id,
      list: 'own',
      code: null,
      name: values.name,
      kind: values.kind,
      valid_from: values.validFrom,
      valid_until: null,
      source: '',
      space_id: spaceId,
    })
    .execute();
  if (values.parentId !== null) {
    await transaction
      .tables<TerritoryTables>()
      .insertInto('place_belongings')
      .values({ place_id: id, parent_id: values.parentId, valid_from: values.validFrom, valid_until: null })
      .execute();
  }
  return id;
}

/** Ends a space's own place on a day; false when it is not one of the space's. */
export async function endOwnPlace(
  transaction: Transaction,
  spaceId: string,
  placeId: string,
  validUntil: string,
): Promise<boolean> {
  const result = await transaction
    .tables<TerritoryTables>()
    .updateTable('places')
    .set({ valid_until: validUntil })
    .where('id', '=', placeId)
    .where('space_id', '=', spaceId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function asPlace(row: PlaceRow): Place {
  return {
    id: row.id,
    list: row.list,
    code: row.code,
    name: row.name,
    kind: row.kind,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    source: row.source,
    spaceId: row.space_id,
  };
}
