import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactHref, phoneHref, readWebsite, setAddress, setPhone, setWebsite } from './contact.rules.ts';
import { alikeFrom, greatestLikeness, likeness, possibleDoubles } from './likeness.rules.ts';
import { fieldsThatDiffer, foldedNames, merged, otherNamesBeside } from './organisation.rules.ts';
import type { OrganisationContent, OrganisationLine } from './organisation.ts';
import { storyOrganisations } from './story-organisations.data.ts';

const content = (values: Partial<OrganisationContent>): OrganisationContent => ({
  name: 'Comité logement des Saules',
  otherNames: [],
  kind: 'community',
  description: '',
  placeIds: [],
  address: '',
  phone: '',
  email: '',
  website: '',
  privacyTitle: '',
  privacyContact: '',
  ...values,
});

describe('likeness', () => {
  test.for([
    ['Le Garde-manger', 'Garde manger inc.'],
    ['Banque alimentaire du Ruisseau', 'La banque alimentaire du Ruisseau inc.'],
    ['Comité logement des Saules', 'Comité-logement des Saules (CLS)'],
    ['Comité logement des Saules', 'Comite logment des saules'],
    ['Maison des aînés', 'MAISON DES AINES'],
    ['Les Mots partagés', 'Le mot partagé'],
    ['Œuvre du Moulin', 'Oeuvre du moulin'],
  ] as const)('« %s » and « %s » may be one', ([left, right]) => {
    expect(likeness(left, right)).toBeGreaterThanOrEqual(alikeFrom);
  });

  test.for([
    ['École Sainte-Odile', 'Paroisse Sainte-Odile'],
    ['Table de quartier 1', 'Table de quartier 2'],
    ['Centre des femmes des Écluses', 'Jardin communautaire des Écluses'],
    ['Coop', 'Inc.'],
    ['!', '?'],
  ] as const)('« %s » and « %s » are two', ([left, right]) => {
    expect(likeness(left, right)).toBeLessThan(alikeFrom);
  });

  test('other names count', () => {
    expect(
      greatestLikeness(
        { name: 'Groupe de ressources', otherNames: ['GRT de la Rive'] },
        { name: 'GRT de la rive', otherNames: [] },
      ),
    ).toBe(1);
  });
});

const word = fc.constantFrom(
  'Centre',
  'Comité',
  'Maison',
  'femmes',
  'aînés',
  'Saules',
  'Rive',
  'Table',
  '12',
  'CLS',
);
const name = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }) },
);
const lines = fc
  .array(fc.record({ name, otherNames: fc.array(name, { maxLength: 2 }) }), { maxLength: 14 })
  .map((all) =>
    all.map((one, position): OrganisationLine => ({ ...one, id: `id-${position}`, kind: 'community' })),
  );

describe('possible doubles', () => {
  const ids = (pairs: readonly { left: OrganisationLine; right: OrganisationLine }[]) =>
    pairs.map(({ left, right }) => [left.id, right.id].sort().join(' ')).sort();

  test('are the pairs alike enough, each once, never one with itself, in whatever order they are given', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const pairs = possibleDoubles(all);
        for (const { left, right } of pairs) expect(left.id).not.toBe(right.id);
        expect(ids(possibleDoubles([...all].reverse()))).toEqual(ids(pairs));
        const every = all.flatMap((left, at) =>
          all
            .slice(at + 1)
            .filter((right) => greatestLikeness(left, right) >= alikeFrom)
            .map((right) => ({ left, right })),
        );
        expect(ids(pairs)).toEqual(ids(every));
      }),
      { numRuns: 200 },
    );
  });

  test('likeness is the same both ways, and whole with itself', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
        expect(likeness(one, one)).toBe(1);
      }),
    );
  });

  test('stay bounded when every name resembles the next', () => {
    const alike = Array.from(
      { length: 400 },
      (_, at): OrganisationLine => ({
        id: String(at),
        name: `Maison de quartier ${String.fromCharCode(97 + (at % 26))}`,
        otherNames: [],
        kind: 'other',
      }),
    );
    expect(possibleDoubles(alike).length).toBeGreaterThan(2000);
    expect(possibleDoubles(alike, 50).length).toBeLessThanOrEqual(100);
  });

  test('of the story are the two entered twice', () => {
    const story = storyOrganisations.map(
      ([id, named, kind, otherNames = []]): OrganisationLine => ({ id, name: named, kind, otherNames }),
    );
    expect(ids(possibleDoubles(story))).toEqual([
      'banque-alimentaire banque-alimentaire-bis',
      'comite-logement comite-logement-bis',
    ]);
  });
});

