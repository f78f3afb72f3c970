export type { OwnSpace, SpaceMember } from './space.ts';
export { membersOf, ownSpaces, spaceById } from './space.store.ts';
