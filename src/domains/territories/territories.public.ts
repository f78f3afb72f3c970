export { type PlaceChoice, placeChoices, placeFinder, placeNamed } from './place-choice.actions.ts';
export { territoryResolver } from './succession.rules.ts';
export {
  addSuccessions,
  allBelongings,
  allSuccessions,
  spannedPlaces,
} from './succession.store.ts';
export type { AmountsOnDay, PlaceOnDay } from './succession.ts';
export { holdsOn } from './territory.rules.ts';
export { endOwnPlace, insertOwnPlace, placeById, placeNames, placesToChoose } from './territory.store.ts';
export type { BelongingSpan, Place } from './territory.ts';
