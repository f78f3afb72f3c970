import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastAnswers } from './last-answers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that counts how often it is done. */
function counted() {
  const done: unknown[] = [];
  const work = async (task: { ask: unknown }) => {
    done.push(task.ask);
    return { answer: task.ask };
  };
  return { done, work };
}

test('the same task is worked out once, even asked at the same moment', async () => {
  const answers = new LastAnswers({ most: 4, seconds: 60 });
  const { done, work } = counted();
  const task = () => ({ ask: new Map([['a', new Set([1, 2])]]) });
  const [one, other] = await Promise.all([answers.of(task(), work), answers.of(task(), work)]);
  expect(await answers.of(task(), work)).toBe(one);
  expect(other).toBe(one);
  expect(done).toHaveLength(1);
});

test('another task has its own answer', async () => {
  const answers = new LastAnswers({ most: 4, seconds: 60 });
  const { done, work } = counted();
  for (const ask of [1, '1', [1], { one: 1 }, new Map([[1, 1]])])
    expect(await answers.of({ ask }, work)).toEqual({ answer: ask });
  expect(done).toHaveLength(5);
});

test('what was not asked for a while, and what many others pushed out, is worked out again', async () => {
  const answers = new LastAnswers({ most: 2, seconds: 60 });
  const { done, work } = counted();
  const ask = (one: number) => answers.of({ ask: one }, work);
  await ask(1);
  vi.advanceTimersByTime(40_000);
  await ask(1);
  vi.advanceTimersByTime(40_000);
  await ask(1);
  expect(done).toEqual([1]);
  vi.advanceTimersByTime(60_000);
  await ask(1);
  expect(done).toEqual([1, 1]);
  await ask(2);
  await ask(1);
  await ask(3);
  await ask(1);
  expect(done).toEqual([1, 1, 2, 3]);
  await ask(2);
  expect(done).toEqual([1, 1, 2, 3, 2]);
});

test('what failed is tried again', async () => {
  const answers = new LastAnswers({ most: 2, seconds: 60 });
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries === 1) throw new Error('busy');
    return tries;
  };
  await expect(answers.of({ ask: 1 }, work)).rejects.toThrow('busy');
  expect(await answers.of({ ask: 1 }, work)).toBe(2);
});
