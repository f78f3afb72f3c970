import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceContentForm } from '#/domains/traces/traces.public.ts';
import {
  fieldOf,
  headerRowOf,
  headerSignature,
  mappingFaults,
  proposedMapping,
} from './column-mapping.rules.ts';
import type { ColumnMapping, ColumnUse } from './column-mapping.ts';
import { textTable } from './delimited-text.rules.ts';
import { knownNames } from './known-names.rules.ts';
import { RowReader } from './row-draft.rules.ts';
import type { ExaminedRow } from './row-draft.ts';
import { type Cell, cellName, type Sheet } from './spreadsheet.ts';

const known = knownNames({
  dossiers: [
    { id: 'd1', names: ['Table logement de Rivière-aux-Saules', '12'] },
    { id: 'd2', names: ['Marche des personnes aînées'] },
  ],
  organisations: [{ id: 'o1', names: ['Comité logement, section Sud', 'CLS'] }],
  people: [
    { id: 'moi', names: ['Maude Exemple'] },
    { id: 'p2', names: ['Idriss Exemple'] },
  ],
  personId: 'moi',
});

const sheetOf = (rows: readonly (readonly Cell[])[]): Sheet => ({
  name: 'A',
  hidden: false,
  rows: rows.map((cells, index) => ({ number: index + 1, hidden: false, cells })),
  rowsLeftOut: 0,
  columnsLeftOut: 0,
  cellsCut: [],
  serialShift: 0,
});

/** One row under headings, read with the mapping that its headings give. */
function row(fields: Record<string, Cell>, changes: Partial<ColumnMapping> = {}): ExaminedRow {
  const all: Record<string, Cell> = { Date: '2026-03-10', Titre: 'Table', ...fields };
  const sheet = sheetOf([Object.keys(all), Object.values(all)]);
  return new RowReader(sheet, { ...proposedMapping(sheet, 1), ...changes }, known).examine(sheet.rows[1]!);
}

const codes = (examined: ExaminedRow) =>
  examined.problems.map((problem) => `${problem.cell} ${problem.code}`);

describe('headings', () => {
  it.each([
    ['Date de l’activité', 'eventOn'],
    ['DATE', 'eventOn'],
    ['Durée (h)', 'duration'],
    ['Nb. de participant(e)s', 'peopleCount'],
    ['Organisme(s)', 'organisations'],
    ['Type d’intervention', 'natures'],
    ['Ce que ça change', 'whatChanged'],
    ['Heure de fin', 'endTime'],
    ['Event date', 'eventOn'],
    ['Kind of intervention', 'natures'],
    ['With whom', 'organisations'],
    ['Durée de la rencontre', 'duration'],
  ])('knows « %s »', (heading, field) => {
    const sheet = sheetOf([[heading]]);
    expect(proposedMapping(sheetOf([[heading], ['x']]), 1).uses[0]).toBe(field);
    expect(headerSignature(sheet.rows[0]!)).toBeNull();
  });

  it('are not seen where there are none', () => {
    expect(fieldOf('kiwi')).toBeNull();
    expect(headerRowOf(sheetOf([['2026-03-10', 'Table', 3]]))).toBeNull();
  });

  it('are found under titles and empty rows', () => {
    const sheet = sheetOf([
      ['Journal de bord 2025-2026'],
      [],
      ['Équipe', 'Rivière-aux-Saules'],
      ['Date', 'Activité', 'Durée (min)', 'Kiwi'],
      ['2026-03-10', 'Table', 90, 'vert'],
    ]);
    const mapping = proposedMapping(sheet);
    expect(mapping).toEqual({
      headerRow: 4,
      uses: ['eventOn', 'title', 'duration', 'text'],
      durationUnit: 'minutes',
      dateOrder: 'day-month',
    });
  });

  it('give the column to the better name, and keep the other as text', () => {
    const sheet = sheetOf([
      ['Date de saisie du rapport', 'Date', 'Titre'],
      ['2026-04-01', '2026-03-10', 'Table'],
    ]);
    expect(proposedMapping(sheet).uses).toEqual(['text', 'eventOn', 'title']);
  });

  it('can be missing: values tell', () => {
    const sheet = sheetOf([
      ['10/03/2026', 'Table de quartier', 2],
      ['11/03/2026', 'Comité', 1],
    ]);
    expect(proposedMapping(sheet).uses).toEqual(['eventOn', 'title', 'text']);
  });

  it('sign the form of a sheet, whatever the case and the accents', () => {
    const one = headerSignature(sheetOf([['Date', 'Durée', '', null]]).rows[0]!);
    expect(one).toBe('date|duree');
    expect(headerSignature(sheetOf([['DATE ', 'duree']]).rows[0]!)).toBe(one);
  });

  it('say what a mapping lacks', () => {
    const mapping = (uses: ColumnUse[]): ColumnMapping => ({
      headerRow: 1,
      uses,
      durationUnit: 'hours',
      dateOrder: 'day-month',
    });
    expect(mappingFaults(mapping(['text', 'ignored']))).toEqual([
      { code: 'dateColumnMissing' },
      { code: 'titleColumnMissing' },
    ]);
    expect(mappingFaults(mapping(['eventOn', 'eventOn', 'title', 'title']))).toEqual([
      { code: 'fieldTwice', field: 'eventOn' },
    ]);
    expect(mappingFaults(mapping(['eventOn', 'description']))).toEqual([]);
  });
});

