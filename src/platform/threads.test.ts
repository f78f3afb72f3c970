import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { newGate, openGate, type SampleTask, sampleWork } from '../../test/harness/sample-thread.ts';
import { type PoolBounds, type StopReason, ThreadPool, type ThreadWork, WorkStopped } from './threads.ts';

const pools: ThreadPool[] = [];
function newPool(changes: Partial<PoolBounds> = {}): ThreadPool {
  const pool = new ThreadPool({ atOnce: 1, mostWaiting: 4, secondsInLine: 60, secondsIdle: 60, ...changes });
  pools.push(pool);
  return pool;
}
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

const ask = (pool: ThreadPool, work: ThreadWork, task: SampleTask) =>
  pool.run<SampleTask, unknown>(work, task);
const say = (pool: ThreadPool, work: ThreadWork, value: unknown) =>
  pool.run<SampleTask, { value: unknown; threadId: number }>(work, { does: 'say', value });
/** Why work was stopped; anything else fails. */
const stopOf = (asked: Promise<unknown>): Promise<StopReason> =>
  asked.then(
    () => {
      throw new Error('The work was done.');
    },
    (error) => {
      expect(error).toBeInstanceOf(WorkStopped);
      return (error as WorkStopped).reason;
    },
  );
/** Once that many threads were opened for this work. */
async function openedBy({ opened }: ReturnType<typeof sampleWork>, count: number): Promise<void> {
  while (opened.length < count) await new Promise((turn) => setImmediate(turn));
}

describe('work done in a thread', () => {
  test('goes there and comes back as plain data, and the thread serves again', async () => {
    const [pool, work] = [newPool(), sampleWork()];
    const value = { map: new Map([['clé', [1, 2n]]]), bytes: new Uint8Array([3]), nothing: null };
    const first = await say(pool, work, value);
    expect(first.value).toEqual(value);
    expect(first.threadId).toBeGreaterThan(0);
    expect((await say(pool, work, 2)).threadId).toBe(first.threadId);
    expect(work.opened).toHaveLength(1);
  });

  test('throws its own errors here, and the thread serves again', async () => {
    class OddNumber extends Error {
      override name = 'OddNumber';
    }
    const [pool, work] = [newPool(), sampleWork({ errors: [OddNumber] })];
    const thrown = (name: string, message: string): Promise<Error> =>
      ask(pool, work, { does: 'throw', name, message }).then(
        () => expect.unreachable(),
        (error) => error,
      );
    const odd = await thrown('OddNumber', 'Trois.');
    expect(odd).toBeInstanceOf(OddNumber);
    expect(odd.message).toBe('Trois.');
    expect(odd.stack).toContain('sample-thread');
    const other = await thrown('RangeError', 'Loin.');
    expect(other).toMatchObject({ name: 'RangeError', message: 'Loin.' });
    expect(other).not.toBeInstanceOf(WorkStopped);
    expect((await say(pool, work, 1)).value).toBe(1);
    expect(work.opened).toHaveLength(1);
  });

  test('takes and gives nothing that cannot be copied', async () => {
    const [pool, work] = [newPool(), sampleWork()];
    await expect(say(pool, work, () => {})).rejects.toThrow('could not be cloned');
    await expect(ask(pool, work, { does: 'share a function' })).rejects.toThrow('could not be cloned');
    expect((await say(pool, work, 1)).value).toBe(1);
  });

  test.for([
    ['lasts', { does: 'spin' }, { seconds: 0.2, megabytes: 64 }, 'tooSlow'],
    ['grows', { does: 'grow' }, { seconds: 60, megabytes: 24 }, 'tooHeavy'],
    ['leaves', { does: 'leave' }, { seconds: 60, megabytes: 64 }, 'broken'],
  ] as const)('is stopped when it %s, and the next is done', async ([, task, limits, reason]) => {
    const [pool, work] = [newPool(), sampleWork({ limits })];
    expect(await stopOf(ask(pool, work, task))).toBe(reason);
    expect(work.opened[0]!.threadId).toBe(-1);
    const usual = sampleWork();
    expect((await say(pool, usual, 1)).value).toBe(1);
  });

  test('is refused when its thread is killed, and the next is done', async () => {
    const [pool, work] = [newPool(), sampleWork()];
    const asked = stopOf(ask(pool, work, { does: 'wait', gate: newGate() }));
    await openedBy(work, 1);
    await work.opened[0]!.terminate();
    expect(await asked).toBe('broken');
    expect((await say(pool, work, 1)).value).toBe(1);
    expect(work.opened).toHaveLength(2);
  });

  test('stands in a line that is short', async () => {
    const [pool, work, gate] = [newPool({ mostWaiting: 2 }), sampleWork(), newGate()];
    const done: string[] = [];
    const first = ask(pool, work, { does: 'wait', gate }).then(() => done.push('first'));
    const others = ['second', 'third'].map((name) => say(pool, work, name).then(() => done.push(name)));
    expect(await stopOf(say(pool, work, 'fourth'))).toBe('busy');
    expect(done).toEqual([]);
    openGate(gate);
    await Promise.all([first, ...others]);
    expect(done).toEqual(['first', 'second', 'third']);
  });

  test('does not stand in line for ever', async () => {
    const [pool, work, gate] = [newPool({ secondsInLine: 0.02 }), sampleWork(), newGate()];
    const first = ask(pool, work, { does: 'wait', gate });
    expect(await stopOf(say(pool, work, 2))).toBe('busy');
    openGate(gate);
    expect(await first).toBe('waited');
    expect((await say(pool, work, 3)).value).toBe(3);
  });

  test('of two sorts takes turns, and few threads rest', async () => {
    const [pool, one, other] = [newPool(), sampleWork(), sampleWork()];
    await say(pool, one, 1);
    await say(pool, other, 2);
    expect(one.opened[0]!.threadId).toBe(-1);
    expect(other.opened[0]!.threadId).toBeGreaterThan(0);
    await say(pool, one, 3);
    expect(one.opened).toHaveLength(2);
  });
});

describe('threads', () => {
  test('leave when they have nothing to do', async () => {
    const [pool, work] = [newPool({ secondsIdle: 0.01 }), sampleWork()];
    await say(pool, work, 1);
    const [thread] = work.opened;
    if (thread!.threadId !== -1) await once(thread!, 'exit');
    expect((await say(pool, work, 2)).value).toBe(2);
    expect(work.opened).toHaveLength(2);
  });

  test('are all gone once the pool is closed, and what was asked is refused', async () => {
    const [pool, work, rested] = [newPool({ atOnce: 2 }), sampleWork(), sampleWork()];
    await say(pool, rested, 1);
    const asked = [0, 1, 2].map(() => stopOf(ask(pool, work, { does: 'wait', gate: newGate() })));
    await openedBy(work, 2);
    await pool.close();
    expect(await Promise.all(asked)).toEqual(['closing', 'closing', 'closing']);
    const opened = [...work.opened, ...rested.opened];
    expect(opened.map(({ threadId }) => threadId)).toEqual([-1, -1, -1]);
    expect(await stopOf(say(pool, work, 1))).toBe('closing');
  });

  test('see nothing of the environment of the site', async () => {
    expect(process.env.PATH).toBeTruthy();
    const [pool, work] = [newPool(), sampleWork()];
    expect(await ask(pool, work, { does: 'environment' })).toEqual([]);
  });
});
