/** A table of an export: a name for its file, then rows, headings first. */
export interface ExportTable {
  name: string;
  rows: (string | number | null)[][];
}

type Values = Readonly<Record<string, unknown>>;

/**
 * What a domain gives back of a person, as tables: each list of things is a table of its own, and what is left
 * makes one table of names and values. What nests deeper is written as JSON in its cell.
 * @param domain name of the domain, at the head of each file's name.
 */
export function tablesOf(domain: string, held: Values): ExportTable[] {
  const lists: ExportTable[] = [];
  const single: [string, unknown][] = [];
  for (const [key, value] of Object.entries(held)) {
    if (isListOfThings(value)) {
      if (value.length > 0) lists.push({ name: fileName(`${domain}-${key}`), rows: rowsOf(value) });
    } else if (isThing(value)) {
      for (const [inner, one] of Object.entries(value)) single.push([`${key}.${inner}`, one]);
    } else single.push([key, value]);
  }
  if (single.length === 0) return lists;
  const rows = single.map(([key, value]) => [key, cellOf(value)]);
  return [{ name: fileName(domain), rows: [['name', 'value'], ...rows] }, ...lists];
}

function rowsOf(things: readonly Values[]): ExportTable['rows'] {
  const headings = [...new Set(things.flatMap((thing) => Object.keys(thing)))];
  return [headings, ...things.map((thing) => headings.map((heading) => cellOf(thing[heading])))];
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

function isThing(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function isListOfThings(value: unknown): value is readonly Values[] {
  return Array.isArray(value) && value.every(isThing);
}

/** A name that every system takes, in ASCII. */
function fileName(name: string): string {
  const plain = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 80);
  return plain === '' ? 'data' : plain;
}
