/**
 * Rows of a decision table that no trace can ever reach. Decided by trying every combination of the values that the
 * cells can tell apart; where there are too many, only rows hidden by one single earlier row are found.
 */

import type { Row, RowGroup } from './decision-table.ts';
import { literalsOf, namesRead } from './expression.rules.ts';
import { compiledRow, inputNames } from './mapping.rules.ts';
import { type InputId, type InputValue, type InputValues, traceInput } from './trace-input.ts';

const maximumCombinations = 40_000;
const maximumSetChoices = 8;

export interface Reachability {
  /** False when there were too many combinations, or values without end, to try them all. */
  isDecided: boolean;
  /** Ids of the rows that nothing reaches, and the earlier row that hides each when a single one does. */
  unreached: readonly HiddenRow[];
}
export interface HiddenRow {
  rowId: string;
  hiddenBy: string | null;
}

/** `before` are rows read first, which stop the reading: the exclusions of the table. */
export function reachability(before: readonly Row[], group: RowGroup): Reachability {
  const rows = [...before, ...group.rows];
  const domains = domainsOf(rows);
  const own = new Set(group.rows.map((row) => row.id));
  const size = [...domains.values()].reduce(
    (product, values) => product * (values?.length ?? Number.POSITIVE_INFINITY),
    1,
  );
  const hidden = hiddenRows(rows, domains);
  if (size > maximumCombinations) {
    return { isDecided: false, unreached: hidden.filter(({ rowId }) => own.has(rowId)) };
  }
  const reached = reachedRows(rows, domains as Map<InputId, InputValue[]>);
  const unreached = group.rows.filter((row) => !reached.has(row.id));
  return {
    isDecided: true,
    unreached: unreached.map(
      ({ id }) => hidden.find(({ rowId }) => rowId === id) ?? { rowId: id, hiddenBy: null },
    ),
  };
}

function reachedRows(rows: readonly Row[], domains: ReadonlyMap<InputId, InputValue[]>): Set<string> {
  const compiled = rows.map(compiledRow);
  const reached = new Set<string>();
  for (const values of combinations([...domains])) {
    const hit = compiled.find((candidate) => candidate.matches(values));
    if (hit) reached.add(hit.row.id);
    if (reached.size === rows.length) break;
  }
  return reached;
}

function* combinations(domains: readonly [InputId, InputValue[]][]): Generator<InputValues> {
  const [first, ...rest] = domains;
  if (!first) {
    yield {};
    return;
  }
  for (const tail of combinations(rest)) for (const value of first[1]) yield { ...tail, [first[0]]: value };
}

/** Values that the cells can tell apart, by input; null where they cannot be listed. */
export function domainsOf(rows: readonly Row[]): Map<InputId, InputValue[] | null> {
  const texts = new Map<InputId, string[]>();
  const note = (input: InputId, text: string) => texts.set(input, [...(texts.get(input) ?? []), text]);
  for (const row of rows) {
    for (const [input, text] of Object.entries(row.when) as [InputId, string][]) {
      note(input, text);
      for (const other of namesRead(text, 'test', inputNames)) note(other as InputId, text);
    }
  }
  return new Map([...texts].map(([input, read]) => [input, valuesToTry(input, read)]));
}

/** Every value of a closed input; for numbers and open lists, those the texts name and their neighbours. */
function valuesToTry(id: InputId, texts: readonly string[]): InputValue[] | null {
  const input = traceInput(id);
  const literals = texts.map((text) => literalsOf(text, 'test'));
  const named = [...new Set(literals.flatMap(({ strings }) => strings))];
  switch (input.type) {
    case 'boolean':
      return [true, false];
    case 'integer': {
      const numbers = literals.flatMap(({ numbers: found }) =>
        found.flatMap((number) => [number - 1, number, number + 1]),
      );
      const values = [...new Set([0, ...numbers])];
      return input.optional ? [null, ...values] : values;
    }
    case 'choice': {
      const values = input.choices?.map(({ value }) => value) ?? [...named, '\u0000'];
      return input.optional ? [null, ...values] : values;
    }
    case 'shares':
    case 'set': {
      const values = input.choices?.map(({ value }) => value) ?? [...named, '\u0000'];
      return values.length > maximumSetChoices ? null : subsetsOf(values);
    }
  }
}

function subsetsOf(values: readonly string[]): string[][] {
  let subsets: string[][] = [[]];
  for (const value of values) subsets = subsets.concat(subsets.map((subset) => subset.concat(value)));
  return subsets;
}

/** Rows such that one earlier row accepts all they accept, input by input, and rows with a cell that accepts nothing. */
function hiddenRows(rows: readonly Row[], domains: ReadonlyMap<InputId, InputValue[] | null>): HiddenRow[] {
  const accepted = rows.map((row) => acceptedBy(row, domains));
  return rows.flatMap((row, index): HiddenRow[] => {
    const mine = accepted[index] as Map<InputId, Set<number> | null>;
    if ([...mine.values()].some((values) => values?.size === 0)) return [{ rowId: row.id, hiddenBy: null }];
    const hider = rows
      .slice(0, index)
      .find((_, earlier) => coversAll(accepted[earlier] as typeof mine, mine));
    return hider ? [{ rowId: row.id, hiddenBy: hider.id }] : [];
  });
}

/** Positions, in the domain of each input the row tests alone, of the values it accepts; null when not decidable. */
export function acceptedBy(
  row: Row,
  domains: ReadonlyMap<InputId, InputValue[] | null>,
): Map<InputId, Set<number> | null> {
  const entries = Object.entries(row.when) as [InputId, string][];
  return new Map(
    entries.map(([input, text]) => {
      const domain = domains.get(input) ?? null;
      if (domain === null || namesRead(text, 'test', inputNames).size > 0) return [input, null];
      const alone = compiledRow({ ...row, when: { [input]: text } });
      const positions = domain.flatMap((value, position) =>
        alone.matches({ [input]: value }) ? [position] : [],
      );
      return [input, new Set(positions)];
    }),
  );
}

function coversAll(
  wide: Map<InputId, Set<number> | null>,
  narrow: Map<InputId, Set<number> | null>,
): boolean {
  return [...wide].every(([input, values]) => {
    const inside = narrow.get(input);
    if (!values || !inside) return false;
    return [...inside].every((position) => values.has(position));
  });
}