describe('dates', () => {
  it.each<[Cell, string]>([
    ['2026-03-10', '2026-03-10'],
    ['2026/3/9', '2026-03-09'],
    ['20260310', '2026-03-10'],
    [20260310, '2026-03-10'],
    ['10/03/2026', '2026-03-10'],
    ['10-03-26', '2026-03-10'],
    ['10.3.2026', '2026-03-10'],
    ['10 mars 2026', '2026-03-10'],
    ['Mardi 10 mars 2026', '2026-03-10'],
    ['mar. 10 mars 2026', '2026-03-10'],
    ['1er avril 2026', '2026-04-01'],
    ['le 1ᵉʳ août 2026', '2026-08-01'],
    ['15-févr.-26', '2026-02-15'],
    ['3 JUIL. 2025', '2025-07-03'],
    ['March 10, 2026', '2026-03-10'],
    ['mars 10, 2026', '2026-03-10'],
    ['10-Mar-2026', '2026-03-10'],
    ['03/25/2026', '2026-03-25'],
    ['2026-03-10 13:30', '2026-03-10'],
    [{ serial: 46_091, elapsed: false }, '2026-03-10'],
    [46_091, '2026-03-10'],
    ['46091', '2026-03-10'],
    [' 46091,5625 ', '2026-03-10'],
  ])('reads %j', (cell, day) => {
    expect(row({ Date: cell }).draft?.eventOn).toBe(day);
  });

  it('takes the hour written after the day', () => {
    expect(row({ Date: '2026-03-10 13:30' }).draft?.eventTime).toBe('13:30');
    expect(row({ Date: '10 mars 2026 à 13 h 30' }).draft?.eventTime).toBe('13:30');
    expect(row({ Date: { serial: 46_091.5625, elapsed: false } }).draft?.eventTime).toBe('13:30');
  });

  it.each<[Cell, string]>([
    [null, 'A2 dateMissing'],
    ['  ', 'A2 dateMissing'],
    ['bientôt', 'A2 dateUnreadable'],
    ['30 février 2026', 'A2 dayImpossible'],
    ['lundi 10 mars 2026', 'A2 weekdayDisagrees'],
    ['10 mars', 'A2 yearMissing'],
    ['12', 'A2 dateUnreadable'],
    [3, 'A2 dateUnreadable'],
    [true, 'A2 dateUnreadable'],
    [{ serial: 0.5, elapsed: true }, 'A2 dateUnreadable'],
    [{ error: '#N/A' }, 'A2 cellError'],
    [{ formula: true }, 'A2 formulaEmpty'],
  ])('refuses the row for %j', (cell, problem) => {
    const examined = row({ Date: cell });
    expect(examined.draft).toBeNull();
    expect(codes(examined)).toEqual([problem]);
  });

  it('reads the order that the column shows', () => {
    const sheet = sheetOf([
      ['Date', 'Titre'],
      ['03/25/2026', 'a'],
      ['03/04/2026', 'b'],
    ]);
    const mapping = proposedMapping(sheet);
    expect(mapping.dateOrder).toBe('month-day');
    expect(new RowReader(sheet, mapping, known).examine(sheet.rows[2]!).draft?.eventOn).toBe('2026-03-04');
  });
});

