import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';

function streamThat(isTTY: boolean) {
  const stream = new PassThrough({ encoding: 'utf8' });
  let written = '';
  stream.on('data', (text: string) => {
    written += text;
  });
  const drawing = { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true };
  return {
    stream: Object.assign(stream, drawing) as unknown as NodeJS.WriteStream,
    written: () => written,
  };
}

test('a terminal gets a bar, drawn again in its place, and its cursor back', () => {
  const { stream, written } = streamThat(true);
  const bar = progressOn(stream, 'Sauvegarde', 40);
  bar.advance(10);
  bar.advance(40);
  bar.end();
  expect(written()).toContain('Sauvegarde [');
  expect(written()).toContain('] 40/40');
  expect(written().lastIndexOf('\u001b[?25h')).toBeGreaterThan(written().indexOf('\u001b[?25l'));
});

test('elsewhere a plain line says each tenth once, without a sign of a terminal', () => {
  const { stream, written } = streamThat(false);
  const lines = progressOn(stream, 'Sauvegarde', 40);
  for (let done = 1; done <= 40; done += 1) lines.advance(done);
  lines.end();
  const tenths = ['1/40', ...Array.from({ length: 10 }, (_, index) => `${(index + 1) * 4}/40`)];
  expect(written()).toBe(tenths.map((tenth) => `Sauvegarde ${tenth}\n`).join(''));
});

test.each([true, false])('nothing to do says nothing (terminal: %s)', (isTTY) => {
  const { stream, written } = streamThat(isTTY);
  const none = progressOn(stream, 'Sauvegarde', 0);
  none.advance(0);
  none.end();
  expect(written()).toBe('');
});