describe('a merge', () => {
  test('keeps every name and place of both, and the values chosen', () => {
    const kept = content({ otherNames: ['CLS'], phone: '514 555-0100', placeIds: ['a', 'b'] });
    const gone = content({
      name: 'Comité-logement',
      otherNames: ['cls', 'Le comité'],
      phone: '514 555-0199',
      placeIds: ['b', 'c'],
    });
    const one = merged(kept, gone, new Set(['phone'] as const));
    expect(one).toMatchObject({ name: kept.name, phone: '514 555-0199', placeIds: ['a', 'b', 'c'] });
    expect(one.otherNames).toEqual(['Comité-logement', 'CLS', 'Le comité']);
  });

  test('under the other’s name keeps its own as another name', () => {
    const one = merged(content({ name: 'A' }), content({ name: 'B' }), new Set(['name'] as const));
    expect(one).toMatchObject({ name: 'B', otherNames: ['A'] });
  });

  test('loses no name, whatever they are', () => {
    const made = fc.record({ name, otherNames: fc.array(name, { maxLength: 3 }) }).map(content);
    fc.assert(
      fc.property(made, made, fc.boolean(), (kept, gone, taken) => {
        const one = merged(kept, gone, new Set(taken ? (['name'] as const) : []));
        // A name that folds to nothing is no name: its line is empty.
        const namesOf = (whole: typeof kept) => foldedNames(whole).split('\n').filter(Boolean);
        const names = namesOf(one);
        for (const line of [...namesOf(kept), ...namesOf(gone)]) expect(names).toContain(line);
      }),
    );
  });
});

test('other names lose repeats and the first name', () => {
  expect(otherNamesBeside('Été', ['ETE', 'Hiver', ' hiver ', ''])).toEqual(['Hiver']);
});

test('fields that differ are told, places in any order', () => {
  const before = content({ placeIds: ['a', 'b'], phone: '1' });
  expect(fieldsThatDiffer(before, content({ placeIds: ['b', 'a'], phone: '2' }))).toEqual(['phone']);
  expect(fieldsThatDiffer(before, before)).toEqual([]);
});

describe('contact', () => {
  test.for([
    ['(514) 555-0123', '514\u00A0555-0123', 'tel:+15145550123'],
    ['5145550123', '514\u00A0555-0123', 'tel:+15145550123'],
    ['1-800-555-0123', '1\u00A0800\u00A0555-0123', 'tel:+18005550123'],
    ['514.555.0123 p. 12', '514\u00A0555-0123, poste\u00A012', 'tel:+15145550123;ext=12'],
    ['+33 1 23 45 67 89', '+33 1 23 45 67 89', undefined],
  ] as const)('the telephone %s is set', ([typed, set, href]) => {
    expect(setPhone(typed, 'poste')).toBe(set);
    expect(phoneHref(typed)).toBe(href);
  });

  test('the address is set as on an envelope', () => {
    expect(setAddress('120 Rue du Moulin\n\nMontréal, QC h1x1x1')).toEqual([
      '120, rue du Moulin',
      'Montréal (Québec)\u00A0\u00A0H1X\u00A01X1',
    ]);
    expect(setAddress('12 Main Street\nCase postale 4')).toEqual(['12 Main Street', 'Case postale 4']);
  });

  test('setting twice changes nothing more', () => {
    const typed = '7 avenue des Pins\nQuébec (Québec)  G1R 2B5';
    const once = setAddress(typed).join('\n');
    expect(setAddress(once).join('\n')).toBe(once);
  });

  test('a mail leads to a mail, and nothing else does', () => {
    expect(contactHref('acces@exemple.example')).toBe('mailto:acces@exemple.example');
    expect(contactHref('acces@exemple.example?bcc=a@b.example')).toBeUndefined();
    expect(contactHref('javascript:alert(1)')).toBeUndefined();
  });

  test.for([
    ['organisme.example', 'https://organisme.example'],
    ['HTTP://organisme.example/a', 'HTTP://organisme.example/a'],
    ['javascript:alert(1)', null],
    ['javascript://organisme.example/%0aalert(1)', null],
    ['data:text/html,x', null],
    ['https://nom:secret@organisme.example', null],
    ['mailto:a@b.example', null],
    ['pas une adresse', null],
    ['https://', null],
  ] as const)('the website %s is read', ([typed, read]) => {
    expect(readWebsite(typed)).toBe(read);
  });

  test('a website reads without its scheme', () => {
    expect(setWebsite('https://organisme.example/')).toBe('organisme.example');
  });
});
