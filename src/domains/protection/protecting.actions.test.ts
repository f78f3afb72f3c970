import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { ThreadPool, type ThreadWork, WorkStopped } from '#/platform/threads.ts';
import { type TestSite, testSite } from '../../../test/harness/site.ts';
import { dimension, flatDimension, ledgerOf, tableOfPeople } from '../../../test/harness/tables.ts';
import { mostInPlace, protectApart, protecting } from './protecting.actions.ts';
import type { ProtectionTask } from './protection-thread.actions.ts';
import { protectPublication } from './publication.rules.ts';
import {
  type EarlierReleases,
  type ProtectedPublication,
  type Publication,
  startingPolicy,
  UnsoundPublication,
  zerosPolicies,
} from './publication.ts';

const nothing: EarlierReleases = { facts: [], relations: [] };

function table(size: readonly number[], countAt: (place: number) => number): Publication {
  let place = 0;
  const dimensions = size.map((count, at) => dimension('abc'[at]!, flatDimension(count)));
  return tableOfPeople('table', dimensions, () => countAt(place++));
}

/** A table of thousands of numbers, some of them small: seconds of arithmetic. */
const largeTable = (size = [25, 20, 13]) =>
  table(size, (place) => (place % 11 === 0 ? 1 + (place % 4) : (place * 7) % 90));

describe('protecting apart', () => {
  const pool = new ThreadPool({ atOnce: 1, mostWaiting: 4, secondsInLine: 60, secondsIdle: 60 });
  afterAll(() => pool.close());
  const apart = (task: ProtectionTask, work: ThreadWork = protecting) =>
    pool.run<ProtectionTask, ProtectedPublication>(work, task);

  test('gives what protecting in place gives, whatever the table, the rule and what left before', async () => {
    const policies = fc.record({
      people: fc.integer({ min: 2, max: 8 }),
      organisations: fc.constant(5),
      zeros: fc.constantFrom(...zerosPolicies),
      topics: fc.constant({}),
    });
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(counts, counts, policies, async (numbers, later, policy) => {
        const first = protectPublication(
          table([4, 3], (place) => numbers[place]!),
          policy,
        );
        const earlier = ledgerOf([first]);
        const publication = table([4, 3], (place) => (place % 4 === 0 ? later : numbers)[place]!);
        const made = await apart({ publication, policy, earlier });
        expect(made).toEqual(protectPublication(publication, policy, earlier));
      }),
      { numRuns: 40 },
    );
  });

  test('refuses what contradicts itself as it does in place', async () => {
    const cells = ['whole', 'part'].map((key, at) => ({ key, value: at, people: 9, organisations: null }));
    const publication = { cells, relations: [{ total: 'whole', parts: ['part'] }] };
    const task = { publication, policy: startingPolicy, earlier: nothing };
    const refused = await apart(task).catch((error) => error);
    expect(refused).toBeInstanceOf(UnsoundPublication);
    expect(refused.message).toBe('The total "whole" is 0, and its parts add up to 1.');
  });

  test('is refused when its thread is killed, and the next publication is protected', async () => {
    const opened: Worker[] = [];
    const watched: ThreadWork = {
      ...protecting,
      open: async (megabytes) => {
        const thread = await protecting.open(megabytes);
        opened.push(thread);
        return thread;
      },
    };
    const task = { publication: largeTable(), policy: startingPolicy, earlier: nothing };
    const asked = apart(task, watched).catch((error) => error);
    while (opened.length === 0) await new Promise((turn) => setImmediate(turn));
    await opened[0]!.terminate();
    const stopped = await asked;
    expect(stopped).toBeInstanceOf(WorkStopped);
    expect(stopped.reason).toBe('broken');
    const publication = table([3, 3], (place) => place + 3);
    const made = await apart({ ...task, publication }, watched);
    expect(made).toEqual(protectPublication(publication, startingPolicy));
    expect(opened).toHaveLength(2);
  });
});

describe('while a large publication is protected', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await testSite();
  });

  test('pages are answered, and so is the question of health', async () => {
    const publication = largeTable([35, 29, 13]);
    expect(publication.cells.length).toBeGreaterThan(mostInPlace);
    const answers = [paths.health, paths.protection, paths.home];
    for (const path of answers) expect((await site.stranger.get(path)).status).toBe(200);
    let isOver = false;
    const asked = protectApart(publication, startingPolicy, nothing).finally(() => {
      isOver = true;
    });
    let rounds = 0;
    while (!isOver && rounds < 3) {
      for (const path of answers) expect((await site.stranger.get(path)).status).toBe(200);
      if (!isOver) rounds += 1;
    }
    expect(rounds).toBe(3);
    const made = await asked;
    expect(made.exposed).toEqual([]);
    expect(made.counts.hidden.fewPeople).toBeGreaterThan(100);
  }, 180_000);
});
