import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  contentsOf,
  type DrawnFigure,
  everyBlock,
  plainText,
  type Resolvers,
} from './document.ts';
import { blocksFromMarkdown, documentFromMarkdown } from './from-markdown.ts';
import { soundBlocks } from './soundness.ts';
import { blocksToMarkdown, documentToMarkdown } from './to-markdown.ts';

const drawn: DrawnFigure = {
  title: 'Personnes rejointes',
  description: 'Douze à l’automne, trente au printemps.',
  plot: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="4"/></svg>',
  table: { caption: 'Personnes rejointes', head: ['Saison', 'Personnes'], rows: [['Automne', '12']] },
};
const resolvers: Resolvers = {
  figure: (id) => (id === 'f3' ? drawn : null),
  evidence: (id) => (id === 'e12' ? { kind: 'link', href: '/preuves/e12' } : { kind: 'plain' }),
};
const read = (markdown: string) => blocksFromMarkdown(markdown, resolvers);
const write = (blocks: readonly Block[]) =>
  blocksToMarkdown(blocks, { evidence: 'directives', language: 'fr' });
const wordsOf = (blocks: readonly Block[]) => [...everyBlock(blocks)].map((block) => said(block)).join('\n');

function said(block: Block): string {
  if (block.kind === 'code') return `${block.info}\n${block.text}`;
  return contentsOf(block)
    .map((line) => plainText(line) + addresses(line))
    .join('\n');
}
function addresses(line: Parameters<typeof plainText>[0]): string {
  return line
    .map(
      (inline) =>
        ('content' in inline ? addresses(inline.content) : '') +
        (inline.kind === 'link' ? ` ${inline.href} ${inline.title}` : ''),
    )
    .join(' ');
}

describe('reading', () => {
  test('CommonMark, tables, lists, quotes, code, notes', () => {
    const blocks = read(
      '# Un\n\nDu **gras**, de l’*italique*, du ~~barré~~, du `code`[^1].\n\n3. trois\n4. quatre\n   - dedans\n\n> dit\n\n' +
        '```sql\nSELECT 1\n```\n\n---\n\n[^1]: La note.',
    );
    expect(blocks.map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'code',
      'rule',
    ]);
    expect(blocks[2]).toMatchObject({ ordered: true, start: 3 });
    expect(blocks[1]).toMatchObject({
      content: { 7: { kind: 'code' }, 8: { kind: 'footnote', label: '1' } },
    });
  });

  test('evidence and figures', () => {
    const blocks = read(
      'On a vu :preuve[trois **familles**]{#e12} et :preuve[une autre]{#e99}.\n\n::figure{#f3}',
    );
    expect(blocks[0]).toMatchObject({
      content: [
        { text: 'On a vu ' },
        { kind: 'evidence', id: 'e12', href: '/preuves/e12', content: [{}, { kind: 'strong' }] },
        { text: ' et ' },
        { kind: 'evidence', id: 'e99', href: null },
        { text: '.' },
      ],
    });
    expect(blocks[1]).toMatchObject({ kind: 'figure', id: 'f3', table: { rowHeaders: true } });
  });

  test.for([
    'À 13:30, note:texte, C:\\dossier, :smile: et 3::4',
    ':::',
    ':::attention{.rouge}',
    '::video{#v1}',
    '::figure{#f404}',
    '::figure[légende]{#f3}',
    'Un ::figure{#f3} dans la ligne',
    ':preuve[sans fin',
    ':preuve[sans attribut]',
    ':preuve[mot]{.classe}',
    ':preuve[mot]{#e12 .classe}',
    ':PREUVE[mot]{#e12}',
    '[note]: ailleurs',
  ])('what only looks like a directive stays the text it was: %s', (text) => {
    const blocks = read(text);
    expect(blocks).toHaveLength(1);
    expect(plainText(contentsOf(blocks[0]!)[0]!)).toBe(text);
    expect(read(write(blocks))).toEqual(blocks);
  });

  test('the lines between two « ::: » are read as if these were not there', () => {
    const blocks = read(':::\n- un\n- deux\n\n:::');
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'list', 'paragraph']);
  });

  test('a table takes its caption, and its row headers from a first column in strong words', () => {
    const [table] = read(
      'Tableau : Les fonds\n\n| Quoi | Montant |\n|---|--:|\n| **Loyer** | 3 |\n| **Repas** | 4 |',
    );
    expect(table).toMatchObject({
      kind: 'table',
      caption: [{ text: 'Les fonds' }],
      rowHeaders: true,
      alignment: [null, 'end'],
      rows: [[[{ kind: 'text', text: 'Loyer' }], [{ text: '3' }]], {}],
    });
  });

  test('headings are in order under the one they are given', () => {
    const blocks = blocksFromMarkdown('### Un\n\n###### Deux\n\n# Trois\n\n> ## Quatre', { headingLevel: 2 });
    const levels = [...everyBlock(blocks)].flatMap((block) =>
      block.kind === 'heading' ? [block.level] : [],
    );
    expect(levels).toEqual([2, 3, 2, 3]);
  });

  test('a note within a note, in a heading or in the head of a table is told where it is', () => {
    const blocks = read('# Titre[^a]\n\n| A[^b] |\n|---|\n| 1 |\n\n[^a]: Un[^b].\n[^b]: Deux.');
    expect(wordsOf(blocks)).toContain('Titre [a]');
    expect(wordsOf(blocks)).toContain('[a] Un [b].');
    expect(wordsOf(blocks)).toContain('[b] Deux.');
    expect(JSON.stringify(blocks)).not.toContain('"footnote"');
  });

  test('marks nested by thousands stay as they were typed, but for the first dozen', () => {
    const text = `${'> '.repeat(50_000)}mot`;
    expect(wordsOf(read(text))).toContain(text.slice(2 * 12));
  });
});

