import { type Publication, UnsoundPublication } from './publication.ts';

/** Throws `UnsoundPublication`, naming the place, when a publication contradicts itself. */
export function checkSoundness(publication: Publication): void {
  const values = new Map<string, number>();
  for (const cell of publication.cells) {
    if (values.has(cell.key)) throw new UnsoundPublication(`Two cells bear the key "${cell.key}".`);
    if (!isCount(cell.value) || !isCount(cell.people ?? 0) || !isCount(cell.organisations ?? 0))
      throw new UnsoundPublication(`The cell "${cell.key}" is not counted in whole numbers, zero or more.`);
    if (cell.isStructuralZero && cell.value !== 0)
      throw new UnsoundPublication(`The cell "${cell.key}" can only be zero, and is ${cell.value}.`);
    if (cell.grain !== undefined && !(isCount(cell.grain) && cell.grain > 0))
      throw new UnsoundPublication(`The grain of the cell "${cell.key}" is not a whole number above zero.`);
    values.set(cell.key, cell.value);
  }
  checkRelations(publication, values);
  const counting = publication.crossings?.flat().find((key) => !values.has(key));
  if (counting !== undefined)
    throw new UnsoundPublication(`Something is counted by "${counting}", which is no cell.`);
  for (const { key, from } of publication.derived ?? []) {
    if (values.has(key)) throw new UnsoundPublication(`"${key}" is both a cell and a derived figure.`);
    const unknown = from.find((source) => !values.has(source));
    if (unknown !== undefined)
      throw new UnsoundPublication(`"${key}" derives from "${unknown}", which is no cell.`);
  }
}

function checkRelations(publication: Publication, values: ReadonlyMap<string, number>): void {
  for (const { total, parts } of publication.relations) {
    const members = [total, ...parts];
    const unknown = members.find((key) => !values.has(key));
    if (unknown !== undefined)
      throw new UnsoundPublication(`The total "${total}" is made with "${unknown}", which is no cell.`);
    if (new Set(members).size < members.length)
      throw new UnsoundPublication(`The total "${total}" is made with the same cell twice.`);
    const sum = parts.reduce((added, part) => added + values.get(part)!, 0);
    if (sum !== values.get(total))
      throw new UnsoundPublication(
        `The total "${total}" is ${values.get(total)}, and its parts add up to ${sum}.`,
      );
  }
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** Keys of cells that are printed, or that a derived figure lets readers compute. */
export function exposedByDerived(publication: Publication): Set<string> {
  const printed = new Set(publication.cells.filter((cell) => !cell.isUnpublished).map((cell) => cell.key));
  for (const { from } of publication.derived ?? []) for (const source of from) printed.add(source);
  return printed;
}
