import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyse,
  matches,
  parseQuery,
  termsForTypo,
  tsqueryLiteral,
  tsvectorLiteral,
  withWord,
} from './analyser.ts';

const finds = (query: string, text: string, prefixLast = false): boolean =>
  matches(analyse(text), parseQuery(query), { prefixLast });
const literal = (query: string, prefixLast = false): string | null =>
  tsqueryLiteral(parseQuery(query), { prefixLast });

describe('parseQuery', () => {
  test('tells words, phrases and exclusions apart', () => {
    const query = parseQuery('bilan "table de quartier" -logement «comité logement» -"aide juridique" élus');
    const said = (clauses: typeof query.words) =>
      clauses.map((clause) => clause.words.map((w) => w.surface).join(' '));
    expect(said(query.words)).toEqual(['bilan', 'elus']);
    expect(said(query.phrases)).toEqual(['table de quartier', 'comite logement']);
    expect(said(query.excluded)).toEqual(['aide juridique', 'logement']);
    expect(query.isOpen).toBe(true);
  });

  test('ignores words of grammar beside others, and keeps them alone or between quotes', () => {
    expect(literal('le bilan de la table')).toBe("('bilan') & ('tabl')");
    expect(literal('de la')).toBe("('_de') & ('_la')");
    expect(literal('"prise en charge"')).toBe("('pris' <-> '_en' <-> 'charg')");
  });

  test('keeps a compound together', () => {
    expect(literal('COVID-19')).toBe("(('covid' <-> '19') | 'covid19')");
    expect(literal('1 234')).toBe("(('1' & '234') | '1234')");
    expect(literal('prenom@exemple.org')).toBe("('prenom' <-> 'exempl' <-> 'org')");
    expect(literal('eau/gaz')).toBe("('eau') & ('gaz')");
  });

  test('closes a query on a space, a quote or an exclusion', () => {
    expect(
      ['bilan', 'bilan ', '"bilan"', 'bilan -a', 'bilan de'].map((text) => parseQuery(text).isOpen),
    ).toEqual([true, false, false, false, false]);
  });

  test('asks once for what is said twice, and is bounded', () => {
    expect(literal('élu élus élue')).toBe("('elu')");
    const long = parseQuery(
      Array.from({ length: 500 }, (_, rank) => `mot${rank} -non${rank} "une phrase${rank}"`).join(' '),
    );
    expect([long.words.length, long.phrases.length, long.excluded.length]).toEqual([24, 24, 24]);
  });

  test.for(['', '   ', '📣 !?', '-seul', '"', '""', "l'", '\0', '\uD800'])('%j looks for nothing', (text) => {
    expect(literal(text)).toBeNull();
    expect(finds(text, 'Un texte quelconque')).toBe(false);
  });
});

describe('matches', () => {
  test.for([
    ['élue', 'Les élu·e·s étaient là'],
    ['elues', 'un élu'],
    ['organisatrice', 'les organisateur.rice.s'],
    ['reseau', 'RÉSEAUX'],
    ['l’école', 'écoles'],
    ['sous-comité', 'les souscomités'],
    ['souscomité', 'un sous-comité'],
    ['covid19', 'La COVID-19'],
    ['1234', '1\u00A0234 personnes'],
    ['1 234', '1234 personnes'],
    ['5143333333', '514 333-3333'],
    ['1.5', 'environ 1,5 heure'],
    ['clsc', 'au C.L.S.C.'],
    ['"table de quartier"', 'une Table de quartier'],
    ['"tables de quartier"', 'la table de quartiers'],
    ['bilan -logement', 'le bilan de l’année'],
    ['tous', 'pour tous'],
  ])('%s finds « %s »', ([query, text]) => {
    expect(finds(query!, text!)).toBe(true);
  });

  test.for([
    ['commune', 'la communication'],
    ['chat', 'un châtiment'],
    ['"quartier de table"', 'la table de quartier'],
    ['"table quartier"', 'la table de quartier'],
    ['bilan -logement', 'le bilan du logement'],
    ['bilan logement', 'le bilan'],
    ['sous-comité', 'un comité, sous condition'],
    ['COVID-19', 'COVID et 19 autres'],
    ['versement', 'vers la table'],
    ['bil', 'le bilan'],
  ])('%s does not find « %s »', ([query, text]) => {
    expect(finds(query!, text!)).toBe(false);
  });

  test('finds a word at every letter typed, from the third', () => {
    const words =
      'organisation organisatrices développement concertation logement communautaire intervenante réseaux élections mobilisée';
    for (const word of words.split(' ')) {
      for (let length = 3; length <= word.length; length += 1) {
        expect([word.slice(0, length), finds(word.slice(0, length), `Une ${word} !`, true)]).toEqual([
          word.slice(0, length),
          true,
        ]);
      }
    }
  });

  test('takes for a beginning only the last word of an open query', () => {
    expect(finds('conc bilan', 'bilan de la concertation', true)).toBe(false);
    expect(finds('bilan conc', 'bilan de la concertation', true)).toBe(true);
    expect(finds('bilan conc ', 'bilan de la concertation', true)).toBe(false);
    expect(finds('bilan "conc"', 'bilan de la concertation', true)).toBe(false);
    expect(finds('bilan co', 'bilan de la concertation', true)).toBe(false);
  });
});

