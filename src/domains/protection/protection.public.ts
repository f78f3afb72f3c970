export { countedFacts, countedThings, insertCounted } from './counted-things.store.ts';
export type { CountedFact, CountedThings } from './counted-things.ts';
export { linearBounds } from './linear-bounds.actions.ts';
export { HiddenFigure, type HiddenMark, HiddenWhy, hiddenMark } from './mark.pages.tsx';
export { isCountOfPeople } from './people-unit.rules.ts';
export { policyFor } from './policy.store.ts';
export { protectApart } from './protecting.actions.ts';
export { protectPublication } from './publication.rules.ts';
export {
  type Cell,
  type CellState,
  type DerivedFigure,
  type EarlierReleases,
  factName,
  type HidingReason,
  type Policy,
  type ProtectedPublication,
  type Publication,
  type Relation,
  type ReleasedFact,
  startingPolicy,
} from './publication.ts';
export { previewRelease, release } from './release.actions.ts';
export { holdLedger, releasedNumbers } from './release.store.ts';
export type { Reference, Release, ReleaseRequest } from './release.ts';
export { smallness } from './small-number.rules.ts';
