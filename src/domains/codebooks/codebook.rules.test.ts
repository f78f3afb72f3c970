import { describe, expect, test } from 'vitest';
import { annexeI } from './annexe-i.data.ts';
import { codebookFaults, hasErrors } from './codebook.rules.ts';
import type { Codebook, Field } from './codebook.ts';
import { faultCodes } from './codebook-fault.ts';
import * as words from './codebook-fault.words.ts';
import type { DeclareRow, Row, RowGroup } from './decision-table.ts';

const copy = () => structuredClone(annexeI) as Codebook & Record<string, unknown>;
type Changes = Partial<Codebook>;
const placesOf = (changes: Changes, parentOf?: Parameters<typeof codebookFaults>[1]) =>
  codebookFaults({ ...copy(), ...changes }, parentOf).map(({ code, place }) => `${code} ${place}`);

const withField = (id: string, change: Partial<Field>): Changes => ({
  fields: annexeI.fields.map((field) => (field.id === id ? { ...field, ...change } : field)),
});
const withGroup = (id: string, change: (rows: readonly Row[]) => readonly Row[]): Changes => ({
  mapping: {
    ...annexeI.mapping,
    groups: annexeI.mapping.groups.map(
      (group): RowGroup => (group.id === id ? { ...group, rows: change(group.rows) } : group),
    ),
  },
});
const withCells = (when: object) =>
  withGroup('groupe', ([first, ...rest]) => [{ ...(first as Row), when } as Row, ...rest]);

