import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, excerpt, highlight, parseQuery } from './analyser.ts';

const shown = (text: string, query: string): string[] =>
  highlight(text, query).map(({ start, end }) => text.slice(start, end));

describe('highlight', () => {
  test.for([
    ['Les élu·e·s et l’Élue.', 'elus', 'élu·e·s|Élue'],
    ['📣 La réunion des e\u0301lus 🤝', 'élue', 'e\u0301lus'],
    ['Une table de quartier, des tables', '"table de quartier"', 'table de quartier'],
    ['Une table de quartier, des tables', 'table quartier', 'table|quartier|tables'],
    ['La COVID-19, la covid19', 'covid-19', 'COVID-19|covid19'],
    ['un sous-comité', 'souscomité', 'sous-comité'],
    ['1\u00A0234 personnes', '1234', '1\u00A0234'],
    ['Le bilan, pas le logement', 'bilan -logement', 'bilan'],
    ['orga\u00ADnisations', 'organisation', 'orga\u00ADnisations'],
    ['de la table', 'le bilan', ''],
  ])('in « %s », %s', ([text, query, expected]) => {
    expect(shown(text!, query!).join('|')).toBe(expected);
  });

  test('shows the whole word begun', () => {
    const text = 'La concertation';
    expect(highlight(text, 'conc', { prefixLast: true })).toEqual([{ start: 3, end: 15 }]);
    expect(highlight(text, 'conc')).toEqual([]);
  });

  test('keeps to the text, in order and apart, and holds what was asked', () => {
    const words = [
      'élu·e·s',
      'table',
      'de',
      'quartier',
      'sous-comité',
      '📣',
      'e\u0301lue',
      'l’école',
      '1 234',
      '\uD83D',
      '"',
    ];
    const anyText = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((all) => all.join(' '));
    const anyQuery = fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(anyText, anyQuery, (text, query) => {
        const asked = new Set(analyse(query).map((token) => token.term));
        let last = 0;
        for (const { start, end } of highlight(text, query)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(analyse(text.slice(start, end)).some((token) => asked.has(token.term))).toBe(true);
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('excerpt', () => {
  const text = `${'Un paragraphe sans rapport. '.repeat(30)}Les élu·e·s de la table de quartier ont répondu. ${'Une suite sans rapport. '.repeat(30)}`;

  test('goes to the place that answers most of the query', () => {
    const found = excerpt(text, 'table élus répondre', 120);
    expect(found.text).toMatch(/^….*élu·e·s de la table de quartier ont répondu.*…$/);
    expect(found.ranges.map(({ start, end }) => found.text.slice(start, end))).toEqual([
      'élu·e·s',
      'table',
      'répondu',
    ]);
  });

  test('is the beginning when nothing answers, and the text itself when it is short', () => {
    expect(excerpt(text, 'introuvable', 60).text).toMatch(/^Un paragraphe.*…$/);
    expect(excerpt('Un bilan', 'bilan', 200)).toEqual({ text: 'Un bilan', ranges: [{ start: 3, end: 8 }] });
  });

  test('keeps its length and its ranges whatever the text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom('élu·e·s ', 'table ', '📣📣📣', 'e\u0301', 'x'), { maxLength: 80 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('élu', 'table', '"table élu"', 'x'),
        fc.nat(120),
        (any, query, length) => {
          const found = excerpt(any, query, length);
          expect(found.text.length).toBeLessThanOrEqual(length + 2);
          expect(any.isWellFormed() && !found.text.isWellFormed()).toBe(false);
          const terms = new Set(
            parseQuery(query)
              .words.concat(parseQuery(query).phrases)
              .flatMap((c) => c.words.map((w) => w.term)),
          );
          for (const { start, end } of found.ranges) {
            expect(start >= 0 && start < end && end <= found.text.length).toBe(true);
            expect(analyse(found.text.slice(start, end)).some((token) => terms.has(token.term))).toBe(true);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
