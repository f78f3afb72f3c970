/** Names of people in the address of a link, where words have no spaces and no capital letters. */

import { fold } from '#/french/folding.ts';
import type { PersonName } from './audience.ts';
import { particles, placeWords, titles } from './person-names.rules.ts';

export interface NameInAddress {
  /** As the address writes it. */
  name: string;
  folded: string;
  isWhole: boolean;
}

/** A run of letters or figures. */
interface Token {
  folded: string;
  start: number;
  end: number;
}

/** An address as people read it: « %C3%A9 » is « é ». */
export function readableAddress(address: string): string {
  return address.replaceAll(/(?:%[0-9a-f]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return coded;
    }
  });
}

const tokensIn = (address: string): Token[] =>
  [...address.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: written, index }) => ({
    ...{ folded: fold(written), start: index, end: index + written.length },
  }));

const partsOf = (word: string) =>
  fold(word)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

/**
 * Names in an address that is already readable: first and family names one after the other, in either order and whatever
 * stands between them, an initial and the family name, a first name alone.
 */
export function namesInAddress(
  address: string,
  { names, people }: { names: readonly string[]; people: readonly PersonName[] },
): NameInAddress[] {
  const tokens = tokensIn(address);
  const letters = lettersOf(address);
  const whole = names.flatMap((name) => wholeNamesIn(name, letters, tokens));
  const isApart = ({ start, end }: Token) => whole.every((one) => end <= one.start || start >= one.end);
  const alone = people.flatMap(({ first }) => firstNamesAt(partsOf(first), tokens)).filter(isApart);
  const all = [
    ...whole.map((one) => ({ ...one, isWhole: true })),
    ...alone.map((one) => ({ ...one, isWhole: false })),
  ];
  const found = all.map(({ start, end, isWhole }) => {
    const name = address.slice(start, end);
    return [fold(name), { name, folded: fold(name), isWhole }] as const;
  });
  return [...new Map(found).values()];
}

/** The letters and figures of an address with nothing between them, and where each is written. */
interface Letters {
  text: string;
  at: readonly number[];
}

function lettersOf(address: string): Letters {
  let text = '';
  const at: number[] = [];
  for (let place = 0; place < address.length; place += 1) {
    const folded = fold(address[place] ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');
    text += folded;
    for (let rank = 0; rank < folded.length; rank += 1) at.push(place);
  }
  return { text, at };
}

/** Shorter than that, letters one after the other are often those of other words. */
const leastJoined = 6;
const leastFamily = 4;

function wholeNamesIn(name: string, { text, at }: Letters, tokens: readonly Token[]): Token[] {
  const parts = partsOf(name).filter((part) => !titles.has(part));
  const families = parts.slice(1).filter((part) => !particles.has(part));
  const [first = ''] = parts;
  const family = families.join('');
  if (family === '') return [];
  const last = families.at(-1) ?? '';
  const orders = [parts.join(''), first + family, first + last, family + first, last + first];
  const joined = orders
    .filter((order) => order.length >= leastJoined)
    .flatMap((order) => {
      const from = text.indexOf(order);
      if (from < 0) return [];
      return { folded: order, start: at[from] ?? 0, end: (at[from + order.length - 1] ?? 0) + 1 };
    });
  const initial = first.slice(0, 1);
  const short = [family, last].filter((one) => one.length >= leastFamily);
  const initials = short.flatMap((one) => [
    ...runsOf([initial + one], tokens),
    ...runsOf([one + initial], tokens),
    ...runsOf([initial, one], tokens),
    ...runsOf([one, initial], tokens),
  ]);
  return [...joined, ...initials].slice(0, 1);
}

function firstNamesAt(parts: readonly string[], tokens: readonly Token[]): Token[] {
  if (parts.join('').length < 3) return [];
  const isOfPlace = ({ start }: Token) => {
    const before = tokens[tokens.findIndex((token) => token.start === start) - 1];
    return before !== undefined && placeWords.has(before.folded);
  };
  return runsOf(parts, tokens).filter((run) => !isOfPlace(run));
}

/** Where tokens follow each other so. */
function runsOf(parts: readonly string[], tokens: readonly Token[]): Token[] {
  return tokens.flatMap(({ start }, from) => {
    const run = tokens.slice(from, from + parts.length);
    const isSame = run.length === parts.length && run.every(({ folded }, rank) => folded === parts[rank]);
    return isSame ? [{ folded: parts.join(' '), start, end: run.at(-1)?.end ?? start }] : [];
  });
}
