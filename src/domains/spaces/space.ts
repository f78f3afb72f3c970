import type { Role } from '#/platform/visit.ts';

/** Kinds of space: a team of OC, a table of concertation, a crisis cell, a committee. */
export const spaceKinds = ['team', 'table', 'cell', 'committee'] as const;
export type SpaceKind = (typeof spaceKinds)[number];

/** Who sees that a space exists and what it is for, from the fewest to the most. */
export const spaceVisibilities = ['space', 'network', 'public'] as const;
export type SpaceVisibility = (typeof spaceVisibilities)[number];

export interface Space {
  id: string;
  name: string;
  kind: SpaceKind;
  purpose: string;
  visibility: SpaceVisibility;
  openedAt: Date;
}

/** A space as one of its members lists it. */
export interface OwnSpace {
  id: string;
  name: string;
  kind: SpaceKind;
  role: Role;
}

export interface SpaceMember {
  personId: string;
  name: string;
  role: Role;
  sinceOn: string;
}
