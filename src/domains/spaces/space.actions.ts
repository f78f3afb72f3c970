import { logHappening } from '#/platform/happenings.ts';
import { newId } from '#/platform/ids.ts';
import { holds, type Role, type SignedInVisit } from '#/platform/visit.ts';
import type { SpaceSettingsValues, SpaceValues } from './space.form.ts';
import { changeRole, isWidening, type MembershipRefusal } from './space.rules.ts';
import {
  endMembership,
  holdSpace,
  insertMembership,
  insertSpace,
  membersOf,
  setRole,
  spaceById,
  updateSpace,
} from './space.store.ts';
import type { Space } from './space.ts';

/** Opens a space of which the viewer is the first facilitator; returns its id. */
export async function openSpace(visit: SignedInVisit, values: SpaceValues): Promise<string> {
  const transaction = await visit.transaction();
  const id = newId();
  await insertSpace(transaction, { id, ...values, visibility: 'space' });
  await insertMembership(transaction, {
    spaceId: id,
    personId: visit.viewer.personId,
    role: 'facilitator',
    sinceOn: visit.today,
  });
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId: id,
    kind: 'space.opened',
    subjectKind: 'space',
    subjectId: id,
  });
  return id;
}

export type SettingsOutcome =
  | { kind: 'done' }
  | { kind: 'missing' }
  | { kind: 'conflict' }
  | { kind: 'refused'; key: 'widenUnconfirmed' };

/** Changes a space that is as it was read; letting more people see it must be confirmed, and is logged. */
export async function changeSpace(
  visit: SignedInVisit,
  spaceId: string,
  values: SpaceSettingsValues,
  isAsRead: (space: Space) => boolean = () => true,
): Promise<SettingsOutcome> {
  const transaction = await visit.transaction();
  await holdSpace(transaction, spaceId);
  const space = await spaceById(transaction, spaceId);
  if (!space) return { kind: 'missing' };
  if (!isAsRead(space)) return { kind: 'conflict' };
  const { widen, ...change } = values;
  if (isWidening(space.visibility, values.visibility) && widen !== 'yes')
    return { kind: 'refused', key: 'widenUnconfirmed' };
  await updateSpace(transaction, spaceId, change);
  const kind =
    change.visibility === space.visibility
      ? 'space.changed'
      : isWidening(space.visibility, change.visibility)
        ? 'space.widened'
        : 'space.narrowed';
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId,
    kind,
    subjectKind: 'space',
    subjectId: spaceId,
    details: { from: space.visibility, to: change.visibility },
  });
  return { kind: 'done' };
}

export type MemberOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; key: MembershipRefusal }
  | { kind: 'forbidden' };

/** Gives a member another role, or ends the membership (`none`). Anybody may leave by themselves. */
export async function changeMember(
  visit: SignedInVisit,
  spaceId: string,
  personId: string,
  role: Role | 'none',
): Promise<MemberOutcome> {
  const isSelfLeaving = personId === visit.viewer.personId && role === 'none';
  if (!isSelfLeaving && !holds(visit.viewer, spaceId, 'facilitator')) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  const refusal = changeRole(await membersOf(transaction, spaceId), personId, role === 'none' ? null : role);
  if (refusal) return { kind: 'refused', key: refusal };
  await logHappening(transaction, {
    personId: visit.viewer.personId,
    spaceId,
    kind: role === 'none' ? 'membership.ended' : 'membership.changed',
    subjectKind: 'person',
    subjectId: personId,
    details: { role },
  });
  if (role === 'none') await endMembership(transaction, spaceId, personId, visit.today);
  else await setRole(transaction, spaceId, personId, role);
  return { kind: 'done' };
}
