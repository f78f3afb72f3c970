const collator = new Intl.Collator('fr', { numeric: true, ignorePunctuation: false });

/** French alphabetical order: accents after letters (cote, côte, coté), « Table 2 » before « Table 10 ». */
export function compareFrench(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** A sorted copy, by the text of each thing. */
export function sortedFrench<T>(things: Iterable<T>, textOf: (thing: T) => string): T[] {
  return [...things].sort((one, other) => compareFrench(textOf(one), textOf(other)));
}
