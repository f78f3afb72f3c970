import type { HidingReason, ReleasedFact } from './publication.ts';

export interface FactRow {
  key: string;
  revision: number;
  value: number;
  people: number | null;
  organisations: number | null;
  is_structural_zero: boolean;
  grain: number;
  floor: 0 | 1;
  state: 'shown' | 'hidden' | 'unpublished';
  reason: HidingReason | null;
  possible_values: number;
}

export function asFact(row: FactRow): ReleasedFact {
  return {
    key: row.key,
    revision: row.revision,
    value: row.value,
    people: row.people,
    organisations: row.organisations,
    isStructuralZero: row.is_structural_zero,
    grain: row.grain,
    floor: row.floor,
    state: row.state === 'hidden' ? { kind: 'hidden', reason: row.reason! } : { kind: row.state },
    possibleValues: row.possible_values,
  };
}
