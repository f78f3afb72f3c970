import type { RowGroup } from './decision-table.ts';
import { acceptedBy, domainsOf } from './reachability.rules.ts';
import type { InputId, InputValue, InputValues } from './trace-input.ts';

/** Two rows of one group that both take some trace. */
export interface Overlap {
  firstId: string;
  secondId: string;
  /** Values that both rows take, for the inputs that either looks at. */
  example: InputValues;
}

/**
 * Rows of a group that overlap, each pair once, in reading order. Tests that read another input than their own are left
 * out: whether they meet cannot be told input by input.
 */
export function overlapsIn(group: RowGroup): Overlap[] {
  const domains = domainsOf(group.rows);
  const accepted = group.rows.map((row) => acceptedBy(row, domains));
  return group.rows.flatMap((first, index) =>
    group.rows.slice(index + 1).flatMap((second, offset): Overlap[] => {
      const example = meeting(accepted[index], accepted[index + 1 + offset], domains);
      return example ? [{ firstId: first.id, secondId: second.id, example }] : [];
    }),
  );
}

type Accepted = ReturnType<typeof acceptedBy> | undefined;

function meeting(
  first: Accepted,
  second: Accepted,
  domains: ReadonlyMap<InputId, InputValue[] | null>,
): InputValues | null {
  const inputs = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  const example: Partial<Record<InputId, InputValue>> = {};
  for (const input of inputs) {
    const domain = domains.get(input);
    const sides = [first?.get(input), second?.get(input)];
    if (!domain || sides.includes(null)) return null;
    const position = domain.findIndex((_, at) => sides.every((side) => side === undefined || side?.has(at)));
    if (position < 0) return null;
    example[input] = domain[position] ?? null;
  }
  return example;
}
