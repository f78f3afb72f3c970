import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { lineOf } from './succession.rules.ts';
import {
  addSuccessions,
  allSuccessions,
  confirmSuccessions,
  referencePlaces,
  spannedPlaces,
} from './succession.store.ts';
import type { SpannedPlace, Succession } from './succession.ts';
import { readSuccessionTable, type TableReading } from './succession-table.rules.ts';

/** The line of a place over time, ancestors first, with the successions between its members. */
export async function readLine(
  visit: SignedInVisit,
  placeId: string,
): Promise<{ line: SpannedPlace[]; successions: Succession[] }> {
  const transaction = await visit.transaction();
  const all = await allSuccessions(transaction);
  const members = lineOf(all, placeId);
  const places = new Map(
    (
      await spannedPlaces(
        transaction,
        members.map(({ id }) => id),
      )
    ).map((place) => [place.id, place]),
  );
  const line = members.flatMap(({ id }) => places.get(id) ?? []);
  const successions = all.filter(({ fromId, toId }) => places.has(fromId) && places.has(toId));
  return { line, successions };
}

/** Reads a table of successions without writing anything. For administrators. */
export async function checkSuccessions(visit: SignedInVisit, text: string): Promise<TableReading> {
  const transaction = await visit.transaction();
  const known = {
    places: await referencePlaces(transaction),
    successions: await allSuccessions(transaction),
  };
  return readSuccessionTable(text, known, newId);
}

/** Checks again and writes all of it, or nothing when a cell is to be mended. */
export async function importSuccessions(visit: SignedInVisit, text: string): Promise<TableReading> {
  const reading = await checkSuccessions(visit, text);
  if (reading.kind !== 'read' || reading.problems.length > 0) return reading;
  const transaction = await visit.transaction();
  await addSuccessions(transaction, reading);
  await confirmSuccessions(transaction, reading.confirmed);
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: null,
    kind: 'territories.successionsAdded',
    subjectKind: 'territories',
    subjectId: newId(),
    details: {
      successions: reading.successions.length,
      places: reading.places.length,
      confirmed: reading.confirmed.length,
    },
  });
  return reading;
}
