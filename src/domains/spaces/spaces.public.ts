export { membersOf, ownSpaces, spaceById } from './space.store.ts';
export type { OwnSpace, SpaceMember } from './space.ts';
