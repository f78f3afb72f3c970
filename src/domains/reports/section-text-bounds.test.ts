import { expect, test } from 'vitest';
import { evidenceMarks, plainText } from './section-text.rules.ts';

test('a body of any marks is read in bounded time, and what it rests on is still found', () => {
  const sentence = ':preuve[Onze marches]{#e12}';
  for (const piece of ['> ', '[', '*a ', '[^a]: [^a]: x\n    ', '> a\nb\n']) {
    const body = `${sentence}\n\n${piece.repeat(Math.ceil(20_000 / piece.length))}\n\nle dernier mot`;
    const before = process.cpuUsage();
    expect(evidenceMarks(body).map(({ name, inner }) => [name, inner])).toEqual([['e12', 'Onze marches']]);
    expect(plainText(body)).toContain('le dernier mot');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  }
}, 180_000);