describe('writing', () => {
  test('for a reader elsewhere: no directive, the table of a figure, links', () => {
    const document = documentFromMarkdown(
      '# Un\n\nVu :preuve[ici]{#e12}.\n\n::figure{#f3}',
      { language: 'fr', title: 'Bilan', authors: ['Maude Lavigueur'], day: '2026-03-01' },
      resolvers,
    );
    const text = documentToMarkdown(document);
    expect(text).toMatch(
      /^# Bilan\n\nMaude Lavigueur · 1er mars 2026\n\n## Un\n\nVu \[ici\]\(\/preuves\/e12\)\./,
    );
    expect(text).toContain('| **Automne** | 12 |');
    expect(text).not.toContain('::');
  });

  test('two notes of one label stay two notes', () => {
    const note = (text: string): Block => ({
      kind: 'paragraph',
      content: [
        { kind: 'footnote', label: 'n', blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text }] }] },
      ],
    });
    const markdown = write(soundBlocks([note('Une'), note('Deux'), note('Une')]));
    expect(markdown).toBe('[^n]\n\n[^n-2]\n\n[^n]\n\n[^n]: Une\n\n[^n-2]: Deux\n');
  });
});

const pieces = [
  ...'# ## - * + 1. 2) > ` ``` ~~~ ~~ ** __ _ [ ] ( ) ! | \\ : :: ::: < > & {#e12} {.x} .'.split(' '),
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '    ',
    '\u00a0',
    '| a | b |\n|---|---|\n| ',
    '\n|---|\n',
    '[^1]',
    '[^1]: ',
    '[a]: /x "titre"\n',
  ],
  ...[
    ':preuve[',
    ']{#e12}',
    '::figure{#f3}',
    '::figure{#f9}',
    ':note[',
    '[x] ',
    '<b>',
    '<!-- c -->',
    '&amp;',
    '---',
    '===',
  ],
  ...[
    'https://exemple.org/a_b',
    'www.exemple.org',
    'a@exemple.org',
    '[lien](/traces "titre")',
    '![image](/i.png)',
    '*',
    '`a|b`',
  ],
];
const words = ['mot', 'été', 'L’équipe', '13:30', 'fin', 'Ω', '😀'];
const anyMarkdown = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...words)), { maxLength: 40 })
  .map((parts) => parts.join(''));
const marked = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...words, ...words)), {
  maxLength: 30,
});

describe('whatever is typed', () => {
  test('no word is lost', () => {
    fc.assert(
      fc.property(marked, (parts) => {
        // Each word is made its own, so that one that is lost is missed.
        const typed = parts.map((part, at) => (/^[a-zé]+$/i.test(part) ? `mot${at}x` : part));
        const found = wordsOf(read(typed.join('')));
        for (const word of typed.filter((part) => /^mot\d+x$/.test(part))) expect(found).toContain(word);
      }),
      { numRuns: 1_500 },
    );
  });

  test('the tree is sound, and writing it gives it back', () => {
    fc.assert(
      fc.property(fc.oneof(anyMarkdown, fc.string({ unit: 'grapheme', maxLength: 60 })), (markdown) => {
        const blocks = read(markdown);
        expect(soundBlocks(blocks)).toEqual(blocks);
        const again = read(write(blocks));
        expect(again, write(blocks)).toEqual(blocks);
      }),
      { numRuns: 1_500 },
    );
  });
});
