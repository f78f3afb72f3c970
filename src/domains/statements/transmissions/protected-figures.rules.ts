/** A statement as the protection of small numbers wants it: every table of it, and its times, as one linear system. */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import type { Cell, Policy, Publication, Relation } from '#/domains/protection/protection.public.ts';
import type { Figure } from '#/domains/statements/figure.ts';
import type { Concern } from './concern.rules.ts';
import { type Tie, tied } from './tie.rules.ts';
import type { ShownNumber } from './transmission.ts';

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

const countKey = ({ codebook, startsOn, endsOn }: NumberNames, key: string) =>
  `${codebook.id}/${codebook.version}/${startsOn}/${endsOn}/${key}`;
const minutesKey = (names: NumberNames, key: string) => `${countKey(names, key)}/minutes`;

/**
 * The publication of a statement's figures. Numbers that are never printed but can be reckoned from the others are in
 * it: protected like the rest when they are small, and only there to tie the others together when they are not.
 */
export function publicationOf(
  codebook: Codebook,
  allFigures: readonly Figure[],
  { concerns, policy, names }: { concerns: ReadonlyMap<string, Concern>; policy: Policy; names: NumberNames },
): Publication {
  const figures = allFigures.filter(leaves);
  const { ties, relations } = tied(codebook, figures);
  const cells = [...figures, ...ties].flatMap((number): Cell[] => {
    const { people = null, organisations = null } = concerns.get(number.key) ?? {};
    const isTie = !('subject' in number);
    const unpublished = isTie && !isSmallTie(number, { people, organisations }, policy);
    const shared = { people, organisations, ...(unpublished ? { isUnpublished: true } : {}) };
    return [
      { key: countKey(names, number.key), value: number.count, ...shared },
      { key: minutesKey(names, number.key), value: number.minutes, grain: minutesGrain, ...shared },
    ];
  });
  const named = (name: typeof countKey): Relation[] =>
    relations.map(({ total, parts }) => ({
      total: name(names, total),
      parts: parts.map((part) => name(names, part)),
    }));
  return { cells, relations: [...named(countKey), ...named(minutesKey)] };
}

function isSmallTie(
  tie: Tie,
  { people, organisations }: { people: number | null; organisations: number | null },
  policy: Policy,
): boolean {
  if (tie.count === 0 || tie.key.startsWith('s.')) return false;
  return (
    (people !== null && people < policy.people) ||
    (organisations !== null && organisations < policy.organisations)
  );
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
