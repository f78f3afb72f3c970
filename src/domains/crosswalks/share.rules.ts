/** Exact fractions, so that three thirds make one. Values in, values out. */

import type { Share } from './crosswalk.ts';

export const whole: Share = { numerator: 1, denominator: 1 };
/** Finer than anyone can justify, small enough that products stay exact. */
export const largestDenominator = 1_000_000;

const decimal = /^(\d{1,7})(?:[.,](\d{1,6}))?\s*(%)?$/;
const fraction = /^(\d{1,7})\s*(?:\/|sur|of)\s*(\d{1,7})$/i;

/** « 1/3 », « 1 sur 3 », « 25 % », « 0,25 », « 1 »: a part above 0 and at most 1, or null. */
export function shareFrom(typed: string): Share | null {
  const text = typed.trim().replaceAll(/[\u00a0\u202f]/g, ' ');
  const parts = fraction.exec(text);
  if (parts) return shareOf(BigInt(parts[1] as string), BigInt(parts[2] as string));
  const digits = decimal.exec(text);
  if (!digits) return null;
  const [, units = '0', decimals = '', percent] = digits;
  const denominator = 10n ** BigInt(decimals.length) * (percent ? 100n : 1n);
  return shareOf(BigInt(units + decimals), denominator);
}

function shareOf(numerator: bigint, denominator: bigint): Share | null {
  if (numerator <= 0n || denominator <= 0n || numerator > denominator) return null;
  const divisor = greatestDivisor(numerator, denominator);
  const lowest = denominator / divisor;
  if (lowest > BigInt(largestDenominator)) return null;
  return { numerator: Number(numerator / divisor), denominator: Number(lowest) };
}

function greatestDivisor(first: bigint, second: bigint): bigint {
  return second === 0n ? first : greatestDivisor(second, first % second);
}

/** As it can be typed again, in a form no spreadsheet takes for a date: `1`, `1 sur 3`. */
export function writtenShare({ numerator, denominator }: Share, between = ' sur '): string {
  return denominator === 1 ? String(numerator) : `${numerator}${between}${denominator}`;
}

/** The sum, in lowest terms; it may be above 1. For people: numbers this large lose their last digits. */
export function sumOf(shares: readonly Share[]): Share {
  const [numerator, denominator] = exactSum(shares);
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** Whether the shares make 1, exactly. */
export function isWhole(shares: readonly Share[]): boolean {
  const [numerator, denominator] = exactSum(shares);
  return numerator === denominator;
}

function exactSum(shares: readonly Share[]): [bigint, bigint] {
  let [numerator, denominator] = [0n, 1n];
  for (const share of shares) {
    numerator = numerator * BigInt(share.denominator) + BigInt(share.numerator) * denominator;
    denominator *= BigInt(share.denominator);
    const divisor = greatestDivisor(numerator, denominator);
    [numerator, denominator] = [numerator / divisor, denominator / divisor];
  }
  return [numerator, denominator];
}

/**
 * A whole number in whole parts, by shares that sum to 1: each part is the exact one rounded down or up, and the parts
 * sum to the number. What rounding leaves goes to the largest remainders, then to the first.
 */
export function apportion(amount: number, shares: readonly Share[]): number[] {
  const exact = shares.map(({ numerator, denominator }) => ({
    floor: Math.floor((amount * numerator) / denominator),
    remainder: ((amount * numerator) % denominator) / denominator,
  }));
  const parts = exact.map(({ floor }) => floor);
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map(({ remainder }, at) => ({ remainder, at }))
    .toSorted((first, second) => second.remainder - first.remainder || first.at - second.at);
  for (const { at } of order.slice(0, left)) parts[at] = (parts[at] as number) + 1;
  return parts;
}