describe('lengths, hours and counts', () => {
  it.each<[Cell, number]>([
    ['1 h 30', 90],
    ['1h30', 90],
    ['1:30', 90],
    ['90 min', 90],
    ['1,5', 90],
    ['1.5', 90],
    ['2', 120],
    [1.5, 90],
    [{ serial: 0.0625, elapsed: true }, 90],
    [{ serial: 1.25, elapsed: true }, 1_800],
  ])('reads %j in a column of hours', (cell, minutes) => {
    expect(row({ 'Durée (h)': cell }).draft?.durationMinutes).toBe(minutes);
  });

  it('counts bare numbers in minutes when the heading or their size says so', () => {
    expect(row({ 'Durée (min)': 90 }).draft?.durationMinutes).toBe(90);
    expect(row({ Durée: '90' }).draft?.durationMinutes).toBe(90);
    expect(row({ Durée: '3' }).draft?.durationMinutes).toBe(180);
  });

  it('keeps as text what it does not understand', () => {
    const examined = row({ Durée: 'deux avant-midis', Participants: 'une douzaine' });
    expect(codes(examined).sort()).toEqual(['C2 durationUnreadable', 'D2 numberUnreadable']);
    expect(examined.draft?.durationMinutes).toBeNull();
    expect(examined.draft?.text).toContain('- Durée\u00a0: deux avant-midis');
    expect(examined.draft?.text).toContain('- Participants\u00a0: une douzaine');
  });

  it.each<[Cell, Cell, string | null, number | null]>([
    ['9 h', '11 h 30', '09:00', 150],
    ['1:30 PM', '3:00 PM', '13:30', 90],
    [{ serial: 0.375, elapsed: true }, 0.5, '09:00', 180],
    ['13h', '9h', '13:00', null],
  ])('counts from %j to %j', (start, end, hour, minutes) => {
    const examined = row({ Début: start, Fin: end });
    expect([examined.draft?.eventTime, examined.draft?.durationMinutes]).toEqual([hour, minutes]);
  });

  it.each<[Cell, number | null]>([
    [12, 12],
    ['12', 12],
    ['1 234', 1_234],
    ['12,0', 12],
    [12.5, null],
    [-3, null],
    ['environ 12', null],
  ])('counts people in %j', (cell, count) => {
    expect(row({ Participants: cell }).draft?.peopleCount).toBe(count);
  });
});

