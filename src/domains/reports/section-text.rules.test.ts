import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedTitle } from './section-body.rules.ts';
import {
  evidenceMarks,
  figureMarks,
  firstParagraph,
  inlineMarkdown,
  plainText,
  rewritten,
} from './section-text.rules.ts';

describe('the directives of a body', () => {
  const body =
    'Avant. :preuve[Trente **traces** au journal.]{#e12} Après.\n\n::figure{#f3}\n\n- :preuve[« [Oui] »]{#e4}';

  test('are found with their words and their places', () => {
    const marks = evidenceMarks(body);
    expect(marks.map(({ name, inner }) => [name, inner])).toEqual([
      ['e12', 'Trente **traces** au journal.'],
      ['e4', '« [Oui] »'],
    ]);
    for (const { start, end } of marks) expect(body.slice(start, end)).toMatch(/^:preuve\[.*\]\{#e\d+\}$/);
    expect(figureMarks(body)).toEqual([
      { name: 'f3', start: body.indexOf('::'), end: body.indexOf('::') + 13 },
    ]);
  });

  test('are found whatever somebody pastes beside them', () => {
    for (const piece of ['>', '> a\n> > b\n', '- a\n\n', '[', '**a *b ', ':preuve[']) {
      const body = `:preuve[Les mots.]{#e12}\n\n${piece.repeat(10_000 / piece.length)}`;
      expect(evidenceMarks(body).at(0), piece).toEqual({
        name: 'e12',
        inner: 'Les mots.',
        start: 0,
        end: 24,
      });
      expect(plainText(body), piece).toContain('Les mots.');
    }
  });

  test('are all found in a paragraph longer than what is read of one', () => {
    const many = Array.from({ length: 400 }, (_, at) => `:preuve[Phrase ${at}.]{#e${at + 1}}`).join(' ');
    const marks = evidenceMarks(`Avant. ${many}`);
    expect(marks.map(({ name }) => name)).toEqual(Array.from({ length: 400 }, (_, at) => `e${at + 1}`));
    expect(marks.at(-1)?.inner).toBe('Phrase 399.');
    expect(
      rewritten(
        `Avant. ${many}`,
        marks.map((mark) => ({ ...mark, text: '' })),
      ).trim(),
    ).toBe('Avant.');
  });

  test('what only looks like one is left alone', () => {
    expect(
      evidenceMarks(':note[rien]{#e1} `:preuve[code]{#e2}` :preuve[sans nom] :preuve[x]{#autre}'),
    ).toEqual([]);
    expect(figureMarks('Une ligne ::figure{#f1} dedans\n\n::figure{#x}')).toEqual([]);
  });

  test('are rewritten from the last to the first', () => {
    const changed = rewritten(
      body,
      evidenceMarks(body).map(({ start, end, inner }) => ({ start, end, text: inner })),
    );
    expect(changed).toContain('Avant. Trente **traces** au journal. Après.');
    expect(changed).toContain('- « [Oui] »');
  });
});

describe('somebody’s words', () => {
  test('say themselves, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const clean = text.replaceAll(/\s+/g, ' ').trim();
        fc.pre(clean !== '' && !clean.includes('\u0000'));
        expect(plainText(`Dit : ${inlineMarkdown(text)} fin`)).toBe(`Dit : ${clean} fin`);
      }),
    );
  });

  test('stand whole within the brackets of a directive', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const clean = text.replaceAll(/\s+/g, ' ').trim();
        fc.pre(clean !== '' && !clean.includes('\u0000'));
        const [mark] = evidenceMarks(`:preuve[${inlineMarkdown(text)}]{#e7}`);
        expect(mark?.name).toBe('e7');
        expect(plainText(`a ${mark?.inner} b`)).toBe(`a ${clean} b`);
      }),
    );
  });

  test('are taken by the first paragraph', () => {
    expect(firstParagraph('# Titre\n\nLe comptoir sert **deux fois**\nplus.\n\nSuite')).toBe('Titre');
    expect(firstParagraph('Le comptoir sert **deux fois**\nplus.\n\nSuite')).toBe(
      'Le comptoir sert deux fois plus.',
    );
    expect(firstParagraph('')).toBe('');
  });

  test('are the same whether a reader had to parse them or not', () => {
    const plain = [..."aéWw1 .,;’'()!?%«»\u00a0\u202f…—–-"];
    const word = fc.constantFrom('www.', 'a.ca', '1.', '- ', '(c)', '---', ...plain);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = `L${words.join('')}`;
        expect(firstParagraph(text)).toBe(plainText(text).replaceAll(/\s+/g, ' ').trim());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plots of a body', () => {
  test('that follow each other have the title that they share', () => {
    expect(sharedTitle(['Combien de temps : A', 'Combien de temps : B'])).toBe('Combien de temps');
    expect(sharedTitle(['Combien de temps : A', 'Autre'])).toBe('Combien de temps : A');
    expect(sharedTitle(['Les natures : toutes'])).toBe('Les natures : toutes');
    expect(sharedTitle([])).toBe('');
  });
});
