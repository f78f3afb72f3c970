import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MergedTexts, mergeTexts } from './merge-texts.ts';

/** The text when every conflict is settled for the same side. */
const settled = (merge: MergedTexts, side: 'mine' | 'theirs' | 'base') =>
  merge.kind === 'merged'
    ? merge.text
    : merge.pieces.map((piece) => (piece.kind === 'agreed' ? piece.text : piece[side])).join('');

const mirrored = (merge: MergedTexts): MergedTexts =>
  merge.kind === 'merged'
    ? merge
    : {
        kind: 'conflict',
        pieces: merge.pieces.map((piece) =>
          piece.kind === 'agreed' ? piece : { ...piece, mine: piece.theirs, theirs: piece.mine },
        ),
      };

const sentence = fc.constantFrom(
  'La marche a repris.',
  'Le comptoir est ouvert.',
  'Trois personnes sont venues.',
  'constructor',
  '__proto__',
  '- un point',
  '| a | b |',
  'M. Roy dit : « oui ».',
  '',
);
const separator = fc.constantFrom(' ', '\n', '\n\n', '\r\n');
const text = fc.array(fc.tuple(sentence, separator), { maxLength: 8 }).map((parts) => parts.flat().join(''));
const anything = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 60 }));
const unix = (value: string) => value.replaceAll(/\r\n?/g, '\n');

describe('bringing two texts together', () => {
  test('takes what only one of them changed', () => {
    fc.assert(
      fc.property(anything, anything, (base, changed) => {
        expect(mergeTexts(base, changed, base)).toEqual({ kind: 'merged', text: unix(changed) });
        expect(mergeTexts(base, base, changed)).toEqual({ kind: 'merged', text: unix(changed) });
      }),
    );
  });

  test('takes once what both changed alike', () => {
    fc.assert(
      fc.property(anything, anything, (base, changed) => {
        expect(mergeTexts(base, changed, changed)).toEqual({ kind: 'merged', text: unix(changed) });
      }),
    );
  });

  test('favours neither', () => {
    fc.assert(
      fc.property(anything, anything, anything, (base, mine, theirs) => {
        expect(mergeTexts(base, theirs, mine)).toEqual(mirrored(mergeTexts(base, mine, theirs)));
      }),
    );
  });

  test('loses no sentence that somebody added', () => {
    const numbered = fc.array(fc.tuple(fc.nat(9), fc.boolean()), { minLength: 1, maxLength: 10 });
    const write = (who: string, lines: [number, boolean][]) =>
      lines.map(([number, isNew]) => (isNew ? `Ajout de ${who}${number}.` : `Phrase ${number}.`)).join(' ');
    fc.assert(
      fc.property(numbered, numbered, numbered, (base, mine, theirs) => {
        const merge = mergeTexts(write('', base), write('Maude', mine), write('Idris', theirs));
        const kept = settled(merge, 'mine') + settled(merge, 'theirs');
        for (const [added] of `${write('Maude', mine)} ${write('Idris', theirs)}`.matchAll(/Ajout de \w+/g))
          expect(kept).toContain(added);
      }),
    );
  });
});

describe('what people do', () => {
  const base = 'La marche a repris en mars. Douze personnes viennent.\n\nLe local est trop petit.\n';

  test('two sentences of one paragraph', () => {
    const mine = base.replace('en mars', 'le 3 mars');
    const theirs = base.replace('Douze', 'Quinze');
    expect(mergeTexts(base, mine, theirs)).toEqual({
      kind: 'merged',
      text: 'La marche a repris le 3 mars. Quinze personnes viennent.\n\nLe local est trop petit.\n',
    });
  });

  test('the same sentence: both are kept', () => {
    const mine = base.replace('Douze', 'Treize');
    const theirs = base.replace('Douze', 'Quinze');
    expect(mergeTexts(base, mine, theirs)).toEqual({
      kind: 'conflict',
      pieces: [
        { kind: 'agreed', text: 'La marche a repris en mars. ' },
        {
          kind: 'conflict',
          base: 'Douze personnes viennent.',
          mine: 'Treize personnes viennent.',
          theirs: 'Quinze personnes viennent.',
        },
        { kind: 'agreed', text: '\n\nLe local est trop petit.\n' },
      ],
    });
  });

  test('a paragraph that both rewrote is one place', () => {
    const merge = mergeTexts('Un. Deux.', 'Premier. Second.', 'Alpha. Bêta.');
    expect(merge).toEqual({
      kind: 'conflict',
      pieces: [{ kind: 'conflict', base: 'Un. Deux.', mine: 'Premier. Second.', theirs: 'Alpha. Bêta.' }],
    });
  });

  test('rows of a table', () => {
    const table = '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |';
    const merge = mergeTexts(table, table.replace('| 1 |', '| un |'), table.replace('| 4 |', '| quatre |'));
    expect(merge).toEqual({
      kind: 'merged',
      text: '| a | b |\n| - | - |\n| un | 2 |\n| 3 | quatre |',
    });
  });

  test('long texts are brought together in good time, even those that repeat themselves', () => {
    const sentences = Array.from({ length: 3000 }, (_, number) => `Phrase ${number}.`);
    for (const [separator, changed] of [
      [' ', 'conflict'],
      ['\n', 'merged'],
    ] as const) {
      const long = sentences.join(separator);
      const merge = mergeTexts(
        long,
        long.replace('Phrase 9.', 'Neuf.'),
        long.replace('Phrase 2990.', 'Fin.'),
      );
      expect(merge.kind).toBe(changed);
    }
    const same = 'a\n'.repeat(50_000);
    expect(mergeTexts(same, `${same}b`, same)).toEqual({ kind: 'merged', text: `${same}b` });
    expect(mergeTexts(same, `${same}b`, `c${same}`).kind).toBe('conflict');
  });
});
