import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byLots as byLotsThat } from './lots.ts';

const byLots = <Asked, Given>(work: (asked: readonly Asked[]) => Promise<readonly Given[]>) =>
  byLotsThat({ work, mayBeOfOne: (error) => /refused/.test(String(error)) });

test('each gets its own answer, however they come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat(), { maxLength: 90 }), { maxLength: 4 }), async (waves) => {
      const double = byLots<number, number>(async (asked) => {
        await delay(asked.length % 2);
        return asked.map((one) => one * 2);
      });
      const given: Promise<number>[] = [];
      for (const wave of waves) {
        given.push(...wave.map(double));
        await delay(1);
      }
      expect(await Promise.all(given)).toEqual(waves.flat().map((one) => one * 2));
    }),
    { numRuns: 40 },
  );
});

test('a crowd is served by few lots, none longer than thirty-two, two at a time', async () => {
  const lots: number[] = [];
  let together = 0;
  let most = 0;
  const serve = byLots<number, number>(async (asked) => {
    lots.push(asked.length);
    together += 1;
    most = Math.max(most, together);
    await delay(2);
    together -= 1;
    return asked;
  });
  await Promise.all(Array.from({ length: 100 }, (_, one) => serve(one)));
  expect(lots).toEqual([32, 32, 32, 4]);
  expect(most).toBe(2);
});

test('when a lot fails, only the one at fault hears of it', async () => {
  const lots: string[][] = [];
  const serve = byLots<string, string>(async (asked) => {
    lots.push([...asked]);
    if (asked.includes('bad')) throw new Error('refused');
    return asked.map((one) => `${one}!`);
  });
  const ends = await Promise.allSettled(['a', 'bad', 'c'].map(serve));
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)))).toEqual([
    'a!',
    'Error: refused',
    'c!',
  ]);
  expect(lots).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
  expect(await serve('d')).toBe('d!');
});

test('when nothing answers, all hear of it and nobody tries again', async () => {
  let tries = 0;
  const serve = byLots<string, string>(async () => {
    tries += 1;
    throw new Error('gone');
  });
  const ends = await Promise.allSettled(['a', 'b', 'c'].map(serve));
  expect(ends.every((end) => end.status === 'rejected')).toBe(true);
  expect(tries).toBe(1);
});

test('a lot that waits for somebody else holds nobody', async () => {
  const held: (() => void)[] = [];
  const serve = byLots<string, string>(async (asked) => {
    if (asked[0] === 'held') await new Promise<void>((release) => held.push(release));
    return asked;
  });
  const waiting: Promise<string>[] = [];
  for (let lane = 0; lane < 2; lane += 1) {
    waiting.push(serve('held'));
    await delay(5);
  }
  expect(held.length).toBe(2);
  expect(await serve('free')).toBe('free');
  for (const release of held) release();
  expect(await Promise.all(waiting)).toEqual(['held', 'held']);
});
