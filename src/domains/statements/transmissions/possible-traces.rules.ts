/**
 * What traces might say to several statements at once, as a reader who knows every rule sees it: which lines one trace
 * can stand in together, whether or not some trace stands there today.
 */

import {
  aspectIds,
  type Codebook,
  type CompiledCodebook,
  compileCodebook,
  type InputId,
  type InputValues,
} from '#/domains/codebooks/codebooks.public.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import type { CountedTraces, ToldElsewhere } from './counted-traces.ts';
import { ofOtherNatures } from './other-natures.rules.ts';
import { stretchBegins } from './protected-figures.rules.ts';
import { choicesOf, merged, type Said, type SeenTrace, together, withChoice } from './trace-choice.rules.ts';

/** What numbers told otherwise than by statements rest on, too: natures, and what is never thought otherwise of a trace. */
const fixedElsewhere: ReadonlySet<InputId> = new Set(['natures', 'hasDuration', 'hasDossier']);

/** Numbers that one trace counts in together, each as often as it does, and the traces that do. */
export interface Crossing {
  names: readonly string[];
  traceIds: string[];
}

/** How far what traces might say is looked for: what is not found makes the protection more careful, never less. */
const mostTried = 40_000;
const mostCrossings = 2_000;

/**
 * Every crossing that was seen, and some that are possible. A number that does not stand in a statement is zero, as
 * everybody knows: no trace can be there.
 */
export function crossingsOf(
  all: readonly CountedTraces[],
  elsewhere: readonly ToldElsewhere[] = [],
): Crossing[] {
  const readers = all.map(readerOf);
  const read = ({ says, told }: SeenTrace) => [
    ...says.flatMap((said, at) => (said ? readers[at]!(said) : [])),
    ...told,
  ];
  const crossings = new Map<string, Crossing>();
  const seen = saidByTraces(all, elsewhere);
  for (const { traceIds, ...one } of seen) {
    const names = read(one).flatMap((name) => name ?? []);
    const print = names.join('\n');
    const known = crossings.get(print) ?? { names, traceIds: [] };
    known.traceIds.push(...traceIds);
    crossings.set(print, known);
  }
  let tried = 0;
  for (const one of neighbours(all, seen, elsewhere)) {
    tried += 1;
    if (tried > mostTried || crossings.size >= mostCrossings) break;
    const names = read(one);
    if (names.every((name) => name !== null))
      crossings.set(names.join('\n'), crossings.get(names.join('\n')) ?? { names, traceIds: [] });
  }
  return [...crossings.values()];
}

/** A number of acts, and not of how they differ or what they lose. */
export const isAct = (name: string): boolean => /\/[dn]\.[^/]*$/.test(name);

/** Whether a key names the count of a figure that leaves: declared, a value, not declared, or lost. */
export const isLine = (key: string): boolean => /^[dvnx]\.[^/]*$/.test(key);

/** The names of the numbers that a trace counts in; null for one that does not stand in the statement. */
function readerOf(read: CountedTraces): (said: Said) => (string | null)[] {
  const compiled = compileCodebook({ ...read.book, validations: [] });
  const begin = stretchBegins(read);
  const standing = new Set(read.cells.map(({ key }) => key));
  const remembered = new Map<string, (string | null)[]>();
  return ({ values, aspects }) => {
    const print = JSON.stringify([aspects, ...compiled.inputs.map((input) => values[input] ?? null)]);
    const known = remembered.get(print);
    if (known) return known;
    const names = keysOf(compiled, values, aspects)
      .filter(isLine)
      .map((key) => (standing.has(`${begin}${key}`) ? `${begin}${key}` : null));
    remembered.set(print, names);
    return names;
  };
}

function keysOf(compiled: CompiledCodebook, values: InputValues, aspects: number): string[] {
  const held = aspectIds.filter((_, bit) => (aspects & (1 << bit)) !== 0);
  const one = { traceCount: 1, minutes: 0 };
  const group = { values, ...one, untimedCount: 0, aspects: Object.fromEntries(held.map((id) => [id, one])) };
  return compileStatement(compiled, [group]).flatMap(({ key, count }) =>
    Array.from({ length: count }, () => key),
  );
}

