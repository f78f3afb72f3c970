import type { Generated } from 'kysely';
import type { Transaction } from '#/platform/database.ts';
import type { Role } from '#/platform/visit.ts';
import type { OwnSpace, Space, SpaceKind, SpaceMember, SpaceVisibility } from './space.ts';

interface SpaceTables {
  spaces: {
    id: string;
    name: string;
    kind: SpaceKind;
    purpose: string;
    visibility: SpaceVisibility;
    opened_at: Generated<Date>;
    closed_at: Date | null;
    of_the_story: Generated<boolean>;
  };
  memberships: { space_id: string; person_id: string; role: Role; since_on: string; until_on: string | null };
  people: { id: string; name: string };
}

/** The viewer's own spaces, the oldest membership first. */
export async function ownSpaces(transaction: Transaction, personId: string): Promise<OwnSpace[]> {
  return transaction.query<OwnSpace>({
    name: 'own_spaces',
    text: `SELECT s.id, s.name, s.kind, m.role FROM memberships m JOIN spaces s ON s.id = m.space_id
           WHERE m.person_id = $1 AND m.until_on IS NULL AND s.closed_at IS NULL ORDER BY m.since_on, s.name`,
    values: [personId],
  });
}

/** Spaces the viewer can see without belonging to them, by name. */
export async function neighbouringSpaces(transaction: Transaction, personId: string): Promise<Space[]> {
  const rows = await transaction
    .tables<SpaceTables>()
    .selectFrom('spaces')
    .where('closed_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('memberships')
            .select('memberships.space_id')
            .whereRef('memberships.space_id', '=', 'spaces.id')
            .where('memberships.person_id', '=', personId)
            .where('memberships.until_on', 'is', null),
        ),
      ),
    )
    .selectAll()
    .orderBy('name')
    .limit(200)
    .execute();
  return rows.map(asSpace);
}

/** A space within the viewer's rights, or null. */
export async function spaceById(transaction: Transaction, id: string): Promise<Space | null> {
  const row = await transaction
    .tables<SpaceTables>()
    .selectFrom('spaces')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst();
  return row ? asSpace(row) : null;
}

/** Until the end of the transaction, nobody else changes the settings of this space. */
export async function holdSpace(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({
    name: 'hold_space',
    text: 'SELECT id FROM spaces WHERE id = $1 FOR NO KEY UPDATE',
    values: [id],
  });
}

/** Today's members by name, never by what they did. */
export async function membersOf(transaction: Transaction, spaceId: string): Promise<SpaceMember[]> {
  return transaction
    .tables<SpaceTables>()
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('memberships.space_id', '=', spaceId)
    .where('memberships.until_on', 'is', null)
    .orderBy('people.name')
    .select(['people.id as personId', 'people.name', 'memberships.role', 'memberships.since_on as sinceOn'])
    .execute();
}

export async function insertSpace(transaction: Transaction, space: Omit<Space, 'openedAt'>): Promise<void> {
  await transaction.tables<SpaceTables>().insertInto('spaces').values(space).execute();
}

/** Ids of the spaces of the demonstration story; few. */
export async function storySpaces(transaction: Transaction): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .tables<SpaceTables>()
    .selectFrom('spaces')
    .where('of_the_story', '=', true)
    .select('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function updateSpace(
  transaction: Transaction,
  id: string,
  change: Partial<Omit<Space, 'id' | 'openedAt'>>,
): Promise<void> {
  await transaction.tables<SpaceTables>().updateTable('spaces').set(change).where('id', '=', id).execute();
}

export async function insertMembership(
  transaction: Transaction,
  membership: { spaceId: string; personId: string; role: Role; sinceOn: string },
): Promise<void> {
  await transaction
    .tables<SpaceTables>()
    .insertInto('memberships')
    .values({
      space_id: membership.spaceId,
      person_id: membership.personId,
      role: membership.role,
      since_on: membership.sinceOn,
      until_on: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['space_id', 'person_id', 'since_on'])
        .doUpdateSet({ role: membership.role, until_on: null }),
    )
    .execute();
}

export async function setRole(
  transaction: Transaction,
  spaceId: string,
  personId: string,
  role: Role,
): Promise<void> {
  await transaction
    .tables<SpaceTables>()
    .updateTable('memberships')
    .set({ role })
    .where('space_id', '=', spaceId)
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .execute();
}

export async function endMembership(
  transaction: Transaction,
  spaceId: string,
  personId: string,
  untilOn: string,
): Promise<void> {
  await transaction
    .tables<SpaceTables>()
    .updateTable('memberships')
    .set({ until_on: untilOn })
    .where('space_id', '=', spaceId)
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .execute();
}

/** A person's memberships, past ones included: what they may take with them. */
export async function membershipsOfPerson(
  transaction: Transaction,
  personId: string,
): Promise<Record<string, unknown>[]> {
  return transaction
    .tables<SpaceTables>()
    .selectFrom('memberships')
    .innerJoin('spaces', 'spaces.id', 'memberships.space_id')
    .where('memberships.person_id', '=', personId)
    .orderBy('memberships.since_on')
    .select([
      'spaces.name as space',
      'memberships.role',
      'memberships.since_on as sinceOn',
      'memberships.until_on as untilOn',
    ])
    .execute();
}

function asSpace(row: {
  id: string;
  name: string;
  kind: SpaceKind;
  purpose: string;
  visibility: SpaceVisibility;
  opened_at: Date;
}): Space {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    purpose: row.purpose,
    visibility: row.visibility,
    openedAt: row.opened_at,
  };
}
