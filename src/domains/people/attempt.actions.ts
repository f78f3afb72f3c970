import { createHash } from 'node:crypto';
import type { FieldError } from '#/platform/form.ts';
import type { RateLimitOptions } from '#/platform/rate-limits.ts';
import type { Visit } from '#/platform/visit.ts';
import { remoteNetwork } from './remote-network.rules.ts';

interface Limits {
  /** Attempts from one network, whoever they name: many people may share it. */
  network: Omit<RateLimitOptions, 'name'>;
  /** Attempts on one account from one network. */
  pair: Omit<RateLimitOptions, 'name'>;
  /** Attempts on one account from everywhere: wide and short, so that nobody can lock its owner out. */
  account: Omit<RateLimitOptions, 'name'>;
}

const limits = {
  'sign-in': {
    network: { points: 100, perSeconds: 600 },
    pair: { points: 10, perSeconds: 300 },
    account: { points: 60, perSeconds: 300 },
  },
  link: {
    network: { points: 30, perSeconds: 600 },
    pair: { points: 4, perSeconds: 600 },
    account: { points: 8, perSeconds: 600 },
  },
  'new-account': {
    network: { points: 40, perSeconds: 3600 },
    pair: { points: 20, perSeconds: 3600 },
    account: { points: 40, perSeconds: 3600 },
  },
  invitation: {
    network: { points: 200, perSeconds: 3600 },
    pair: { points: 60, perSeconds: 3600 },
    account: { points: 60, perSeconds: 3600 },
  },
} as const satisfies Record<string, Limits>;

export type Attempt = keyof typeof limits;

/**
 * Counts an attempt and returns null, or the seconds to wait before the next one.
 * @param subject what is attempted upon (an address, a person), whose hash alone is kept; null: nothing in particular.
 */
export async function spendAttempt(
  visit: Visit,
  attempt: Attempt,
  subject: string | null,
): Promise<number | null> {
  const waits = await Promise.all(
    keysOf(visit, attempt, subject).map(({ options, key }) => visit.services.rateLimit(options).spend(key)),
  );
  const longest = Math.max(...waits.map((wait) => wait ?? 0));
  if (longest === 0) return null;
  visit.wait(longest);
  return longest;
}

/** Forgets the attempts of this network on this account, after a success. */
export async function forgiveAttempts(visit: Visit, attempt: Attempt, subject: string): Promise<void> {
  const pair = keysOf(visit, attempt, subject).find(({ options }) => options.name === `${attempt}-pair`)!;
  await visit.services.rateLimit(pair.options).forgive(pair.key);
}

function keysOf(visit: Visit, attempt: Attempt, subject: string | null) {
  const network = remoteNetwork(visit.remoteAddress);
  const { network: byNetwork, pair, account } = limits[attempt];
  const whole = { options: { name: `${attempt}-network`, ...byNetwork }, key: print(network) };
  if (subject === null) return [whole];
  return [
    whole,
    { options: { name: `${attempt}-pair`, ...pair }, key: print(`${network} ${subject}`) },
    { options: { name: `${attempt}-account`, ...account }, key: print(subject) },
  ];
}

function print(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

/** The refusal that says how long to wait. */
export function waitError(seconds: number, field = ''): FieldError {
  return { field, key: 'tooMany', values: { seconds } };
}

/** A refusal with nothing to fill in. */
export function fieldError(field: string, key: string): FieldError {
  return { field, key, values: {} };
}
