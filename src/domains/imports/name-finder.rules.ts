import { fold } from '#/french/folding.ts';

/** Folded, without punctuation: what two ways of writing one name have in common. */
export function plainName(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Finds what a text names in a list made once: the whole name first, then a name that alone begins so, or holds it. */
export class NameFinder {
  readonly #whole = new Map<string, string>();
  readonly #names: { name: string; id: string }[] = [];
  readonly #parts: boolean;
  readonly #found = new Map<string, string | null>();

  /** @param parts also take a part of a name, when it is the part of one thing only. */
  constructor(known: readonly { id: string; names: readonly string[] }[], parts: boolean) {
    this.#parts = parts;
    for (const { id, names } of known) {
      for (const name of names.map(plainName)) {
        if (name === '') continue;
        if (!this.#whole.has(name)) this.#whole.set(name, id);
        this.#names.push({ name, id });
      }
    }
  }

  find(text: string): string | null {
    const name = plainName(text);
    const whole = this.#whole.get(name);
    if (whole !== undefined) return whole;
    if (!this.#parts || name.length < 4) return null;
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const found =
      this.#only((one) => one.startsWith(`${name} `)) ??
      this.#only((one) => ` ${one} `.includes(` ${name} `));
    if (this.#found.size < 5_000) this.#found.set(name, found);
    return found;
  }

  #only(is: (name: string) => boolean): string | null {
    const ids = new Set(this.#names.filter(({ name }) => is(name)).map(({ id }) => id));
    return ids.size === 1 ? [...ids][0]! : null;
  }
}

/** Parts of a cell that names several things: by semicolons or lines, or else bars, when there are some; otherwise by commas. */
export function namesIn(text: string): string[] {
  const separator = [/[;\n]/, /\s\|\s/].find((one) => one.test(text)) ?? /,|\s\/\s/;
  return text
    .split(separator)
    .map((part) => part.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((part) => part !== '');
}

/** What a cell names in a list: the whole cell if it is one name (a name may hold commas), otherwise each of its parts. */
export function foundIn(text: string, finder: NameFinder): { ids: string[]; unknown: string[] } {
  const whole = finder.find(text);
  if (whole !== null) return { ids: [whole], unknown: [] };
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const part of namesIn(text)) {
    const id = finder.find(part);
    if (id === null) unknown.push(part);
    else ids.add(id);
  }
  return { ids: [...ids], unknown };
}
