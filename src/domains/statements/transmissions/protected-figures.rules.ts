/** A statement as the protection of small numbers wants it: every table of it, and its times, as one linear system. */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import type { Cell, Publication, Relation, ReleasedFact } from '#/domains/protection/protection.public.ts';
import type { Figure } from '#/domains/statements/figure.ts';
import type { Concern } from './concern.rules.ts';
import { isReckoned, type StretchNumber } from './nesting.rules.ts';
import { type Tie, tied } from './tie.rules.ts';
import type { ShownNumber } from './transmission.ts';

/** Numbers an instance may give thresholds of their own. */
export const protectionTopics = ['participants', 'organisations', 'acts', 'time'] as const;
export type ProtectionTopic = (typeof protectionTopics)[number];

/** What is to be mended, and how late, concerns the team alone: those figures never leave. */
export function leaves({ subject }: Pick<Figure, 'subject'>): boolean {
  return subject.kind !== 'missing' && subject.kind !== 'failing';
}

/** Names the same number in every transmission of a team. */
export interface NumberNames {
  codebook: { id: string; version: string };
  startsOn: string;
  endsOn: string;
}

/** Durations are noted by the quarter of an hour: two times closer than that are the same time. */
const minutesGrain = 15;

/** What the name of every number of a codebook version begins with. */
export const namesBegin = ({ codebook }: Pick<NumberNames, 'codebook'>) =>
  `${codebook.id}/${codebook.version}/`;
/** What the names of all numbers of a statement begin with in the ledger. */
export const stretchBegins = (names: NumberNames) => `${namesBegin(names)}${names.startsOn}/${names.endsOn}/`;
const countKey = (names: NumberNames, key: string) => `${stretchBegins(names)}${key}`;
const minutesName = (key: string) => `${key}/minutes`;
const minutesKey = (names: NumberNames, key: string) => countKey(names, minutesName(key));

interface Behind {
  concerns: ReadonlyMap<string, Concern>;
  names: NumberNames;
}

/** The figures of a statement whose count and time were both shown by some release, with their counts. */
export function countsShown(facts: readonly ReleasedFact[], names: NumberNames): Map<string, number> {
  const begin = countKey(names, '');
  const shown = new Map(
    facts
      .filter(({ key, state }) => key.startsWith(begin) && state.kind === 'shown')
      .map(({ key, value }) => [key.slice(begin.length), value]),
  );
  return new Map([...shown].filter(([key]) => shown.has(minutesName(key))));
}

/**
 * The publication of a statement's figures. Numbers that are never printed but can be reckoned from the others are in
 * it: protected like the rest when they are small, and only there to tie the others together when they are not.
 */
export function publicationOf(
  codebook: Codebook,
  allFigures: readonly Figure[],
  { concerns, names }: Behind,
): Publication {
  const figures = allFigures.filter(leaves);
  const { ties, relations } = tied(codebook, figures);
  const cells = [...figures, ...ties].flatMap((number): Cell[] =>
    numbersOf(number, concerns.get(number.key)).map(([name, amount]) => ({
      key: countKey(names, name),
      ...amount,
      ...('subject' in number ? {} : { isUnpublished: true, isReckoned: isReckoned(name) }),
    })),
  );
  const named = (name: typeof countKey): Relation[] =>
    relations.map(({ total, parts }) => ({
      total: name(names, total),
      parts: parts.map((part) => name(names, part)),
    }));
  return { cells, relations: [...named(countKey), ...named(minutesKey)] };
}

type Amounts = Pick<Figure, 'key' | 'count' | 'minutes'> | Tie;

/** The count and the time of a figure or tie, by name, with who is behind them and whose threshold they follow. */
export function numbersOf(
  number: Amounts,
  concern: Pick<Concern, 'people' | 'organisations' | 'arePeopleNoted'> | undefined,
): [string, StretchNumber][] {
  const { people = null, organisations = null } = concern ?? {};
  const behind = { people, organisations };
  return [
    [number.key, { value: number.count, ...behind, topic: topicOf(concern) }],
    [
      minutesName(number.key),
      { value: number.minutes, ...behind, topic: 'time' satisfies ProtectionTopic, grain: minutesGrain },
    ],
  ];
}

function topicOf(concern: Parameters<typeof numbersOf>[1]): ProtectionTopic {
  if (concern?.arePeopleNoted) return 'participants';
  return concern?.organisations != null ? 'organisations' : 'acts';
}

type States = ReadonlyMap<string, { kind: 'shown' | 'hidden' }>;

/** A figure as it is shown: its time is hidden with its count, whatever the time alone would tell. */
export function shownFigure(
  { key, count, minutes }: Pick<Figure, 'key' | 'count' | 'minutes'>,
  states: States,
  names: NumberNames,
): { count: ShownNumber; minutes: ShownNumber } {
  const isShown = (name: string) => states.get(name)?.kind === 'shown';
  const counted = isShown(countKey(names, key));
  return {
    count: shown(count, counted),
    minutes: shown(minutes, counted && isShown(minutesKey(names, key))),
  };
}

function shown(value: number, isShown: boolean): ShownNumber {
  return isShown ? { value, isHidden: false } : { value: null, isHidden: true };
}
