import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Codebook, codebookForm, shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { cellOf, optionalCellOf, optionalTextOfCell, textOfCell } from './cell-text.rules.ts';
import { choicesSheet, listsFromChoices } from './choices.rules.ts';
import { withCodeLists } from './code-lists.rules.ts';
import { codebookSchema } from './codebook-schema.rules.ts';
import { codebookSheets } from './codebook-sheets.rules.ts';
import { listsFromConcepts } from './concept-reading.rules.ts';
import { conceptsInLinkedData, conceptsInTurtle } from './concepts.rules.ts';
import { outputFrom, outputText } from './output-text.rules.ts';
import type { ReadSheet, WrittenSheet } from './sheets.ts';
import { codebookFromSheets } from './sheets-codebook.rules.ts';
import { sheetsOfWorkbook, workbookOf } from './workbook.actions.ts';

const [official] = shippedCodebooks as [Codebook, ...Codebook[]];
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const read = (sheets: readonly WrittenSheet[]): ReadSheet[] =>
  sheets.map(({ name, headings, rows }) => ({
    name,
    rows: [headings, ...rows].map((cells, at) => ({ number: at + 1, cells })),
  }));

/** Texts that spreadsheets like to change: formulas, blanks, control characters, escapes, other alphabets. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '=1+1',
    "'=1",
    '\\',
    '\\\\',
    '\\u{41}',
    '_x0041_',
    '-',
    '@a',
    '+',
    '1/3',
    '\u00a0',
    '\r\n',
    '\t',
    'oui',
    '2026-01-01',
    '007',
  ),
);
const both = fc.record({ fr: nasty, en: nasty });
const reference = fc.option(nasty, { nil: null });
const id = fc.stringMatching(/^[a-z0-9][A-Za-z0-9-]{0,8}$/);
const ids = fc.uniqueArray(id, { maxLength: 3 });
const day = fc.constantFrom('2024-04-01', '2025-03-31', '2026-12-31');
const until = fc.option(day, { nil: null });
const output = fc.oneof(
  fc.record({ literal: fc.oneof(nasty, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) }),
  fc.record({ feel: nasty }),
  fc.record({ translation: id }),
  fc.record({ attribute: fc.constantFrom('eventOn' as const, 'durationMinutes' as const) }),
  fc.record({ share: id }),
);
const base = { id, label: both };
const unique = <One extends { id: string }>(one: fc.Arbitrary<One>, maxLength = 3) =>
  fc.uniqueArray(one, { selector: ({ id: name }) => name, maxLength });
const when = fc.record({ natures: nasty, hasDossier: nasty, addressee: nasty }, { requiredKeys: [] });
const rowBase = { id, sentence: both, reference, when };
const row = fc.oneof(
  fc.record({ ...rowBase, reason: id }),
  fc.record({
    ...rowBase,
    declare: fc.record({
      kind: id,
      act: id,
      fields: fc.dictionary(id, output, { maxKeys: 2, noNullPrototype: true }),
    }),
  }),
);
const period = fc.record({ ...base, startsOn: day, endsOn: day });
const importance = fc.constantFrom('error' as const, 'warning' as const, 'information' as const);
const codebook: fc.Arbitrary<Codebook> = fc.record({
  format: fc.constant(1 as const),
  id,
  version: fc.constantFrom('1', '2.0', '2023-12'),
  title: both,
  summary: both,
  authority: fc.record({
    name: both,
    source: both,
    reference: nasty,
    address: fc.constantFrom(null, 'https://exemple.test/'),
  }),
  validFromOn: day,
  validUntilOn: until,
  official: fc.boolean(),
  extends: fc.option(fc.record({ id, version: id }), { nil: null }),
  kinds: unique(fc.record({ ...base, definition: both, reference })),
  acts: unique(fc.record({ ...base, reference })),
  sections: unique(fc.record({ ...base, reference })),
  fields: unique(
    fc.record({
      ...base,
      reference,
      section: id,
      type: fc.constantFrom('code' as const, 'text' as const, 'minutes' as const),
      codeList: fc.option(id, { nil: null }),
      kinds: ids,
      acts: ids,
      requiredWhen: nasty,
      whenMissing: fc.option(fc.record({ importance, whatToDo: both }), { nil: null }),
      output: fc.option(output, { nil: null }),
      carries: fc.constantFrom([], ['duration' as const, 'partners' as const]),
      note: fc.option(both, { nil: null }),
    }),
  ),
  codeLists: unique(
    fc.record({
      ...base,
      reference,
      codes: unique(
        fc.record({
          ...base,
          code: reference,
          validFromOn: day,
          validUntilOn: until,
          fictional: fc.boolean(),
        }),
      ),
    }),
  ),
  translations: unique(
    fc.record(
      {
        ...base,
        input: fc.constantFrom('natures' as const, 'language' as const),
        codeList: id,
        pick: fc.constantFrom('listOrder' as const, 'largestShareThenListOrder' as const),
        pairs: fc.array(fc.record({ value: id, code: id }), { maxLength: 3 }),
        otherwise: fc.option(id, { nil: null }),
      },
      { requiredKeys: ['id', 'label', 'input', 'codeList', 'pairs', 'otherwise'] },
    ),
  ),
  mapping: fc.record({
    exclusions: fc.array(fc.record({ ...rowBase, reason: id }), { maxLength: 2 }),
    groups: unique(
      fc.record(
        { ...base, exclusive: fc.boolean(), rows: fc.array(row, { maxLength: 3 }) },
        { requiredKeys: ['id', 'label', 'rows'] },
      ),
    ),
    reasons: unique(fc.record({ ...base, explanation: both })),
    noRuleReason: id,
  }),
  countedBy: ids,
  validations: unique(
    fc.record({ id, importance, failsWhen: nasty, sentence: both, whatToDo: both, reference }),
  ),
  calendars: unique(
    fc.record({
      ...base,
      kind: fc.constantFrom('month' as const, 'other' as const),
      note: fc.option(both, { nil: null }),
      years: unique(fc.record({ ...base, startsOn: day, endsOn: day, periods: unique(period) }), 2),
    }),
    2,
  ),
  conventions: unique(fc.record({ id, question: both, answer: both })),
  layouts: unique(
    fc.record({
      ...base,
      columns: unique(
        fc.record({
          id,
          heading: both,
          source: fc.oneof(
            fc.record({ field: id }),
            fc.record({ about: fc.constantFrom('kind' as const, 'period' as const) }),
          ),
          formatting: fc.constantFrom('plain' as const, 'hours' as const),
        }),
      ),
    }),
  ),
  limits: fc.array(fc.record({ sentence: both, source: both }), { maxLength: 2 }),
});

describe('a cell', () => {
  test('gives back any text, absent, empty or not, and never begins as a formula', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(textOfCell(cellOf(text))).toBe(text);
        expect(optionalTextOfCell(optionalCellOf(text))).toBe(text);
        expect(optionalCellOf(text)).not.toBe('');
        expect(cellOf(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 1000 },
    );
    expect(optionalTextOfCell(optionalCellOf(null))).toBeNull();
  });

  test('says how a field is filled, and is read again', () => {
    fc.assert(
      fc.property(output, (one) => {
        expect(outputFrom(outputText(one))).toEqual(asJson(one));
      }),
    );
    for (const text of ['', 'x', 'nombre: x', 'nombre: ', 'autre: 1']) expect(outputFrom(text)).toBeNull();
  });
});

describe('a workbook', () => {
  test('gives back any codebook, whole', () => {
    fc.assert(
      fc.property(codebook, (book) => {
        const reading = codebookFromSheets(read(codebookSheets(book)));
        expect(reading).toMatchObject({ ok: true });
        if (reading.ok) expect(reading.written).toEqual(asJson(book));
      }),
      { numRuns: 200 },
    );
  });

  test('does so as a real file too, for codebooks that ship and for the strangest', async () => {
    const strange = fc.sample(codebook, { numRuns: 2, seed: 7 });
    for (const book of [official, ...strange]) {
      const opened = await sheetsOfWorkbook(await workbookOf(codebookSheets(book)));
      expect(opened.ok).toBe(true);
      const reading = opened.ok ? codebookFromSheets(opened.sheets) : null;
      expect(reading?.ok && reading.written).toEqual(asJson(book));
    }
  }, 90_000);

  test('made before groups said whether one rule alone may fit is still read', () => {
    const older = read(codebookSheets(official)).map((sheet) =>
      sheet.name === 'groupes'
        ? { ...sheet, rows: sheet.rows.map((one) => ({ ...one, cells: one.cells.slice(0, -1) })) }
        : sheet,
    );
    const reading = codebookFromSheets(older);
    expect(reading.ok && reading.written).toEqual(asJson(official));
  });

  test.for<[string, (sheets: ReadSheet[]) => ReadSheet[], object]>([
    [
      'a group that says neither yes nor no',
      (sheets) =>
        sheets.map((sheet) =>
          sheet.name === 'groupes'
            ? {
                ...sheet,
                rows: sheet.rows.map((one) =>
                  one.number === 2 ? { ...one, cells: [...one.cells.slice(0, -1), 'parfois'] } : one,
                ),
              }
            : sheet,
        ),
      { key: 'misshapen', sheet: 'groupes', row: 2, what: 'une seule règle, parfois' },
    ],
    [
      'a sheet that is gone',
      (sheets) => sheets.filter(({ name }) => name !== 'motifs'),
      { key: 'missingSheet', sheet: 'motifs' },
    ],
    [
      'a column that is gone',
      (sheets) =>
        sheets.map((sheet) =>
          sheet.name === 'sections'
            ? { ...sheet, rows: sheet.rows.map((one) => ({ ...one, cells: one.cells.slice(0, -1) })) }
            : sheet,
        ),
      { key: 'missingColumn', sheet: 'sections', row: 1, what: 'référence' },
    ],
    [
      'a row that belongs to nothing',
      (sheets) =>
        sheets.map((sheet) =>
          sheet.name === 'lignes des tables'
            ? { ...sheet, rows: [...sheet.rows, { number: 99, cells: ['rien', 'x', 'y'] }] }
            : sheet,
        ),
      { key: 'unknownOwner', sheet: 'lignes des tables', row: 99, what: 'rien' },
    ],
  ])('refuses %s, and names the sheet and the row', ([, change, fault]) => {
    const reading = codebookFromSheets(change(read(codebookSheets(official))));
    expect(reading).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([expect.objectContaining(fault)]),
    });
  });
});

const defaults = { validFromOn: '2024-04-01' };

describe('XLSForm choices', () => {
  test('give back every list, in its order', () => {
    fc.assert(
      fc.property(codebook, (book) => {
        const reading = listsFromChoices(read([choicesSheet(book.codeLists)]), defaults);
        const said = book.codeLists.filter(({ codes }) => codes.length > 0);
        const empty = said.some((list) => list.codes.some(({ label }) => label.fr === '' || label.en === ''));
        if (empty) return;
        expect(reading.ok && reading.lists.map(({ id: name, codes }) => ({ id: name, codes }))).toEqual(
          said.map(({ id: name, codes }) => ({ id: name, codes })),
        );
      }),
    );
  });

  test('of another form are read with what they have, and refused by row', () => {
    const sheet = (...rows: string[][]) => [
      {
        name: 'choices',
        rows: [['list_name', 'name', 'label'], ...rows].map((cells, at) => ({ number: at + 1, cells })),
      },
    ];
    const good = listsFromChoices(sheet(['modes', 'tel', 'Téléphone']), defaults);
    expect(good.ok && good.lists[0]?.codes[0]).toEqual({
      id: 'tel',
      code: 'tel',
      label: { fr: 'Téléphone', en: 'Téléphone' },
      validFromOn: '2024-04-01',
      validUntilOn: null,
      fictional: false,
    });
    expect(listsFromChoices(sheet(['modes', 'tel', '']), defaults)).toMatchObject({
      faults: [{ key: 'misshapen', sheet: 'choices', row: 2, what: 'label' }],
    });
    expect(good).toMatchObject({ leftAside: [] });
    expect(listsFromChoices([], defaults)).toMatchObject({ faults: [{ key: 'missingSheet' }] });
    const more = [
      {
        name: 'choices',
        rows: [
          ['list_name', 'name', 'label::Français (fr)', 'label::Español (es)', 'region', 'image'],
          ['modes', 'tel', 'Téléphone', 'Teléfono', 'nord', ''],
        ].map((cells, at) => ({ number: at + 1, cells })),
      },
    ];
    expect(listsFromChoices(more, defaults)).toMatchObject({
      leftAside: [
        { kind: 'otherLanguages', count: 1, examples: ['label::Español (es)'] },
        { kind: 'columns', count: 1, examples: ['region'] },
      ],
    });
  });
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const concepts = (text: string) => listsFromConcepts(bytesOf(text), defaults);
const address = 'https://toile.test/cadres/x/versions/1';

describe('SKOS concept schemes', () => {
  test.for<[string, typeof conceptsInTurtle]>([
    ['Turtle', conceptsInTurtle],
    ['JSON-LD', conceptsInLinkedData],
  ])('in %s give back every list, in its order, with its dates and codes', ([name, write]) => {
    // U+0000 cannot be kept by the database: JSON is read without it, as everywhere.
    const keepable = (value: unknown): unknown =>
      name === 'Turtle'
        ? value
        : JSON.parse(JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1'));
    fc.assert(
      fc.property(codebook, (book) => {
        const reading = concepts(write(book, address));
        if (book.codeLists.length === 0) expect(reading).toMatchObject({ faults: [{ key: 'noScheme' }] });
        else expect(reading).toEqual({ ok: true, leftAside: [], lists: keepable(book.codeLists) });
      }),
    );
  });

  test('say the same in Turtle and in JSON-LD', () => {
    const [turtle, linked] = [conceptsInTurtle, conceptsInLinkedData].map((write) =>
      write(official, address),
    );
    expect(concepts(turtle!)).toEqual(concepts(linked!));
    const document = JSON.parse(linked!) as { '@context': object; '@graph': object[] };
    expect(Object.keys(document)).toEqual(['@context', '@graph']);
    expect(document['@graph'][0]).toMatchObject({ '@type': 'skos:ConceptScheme' });
  });

  test('of others are read, and what a flat list cannot hold is said, link by link', () => {
    const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix : <https://exemple.test/modes/> .
      <https://exemple.test/modes> a skos:ConceptScheme ; skos:prefLabel "Modes"@fr ; skos:hasTopConcept :tel .
      :tel a skos:Concept ; skos:prefLabel "Téléphone"@fr-CA, "Teléfono"@es ; skos:notation "T", "TEL" ;
        skos:narrower :cell, :fixe ; skos:altLabel "Appel"@fr ; skos:definition "De vive voix"@fr ;
        skos:exactMatch <https://ailleurs.test/phone> ; <https://ailleurs.test/color> "bleu" .
      :cell skos:inScheme <https://exemple.test/modes> ; skos:prefLabel "Cellulaire"@fr ; skos:broader :tel ; skos:related :fixe .
      :fixe skos:prefLabel "Ligne fixe"@fr ; skos:related :cell .
      :seul a skos:Concept ; skos:prefLabel "Seul"@fr .
      :tous a skos:Collection ; skos:member :tel .`;
    const reading = concepts(turtle);
    expect(reading.ok && reading.lists.map(({ id: name, label }) => [name, label])).toEqual([
      ['modes', { fr: 'Modes', en: 'Modes' }],
    ]);
    expect(
      reading.ok &&
        reading.lists[0]?.codes.map(({ id: name, code, label }) => [name, code, label.fr]).toSorted(),
    ).toEqual([
      ['cell', null, 'Cellulaire'],
      ['fixe', null, 'Ligne fixe'],
      ['tel', 'T', 'Téléphone'],
    ]);
    expect(
      reading.ok && reading.leftAside.map(({ kind, count, examples }) => [kind, count, examples]),
    ).toEqual([
      ['hierarchy', 2, expect.arrayContaining(['cell'])],
      ['related', 1, ['fixe']],
      ['matches', 1, ['tel']],
      ['otherLabels', 1, ['tel']],
      ['otherLanguages', 1, ['tel']],
      ['notations', 1, ['tel']],
      ['notes', 1, ['tel']],
      ['collections', 1, ['tous']],
      ['orphans', 1, ['seul']],
      ['others', 1, ['https://ailleurs.test/color']],
    ]);
    expect(concepts(turtle.replaceAll('prefLabel', 'hiddenLabel'))).toMatchObject({
      faults: [{ key: 'noLabel', place: expect.stringContaining('https://exemple.test/modes/') }, {}, {}],
    });
  });

  test('in expanded JSON-LD of others are read too, nodes within nodes', () => {
    const core = 'http://www.w3.org/2004/02/skos/core#';
    const label = (text: string) => [{ '@value': text, '@language': 'fr' }];
    const expanded = [
      {
        '@id': 'https://exemple.test/modes',
        '@type': [`${core}ConceptScheme`],
        [`${core}prefLabel`]: label('Modes'),
        [`${core}hasTopConcept`]: [
          {
            '@id': 'https://exemple.test/modes/tel',
            '@type': [`${core}Concept`],
            [`${core}prefLabel`]: label('Téléphone'),
            [`${core}notation`]: [{ '@value': 7 }],
          },
        ],
      },
    ];
    expect(concepts(JSON.stringify(expanded))).toMatchObject({
      ok: true,
      leftAside: [],
      lists: [
        { id: 'modes', codes: [{ id: 'tel', code: '7', label: { fr: 'Téléphone', en: 'Téléphone' } }] },
      ],
    });
  });

  test.for<[what: string, text: string, key: string, line: number | null]>([
    ['is not Turtle', '<<', 'notTurtle', null],
    ['is RDF/XML', '<?xml version="1.0"?><rdf:RDF/>', 'rdfXml', null],
    ['is too large', '#'.repeat(6 * 1024 * 1024 + 1), 'tooLarge', null],
    ['has no list', '{ "@graph": [] }', 'noScheme', null],
    ['is not JSON', '{\n "@graph": ] }', 'notJson', 2],
    ['says a name twice', '{\n "@graph": [],\n "@graph": [] }', 'notJson', 3],
    [
      'keeps its context elsewhere',
      '{\n "@context": "https://exemple.test/c", "@graph": [] }',
      'remoteContext',
      2,
    ],
    ['asks more of its context', '{ "@context": {\n "uri": "@id" }, "@graph": [] }', 'contextBeyond', 2],
    ['asks for a vocabulary', '{ "@context": { "@vocab": "https://exemple.test/" } }', 'contextBeyond', 1],
    ['defines terms', '{ "@context": { "a": { "@id": "https://exemple.test/" } } }', 'contextBeyond', 1],
    ['names a graph', '{ "@id": "https://exemple.test/", "@graph": [] }', 'keywordBeyond', 1],
    ['turns links round', '{ "@reverse": {} }', 'keywordBeyond', 1],
    ['gives an order', '[{\n "https://exemple.test/a":\n { "@list": [] } }]', 'keywordBeyond', 3],
    [
      'says the direction of a text',
      '[{ "https://a.test/": { "@value": "x", "@direction": "rtl" } }]',
      'keywordBeyond',
      1,
    ],
    ['uses a prefix that is nowhere', '[{ "prefLabel": "x" }]', 'notAnAddress', 1],
    ['has a type that is not a name', '[{ "@type": 3 }]', 'notAnAddress', 1],
    ['holds something else than nodes', '{ "@graph": [\n3] }', 'notANode', 2],
  ])('are refused when the file %s', ([, text, key, line]) => {
    expect(concepts(text)).toMatchObject({ ok: false, faults: [{ key, line }] });
  });
});

test('lists brought in take the place of their namesakes, and keep the name they had', () => {
  const [first] = official.codeLists;
  const brought = { ...first!, label: { fr: first!.id, en: first!.id }, reference: null, codes: [] };
  const added = { ...brought, id: 'nouvelle' };
  const made = withCodeLists(official, [brought, added], { id: 'le-mien', version: '2' });
  expect(made.codeLists[0]).toEqual({ ...first!, codes: [] });
  expect(made.codeLists.at(-1)).toEqual(added);
  expect([made.id, made.version]).toEqual(['le-mien', '2']);
});

describe('the published schema', () => {
  const validate = new Ajv2020({ strict: false, formats: { uri: true } }).compile(
    codebookSchema('https://toile.test/cadres/schema.json'),
  );

  test('takes every codebook that imports take', () => {
    for (const book of shippedCodebooks)
      expect(validate(asJson(book)), JSON.stringify(validate.errors)).toBe(true);
    fc.assert(
      fc.property(codebook, (book) => {
        const written = asJson(book);
        expect(validate(written)).toBe(codebookForm.safeParse(written).success);
      }),
    );
  });

  test.for<[string, object]>([
    ['a key it does not know', { ...official, effort: 1 }],
    ['a missing part', { ...official, kinds: undefined }],
    ['another format', { ...official, format: 2 }],
  ])('refuses %s', ([, written]) => {
    expect(validate(asJson(written))).toBe(false);
  });
});
