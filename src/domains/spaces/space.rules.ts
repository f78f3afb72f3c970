import type { Role } from '#/platform/visit.ts';
import { type SpaceMember, type SpaceVisibility, spaceVisibilities } from './space.ts';

export type MembershipRefusal = 'lastFacilitator' | 'notMember';

/** Whether a member may take another role (null: leave): a space is never left without a facilitator. */
export function changeRole(
  members: readonly SpaceMember[],
  personId: string,
  role: Role | null,
): MembershipRefusal | null {
  const current = members.find((member) => member.personId === personId);
  if (!current) return 'notMember';
  const others = members.some((member) => member.personId !== personId && member.role === 'facilitator');
  if (current.role === 'facilitator' && role !== 'facilitator' && !others) return 'lastFacilitator';
  return null;
}

/** Whether a change of visibility lets more people see. */
export function isWidening(from: SpaceVisibility, to: SpaceVisibility): boolean {
  return spaceVisibilities.indexOf(to) > spaceVisibilities.indexOf(from);
}
