/** A value by cases, as the form asks for it: clauses that are picked, then the value. */

import {
  type CaseValue,
  type Clause,
  type Output,
  readCondition,
  readOutput,
} from '#/domains/codebooks/codebooks.public.ts';

export interface PickedCase {
  join: 'and' | 'or';
  clauses: readonly Clause[];
  value: CaseValue;
}

export interface PickedCases {
  cases: readonly PickedCase[];
  otherwise: CaseValue;
}

/** Null for whatever is filled otherwise, or by cases whose conditions are not picked. */
export function readCases(output: Output | null): PickedCases | null {
  const picked = output && 'feel' in output ? readOutput(output.feel) : null;
  if (picked?.kind !== 'cases') return null;
  const cases: PickedCase[] = [];
  for (const { condition, value } of picked.cases) {
    const read = readCondition(condition);
    if (read.kind !== 'picked') return null;
    cases.push({ join: read.join, clauses: read.clauses, value });
  }
  return { cases, otherwise: picked.otherwise };
}
