import { addDays, addMonths } from '#/french/dates.ts';
import {
  type LevelKind,
  levelKinds,
  type PlanKind,
  type PlanLevel,
  type PlanVisibility,
  planVisibilities,
} from './plan.ts';

const monthsOf: Partial<Record<PlanKind, number>> = { annual: 12, triennial: 36, 'five-year': 60, crisis: 3 };

/** The last day of a plan of this kind that begins on this day; null when its length says nothing. */
export function usualEnd(kind: PlanKind, startsOn: string): string | null {
  const months = monthsOf[kind];
  return months === undefined ? null : addDays(addMonths(startsOn, months), -1);
}

/** Whether more people would see. */
export function isWidening(from: PlanVisibility, to: PlanVisibility): boolean {
  return planVisibilities.indexOf(to) > planVisibilities.indexOf(from);
}

/** Levels of a new plan, in the words given; people rename, reorder or skip them. */
export function startingLevels(labels: Readonly<Record<Exclude<LevelKind, 'free'>, string>>): PlanLevel[] {
  return (['issue', 'axis', 'objective', 'action'] as const).map((kind) => ({
    id: kind,
    kind,
    label: labels[kind],
  }));
}

/**
 * Whether items of this level are what people do. A plan that says so of none of its levels does what its deepest one
 * says.
 */
export function isActionLevel(levels: readonly PlanLevel[], level: string): boolean {
  const actions = levels.filter(({ kind }) => kind === 'action');
  return (actions.length === 0 ? levels.slice(-1) : actions).some(({ id }) => id === level);
}

export interface TypedLevel {
  id: string;
  label: string;
  kind: string;
}

export type LevelsRefusal = 'levelsNone' | 'levelInUse' | 'levelTwice';

/**
 * The levels a plan will have, from what was typed: one emptied of its name goes, unless items stand on it; a
 * new one gets an id of its own.
 */
export function levelsFrom(
  typed: readonly TypedLevel[],
  used: ReadonlySet<string>,
): { levels: PlanLevel[] } | { refusal: LevelsRefusal } {
  const levels: PlanLevel[] = [];
  for (const line of typed) {
    const label = line.label.trim().slice(0, 60);
    if (label === '') {
      if (used.has(line.id)) return { refusal: 'levelInUse' };
      continue;
    }
    if (levels.some((level) => level.label.toLocaleLowerCase('fr') === label.toLocaleLowerCase('fr'))) {
      return { refusal: 'levelTwice' };
    }
    const kind = levelKinds.find((one) => one === line.kind) ?? 'free';
    levels.push({ id: line.id || freeId(levels, typed), kind, label });
  }
  const missing = [...used].some((id) => !levels.some((level) => level.id === id));
  if (missing) return { refusal: 'levelInUse' };
  return levels.length === 0 ? { refusal: 'levelsNone' } : { levels };
}

function freeId(levels: readonly PlanLevel[], typed: readonly TypedLevel[]): string {
  const taken = new Set([...levels, ...typed].map((level) => level.id));
  for (let number = 1; ; number += 1) if (!taken.has(`level-${number}`)) return `level-${number}`;
}
