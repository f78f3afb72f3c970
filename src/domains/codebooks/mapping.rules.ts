/** Reads declarations out of the inputs of a trace, by the decision table of a codebook. Same inputs, same answer. */

import type { Codebook, Field } from './codebook.ts';
import type { DecisionTable, DeclareRow, Output, Row, Translation } from './decision-table.ts';
import { declares } from './decision-table.ts';
import {
  type Compiled,
  compileCondition,
  compileExpression,
  compileTest,
  type Scope,
} from './expression.rules.ts';
import {
  type AttributeId,
  conditionInputIds,
  type InputId,
  type InputValue,
  type InputValues,
  traceAttribute,
} from './trace-input.ts';

/** `each` is copied from each trace: known here is only whether it is there. */
export type FieldValue =
  | { from: 'value'; value: string | number | readonly string[] }
  | { from: 'each'; attribute: AttributeId; isKnown: boolean };

/** A declaration as the inputs alone determine it. Fields without a value are absent. */
export interface DeclarationShape {
  groupId: string;
  rowId: string;
  kind: string;
  act: string;
  fields: Readonly<Record<string, FieldValue>>;
  /** Fields that must be given and have no value. */
  missing: readonly string[];
  /** Validations that fail, by id. */
  failing: readonly string[];
}

export type MappingOutcome =
  | { kind: 'declared'; declarations: readonly DeclarationShape[] }
  | { kind: 'notDeclared'; reasonId: string; rowId: string | null };

export interface CompiledCodebook {
  codebook: Codebook;
  /** Inputs that any condition, expression or translation reads: the only ones a compilation groups by. */
  inputs: readonly InputId[];
  outcomeOf(values: InputValues): MappingOutcome;
}

export const inputNames: ReadonlySet<string> = new Set<string>(conditionInputIds);
/** What conditions on a declaration may name, besides the inputs. */
export const declarationNames: ReadonlySet<string> = new Set([...inputNames, 'kind', 'act']);
export const validationNames: ReadonlySet<string> = new Set([...declarationNames, 'field']);

interface CompiledRow {
  row: Row;
  matches(values: InputValues): boolean;
}
type Filler = (values: InputValues) => FieldValue | null;
type Declarer = (values: InputValues) => DeclarationShape;

/** Cells made ready once for each distinct text, whatever the number of rows and codebooks that have it. */
export interface CellReader {
  test(text: string): Compiled<boolean>;
  expression(text: string): Compiled<unknown>;
  /** On a declaration, before its fields are filled, or after. */
  requirement(text: string): Compiled<boolean>;
  validation(text: string): Compiled<boolean>;
}

export function cellReader(): CellReader {
  return {
    test: onceEach((text) => compileTest(text, inputNames)),
    expression: onceEach((text) => compileExpression(text, inputNames)),
    requirement: onceEach((text) => compileCondition(text, declarationNames)),
    validation: onceEach((text) => compileCondition(text, validationNames)),
  };
}

function onceEach<T>(compile: (text: string) => T): (text: string) => T {
  const ready = new Map<string, T>();
  return (text) => {
    const known = ready.get(text) ?? compile(text);
    ready.set(text, known);
    return known;
  };
}

/**
 * Prepares a sound codebook (see `codebookFaults`) for evaluation. Cells are read by `feelin` once per distinct
 * value; callers evaluate once per distinct combination of `inputs`, never once per trace. Codebooks that read the
 * same traces share a reader of cells.
 */
export function compileMapping(
  codebook: Codebook,
  inputs: readonly InputId[],
  reader = cellReader(),
): CompiledCodebook {
  const questions = questionsOf(reader);
  const exclusions = codebook.mapping.exclusions.map(questions.rowAsked);
  const groups = codebook.mapping.groups.map(({ rows }) => rows.map(questions.rowAsked));
  const declarers = new Map<string, Declarer>();
  for (const group of codebook.mapping.groups) {
    for (const row of group.rows)
      if (declares(row)) declarers.set(row.id, declarerOf(codebook, group.id, row, reader));
  }
  const outcomeOf = (values: InputValues): MappingOutcome => {
    questions.forget();
    const excluded = exclusions.find((candidate) => candidate.matches(values));
    if (excluded) return notDeclared(excluded.row);
    const hits = groups.flatMap((rows) => rows.find((candidate) => candidate.matches(values)) ?? []);
    const declarations = hits.flatMap((hit) => declarers.get(hit.row.id)?.(values) ?? []);
    if (declarations.length > 0) return { kind: 'declared', declarations };
    const reasonHit = hits[0];
    return reasonHit ? notDeclared(reasonHit.row) : withoutRule(codebook.mapping);
  };
  return { codebook, inputs, outcomeOf };
}

/** Rows of one table put the same questions to the same inputs: each is answered once for a set of values. */
function questionsOf(reader: CellReader) {
  let round = 0;
  const ask = onceEach((name: string) => {
    const at = name.indexOf(' ');
    const input = name.slice(0, at) as InputId;
    const test = reader.test(name.slice(at + 1));
    let answeredIn = -1;
    let answer = false;
    return (values: InputValues) => {
      if (answeredIn !== round) {
        answer = test(values as Scope, values[input] ?? null);
        answeredIn = round;
      }
      return answer;
    };
  });
  const rowAsked = (row: Row): CompiledRow => {
    const tests = Object.entries(row.when).map(([input, text]) => ask(`${input} ${text}`));
    return { row, matches: (values) => tests.every((test) => test(values)) };
  };
  const forget = () => {
    round += 1;
  };
  return { rowAsked, forget };
}

