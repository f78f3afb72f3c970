export { holdsOn } from './territory.rules.ts';
export { insertOwnPlace, placeById, placeNames, placesToChoose } from './territory.store.ts';
export type { Place } from './territory.ts';
