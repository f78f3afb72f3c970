import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from './analyser.ts';

const terms = (text: string): string[] => analyse(text).map((token) => token.term);
const shown = (text: string): string[] => analyse(text).map(({ start, end }) => text.slice(start, end));

/** Text as people, keyboards and PDF files make it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'élu',
          '·',
          'e',
          '·s',
          '(',
          ')',
          's',
          'l',
          '’',
          "'",
          'École',
          '-',
          '.',
          ' ',
          '\u00A0',
          '1',
          '234',
          ',',
          '50',
        ],
        ...[
          'œuvre',
          '\u0301',
          '📣',
          '\uD83D',
          '\0',
          'citoyenEs',
          '/',
          'trice',
          '@',
          'aujourd',
          'hui',
          '\u00AD',
          'ÉLU',
          'E',
        ],
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join('')),
);

describe('inclusive writing', () => {
  test.for([
    'élu·e·s',
    'élu.e.s',
    'élu•e•s',
    'élu‧e‧s',
    'élu⋅e⋅s',
    'élu(e)s',
    'élu(e)(s)',
    'élu-e-s',
    'élu-e',
    'élu/e/s',
    'éluEs',
    'éluES',
    'ÉLU·E·S',
    'Élu·es',
    'e\u0301lu·e·s',
    'élue',
    'elues',
  ])('%s is one word, that of « élu »', (text) => {
    expect(terms(text)).toEqual(['elu']);
    expect(shown(text)).toEqual([text]);
  });

  test.for([
    [
      'organisateur',
      'organisateur·rice·s organisateur.rice.s organisateurs·rices organisateur·trice(s) organisateurRICEs',
    ],
    ['organisateur', 'organisateurices organisateur/trice organisateur(trice)s organisatrice'],
    ['citoyen', 'citoyenEs citoyenNEs citoyen·ne·s citoyen(ne)s citoyen-ne-s citoyenne'],
    ['acteur', 'acteur·ices acteur·rices acteurice acteur/trice(s) ACTEUR·RICE·S'],
    ['travailleur', 'travailleur·euse·s travailleur·se·s travailleureuse travailleur(euse)s'],
    ['infirmier', 'infirmier·ère·s infirmier·ière·s infirmier(ère)s'],
    ['municipal', 'municipaux·ales municipal·e·s municipal(e)s'],
    ['heureux', 'heureux·se·s heureux·euse'],
    ['créatif', 'créatif·ve·s créatif·ive'],
    ['chef', 'chef·fe·s cheffe'],
    ['Québécois', 'Québécois·e·s Québécois(e)s'],
    ['usager', 'usager·ère·s usagers(ères) usagère'],
    ['participant', 'participant·es participantEs participant-e-s'],
    ['membre', 'membre·s membre(s)'],
    ['enjeu', 'enjeu(x)'],
  ])('%s is found in %s', ([word, forms]) => {
    const [expected] = terms(word!);
    for (const form of forms!.split(' ')) expect([form, ...terms(form)]).toEqual([form, expected]);
  });

  test('leaves whole words whole', () => {
    expect(shown('dit-elle, prends-les, élu/élue, etc. Les projets.Les élus')).toEqual(
      'dit elle prends les élu élue etc Les projets Les élus'.split(' '),
    );
    expect(terms('vas-y')).toEqual(['vas', '_y']);
  });
});

describe('words', () => {
  test.for([
    ['l’école d\u02BCété', 'ecol ete'],
    ['L`ÉCOLE, qu’à jusqu’au', 'ecol _a _au'],
    ["aujourd’hui entr’aide prud'homme", 'aujourdhui entraid prudhomm'],
    ['people’s D’Amour', 'peopl amour'],
    ['œuvre Œuvre OEUVRE', 'oeuvr oeuvr oeuvr'],
    ['REGION RÉGION', 'region region'],
    ['4150 H1X 13h30', '4150 h1x 13h30'],
    ['COVID-19', 'covid covid19 19'],
    ['I-CLSC C.L.S.C.', 'i iclsc clsc c clsc l s c'],
    ['socio-économiques', 'socio socioeconomic economic'],
    ['sous-comité', '_sous souscomit comit'],
    ['dit-il', 'dit _il'],
    ['1\u00A0234,5 $', '1 1234.5 234 5'],
    ['514 333-3333', '514 5143333333 333 3333'],
    ['https://exemple.org/a', 'https exempl org _a'],
    ['prenom@exemple.org', 'prenom exempl org'],
    ['📣 concertation 🤝', 'concert'],
    ['orga\u00ADnisation', 'organi'],
    ['m² CO₂ n° 5', 'm2 co2 n 5'],
    ['a\0b \uD800 c', 'a b c'.replace('a', '_a')],
  ])('%s', ([text, expected]) => {
    expect(terms(text!).join(' ')).toBe(expected);
  });

  test('keeps the words of grammar apart from the words that resemble them', () => {
    expect(terms('vers verser sûr sur dû du')).toEqual(['_vers', 'vers', 'sur', '_sur', 'du', '_du']);
  });

  test('counts positions word by word, a compound having the position of its first', () => {
    expect(analyse('Le sous-comité l’école').map(({ term, position }) => [term, position])).toEqual([
      ['_le', 1],
      ['_sous', 2],
      ['souscomit', 2],
      ['comit', 3],
      ['ecol', 4],
    ]);
  });

  test('bounds a word without spaces', () => {
    const [token] = analyse('a'.repeat(300_000));
    expect(token?.term.length).toBe(64);
    expect(token?.end).toBe(300_000);
    expect(analyse('𝒜'.repeat(100))[0]?.term).not.toMatch(/\p{Cs}/u);
  });

  test('reads a page of traps in one go', () => {
    for (const trap of ['(e)', '·e', '-e', "'a", '\u00AD', '1 000 ', 'a\u0301', '\u0301']) {
      expect(analyse(`mot${trap.repeat(40_000)}`).length).toBeGreaterThan(0);
    }
  });
});

describe('whatever the text', () => {
  test('offsets are in bounds, in order, and never empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let lastStart = 0;
        let lastPosition = 0;
        for (const { term, start, end, position } of analyse(text)) {
          expect(term).toMatch(/^[^\s'"\\\0]{1,64}$/u);
          expect(start).toBeGreaterThanOrEqual(lastStart);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(position - lastPosition === 0 || position - lastPosition === 1).toBe(true);
          lastStart = start;
          lastPosition = position;
        }
      }),
      { numRuns: 1500 },
    );
  });

  test.for(['É.U.', 'À.Ⰰ', '\u{2F800}.À', `${'é'.repeat(30)}-nord`])(
    '« %s » says the same in NFC and NFD',
    (text) => {
      expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
    },
  );

  test('NFC and NFD say the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
      }),
      { numRuns: 1500 },
    );
  });

  test('a text beside another does not change its terms', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(terms(`${one}\n\n${other}`)).toEqual([...terms(one), ...terms(other)]);
      }),
    );
  });
});
