import type pg from 'pg';
import { compileTogether } from '#/domains/statements/compilation.actions.ts';
import type { Statement } from '#/domains/statements/statement.ts';
import { connectDatabase } from '#/platform/database.ts';
import { memoryLog } from '#/platform/log.ts';
import { timed } from './harness.ts';

export interface CompilingWish {
  /** Of one space and one period: compiled in one look at the traces. */
  statements: Pick<Statement, 'id' | 'spaceId' | 'codebook' | 'startsOn' | 'endsOn'>[];
  clock: { today: string; timeZone: string };
  personId: string;
}

export interface CompilingAnswer {
  milliseconds: number;
  /** Highest resident memory of this process so far. */
  peakBytes: number;
}

// A process that only compiles, so that its memory is that of a compilation: one wish, one answer.
const database = connectDatabase(JSON.parse(process.argv[2]!) as pg.PoolConfig, memoryLog());
process.on('message', async (wish: CompilingWish) => {
  const { statements, clock, personId } = wish;
  const milliseconds = await timed(() =>
    database.asPerson(personId, (transaction) => compileTogether(transaction, statements, clock, personId)),
  );
  const answer: CompilingAnswer = { milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 };
  process.send!(answer);
});
process.on('disconnect', () => void database.close());
