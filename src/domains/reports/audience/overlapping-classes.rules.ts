/** The classes of duration of a nature that several bilans told, cut into the same parts as the nature. */

import type { Cell, Relation } from '#/domains/protection/protection.public.ts';
import { leftCell, nameIn, type Overlap, partCell, partKey, type Whole } from './bilan-parts.rules.ts';

export interface PartedNature {
  nature: string;
  /** Names of the numbers of the publication that count it. */
  mine: readonly string[];
  /** That of the publication first. */
  wholes: readonly Whole[];
  parts: readonly (readonly string[])[];
}

export interface ClassTie {
  cells: Cell[];
  relations: Relation[];
  withheld: string[];
}

export function classTie(parted: PartedNature, overlap: Overlap): ClassTie {
  const tied = parted.wholes
    .filter(({ isPart }) => !isPart)
    .map((whole) => ({ whole, classes: classesOf(whole, overlap) }))
    .filter(({ whole, classes }) => classes.size > 0 || whole === parted.wholes[0]);
  const none = { cells: [], relations: [], withheld: [] };
  if (tied.length < 2 || tied[0]?.classes.size === 0) return none;
  const isAsTold = ({ whole, classes }: (typeof tied)[number]) =>
    [...classes].every(([name, { value }]) => inClass(whole.traceIds, name, overlap).length === value);
  if (tied.every(isAsTold)) return new Classes(parted, overlap).tied(tied);
  // Durations have changed since: nobody knows any more how they are tied.
  return { ...none, withheld: parted.mine.filter((key) => nameIn(key)?.durationClass !== null) };
}

const inClass = (traceIds: readonly string[], durationClass: string, { traces }: Overlap) =>
  traceIds.filter((id) => traces.get(id)?.durationClass === durationClass);

/** The classes of a number that leave with it, or left. */
function classesOf({ key }: Whole, overlap: Overlap): Map<string, Cell> {
  const begin = `${key}/`;
  const all = new Set([...overlap.own.cells, ...overlap.left].map((one) => one.key));
  const keys = [...all].filter((one) => one.startsWith(begin));
  return new Map(keys.map((one) => [one.slice(begin.length), leftCell(one, overlap)]));
}

class Classes {
  readonly #parted: PartedNature;
  readonly #overlap: Overlap;
  readonly #cells = new Map<string, Cell>();
  readonly #relations = new Map<string, Relation>();

  constructor(parted: PartedNature, overlap: Overlap) {
    this.#parted = parted;
    this.#overlap = overlap;
  }

  tied(all: readonly { whole: Whole; classes: ReadonlyMap<string, Cell> }[]): ClassTie {
    for (const { whole, classes } of all)
      for (const [name, cell] of classes) {
        this.#cells.set(cell.key, cell);
        this.#relate(cell.key, this.#partsIn(whole.traceIds, name));
      }
    const names = [...new Set(all.flatMap(({ classes }) => [...classes.keys()]))];
    const { nature, parts, wholes } = this.#parted;
    const parted = parts.map((traceIds) => ({
      key: partKey(nature, '*', this.#overlap.nameOf(traceIds)),
      traceIds,
    }));
    for (const part of [...parted, ...wholes.filter(({ isPart }) => isPart)]) this.#byClass(part, names);
    return { cells: [...this.#cells.values()], relations: [...this.#relations.values()], withheld: [] };
  }

  /** A part is the sum of what each class has of it, when every one of its traces has a class. */
  #byClass({ key, traceIds }: Pick<Whole, 'key' | 'traceIds'>, names: readonly string[]): void {
    const own = names
      .map((name) => ({ name, within: inClass(traceIds, name, this.#overlap) }))
      .filter(({ within }) => within.length > 0);
    if (own.reduce((sum, { within }) => sum + within.length, 0) !== traceIds.length) return;
    const keys = own.map(({ name, within }) => this.#add(within, name));
    this.#relate(key, keys);
    for (const [at, { name, within }] of own.entries())
      this.#relate(keys[at] ?? '', this.#partsIn(within, name));
  }

  #partsIn(traceIds: readonly string[], name: string): string[] {
    const among = new Set(traceIds);
    return this.#parted.parts
      .map((part) => inClass(part, name, this.#overlap))
      .filter(([id]) => id !== undefined && among.has(id))
      .map((part) => this.#add(part, name));
  }

  #add(traceIds: readonly string[], name: string): string {
    const key = partKey(this.#parted.nature, name, this.#overlap.nameOf(traceIds));
    this.#cells.set(key, partCell(key, traceIds, this.#overlap));
    return key;
  }

  #relate(total: string, parts: readonly string[]): void {
    if (parts.length === 0 || parts[0] === total) return;
    this.#relations.set(`${total} ${parts.join(' ')}`, { total, parts });
  }
}
