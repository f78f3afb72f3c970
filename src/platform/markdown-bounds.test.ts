import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { boundedTree } from '#/writing/markdown-bounds.ts';
import { blocksFromMarkdown } from './documents/from-markdown.ts';
import { renderMarkdown } from './markdown.ts';
import { textFromMarkdown } from './shared-texts/text-from-markdown.ts';

const readers = {
  page: (text: string): unknown => renderMarkdown(text),
  document: (text: string): unknown => blocksFromMarkdown(text),
  'shared text': (text: string): unknown => textFromMarkdown(text).toJSON(),
};

const length = 10_000;
const filled = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** What people write, at its densest. */
const ordinary = filled(
  '- un **mot** et [un lien](https://exemple.org)\n- deux\n\n> cité\n\n| a | b |\n|---|---|\n\n',
);

const openings = ['>', '> ', '- ', '* ', '1. ', '> - 1) ', '[^a]: ', '[^a]: [^a]: x\n    ', '> a\n> > b\n'];
const lines = [
  '> a\nb\n',
  '- a\n\n',
  '* a\n* * b\n',
  'a\n-\n',
  '=\n',
  '---\n',
  '```\n',
  '|a|\n|-|\n',
  '[a]: b\n',
  '::a[\n',
];
const words = [
  '*',
  '**a *b ',
  '_a ',
  '[',
  '](',
  '[a](',
  '![',
  '[a]',
  '`a',
  '<',
  '<a ',
  '<!--',
  '&',
  '~a ',
  '|',
  ':a[',
  ':preuve[',
  'http://',
  'www.a',
  'a@b.',
  '\\',
];
const attacks: Record<string, string> = {
  ...Object.fromEntries(
    [...openings, ...lines, ...words].map((piece) => [JSON.stringify(piece), filled(piece)]),
  ),
  'lazy lines': `- a\n${filled('c\n')}`,
  'lazy lines with Windows endings': `1. a\r\n${filled('  c\r\n')}`,
  'a table with no cells': `${'|'.repeat(500)}\n${'-|'.repeat(499)}\n${filled('a\n')}`,
  'deeper and deeper lists': Array.from({ length: 140 }, (_, at) => `${' '.repeat(2 * at)}- a\n`)
    .join('')
    .slice(0, length),
  'ever longer code marks': Array.from({ length: 140 }, (_, at) => '`'.repeat(at)).join(' '),
};

describe.for(Object.entries(readers))('any text is read in bounded time: %s', ([, read]) => {
  const reading = (text: string) => {
    const before = process.cpuUsage();
    const found = read(text);
    return { found, cost: process.cpuUsage(before).user / 1000 };
  };
  read(ordinary);
  const usual = Math.max(20, Math.min(reading(ordinary).cost, reading(ordinary).cost));

  test.for(Object.entries(attacks))('%s', { timeout: 30_000 }, ([, text]) => {
    const last = `${text}\n\nle dernier mot`;
    const { found, cost } = reading(last);
    expect(JSON.stringify(found)).toContain('le dernier mot');
    // Read again only if the first time, when nothing was warm, took longer than it may.
    const least = cost < 12 * usual ? cost : Math.min(reading(last).cost, reading(last).cost);
    expect(least).toBeLessThan(12 * usual);
  });
});

const parse = (markdown: string) => unified().use(remarkParse).use(remarkGfm).parse(markdown) as Root;

test('what people write is read as it was', () => {
  const line = fc.constantFrom(
    ...[
      '# Un',
      '- deux',
      '  - *trois*',
      '> quatre',
      '> > cinq',
      'six',
      '',
      '| a | b |',
      '|---|:-:|',
      '| c |',
      '1. sept',
    ],
    ...[
      '[huit](https://exemple.org)',
      'neuf[^1]',
      '[^1]: Une note',
      '```',
      '    code',
      '---',
      'à 13:30 : `dix`',
      '- [ ] onze',
    ],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (typed) => {
      const text = typed.join('\n');
      expect(boundedTree(text, parse)).toEqual(parse(text));
    }),
    { numRuns: 200 },
  );
});

test('what is beyond the bounds stays, as the words that it is', () => {
  const deep = `${'> '.repeat(40)}au fond`;
  expect(renderMarkdown(deep)).toContain(`${'> '.repeat(28).trim().replaceAll('>', '>')} au fond`);
  expect(renderMarkdown(deep).match(/<blockquote>/g)).toHaveLength(12);
  const stars = `${'*a '.repeat(700)}fin`;
  expect(renderMarkdown(stars).match(/\*a/g)).toHaveLength(700);
  const lazy = renderMarkdown(`- a\n${'suite\n'.repeat(2000)}`);
  expect(lazy.match(/suite/g)).toHaveLength(2000);
  expect(lazy.match(/<br>/g)).toHaveLength(2000);
  expect(JSON.stringify(blocksFromMarkdown('::'.repeat(2000)))).toContain('::'.repeat(2000));
});

test('a text holds no sign that only the reading of another uses', () => {
  expect(renderMarkdown('a\ufdd0b\ufde3c')).toBe('<p>a\ufffdb\ufffdc</p>');
});
