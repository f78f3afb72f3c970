import { expect, test } from 'vitest';
import { textStream } from './declarations.actions.ts';

test('what a reader is slow to take is read to its end meanwhile, and nothing is held for it', async () => {
  let isOver = false;
  async function* parts(): AsyncGenerator<string> {
    try {
      for (let at = 0; at < 1000; at += 1) yield 'x'.repeat(1000);
    } finally {
      isOver = true;
    }
  }
  const stream = textStream(parts());
  await expect.poll(() => isOver, { timeout: 10_000 }).toBe(true);
  expect((await new Response(stream).text()).length).toBe(1_000_000);
});

test('a reader who goes away ends what is read for them, however long', async () => {
  let isOver = false;
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) yield 'x'.repeat(1000);
    } finally {
      isOver = true;
    }
  }
  const reader = textStream(endless()).getReader();
  expect((await reader.read()).value?.length).toBeGreaterThan(16_000);
  await reader.cancel();
  expect(isOver).toBe(true);
});
