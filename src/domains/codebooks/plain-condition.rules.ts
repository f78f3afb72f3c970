import { type Clause, clauseText, piecesOf, readClause } from './picked-condition.rules.ts';

/** One clause of a condition as a person would say it. `formula` is shown as it is written. */
export type PlainClause =
  | Clause
  | { subject: string; mode: 'below' | 'above'; values: readonly [string] }
  | { mode: 'formula'; text: string };

/** Several clauses: all of them hold, or one does. */
export interface PlainCondition {
  join: 'and' | 'or';
  clauses: readonly PlainClause[];
}

/** Where `and` and `or` may join something else than conditions, or stand in what is no code. */
export const unsplit = /\b(?:between|if|for|some|every|function)\b|[[\]{}]|\/[/*]/;

/**
 * Reads what picks can write and a little more; whatever it does not know stays a formula, never a wrong sentence. `and`
 * binds closer than `or`, so a condition that holds both is read as alternatives.
 */
export function plainCondition(text: string): PlainCondition {
  const written = text.trim();
  if (written.includes('\\') || unsplit.test(written.replaceAll(/"[^"]*"/g, '""'))) {
    return { join: 'and', clauses: [{ mode: 'formula', text: written }] };
  }
  const alternatives = piecesOf(written, 'or');
  const isAlternative = alternatives.length > 1;
  const pieces = isAlternative ? alternatives : piecesOf(written, 'and');
  return { join: isAlternative ? 'or' : 'and', clauses: pieces.map(plainClause) };
}

function plainClause(piece: string): PlainClause {
  const [, left = '', sign, right = ''] =
    /^([A-Za-z][A-Za-z0-9.]*) ([=<>]) (true|false|-?\d+(?:\.\d+)?)$/.exec(piece) ?? [];
  if (sign === '=' && (right === 'true' || right === 'false')) {
    return { subject: left, mode: right === 'true' ? 'yes' : 'no', values: [] };
  }
  if (sign === '<' || sign === '>') {
    if (right !== 'true' && right !== 'false') {
      return { subject: left, mode: sign === '<' ? 'below' : 'above', values: [right] };
    }
  }
  const clause = readClause(piece);
  return clause !== null && clauseText(clause) === piece ? clause : { mode: 'formula', text: piece };
}
