/**
 * Conditions of fields and validations, picked from lists, and the FEEL they are written in. One level: clauses that all
 * hold, or of which one does. Whatever is not written just so stays a text.
 */

import { type CellMode, quoted } from './typed-cell.rules.ts';

export const clauseModes = [
  'yes',
  'no',
  'oneOf',
  'noneOf',
  'contains',
  'lacks',
  'atLeast',
  'atMost',
  'exactly',
  'given',
  'missing',
] as const satisfies readonly (CellMode | 'given' | 'missing')[];
export type ClauseMode = (typeof clauseModes)[number];

export interface Clause {
  /** As FEEL names it: an input, `kind`, `act`, or `field.` and its id. */
  subject: string;
  mode: ClauseMode;
  /** Values picked, or the one number. */
  values: readonly string[];
}

export type PickedCondition =
  | { kind: 'always' }
  | { kind: 'never' }
  | { kind: 'picked'; join: 'and' | 'or'; clauses: readonly Clause[] }
  | { kind: 'typed'; text: string };

/** One clause in FEEL; null when nothing was picked for it. */
export function clauseText({ subject, mode, values }: Clause): string | null {
  const given = values.map((value) => value.trim()).filter((value) => value !== '');
  const [first] = given;
  const contained = given.map((value) => `list contains(${subject}, ${quoted(value)})`).join(' or ');
  const listed = `${subject} in (${given.map(quoted).join(', ')})`;
  switch (mode) {
    case 'yes':
      return subject;
    case 'no':
      return `not(${subject})`;
    case 'given':
      return `${subject} != null`;
    case 'missing':
      return `${subject} = null`;
    default:
      if (first === undefined) return null;
  }
  switch (mode) {
    case 'oneOf':
      return given.length === 1 ? `${subject} = ${quoted(first)}` : listed;
    case 'noneOf':
      return given.length === 1 ? `${subject} != ${quoted(first)}` : `not(${listed})`;
    case 'contains':
      return given.length === 1 ? contained : `(${contained})`;
    case 'lacks':
      return `not(${contained})`;
    default:
      return `${subject} ${signs[mode]} ${first.replace(',', '.')}`;
  }
}

const signs = { atLeast: '>=', atMost: '<=', exactly: '=' } as const;

/** The condition in FEEL. Nothing picked is never. */
export function conditionText(condition: PickedCondition): string {
  switch (condition.kind) {
    case 'always':
      return 'true';
    case 'never':
      return 'false';
    case 'typed':
      return condition.text.trim() || 'false';
    case 'picked': {
      const texts = condition.clauses.flatMap((clause) => clauseText(clause) ?? []);
      return texts.join(` ${condition.join} `) || 'false';
    }
  }
}

/** A condition as it would have been picked, only when it would be written again letter for letter. */
export function readCondition(text: string): PickedCondition {
  const typed = { kind: 'typed', text: text.trim() } as const;
  if (typed.text === 'true') return { kind: 'always' };
  if (typed.text === 'false') return { kind: 'never' };
  for (const join of ['and', 'or'] as const) {
    const clauses = piecesOf(typed.text, join).map(readClause);
    if (clauses.some((clause) => clause === null)) continue;
    const picked = { kind: 'picked', join, clauses: clauses.filter((clause) => clause !== null) } as const;
    if (conditionText(picked) === typed.text) return picked;
  }
  return typed;
}

/** The pieces between the words `and` (or `or`) that stand in no parenthesis and in no string. */
export function piecesOf(text: string, join: 'and' | 'or'): string[] {
  const pieces = [''];
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"]*"?|\(|\)|\s(?:and|or)\s|./gs)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth === 0 && token.length > 1 && token.trim() === join) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + token);
  }
  return pieces.map((piece) => piece.trim());
}

const subjectForm = '((?:field\\.)?[A-Za-z][A-Za-z0-9]*)';
const shapes: readonly (readonly [ClauseMode, RegExp])[] = [
  ['yes', new RegExp(`^${subjectForm}$`)],
  ['no', new RegExp(`^not\\(${subjectForm}\\)$`)],
  ['given', new RegExp(`^${subjectForm} != null$`)],
  ['missing', new RegExp(`^${subjectForm} = null$`)],
  ['oneOf', new RegExp(`^${subjectForm} (?:= "|in \\(")`)],
  ['noneOf', new RegExp(`^(?:not\\(${subjectForm} in \\("|${subjectForm} != ")`)],
  ['contains', new RegExp(`^\\(?list contains\\(${subjectForm}, "`)],
  ['lacks', new RegExp(`^not\\(list contains\\(${subjectForm}, "`)],
  ['atLeast', new RegExp(`^${subjectForm} >= (-?\\d+(?:\\.\\d+)?)$`)],
  ['atMost', new RegExp(`^${subjectForm} <= (-?\\d+(?:\\.\\d+)?)$`)],
  ['exactly', new RegExp(`^${subjectForm} = (-?\\d+(?:\\.\\d+)?)$`)],
];

/** A first reading, by the way it begins: writing it again tells whether it is the whole of it. */
export function readClause(text: string): Clause | null {
  for (const [mode, shape] of shapes) {
    const found = shape.exec(text);
    if (!found) continue;
    const subject = found[1] ?? found[2] ?? '';
    const isNumber = mode === 'atLeast' || mode === 'atMost' || mode === 'exactly';
    const strings = [...text.matchAll(/"([^"]*)"/g)].map(([, value]) => value as string);
    return { subject, mode, values: isNumber ? [found[2] as string] : strings };
  }
  return null;
}
