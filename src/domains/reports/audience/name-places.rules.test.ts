import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '#/domains/reports/section-text.rules.ts';
import type { AudienceRules, NameChoice } from './audience.ts';
import { namesInTitle, withNames } from './name-places.rules.ts';
import { firstNamesIn, personName, wholeNameFinder } from './person-names.rules.ts';

const people = ['Maude Tremblay', 'Idriss Benali'].flatMap((name) => personName(name) ?? []);
const rules = (choices: ReadonlyMap<string, NameChoice> = new Map()) => ({
  ...{ people, choices },
  names: [{ name: 'Maude Tremblay', why: 'names-person' }] satisfies AudienceRules['names'],
  decidesWholeNames: false,
});

/** The body once each of its first names is decided the same. */
function decided(body: string, choice: NameChoice): string {
  const { removed } = withNames(body, 's1', rules());
  const choices = new Map(removed.flatMap(({ place }) => (place ? [[place.key, choice] as const] : [])));
  return withNames(body, 's1', rules(choices)).markdown;
}
const other: NameChoice = { kind: 'replace', words: 'une participante' };

describe('first names of a body', () => {
  const body = [
    '**Maude** a animé la soirée, avec l’aide d’Idriss.',
    '- Le mot de Maude\n- Rien',
    '> C’était à Maude de parler. Maude a parlé.',
    '| Qui | Quoi |\n| - | - |\n| Maude | la marche |',
    'Maude Tremblay et [Maude](https://exemple.org/Maude).',
  ].join('\n\n');

  test('stay as long as nobody decides, and are told line by line', () => {
    const { markdown, removed } = withNames(body, 's1', rules());
    expect(markdown).toBe(body);
    expect(removed.map(({ what, words, place }) => [what, place?.name, words])).toEqual([
      ['first-name', 'Maude', 'Maude a animé la soirée, avec l’aide d’Idriss.'],
      ['first-name', 'Idriss', 'Maude a animé la soirée, avec l’aide d’Idriss.'],
      ['first-name', 'Maude', 'Le mot de Maude'],
      ['first-name', 'Maude', 'C’était à Maude de parler. Maude a parlé.'],
      ['first-name', 'Maude', 'Maude'],
      ['first-name', 'Maude', 'Maude Tremblay et Maude.'],
    ]);
    expect(removed.every(({ place }) => place?.choice === null && place.mayReplace)).toBe(true);
    expect(decided(body, { kind: 'keep' })).toBe(body);
  });

  test('leave as other words, fitted to what is before them; addresses and whole names are left as they are', () => {
    expect(decided(body, other)).toBe(
      [
        '**Une participante** a animé la soirée, avec l’aide d’une participante.',
        '- Le mot d’une participante\n- Rien',
        '> C’était à une participante de parler. Une participante a parlé.',
        '| Qui | Quoi |\n| - | - |\n| Une participante | la marche |',
        'Maude Tremblay et [une participante](https://exemple.org/Maude).',
      ].join('\n\n'),
    );
  });

  test('are told with « Mme » or « M. » too, which go with them', () => {
    expect(decided('L’aide de Mme Tremblay compte. M. Benali, lui, part.', other)).toBe(
      'L’aide d’une participante compte. Une participante, lui, part.',
    );
  });

  test('are decided place by place: a choice is of its words alone', () => {
    const { removed } = withNames(body, 's1', rules());
    const choices = new Map([[removed[2]!.place!.key, other]]);
    const { markdown } = withNames(body, 's1', rules(choices));
    expect(markdown).toContain('Le mot d’une participante');
    expect(markdown).toContain('**Maude** a animé');
    expect(withNames(body, 's2', rules(choices)).markdown).toBe(body);
    expect(withNames(body.replace('Le mot', 'Les mots'), 's1', rules(choices)).markdown).toContain(
      'Les mots de Maude',
    );
  });

  test('written with signs that hide them are pointed out, and changed where they are written', () => {
    const { removed } = withNames('Le mot de M&#97;ude et `Maude`.', 's1', rules());
    expect(removed.map(({ place }) => [place?.name, place?.mayReplace])).toEqual([['Maude', false]]);
  });

  test('whatever is typed, a first name that is replaced is read no more, and nothing else is lost', () => {
    const piece = fc.constantFrom(
      ...[
        'Maude',
        'Idriss',
        'la marche',
        '**',
        '*',
        '\n\n',
        '\n',
        '- ',
        '# ',
        '| a |',
        '[x](https://a.b/Maude)',
      ],
      ...[' de ', ' d’', '. ', ':preuve[x]{#e1}', '`', '<b>', '&amp;'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const typed = pieces.join('');
        const { removed } = withNames(typed, 's1', rules());
        const text = decided(typed, other);
        const left = removed.some(({ place }) => place?.mayReplace === false);
        const names = plainText(text)
          .split('\n')
          .flatMap((line) => firstNamesIn(line, people));
        expect(names.length === 0 || left).toBe(true);
        expect(plainText(text).split('la marche')).toHaveLength(plainText(typed).split('la marche').length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('whole names of a body that everybody will read', () => {
  const everybody = (choices: ReadonlyMap<string, NameChoice> = new Map()) => ({
    ...rules(choices),
    decidesWholeNames: true,
    names: ['Maude Tremblay', 'Maude Tremblay Roy', 'Idriss Benali'].map((name) => ({
      ...{ name, why: 'names-person' as const },
    })),
  });
  const places = (body: string, choices?: ReadonlyMap<string, NameChoice>) =>
    withNames(body, 's1', everybody(choices)).removed.map(({ what, place }) => [
      ...[what, place?.name, place?.mayReplace],
    ]);
  const decidedFor = (body: string, choice: NameChoice): string => {
    const { removed } = withNames(body, 's1', everybody());
    const choices = new Map(removed.flatMap(({ place }) => (place ? [[place.key, choice] as const] : [])));
    return withNames(body, 's1', everybody(choices)).markdown;
  };

  test('are to be decided, one a line, apart from first names, the longest where two are one', () => {
    expect(
      places('Maude Tremblay et *Idriss  Benali*, avec Maude.\n\nMaude Tremblay Roy\n\n- MAUDE\n  TREMBLAY'),
    ).toEqual([
      ['whole-name', 'Maude Tremblay', true],
      ['whole-name', 'Idriss Benali', true],
      ['first-name', 'Maude', true],
      ['whole-name', 'Maude Tremblay Roy', true],
      ['whole-name', 'MAUDE TREMBLAY', true],
    ]);
    expect(withNames('Maude Tremblay', 's1', rules()).removed).toEqual([]);
  });

  test('stay as they are once the person accepted, or leave as other words, with « Mme » before them', () => {
    const body =
      'L’aide de Mme Maude Tremblay compte.\n\n> Maude\n> Tremblay a parlé à [Idriss Benali](https://a.b/).';
    expect(decidedFor(body, { kind: 'keep' })).toBe(body);
    expect(decidedFor(body, other)).toBe(
      'L’aide d’une participante compte.\n\n> Une participante a parlé à [une participante](https://a.b/).',
    );
  });

  test('are changed where they are written when marks or lines cut them', () => {
    expect(places('**Maude** Tremblay\n\n- Maude\n- Tremblay\n\n`Idriss Benali`')).toEqual([
      ['whole-name', 'Maude Tremblay', false],
      ['first-name', 'Maude', true],
      ['whole-name', 'Idriss Benali', false],
      ['whole-name', 'Maude Tremblay', false],
    ]);
  });

  test('whatever is typed, one that is replaced is read no more', () => {
    const piece = fc.constantFrom(
      ...['Maude', 'Tremblay', 'Roy', 'Mme', 'Idriss Benali', 'la marche', '**', '*', '\n\n', '\n', '- '],
      ...['> ', ' ', ' ', ', ', ':preuve[x]{#e1}', '`', '<b>', '&amp;'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const typed = pieces.join('');
        const isLeft = places(typed).some(([, , mayReplace]) => mayReplace === false);
        const find = wholeNameFinder(everybody().names.map(({ name }) => name));
        const lines = plainText(decidedFor(typed, other)).split('\n');
        expect(isLeft || lines.every((line) => find(line).length === 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('a title that bears a name is pointed out, never changed: it is kept by people, or written otherwise', () => {
  const names = namesInTitle('title', 'L’année de Maude Tremblay et d’Idriss', '', rules());
  expect(names.map(({ what, why, place }) => [what, why, place?.name, place?.mayReplace])).toEqual([
    ['title', 'names-person', 'Maude Tremblay', false],
    ['title', 'first-name', 'Idriss', false],
  ]);
  const choices = new Map<string, NameChoice>([
    [names[0]!.place!.key, { kind: 'keep' } as const],
    [names[1]!.place!.key, other],
  ]);
  const again = namesInTitle('title', 'L’année de Maude Tremblay et d’Idriss', '', rules(choices));
  expect(again.map(({ place }) => place?.choice)).toEqual([{ kind: 'keep' }, null]);
  expect(namesInTitle('section-title', 'La rue Maude', 's1', rules())).toEqual([]);
});
