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

/** A row, and the first one before it of which nothing tells whether both take some trace. */
export interface Undecided {
  firstId: string;
  secondId: string;
}

/** Rows of a group that overlap, each pair once, in reading order. */
export function overlapsIn(group: RowGroup): Overlap[] {
  return pairsOf(group).flatMap(({ firstId, secondId, meeting }): Overlap[] =>
    typeof meeting === 'object' ? [{ firstId, secondId, example: meeting }] : [],
  );
}

/**
 * Rows of a group that may overlap: a test that reads another input than its own, or an open list with many values,
 * cannot be decided input by input, and no other input keeps the two apart. Each row once.
 */
export function undecidedIn(group: RowGroup): Undecided[] {
  const told = new Set<string>();
  return pairsOf(group).flatMap(({ firstId, secondId, meeting }): Undecided[] => {
    if (meeting !== 'unknown' || told.has(secondId)) return [];
    told.add(secondId);
    return [{ firstId, secondId }];
  });
}

type Accepted = ReturnType<typeof acceptedBy> | undefined;
type Meeting = InputValues | 'never' | 'unknown';

function pairsOf(group: RowGroup): { firstId: string; secondId: string; meeting: Meeting }[] {
  const domains = domainsOf(group.rows);
  const accepted = group.rows.map((row) => acceptedBy(row, domains));
  return group.rows.flatMap((first, index) =>
    group.rows.slice(index + 1).map((second, offset) => ({
      firstId: first.id,
      secondId: second.id,
      meeting: meetingOf(accepted[index], accepted[index + 1 + offset], domains),
    })),
  );
}

/** Values that both take; `never` as soon as one input that can be decided keeps them apart. */
function meetingOf(
  first: Accepted,
  second: Accepted,
  domains: ReadonlyMap<InputId, InputValue[] | null>,
): Meeting {
  const inputs = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  const example: Partial<Record<InputId, InputValue>> = {};
  let isKnown = true;
  for (const input of inputs) {
    const domain = domains.get(input);
    const sides = [first?.get(input), second?.get(input)];
    if (!domain || sides.includes(null)) {
      isKnown = false;
      continue;
    }
    const position = domain.findIndex((_, at) => sides.every((side) => side === undefined || side?.has(at)));
    if (position < 0) return 'never';
    example[input] = domain[position] ?? null;
  }
  return isKnown ? example : 'unknown';
}