/** Traces gathered by what they say to the statements, and by what is told of them elsewhere. */
function saidByTraces(
  all: readonly CountedTraces[],
  elsewhere: readonly ToldElsewhere[],
): (SeenTrace & { traceIds: string[] })[] {
  const byTrace = new Map<string, (Said | null)[]>();
  const prints = new Map<string, string[]>();
  const told = new Map<string, string[]>();
  for (const [at, { cell, traceIds }] of elsewhere.entries())
    for (const id of traceIds ?? []) {
      if (!byTrace.has(id))
        byTrace.set(
          id,
          all.map(() => null),
        );
      told.set(id, [...(told.get(id) ?? []), cell.key]);
      prints.set(id, [...(prints.get(id) ?? []), `+${at}`]);
    }
  for (const [at, { traces, values }] of all.entries())
    for (const { id, position, aspects } of traces) {
      const says = byTrace.get(id) ?? all.map(() => null);
      says[at] = { values: values[position] ?? {}, aspects };
      byTrace.set(id, says);
      const print = prints.get(id) ?? [];
      print.push(`${at}:${position}:${aspects}`);
      prints.set(id, print);
    }
  const gathered = Map.groupBy(byTrace, ([id]) => prints.get(id)!.join());
  return [...gathered.values()].map((traces) => ({
    says: traces[0]![1],
    told: told.get(traces[0]![0]) ?? [],
    traceIds: traces.map(([id]) => id),
  }));
}

/** What one trace says, but for one choice that is another's: each trace and each choice in turn. */
function* neighbours(
  all: readonly CountedTraces[],
  seen: readonly SeenTrace[],
  elsewhere: readonly ToldElsewhere[],
): Generator<SeenTrace> {
  const isToldElsewhere = elsewhere.length > 0;
  const whole = seen
    .map(({ says }) => says)
    .filter((says) => says.some((said) => said !== null))
    .map(merged);
  const inputs = inputsOf(all);
  if (isToldElsewhere) yield* ofOtherNatures(seen, elsewhere);
  else yield* onOtherDays(seen, whole, inputs);
  const known = new Set(together.flatMap(({ inputs }) => inputs));
  const read = new Set(inputs.flat());
  const alone = [...read]
    .filter((input) => !known.has(input))
    .map((input) => ({ inputs: [input], aspects: [] }));
  const blocks = [...together, ...alone]
    .filter(({ inputs }) => !(isToldElsewhere && inputs.some((input) => fixedElsewhere.has(input))))
    .map(({ inputs, aspects }) => choicesOf(inputs, aspects, whole));
  const rounds = Math.max(0, ...blocks.map((choices) => choices.length));
  for (let round = 0; round < rounds; round += 1)
    for (const { says, told } of seen)
      for (const choices of blocks) {
        const choice = choices[round];
        if (choice) yield { says: says.map((said) => said && withChoice(said, choice)), told };
      }
}

/** What each trace says, were it of the days of another. */
function* onOtherDays(
  seen: readonly SeenTrace[],
  whole: readonly Said[],
  inputs: readonly (readonly InputId[])[],
): Generator<SeenTrace> {
  const presences = new Map(seen.map(({ says }) => [says.map((said) => said !== null).join(), says]));
  for (const present of presences.values())
    for (const said of whole) {
      const isKnown = (at: number) => inputs[at]!.every((input) => input in said.values);
      if (present.every((one, at) => one === null || isKnown(at)))
        yield { says: present.map((one) => one && said), told: [] };
    }
}

/** What each framework asks of a trace; one that reads several periods is compiled once. */
function inputsOf(all: readonly CountedTraces[]): (readonly InputId[])[] {
  const known = new Map<Codebook, readonly InputId[]>();
  return all.map(({ book }) => {
    const inputs = known.get(book) ?? compileCodebook(book).inputs;
    known.set(book, inputs);
    return inputs;
  });
}
