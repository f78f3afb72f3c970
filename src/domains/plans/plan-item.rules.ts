import { addDays } from '#/french/dates.ts';
import type { ChangeKind, EvidenceSaying, ItemBefore, ItemChange, ItemState, PlanItem } from './plan-item.ts';

/** What may happen to an item in each state, the ordinary thing first. */
const ways: Readonly<Record<ItemState, readonly ChangeKind[]>> = {
  planned: ['started', 'paused', 'adapted', 'replaced', 'done', 'abandoned'],
  'under-way': ['done', 'paused', 'adapted', 'replaced', 'abandoned'],
  paused: ['resumed', 'adapted', 'replaced', 'done', 'abandoned'],
  done: ['reopened'],
  replaced: ['reopened'],
  abandoned: ['reopened'],
};

const after: Readonly<Record<Exclude<ChangeKind, 'adapted'>, ItemState>> = {
  started: 'under-way',
  paused: 'paused',
  resumed: 'under-way',
  replaced: 'replaced',
  done: 'done',
  abandoned: 'abandoned',
  reopened: 'under-way',
};

/** Changes whose reason is asked: the plan no longer does what it said. */
export const reasonedChanges: readonly ChangeKind[] = [
  'paused',
  'adapted',
  'replaced',
  'abandoned',
  'reopened',
];

export function changesFrom(state: ItemState): readonly ChangeKind[] {
  return ways[state];
}

/** The state an item takes; adapted, it goes on. */
export function stateAfter(state: ItemState, kind: ChangeKind): ItemState {
  return kind === 'adapted' ? state : after[kind];
}

/** States in which nothing more is expected of an item. */
export function isOver(state: ItemState): boolean {
  return state === 'done' || state === 'replaced' || state === 'abandoned';
}

/** Where the line of an item ends in time: the day it was over, once it is; else when it is due. */
export function lineEnd(
  item: Pick<PlanItem, 'state' | 'stateSinceOn' | 'startsOn' | 'dueOn'>,
): string | null {
  const { state, stateSinceOn, startsOn, dueOn } = item;
  if (!isOver(state) || stateSinceOn === null) return dueOn;
  return startsOn !== null && stateSinceOn < startsOn ? dueOn : stateSinceOn;
}

export type ChangeRefusal = 'changeUnreachable' | 'changeInFuture' | 'reasonMissing' | 'replacementMissing';

export interface TypedChange {
  kind: ChangeKind;
  onDay: string;
  reason: string;
  /** Whether what replaces the item was said. */
  hasReplacement: boolean;
}

/** Why a change is not noted, or null. */
export function changeRefusal(state: ItemState, change: TypedChange, today: string): ChangeRefusal | null {
  if (!ways[state].includes(change.kind)) return 'changeUnreachable';
  if (change.onDay > today) return 'changeInFuture';
  if (reasonedChanges.includes(change.kind) && change.reason.trim() === '') return 'reasonMissing';
  if (change.kind === 'replaced' && !change.hasReplacement) return 'replacementMissing';
  return null;
}

/**
 * What an item becomes when the work says something of it: begun when something moved while it was only
 * planned or paused, done when the work says so; null when it stays as it is.
 */
export function changeFromWork(state: ItemState, says: EvidenceSaying): ChangeKind | null {
  if (says === 'finished') return ways[state].includes('done') ? 'done' : null;
  if (says !== 'progress') return null;
  if (state === 'planned') return 'started';
  return state === 'paused' ? 'resumed' : null;
}

/** What of an item is kept when it is adapted. */
export function beforeOf(item: PlanItem): ItemBefore {
  const { title, description, startsOn, dueOn, resources } = item;
  const [holders, partners] = [item.holders, item.partners].map((carriers) =>
    carriers.map(({ name }) => name),
  );
  return { title, description, startsOn, dueOn, resources, holders, partners };
}

/** What was said of an item that takes over from another; what was not is left to `takingOver`. */
type SaidOfSuccessor = Partial<ItemBefore> & { title: string };

/**
 * What an item says that takes over from another: unless it was said otherwise, the same people carry it, from that day,
 * to the same day when it still lies ahead.
 */
export function takingOver(item: PlanItem, said: SaidOfSuccessor, onDay: string): ItemBefore {
  const before = beforeOf(item);
  const startsOn = said.startsOn === undefined ? onDay : said.startsOn;
  const stillAhead = before.dueOn !== null && before.dueOn >= (startsOn ?? onDay) ? before.dueOn : null;
  return {
    title: said.title,
    description: said.description ?? '',
    startsOn,
    dueOn: said.dueOn === undefined ? stillAhead : said.dueOn,
    resources: said.resources ?? '',
    holders: said.holders ?? before.holders,
    partners: said.partners ?? before.partners,
  };
}

/** What an item said before a change and no longer said after it, its title apart. */
export function leftBehind(
  change: ItemChange,
  changes: readonly ItemChange[],
  item: PlanItem,
): Partial<ItemBefore> {
  const later = changes.slice(changes.findIndex(({ id }) => id === change.id) + 1);
  const after = later.find(({ before }) => before !== null)?.before ?? beforeOf(item);
  const isLeft = ([field, text]: [string, unknown]) =>
    field !== 'title' &&
    String(text ?? '') !== '' &&
    String(text) !== String(after[field as keyof ItemBefore] ?? '');
  return Object.fromEntries(Object.entries(change.before ?? {}).filter(isLeft));
}

export interface Quiet {
  /** `never`: nothing was ever noted, `day` is when it was to begin. */
  kind: 'since' | 'never';
  day: string;
}

/** Days without anything noted before it is said. */
const quietDays = 60;

/**
 * « Rien de noté depuis… »: a neutral fact for those who carry an item, said only of what should be moving.
 * Never a score: it says as much of the notes as of the work. Null when there is nothing to say.
 */
export function quietSince(
  item: { state: ItemState; startsOn: string | null; lastMovedOn: string | null },
  planStartsOn: string,
  today: string,
): Quiet | null {
  if (isOver(item.state) || item.state === 'paused') return null;
  const begins = item.startsOn ?? planStartsOn;
  const day = item.lastMovedOn ?? begins;
  if (day > addDays(today, -quietDays)) return null;
  return { kind: item.lastMovedOn === null ? 'never' : 'since', day };
}