describe('literals', () => {
  test('write weights and positions, with a gap between parts', () => {
    expect(
      tsvectorLiteral([
        { text: 'Élu·e·s : COVID-19', weight: 'A' },
        { text: 'l’élue', weight: 'B' },
      ]),
    ).toBe("'elu':1A,14B 'covid':2A 'covid19':2A '19':3A");
    expect(tsvectorLiteral([])).toBe('');
  });

  test('stay within PostgreSQL’s limits', () => {
    const many = Array.from({ length: 120_000 }, (_, rank) => `mot${rank}`).join(' ');
    const vector = tsvectorLiteral([
      { text: many, weight: 'A' },
      { text: 'bilan '.repeat(20_000), weight: 'D' },
    ]);
    expect(vector.length).toBeLessThan(800_000);
    for (const [, position] of vector.matchAll(/[:,](\d+)[ABCD]/g))
      expect(Number(position)).toBeLessThanOrEqual(16_383);
    const repeated = tsvectorLiteral([{ text: 'bilan '.repeat(20_000), weight: 'D' }]);
    expect(repeated.split(',').length).toBeLessThanOrEqual(255);
  });

  test('are well formed whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom("'", '\\', '"', '-', '«', 'a', 'é', '1', ' ', ':*', '&', '(', '.', '’', '·e'),
          { maxLength: 25 },
        )
        .map((s) => s.join('')),
    );
    const lexeme = "'[^'\\\\\\s]+'";
    const vectorForm = new RegExp(`^(?:${lexeme}:\\d+[ABCD](?:,\\d+[ABCD])*(?: |$))*$`, 'u');
    fc.assert(
      fc.property(text, fc.boolean(), (any, prefixLast) => {
        expect(tsvectorLiteral([{ text: any, weight: 'C' }])).toMatch(vectorForm);
        const query = literal(any, prefixLast);
        if (query === null) return;
        const bare = query.replace(new RegExp(`${lexeme}(?::\\*)?`, 'gu'), 'x');
        expect(bare).toMatch(/^[x()&|!<> -]+$/);
        expect(bare.split('(').length).toBe(bare.split(')').length);
      }),
      { numRuns: 1000 },
    );
  });

  test('a text finds each of its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const tokens = analyse(text);
        for (const word of text.split(/[\s"«»“”„]+/)) {
          const query = parseQuery(word.replace(/^[-−–]+/, ''));
          if (query.words.length > 0) expect([word, matches(tokens, query)]).toEqual([word, true]);
        }
      }),
    );
  });
});

test('termsForTypo gives the words as typed, without what is not worth correcting', () => {
  expect(termsForTypo(parseQuery('le Consertation des élus 4150 -bilan «Téble de quartier» élus'))).toEqual([
    'consertation',
    'elus',
    'teble',
    'quartier',
  ]);
});

test('withWord puts a word where another stands, whatever surrounds it', () => {
  expect(withWord('l’assembée, à Montréal-Nord', 'assembee', 'assemblée')).toBe(
    'l’assemblée, à Montréal-Nord',
  );
  expect(withWord('« Œuvrre » et œuvrre', 'oeuvrre', 'œuvre')).toBe('« œuvre » et œuvre');
  expect(withWord('organisateeur·rice·s', 'organisateeur', 'organisateur')).toBe('organisateur');
  expect(withWord('rien à changer', 'assembee', 'assemblée')).toBe('rien à changer');
});