function notDeclared(row: Row): MappingOutcome {
  return { kind: 'notDeclared', reasonId: 'reason' in row ? row.reason : '', rowId: row.id };
}

function withoutRule(mapping: DecisionTable): MappingOutcome {
  return { kind: 'notDeclared', reasonId: mapping.noRuleReason, rowId: null };
}

/** The tests of a row as one question on the inputs. */
export function compiledRow(row: Row): CompiledRow {
  const tests = Object.entries(row.when).map(([input, text]) => ({
    input: input as InputId,
    test: compileTest(text as string, inputNames),
  }));
  return {
    row,
    matches: (values) => tests.every(({ input, test }) => test(values as Scope, values[input] ?? null)),
  };
}

function declarerOf(codebook: Codebook, groupId: string, row: DeclareRow, reader: CellReader): Declarer {
  const { kind, act } = row.declare;
  const fields = fieldsOf(codebook, kind, act).map((field) => ({
    id: field.id,
    fill: fillerOf(codebook, field, row.declare.fields[field.id] ?? field.output, reader),
    isRequired: reader.requirement(field.requiredWhen),
  }));
  const validations = codebook.validations.map((validation) => ({
    id: validation.id,
    fails: reader.validation(validation.failsWhen),
  }));
  return (values) => {
    const filled = fields.map((field) => [field.id, field.fill(values)] as const);
    const given = filled.filter(
      (entry): entry is [string, FieldValue] => entry[1] !== null && isGiven(entry[1]),
    );
    const scope = { ...values, kind, act };
    const present = new Set(given.map(([id]) => id));
    const missing = fields
      .filter((field) => !present.has(field.id) && field.isRequired(scope))
      .map(({ id }) => id);
    const field = Object.fromEntries(filled.map(([id, value]) => [id, valueForConditions(value)]));
    const failing = validations
      .filter((validation) => validation.fails({ ...scope, field }))
      .map(({ id }) => id);
    return { groupId, rowId: row.id, kind, act, fields: Object.fromEntries(given), missing, failing };
  };
}

/** Fields that a declaration of this kind and act has, in the order of the codebook. */
export function fieldsOf(codebook: Codebook, kind: string, act: string): Field[] {
  return codebook.fields.filter((field) => field.kinds.includes(kind) && field.acts.includes(act));
}

function isGiven(value: FieldValue): boolean {
  if (value.from === 'each') return value.isKnown;
  return !(Array.isArray(value.value) && value.value.length === 0) && value.value !== '';
}

/** Conditions see a copied value as `true` when it is there, since it changes from trace to trace. */
function valueForConditions(value: FieldValue | null): unknown {
  if (value === null || !isGiven(value)) return null;
  return value.from === 'each' ? true : value.value;
}

function fillerOf(codebook: Codebook, field: Field, output: Output | null, reader: CellReader): Filler {
  if (output === null) return () => null;
  if ('literal' in output) {
    const value = field.type === 'codes' ? [String(output.literal)] : output.literal;
    return () => ({ from: 'value', value });
  }
  if ('attribute' in output) {
    const { knownBy } = traceAttribute(output.attribute);
    return (values) => ({
      from: 'each',
      attribute: output.attribute,
      isKnown: knownBy === null || values[knownBy] === true,
    });
  }
  if ('translation' in output) return translationFiller(codebook, field, output.translation);
  if ('share' in output) return shareFiller(output.share);
  const answer = reader.expression(output.feel);
  return (values) => valueFrom(answer(values as Scope));
}

/** Shares are texts such as `axis 60`, one an axis. */
function shareFiller(axis: string): Filler {
  return ({ axisShares }) => {
    const shares = Array.isArray(axisShares) ? (axisShares as readonly string[]) : [];
    const found = shares.find((share) => share.slice(0, share.lastIndexOf(' ')) === axis);
    return found === undefined
      ? null
      : { from: 'value', value: Number(found.slice(found.lastIndexOf(' ') + 1)) };
  };
}

function valueFrom(answer: unknown): FieldValue | null {
  if (typeof answer === 'string' || typeof answer === 'number') return { from: 'value', value: answer };
  if (Array.isArray(answer)) return { from: 'value', value: answer.map(String) };
  return null;
}

function translationFiller(codebook: Codebook, field: Field, id: string): Filler {
  const translation = codebook.translations.find((candidate) => candidate.id === id);
  if (!translation) return () => null;
  const input = inputOfTranslation(translation, field);
  return (values) => {
    // Without shares every kind leads.
    const codes = translatedCodes(translation, values[input] ?? values[translation.input] ?? null);
    if (field.type === 'codes') return { from: 'value', value: codes };
    const [first] = codes;
    return first === undefined ? null : { from: 'value', value: first };
  };
}

/** What a translation reads to fill a field: the leading kinds alone, where their shares choose one code among several. */
export function inputOfTranslation(translation: Translation, field: Pick<Field, 'type'>): InputId {
  const byShare = translation.pick === 'largestShareThenListOrder' && field.type !== 'codes';
  return byShare && translation.input === 'natures' ? 'leadingNatures' : translation.input;
}

/** Codes for a value, in the order of the pairs, each once; `otherwise` when nothing matched a given value. */
export function translatedCodes(translation: Translation, value: InputValue): string[] {
  const given = new Set((Array.isArray(value) ? value : [value]).filter((one) => one !== null).map(String));
  const codes = translation.pairs.filter((pair) => given.has(pair.value)).map((pair) => pair.code);
  if (codes.length === 0 && translation.otherwise !== null) return [translation.otherwise];
  return [...new Set(codes)];
}
