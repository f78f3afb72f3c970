import { describe, expect, test } from 'vitest';
import { typographyFaults } from '#/french/typography.ts';
import { sampleDocument } from '../../../test/harness/sample-document.ts';
import { contentsOf, everyBlock, plainTable, plainText } from './document.ts';
import { blocksFromMarkdown } from './from-markdown.ts';
import { fileDocument, preparedDocument } from './preparation.ts';
import { PrintableTexts } from './printable.ts';
import { soundDocument } from './soundness.ts';
import { alignmentsOf, columnShares } from './table-columns.ts';
import { typesetDocument } from './typesetting.ts';

const set = (markdown: string, language: 'fr' | 'en' = 'fr') => {
  const { blocks } = typesetDocument({ language, title: 't', blocks: blocksFromMarkdown(markdown) });
  return plainText(contentsOf(blocks[0]!)[0]!).replaceAll('\u00a0', '~');
};

describe('typography', () => {
  test.for([
    ["**Attention**! L'équipe", 'Attention~! L’équipe'],
    ['Un [lien](/a): *voici*', 'Un lien~: voici'],
    ['`a ? b` et https://exemple.org/?a:b!', 'a ? b et https://exemple.org/?a:b~!'],
    ['Voir[^1]: oui\n\n[^1]: n', 'Voir~: oui'],
    ['"*oui*"', '«~oui~»'],
  ])('%s', ([markdown, expected]) => {
    expect(set(markdown!)).toBe(expected);
  });

  test('is French for French alone', () => {
    expect(set('It\'s "so": yes!', 'en')).toBe('It\'s "so": yes!');
  });

  test('leaves no fault in a document, titles and cells included', () => {
    const { title, blocks } = preparedDocument(sampleDocument());
    expect(typographyFaults(title)).toEqual([]);
    for (const block of everyBlock(blocks)) {
      // Bare addresses and code stay as they were typed.
      const lines = contentsOf(block).map((line) =>
        line.filter((inline) => !['code', 'link'].includes(inline.kind)),
      );
      for (const line of lines) expect(typographyFaults(plainText(line)), plainText(line)).toEqual([]);
    }
  });
});

test('words that lead to a list stay on its page', () => {
  const blocks = blocksFromMarkdown('Ce qui est fait :\n\n- Un\n\nUne phrase.\n\n- Deux\n\nÀ suivre :');
  const { blocks: set } = fileDocument({ language: 'fr', title: 't', blocks });
  expect(set.map((block) => block.kind === 'paragraph' && block.leads === true)).toEqual([
    ...[true, false, false, false, false],
  ]);
});

describe('columns', () => {
  const table = plainTable(
    '',
    ['Mesure', 'Valeur', 'Note'],
    [
      ['Heures', '1\u00a0240\u00a0h', 'Une note assez longue pour prendre de la place dans la ligne'],
      ['Part', '12,5\u00a0%', ''],
      ['Rien', '—', 'Courte'],
    ],
  );

  test('figures stand at the end, words at the start', () => {
    expect(alignmentsOf(table)).toEqual(['start', 'end', 'start']);
    expect(alignmentsOf({ ...table, alignment: ['center', 'start', null] })).toEqual([
      'center',
      'start',
      'start',
    ]);
  });

  test('an amount stays on one line, whatever the words beside it', () => {
    const words = 'Rester dans son quartier malgré la spéculation et les évictions de toutes sortes';
    const amounts = [
      '96\u00a0000\u00a0$',
      '61\u00a0500\u00a0$',
      '0\u00a0$',
      '34\u00a0500\u00a0$',
      '35\u00a0h',
    ];
    const heads = ['Besoin', 'Assuré', 'Demandé', 'Sans financement', 'Reddition'];
    const shares = columnShares(plainTable('', ['Enjeu', ...heads], [[words, ...amounts]]));
    // Letters of the page's width, less the margins of a cell.
    for (const at of [1, 2, 3, 4]) {
      const letters = shares[at]! * 88 - 2.5;
      expect(letters, heads[at - 1]).toBeGreaterThan(amounts[at - 1]!.length - 0.01);
      if (!heads[at - 1]!.includes(' ')) expect(letters).toBeGreaterThanOrEqual(heads[at - 1]!.length * 1.2);
    }
  });

  test('each has its part of the width, by its words', () => {
    const shares = columnShares(table);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(shares[2]).toBeGreaterThan(2 * shares[1]!);
    expect(Math.min(...shares)).toBeGreaterThan(0.05);
  });
});

describe('characters', () => {
  const texts = () =>
    new PrintableTexts([
      [0x20, 0x7e],
      [0xa0, 0x17f],
    ]);

  test.for([
    ['Łukasz', 'Łukasz', false],
    ['李伟!', '[U+674E U+4F1F]!', true],
    ['e\u0301te\u0301', 'été', false],
    ['👩\u200d👧', '[U+1F469 U+1F467]', true],
    ['a\u200bb\u{e0041}', 'ab', false],
    ['\u00a0\u2003', '\u00a0\u2003', false],
  ] as const)('%s', ([text, expected, hasCodes]) => {
    const printable = texts();
    expect(printable.of(text)).toBe(expected);
    expect(printable.hasCodes).toBe(hasCodes);
  });
});

describe('a sound document', () => {
  test('has a title, no empty names, and nothing that a file cannot hold', () => {
    const sound = soundDocument({
      language: 'fr',
      title: ' \u0007 ',
      subtitle: '',
      authors: ['', 'Kim\u0000'],
      summary: 'Un\ndeux\ud800',
      blocks: [
        {
          kind: 'paragraph',
          content: [{ kind: 'link', href: 'javascript:x', content: [{ kind: 'text', text: 'mot' }] }],
        },
        { kind: 'list', ordered: true, start: -3, items: [[], [{ kind: 'quote', blocks: [] }]] },
        { kind: 'heading', level: 4, content: [{ kind: 'text', text: 'Titre' }] },
        {
          kind: 'table',
          caption: [],
          head: [],
          rows: [[[{ kind: 'text', text: 'a' }], []]],
          alignment: [],
          rowHeaders: false,
        },
      ],
    });
    expect(sound).toMatchObject({
      title: '…',
      subtitle: undefined,
      authors: ['Kim'],
      summary: 'Un deux\ufffd',
    });
    expect(sound.blocks).toMatchObject([
      { kind: 'paragraph', content: [{ kind: 'text', text: 'mot' }] },
      { kind: 'heading', level: 1 },
      { kind: 'table', head: [[], []], rows: [[[{ text: 'a' }], []]], alignment: [null, null] },
    ]);
  });
});
