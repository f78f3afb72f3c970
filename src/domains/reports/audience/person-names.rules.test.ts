import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstNamesIn, isOfOnePerson, personName, wholeNameFinder } from './person-names.rules.ts';

const people = ['Maude Tremblay', 'Marguerite Roy', 'Marie-Ève Gagnon', 'Élise O’Neil', 'Rose'].flatMap(
  (name) => personName(name) ?? [],
);
const said = (text: string) => firstNamesIn(text, people).map(({ start, end }) => text.slice(start, end));

describe('a first name alone', () => {
  test.for([
    ['Maude a animé la soirée.', ['Maude']],
    ['Avec l’aide de Maude, d’Élise et de ROSE.', ['Maude', 'Élise', 'ROSE']],
    ['Marie-Ève était là, Marie aussi.', ['Marie-Ève']],
    ['Marie‑Ève, Elise (Maude)', ['Marie‑Ève', 'Elise', 'Maude']],
    ['Marguerite a ouvert la salle.', ['Marguerite']],
    ['Mme Roy et M. Tremblay étaient là, madame Gagnon aussi.', ['Mme Roy', 'M. Tremblay', 'madame Gagnon']],
    ['Maude/Rose : une équipe ; Maude’s idea', ['Maude', 'Rose', 'Maude']],
  ] as const)('is found in « %s »', ([text, names]) => {
    expect(said(text)).toEqual(names);
  });

  test.for([
    'Maude Tremblay a animé la soirée.',
    'Une porte maude, une rose, des marguerites au parc.',
    'Au 12, rue Marguerite, près du parc Rose et de la station Maude.',
    'L’école Marguerite-Bourgeoys et le boulevard Maude.',
    'Maudeline, Roseline et Rose-Anne',
    'Sainte Marguerite, priez',
    'Le Roy, un Gagnon, ça me Roy : Mme Lavigueur, Mme Maude Tremblay',
  ])('is not found in « %s »', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('is found wherever it stands, whatever is around it', () => {
    const other = fc.constantFrom(
      'la',
      'marche',
      'de',
      'Tremblay',
      '« Loge-toit »',
      '12',
      '…',
      '\n',
      'maude',
    );
    fc.assert(
      fc.property(fc.array(other, { maxLength: 8 }), fc.array(other, { maxLength: 8 }), (before, after) => {
        const text = [...before, 'Rose', ...after].join(' ');
        const found = firstNamesIn(text, people);
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Rose']);
      }),
    );
  });

  test('never stands outside of the text it is found in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { start, end } of firstNamesIn(`${text} Maude ${text}`, people)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(2 * text.length + 7);
          expect(start).toBeLessThan(end);
        }
      }),
    );
  });
});

test('who did something, as it was typed, is one person or is not', () => {
  const persons = ['Maude Tremblay', 'Lise', 'Marie-Ève Gagnon', 'Nguyễn Thị Hà', 'Jean de la Tour'];
  const others = [
    ...[
      'le comité',
      'Comité logement',
      'CLSC',
      'CIUSSS Est',
      'Bénévoles',
      'Table de quartier',
      'Centre Alpha',
    ],
    ...['une voisine', 'Personne retirée', ''],
  ];
  expect(persons.filter((name) => !isOfOnePerson(name))).toEqual([]);
  expect(others.filter(isOfOnePerson)).toEqual([]);
});

describe('a whole name', () => {
  const names = ['Maude Tremblay', 'Élise O’Neil', 'Marie-Ève Gagnon'];
  const whole = (text: string) =>
    wholeNameFinder(names)(text).map(({ start, end }) => text.slice(start, end));

  test('is found word after word, whatever its accents, its capitals and what is between them', () => {
    const text = "Elise O'Neil, MAUDE  Tremblay, Marie‑Eve\nGagnon et madame Maude Tremblay";
    expect(whole(text)).toEqual([
      ...["Elise O'Neil", 'MAUDE  Tremblay', 'Marie‑Eve\nGagnon', 'madame Maude Tremblay'],
    ]);
  });

  test('is not found in other names, nor in one word of it', () => {
    expect(whole('Maude Tremblayeur, Maudeline Tremblay, Tremblay, Maude, Ève Gagnon')).toEqual([]);
  });

  test('is found wherever it is no first name alone: no name falls between the two', () => {
    const word = fc.constantFrom('Maude', 'Tremblay', 'Élise', 'Elise', 'O’Neil', ',', 'la');
    const bearers = names.flatMap((name) => personName(name) ?? []);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join(' ');
        const found = [...firstNamesIn(text, bearers), ...wholeNameFinder(names)(text)];
        const firsts = words.filter((one) => ['Maude', 'Élise', 'Elise'].includes(one));
        expect(found).toHaveLength(firsts.length);
      }),
    );
  });
});