describe('choices and names', () => {
  it.each([
    ['Concertation', ['concertation']],
    ['Information, sensibilisation, éducation populaire', ['popular-education']],
    ['Concertation ; défense de droits', ['concertation', 'political-action']],
    [
      'Soutien aux organismes, Participation citoyenne',
      ['support-to-organisations', 'citizen-participation'],
    ],
    ['Concertation and mobilisation', ['concertation']],
    ['political-action', ['political-action']],
  ])('understands the nature « %s »', (text, natures) => {
    expect(row({ Nature: text }).draft?.natures).toEqual(natures);
  });

  it('tells the part of a list that it does not know, and keeps it', () => {
    const examined = row({ Nature: 'Concertation; Gouvernance quantique' });
    expect(examined.draft?.natures).toEqual(['concertation']);
    expect(examined.problems).toEqual([
      {
        cell: 'C2',
        row: 2,
        code: 'choiceUnknown',
        refuses: false,
        values: { value: 'Gouvernance quantique' },
      },
    ]);
    expect(examined.draft?.text).toBe('Table\n\n- Nature\u00a0: Gouvernance quantique');
  });

  it('understands modes, places, languages, yes and no', () => {
    const draft = row({
      Mode: 'Zoom',
      Lieu: 'Sous-sol,\n12, rue du Fil',
      'Type de lieu': 'école',
      Langue: 'Anglais',
      Préparation: 'x',
      'Demande interne': 'non',
    }).draft;
    expect([draft?.mode, draft?.placeText, draft?.placeKind, draft?.language, draft?.flags]).toEqual([
      'video',
      'Sous-sol, 12, rue du Fil',
      'school',
      'en',
      ['preparation'],
    ]);
  });

  it('finds dossiers by name, by part of a name that is theirs alone, by number', () => {
    expect(row({ Dossier: 'table logement de rivière-aux-saules' }).draft?.dossierIds).toEqual(['d1']);
    expect(row({ Dossier: 'Marche des personnes' }).draft?.dossierIds).toEqual(['d2']);
    expect(row({ Dossier: 12 }).draft?.dossierIds).toEqual(['d1']);
    expect(codes(row({ Dossier: 'Inconnu' }))).toEqual(['C2 dossierUnknown']);
  });

  it('names organisations once, known or not, commas in their names included', () => {
    expect(
      row({ Organismes: 'CLS; Maison des possibles ; maison des POSSIBLES' }).draft?.organisations,
    ).toEqual([
      { organisationId: 'o1', name: 'CLS', role: 'present' },
      { organisationId: null, name: 'Maison des possibles', role: 'present' },
    ]);
    expect(row({ Organismes: 'Comité logement, section Sud' }).draft?.organisations).toEqual([
      { organisationId: 'o1', name: 'Comité logement, section Sud', role: 'present' },
    ]);
    expect(row({ Organismes: 'Alpha, Bêta' }).draft?.organisations.map((one) => one.name)).toEqual([
      'Alpha',
      'Bêta',
    ]);
  });

  it('makes joint work one trace with several actors', () => {
    expect(row({ Collègues: 'Idriss Exemple, Maude Exemple, Odile' }).draft?.actors).toEqual([
      { personId: 'moi', name: '' },
      { personId: 'p2', name: '' },
      { personId: null, name: 'Odile' },
    ]);
    expect(row({}).draft?.actors).toEqual([]);
  });
});

describe('an exported journal', () => {
  it('comes back: its text once, its organisations with what they did, the kind of place', () => {
    const examined = row({
      Titre: 'Visite\u00a0: le local',
      Texte: 'Visite : le local\nOn revient mardi.',
      'Genre de lieu': 'Chez un organisme',
      'À qui': 'Un groupe',
      Organisations: 'CLS (demandeur) | Coop, volet jardin (partenaire) | Les Amis (du parc)',
    });
    expect(examined.draft).toMatchObject({
      text: 'Visite : le local\nOn revient mardi.',
      organisations: [
        { organisationId: 'o1', role: 'requester' },
        { organisationId: null, name: 'Coop, volet jardin', role: 'partner' },
        { organisationId: null, name: 'Les Amis (du parc)', role: 'present' },
      ],
    });
    expect(examined.draft).toMatchObject({ placeKind: 'organisation', addressee: 'group' });
    expect(codes(examined)).toEqual([]);
  });
});

