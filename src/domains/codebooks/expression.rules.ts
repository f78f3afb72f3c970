/**
 * Conditions written in FEEL (OMG DMN 1.5, through the `feelin` library). A condition is data typed by a person:
 * before it is run it must be short, name only what it may see, and use no construct whose cost or answer depends
 * on anything but its inputs (no loops over ranges, no regular expressions, no clock).
 */

import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin';
import type { InputValue } from './trace-input.ts';

export const maximumExpressionLength = 500;

export type ExpressionKind = 'expression' | 'test';
export type ExpressionFault =
  | { code: 'tooLong'; maximum: number }
  | { code: 'notFeel'; from: number; to: number; text: string }
  | { code: 'unknownName'; name: string }
  | { code: 'notAllowed'; text: string };

const allowedFunctions = new Set([
  'not',
  'list contains',
  'count',
  'contains',
  'starts with',
  'ends with',
  'min',
  'max',
  'sum',
  'abs',
  'floor',
  'ceiling',
  'all',
  'any',
  'upper case',
  'lower case',
  'string length',
  'is',
]);
const refusedNodes = new Set([
  'ForExpression',
  'FunctionDefinition',
  'InstanceOfExpression',
  'FilterExpression',
  'DateTimeLiteral',
]);

type Tree = ReturnType<typeof parseExpression>;

/** Faults of one expression, given the names it may use (`?` is always allowed in a test). Empty when sound. */
export function expressionFaults(
  text: string,
  kind: ExpressionKind,
  names: ReadonlySet<string>,
): ExpressionFault[] {
  if (text.length > maximumExpressionLength) return [{ code: 'tooLong', maximum: maximumExpressionLength }];
  const context = Object.fromEntries([...names].map((name) => [name, null]));
  const tree =
    kind === 'test' ? parseUnaryTests(text, context, undefined) : parseExpression(text, context, undefined);
  const broken = syntaxFault(tree, text);
  return broken ? [broken] : meaningFaults(tree, text, kind, names);
}

function syntaxFault(tree: Tree, text: string): ExpressionFault | null {
  let fault: ExpressionFault | null = text.trim() === '' ? { code: 'notFeel', from: 0, to: 0, text } : null;
  tree.iterate({
    enter(node) {
      if (fault === null && node.type.isError) {
        fault = {
          code: 'notFeel',
          from: node.from,
          to: node.to,
          text: text.slice(node.from, node.to) || text,
        };
      }
    },
  });
  return fault;
}

function meaningFaults(
  tree: Tree,
  text: string,
  kind: ExpressionKind,
  names: ReadonlySet<string>,
): ExpressionFault[] {
  const local = localNames(tree, text);
  const faults: ExpressionFault[] = [];
  tree.iterate({
    enter(node) {
      const piece = text.slice(node.from, node.to);
      if (refusedNodes.has(node.name) || isRangeLoop(node.name, piece) || isNestedLoop(node.node)) {
        faults.push({ code: 'notAllowed', text: piece });
        return false;
      }
      if (node.name !== 'VariableName') return undefined;
      const isCall = node.node.parent?.name === 'FunctionInvocation' && node.node.parent.from === node.from;
      if (isCall) {
        if (!allowedFunctions.has(piece)) faults.push({ code: 'notAllowed', text: piece });
      } else if (!(names.has(piece) || local.has(piece) || (piece === '?' && kind === 'test'))) {
        faults.push({ code: 'unknownName', name: piece });
      }
      return undefined;
    },
  });
  return faults;
}

function isRangeLoop(node: string, piece: string): boolean {
  return node === 'IterationContext' && piece.includes('..');
}

/** A loop inside a loop multiplies the work: one level says everything a set of values needs. */
function isNestedLoop(node: { name: string; parent: unknown }): boolean {
  if (node.name !== 'QuantifiedExpression') return false;
  for (let up = node.parent as { name: string; parent: unknown } | null; up; up = up.parent as typeof up) {
    if (up.name === 'QuantifiedExpression') return true;
  }
  return false;
}

function localNames(tree: Tree, text: string): Set<string> {
  const names = new Set<string>();
  tree.iterate({
    enter(node) {
      if (node.name === 'InExpression') {
        const name = node.node.getChild('Name');
        if (name) names.add(text.slice(name.from, name.to));
      }
    },
  });
  return names;
}

/** Names the expression reads among `names`, in no order; `?` included where it is read or understood. */
export function namesRead(text: string, kind: ExpressionKind, names: ReadonlySet<string>): Set<string> {
  const context = Object.fromEntries([...names].map((name) => [name, null]));
  const tree =
    kind === 'test' ? parseUnaryTests(text, context, undefined) : parseExpression(text, context, undefined);
  const read = new Set<string>();
  tree.iterate({
    enter(node) {
      if (node.name === 'VariableName') {
        const name = text.slice(node.from, node.to);
        if (names.has(name)) read.add(name);
      }
    },
  });
  return read;
}

