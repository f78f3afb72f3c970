import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

export interface RateLimit {
  /** Seconds to wait, or null when the attempt may go on (it is then counted). */
  spend(key: string, points?: number): Promise<number | null>;
  /** Forgets the attempts of a key (after a success). */
  forgive(key: string): Promise<void>;
}

export interface RateLimitOptions {
  name: string;
  points: number;
  perSeconds: number;
}

/** Counts attempts in PostgreSQL, so that every process of an instance shares the same count. */
export function rateLimits(pool: pg.Pool): (options: RateLimitOptions) => RateLimit {
  const made = new Map<string, RateLimit>();
  return ({ name, points, perSeconds }) => {
    let limit = made.get(name);
    if (!limit) {
      limit = limitOn(
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
        return Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000));
      }
    },
    forgive: async (key) => {
      await limiter.delete(key);
    },
  };
}