describe('a row', () => {
  it('without a title takes its description, without either is refused', () => {
    expect(row({ Titre: null, Description: 'Visite du local' }).draft?.text).toBe('Visite du local');
    expect(codes(row({ Titre: '' }, { uses: ['eventOn', 'title'] }))).toEqual(['B2 titleMissing']);
  });

  it('leaves out errors and empty formulas that it can do without, and says so', () => {
    const examined = row({ Durée: { error: '#REF!' }, Lieu: { formula: true } });
    expect(codes(examined).sort()).toEqual(['C2 errorLeftOut', 'D2 formulaLeftOut']);
    expect(examined.draft).not.toBeNull();
  });

  it('never drops what is too long for its field: the whole goes into the text, and it is told', () => {
    const place = `${'Grande salle du sous-sol, '.repeat(13)}porte de côté`;
    const examined = row({ Lieu: place });
    expect(codes(examined)).toEqual([expect.stringContaining('tooLong')]);
    expect(examined.draft?.placeText).toBe(place.slice(0, 300));
    expect(examined.draft?.text).toContain(place);
    const many = Array.from({ length: 60 }, (_, at) => `Personne ${at + 1}`).join(', ');
    const crowded = row({ Collègues: many });
    expect(codes(crowded)).toEqual([expect.stringContaining('tooManyNames')]);
    expect(crowded.draft?.text).toContain('Personne 60');
  });

  it('keeps a formula written as words as the words they are', () => {
    expect(row({ Titre: "=cmd|' /C calc'!A0" }).draft?.text).toBe("=cmd|' /C calc'!A0");
  });

  it('knows itself again whatever its columns are taken for', () => {
    const plain = row({ Kiwi: 'vert' });
    const other = row({ Kiwi: 'vert' }, { uses: ['eventOn', 'title', 'placeText'] });
    expect(other.fingerprint).toBe(plain.fingerprint);
    expect(row({ Kiwi: 'jaune' }).fingerprint).not.toBe(plain.fingerprint);
    expect(row({ Titre: 'TABLE', Kiwi: 'jaune' }).likeness).toBe(plain.likeness);
  });
});

describe('any sheet at all', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      'Date',
      'Durée',
      'Titre',
      'Nature',
      '2026-03-10',
      '1 h 30',
      'Zoom',
      'oui',
      ';',
      ',',
      '13:30',
      '1er mai 2026',
    ),
    fc.double(),
    fc.boolean(),
    fc.record({ serial: fc.double({ min: -1e6, max: 1e6, noNaN: true }), elapsed: fc.boolean() }),
    fc.constant({ error: '#N/A' }),
    fc.constant({ formula: true } as const),
  );

  it('is mapped and examined without failing, and every problem names a cell of its row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
        const sheet = sheetOf(rows);
        const reader = new RowReader(sheet, proposedMapping(sheet), known);
        for (const one of sheet.rows) {
          const examined = reader.examine(one);
          expect(examined.draft === null).toBe(examined.problems.some((problem) => problem.refuses));
          if (examined.draft) {
            const personId = '0190c0de-0000-7000-8000-000000000000';
            const actors = examined.draft.actors.map((actor) =>
              actor.personId ? { ...actor, personId } : actor,
            );
            const parsed = traceContentForm.safeParse({
              ...examined.draft,
              actors,
              organisations: [],
              dossierIds: [],
              spaceId: personId,
            });
            expect(parsed.error?.issues ?? []).toEqual([]);
          }
          for (const problem of examined.problems)
            expect(problem.cell).toMatch(new RegExp(`^[A-Z]+${one.number}$`));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes back from its own text', () => {
    const word = fc.stringMatching(/^[a-zé"; ,]{1,12}$/).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 10 }),
        (rows) => {
          const text = rows
            .map((one) => one.map((word) => `"${word.replaceAll('"', '""')}"`).join(';'))
            .join('\r\n');
          expect(textTable(text, 'a', ';').sheet.rows.map((one) => one.cells)).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map((index) => cellName(index, 1))).toEqual([
      'A1',
      'Z1',
      'AA1',
      'AZ1',
      'BA1',
      'ZZ1',
      'AAA1',
    ]);
  });
});
