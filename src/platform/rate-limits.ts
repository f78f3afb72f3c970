import type pg from 'pg';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimit {
  /** Seconds to wait, or null when the attempt may go on (it is then counted). */
  spend(key: string, points?: number): Promise<number | null>;
  /** Seconds to wait before the next attempt would go on, or null; nothing is counted. */
  waitOf(key: string): Promise<number | null>;
  /** Forgets the attempts of a key (after a success). */
  forgive(key: string): Promise<void>;
}

export interface RateLimitOptions {
  name: string;
  points: number;
  perSeconds: number;
  /** Points taken from the shared count at once and then spent in this process, so that each does not cost a write. */
  lot?: number;
}

/** Counts attempts in PostgreSQL, so that every process of an instance shares the same count. */
export function rateLimits(pool: pg.Pool): (options: RateLimitOptions) => RateLimit {
  const made = new Map<string, RateLimit>();
  return ({ name, points, perSeconds, lot }) => {
    let limit = made.get(name);
    if (!limit) {
      const counted = limitOn(
        new RateLimiterPostgres({
          storeClient: pool,
          storeType: 'pool',
          tableName: 'rate_limits',
          tableCreated: true,
          keyPrefix: name,
          points,
          duration: perSeconds,
          clearExpiredByTimeout: false,
        }),
      );
      limit = lot ? byLots(counted, lot, perSeconds) : counted;
      made.set(name, limit);
    }
    return limit;
  };
}

function limitOn(limiter: RateLimiterPostgres): RateLimit {
  return {
    spend: async (key, points = 1) => {
      try {
        await limiter.consume(key, points);
        return null;
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        return secondsIn(refusal as RateLimiterRes);
      }
    },
    waitOf: async (key) => {
      const counted = await limiter.get(key);
      return counted && counted.remainingPoints <= 0 ? secondsIn(counted) : null;
    },
    forgive: async (key) => {
      await limiter.delete(key);
    },
  };
}

const secondsIn = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

function byLots(counted: RateLimit, lot: number, perSeconds: number): RateLimit {
  const taken = new Map<string, { left: number; until: number }>();
  return {
    spend: async (key, points = 1) => {
      const now = Date.now();
      const own = taken.get(key);
      if (own && own.until > now && own.left >= points) {
        own.left -= points;
        return null;
      }
      const wait = await counted.spend(key, Math.max(lot, points));
      if (taken.size >= mostKeysHeld)
        for (const [one, { until }] of taken) if (until <= now) taken.delete(one);
      if (wait === null)
        taken.set(key, { left: Math.max(lot, points) - points, until: now + perSeconds * 1000 });
      return wait;
    },
    waitOf: (key) => counted.waitOf(key),
    forgive: async (key) => {
      taken.delete(key);
      await counted.forgive(key);
    },
  };
}

const mostKeysHeld = 1000;