/** The entries read of a context: `field.duration` reads `duration` of `field`. */
export function entriesRead(text: string, context: string): string[] {
  const read: string[] = [];
  parseExpression(text, { [context]: {} }, undefined).iterate({
    enter(node) {
      if (node.name !== 'PathExpression') return;
      const [head, entry] = text
        .slice(node.from, node.to)
        .split('.')
        .map((part) => part.trim());
      if (head === context && entry !== undefined) read.push(entry);
    },
  });
  return read;
}

/** Whether the test is `-`, which accepts anything. */
export function isWildcard(test: string): boolean {
  return test.trim() === '-';
}

/** The strings written in an expression, to compare them with the values there can be. */
export function literalsOf(
  text: string,
  kind: ExpressionKind,
): { strings: string[]; numbers: number[]; hasTopLevelString: boolean } {
  const tree = kind === 'test' ? parseUnaryTests(text, {}, undefined) : parseExpression(text, {}, undefined);
  const found = { strings: [] as string[], numbers: [] as number[], hasTopLevelString: false };
  tree.iterate({
    enter(node) {
      if (node.name === 'StringLiteral') {
        found.strings.push(text.slice(node.from + 1, node.to - 1));
        if (node.node.parent?.name === 'PositiveUnaryTest')
          found.hasTopLevelString ||= isDirectTest(node.node.parent);
      }
      if (node.name === 'NumericLiteral') found.numbers.push(Number(text.slice(node.from, node.to)));
    },
  });
  return found;
}

function isDirectTest(test: { parent: { parent: { name: string } | null } | null }): boolean {
  const holder = test.parent?.parent?.name;
  return holder === undefined || holder === 'UnaryTests';
}

export type Scope = Readonly<Record<string, unknown>>;

/** A test or expression read once per distinct set of the values it reads. `feelin` reads the text again each time. */
export type Compiled<T> = (scope: Scope, own?: InputValue) => T;

const maximumRemembered = 20_000;

/** A unary test as a function of the tested value and the scope; anything but a clear yes is a no. */
export function compileTest(text: string, names: ReadonlySet<string>): Compiled<boolean> {
  if (isWildcard(text)) return () => true;
  const read = partsRead(text, 'test', names);
  return remembering(read, (scope, own) => unaryTest(text, { ...scope, '?': own ?? null }).value === true);
}

/** An expression as a function of the scope. */
export function compileExpression(text: string, names: ReadonlySet<string>): Compiled<unknown> {
  const read = partsRead(text, 'expression', names);
  return remembering(read, (scope) => evaluate(text, { ...scope }).value);
}

/** A condition: true only when the expression answers true. */
export function compileCondition(text: string, names: ReadonlySet<string>): Compiled<boolean> {
  if (text === 'true') return () => true;
  if (text === 'false') return () => false;
  const answer = compileExpression(text, names);
  return (scope) => answer(scope) === true;
}

/** A name that is read, and which of its entries when nothing else of it is (`field.duration`); null for all of it. */
interface ReadPart {
  name: string;
  entries: readonly string[] | null;
}

function partsRead(text: string, kind: ExpressionKind, names: ReadonlySet<string>): ReadPart[] {
  return [...namesRead(text, kind, names)].map((name) => {
    const entries = kind === 'expression' ? entriesRead(text, name) : [];
    const isReadByEntries = entries.length > 0 && entries.length === timesNamed(text, name);
    return { name, entries: isReadByEntries ? [...new Set(entries)] : null };
  });
}

function timesNamed(text: string, name: string): number {
  let times = 0;
  parseExpression(text, { [name]: {} }, undefined).iterate({
    enter(node) {
      if (node.name === 'VariableName' && text.slice(node.from, node.to) === name) times += 1;
    },
  });
  return times;
}

function remembering<T>(read: readonly ReadPart[], run: (scope: Scope, own?: InputValue) => T): Compiled<T> {
  const remembered = new Map<unknown, T>();
  return (scope, own) => {
    const values = read.map((part) => partOf(scope, part));
    const isPlain = read.length === 0 && (own === null || typeof own !== 'object');
    const key = isPlain ? (own ?? null) : JSON.stringify([own ?? null, ...values]);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const narrow = Object.fromEntries(read.map(({ name }, index) => [name, values[index]]));
    const answer = run(narrow, own);
    if (remembered.size >= maximumRemembered) remembered.clear();
    remembered.set(key, answer);
    return answer;
  };
}

function partOf(scope: Scope, { name, entries }: ReadPart): unknown {
  const value = scope[name] ?? null;
  if (entries === null || value === null || typeof value !== 'object') return value;
  const whole = value as Record<string, unknown>;
  return Object.fromEntries(entries.map((entry) => [entry, whole[entry] ?? null]));
}
