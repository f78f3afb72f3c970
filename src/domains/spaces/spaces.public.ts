export { NoSpace } from './no-space.pages.tsx';
export { membersOf, neighbouringSpaces, ownSpaces, spaceById, storySpaces } from './space.store.ts';
export type { OwnSpace, SpaceMember } from './space.ts';