describe('the framework that is shipped', () => {
  test('has no fault, survives JSON, and is marked where its values are samples', () => {
    expect(codebookFaults(annexeI)).toEqual([]);
    expect(JSON.parse(JSON.stringify(annexeI))).toEqual(annexeI);
    const codes = annexeI.codeLists.flatMap((list) => list.codes);
    for (const { fictional, label } of codes) {
      expect(label.fr.includes('exemple fictif')).toBe(fictional);
      expect(label.en.includes('fictional sample')).toBe(fictional);
    }
    expect(
      codes.filter(({ code, fictional }) => code !== null && !fictional).map(({ code }) => code),
    ).toEqual(['4150']);
  });

  test('asks what the regulation asks, of whom it asks it', () => {
    const asked = annexeI.fields.map(({ reference }) => reference);
    const letters = (section: string, all: string) => [...all].map((letter) => `${section}° ${letter}`);
    for (const reference of [
      ...letters('1', 'abcdefgh'),
      '2°',
      ...letters('3', 'abcdefghijklmnop'),
      '3° h.1',
      ...letters('4', 'abc'),
    ]) {
      expect(asked, reference).toContain(reference);
    }
    const of = (reference: string) => annexeI.fields.find((field) => field.reference === reference);
    expect(of('3° p')?.kinds).toEqual(['usager-groupe']);
    expect(of('3° k')?.acts).toEqual(['intervention']);
    expect(of('3° o')?.requiredWhen).toBe('placeKind = "school"');
    expect(
      annexeI.codeLists.find(({ id }) => id === 'nature-demande')?.codes.map(({ label }) => label.fr),
    ).toEqual(['Individualisée', 'De couple', 'De famille', 'De groupe', 'Communautaire']);
  });

  test('writes French as it is written', () => {
    const french: string[] = [];
    JSON.stringify(annexeI, (key, value) => {
      if (key === 'fr' && typeof value === 'string') french.push(value);
      return value;
    });
    expect(french.length).toBeGreaterThan(100);
    expect(french.filter((text) => / [:;?!»]|« |'|\.\.\./.test(text))).toEqual([]);
  });
});

describe('a fault names its place', () => {
  test.for<[string, Changes]>([
    ['duplicateId fields', { fields: [...annexeI.fields, annexeI.fields[0] as Field] }],
    ['badId ', { id: 'Cadre à nous' }],
    ['badId fields/durée', withField('duration', { id: 'durée' })],
    ['unknownCodeList fields/place', withField('place', { codeList: 'nulle-part' })],
    ['listNeeded fields/place', withField('place', { codeList: null })],
    ['unknownKind fields/duration', withField('duration', { kinds: ['usager-inconnu'] })],
    ['unknownAspect fields/duration', withField('duration', { carries: ['effort' as never] })],
    ['notFeel fields/duration/requiredWhen', withField('duration', { requiredWhen: 'act = ' })],
    ['unknownName fields/duration/requiredWhen', withField('duration', { requiredWhen: 'author = "x"' })],
    [
      'unknownAttribute fields/duration/output',
      withField('duration', { output: { attribute: 'author' as never } }),
    ],
    ['unknownTranslation fields/place/output', withField('place', { output: { translation: 'rien' } })],
    ['otherList fields/place/output', withField('place', { output: { translation: 'mode-vers-mode' } })],
    [
      'unknownCode fields/followUp/output',
      withField('followUp', { output: { feel: 'if hasDossier then "suivi-z" else null' } }),
    ],
    ['unknownCode fields/actCentre/output', withField('actCentre', { output: { literal: '4151' } })],
    ['countedByCopied countedBy', { countedBy: ['actOn'] }],
    ['unknownField countedBy', { countedBy: ['effort'] }],
    [
      'unknownField validations/v',
      { validations: [{ ...annexeI.validations[0]!, id: 'v', failsWhen: 'field.effort = null' }] },
    ],
    [
      'unknownField layouts/l/c',
      {
        layouts: [
          {
            id: 'l',
            label: annexeI.title,
            columns: [{ id: 'c', heading: annexeI.title, source: { field: 'x' }, formatting: 'plain' }],
          },
        ],
      },
    ],
    ['unknownInput mapping/groupe/groupe-intervention', withCells({ author: '"x"' })],
    ['unknownValue mapping/groupe/groupe-intervention/addressee', withCells({ addressee: '"groups"' })],
    ['setTestedAsOne mapping/groupe/groupe-intervention/natures', withCells({ natures: '"concertation"' })],
    ['notFeel mapping/groupe/groupe-intervention/natures', withCells({ natures: 'list contains(?, ' })],
    ['notAllowed mapping/groupe/groupe-intervention/natures', withCells({ natures: 'matches(?, "x")' })],
    ['noRow mapping', { mapping: { ...annexeI.mapping, groups: [] } }],
    ['unknownReason mapping/noRuleReason', { mapping: { ...annexeI.mapping, noRuleReason: 'x' } }],
    ['emptyText title', { title: { fr: 'Cadre', en: ' ' } }],
    ['endsBeforeStart validity', { validUntilOn: '2001-01-01' }],
    ['notADay validity', { validFromOn: '2026-02-30' }],
    ['officialExtends extends', { extends: { id: 'autre', version: '1' } }],
  ])('%s', ([expected, changes]) => {
    expect(placesOf(changes)).toContain(expected);
  });

  test('a field that the kind does not have cannot be given', () => {
    const changes = withGroup('communautaire', ([first, ...rest]) => {
      const row = first as DeclareRow;
      const fields = { ...row.declare.fields, participantCount: { attribute: 'participantCount' } as const };
      return [{ ...row, declare: { ...row.declare, fields } }, ...rest];
    });
    expect(placesOf(changes)).toContain('fieldNotOfKind mapping/communautaire/communautaire-intervention');
  });

  test('a calendar with a hole', () => {
    const calendars = copy().calendars.map((calendar) => ({
      ...calendar,
      years: calendar.years.map((year, index) =>
        index === 3 ? { ...year, periods: year.periods.slice(1) } : year,
      ),
    }));
    expect(placesOf({ calendars })).toContain('calendarHole calendars/financial/2021-2022/2021-2022-p02');
  });

  test('a code retired while a rule still gives it', () => {
    const codeLists = copy().codeLists.map((list) => ({
      ...list,
      codes: list.codes.map((code) =>
        code.id === 'ca-4150' ? { ...code, validUntilOn: '2026-03-31' } : code,
      ),
    }));
    expect(placesOf({ codeLists })).toContain('codeOutsideValidity fields/actCentre/output');
    expect(placesOf({ codeLists, validUntilOn: '2026-03-31' })).toEqual([]);
  });
});

describe('rows that no trace reaches', () => {
  const row = (id: string, when: Row['when']): Row => ({
    ...(annexeI.mapping.groups[0]?.rows[0] as DeclareRow),
    id,
    when,
  });
  const faultsOf = (...rows: Row[]) =>
    placesOf(withGroup('communautaire', () => rows)).filter((line) => line.includes('mapping/'));

  test('are found when one row hides another', () => {
    expect(
      faultsOf(
        row('a', { addressee: '"community", "group"' }),
        row('b', { addressee: '"group"', hasDossier: 'true' }),
      ),
    ).toEqual(['unreachableRow mapping/communautaire/b']);
  });

  test('are found when several rows together leave nothing', () => {
    expect(
      faultsOf(
        row('a', { hasDossier: 'true' }),
        row('b', { hasDossier: 'false' }),
        row('c', { hasDuration: 'true' }),
      ),
    ).toEqual(['impossibleRow mapping/communautaire/c']);
  });

  test('are found when numbers leave no room', () => {
    expect(
      faultsOf(row('a', { practitionerCount: '< 3' }), row('b', { practitionerCount: '>= 3' }), row('c', {})),
    ).toEqual(['impossibleRow mapping/communautaire/c']);
  });

  test('are not invented', () => {
    expect(
      faultsOf(
        row('a', { natures: 'count(?) > 1' }),
        row('b', { natures: 'list contains(?, "concertation")' }),
        row('c', {}),
      ),
    ).toEqual([]);
  });

  test('are found behind an exclusion', () => {
    expect(faultsOf(row('a', { isPreparation: 'true' }), row('b', {}))).toEqual([
      'unreachableRow mapping/communautaire/a',
    ]);
  });
});

describe('extending another codebook', () => {
  const local = { official: false, id: 'local' };
  test('needs the parent to be here', () => {
    expect(placesOf({ ...local, extends: { id: 'parent', version: '1' } })).toEqual([
      'extendsUnknown extends',
    ]);
  });

  test('never comes back to itself', () => {
    const parent: Codebook = {
      ...annexeI,
      official: false,
      id: 'parent',
      extends: { id: 'local', version: '1' },
    };
    expect(placesOf({ ...local, extends: { id: 'parent', version: '1' } }, () => parent)).toEqual([
      'extendsCycle extends',
    ]);
  });
});

test('every fault has a sentence in both languages that names what is wrong', () => {
  for (const code of faultCodes) {
    const found = { code, importance: 'error' as const, place: 'ici', what: 'ceci', more: 'cela' };
    for (const sentence of [words.fr[code](found), words.en[code](found)])
      expect(sentence).toMatch(/\S{3}.*[.]$/);
    expect(words.fr[code](found)).not.toMatch(/ [:;?!»]|« |'/);
  }
  expect(hasErrors([])).toBe(false);
});
