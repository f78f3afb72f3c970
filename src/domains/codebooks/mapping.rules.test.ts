import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from './annexe-i.data.ts';
import { compileCodebook } from './codebook.rules.ts';
import type { DeclareRow } from './decision-table.ts';
import { fieldsLeftEmpty } from './fields-left-empty.rules.ts';
import { cellReader, compiledRow, translatedCodes } from './mapping.rules.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';
import { type InputId, type InputValue, type InputValues, inputIds, traceInput } from './trace-input.ts';

/** Any value a trace may have for an input, listed or not. */
function anyValue(id: InputId): fc.Arbitrary<InputValue> {
  const { type, choices, optional } = traceInput(id);
  const listed = fc.constantFrom(
    ...(choices?.map(({ value }) => value) ?? ['habitation', 'aines', 'unheard-of']),
  );
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: 0, max: 40 });
    case 'set':
      return fc.uniqueArray(listed, { maxLength: 4 });
    case 'shares':
      return fc.constantFrom([], ['habitation 60', 'aines 40']);
    case 'choice':
      return optional ? fc.option(listed) : listed;
  }
}
const anyInputs: fc.Arbitrary<InputValues> = fc.record(
  Object.fromEntries(inputIds.map((id) => [id, anyValue(id)])),
);

const compiled = compileCodebook(annexeI);
const leftEmpty = fieldsLeftEmpty(annexeI).map(({ id }) => id);
const trace = (changes: InputValues = {}): InputValues => ({
  natures: ['concertation'],
  addressee: 'community',
  contactMode: 'in-person',
  placeKind: 'organisation',
  schoolLevel: null,
  language: 'fr',
  communityKind: 'territorial',
  dossierFields: ['habitation'],
  serviceAxes: [],
  practitionerCount: 1,
  requestOrigin: 'organisation',
  decision: 'accepted',
  isPreparation: false,
  isInternalRequest: false,
  hasDossier: true,
  hasDuration: true,
  hasParticipantCount: false,
  hasPartners: true,
  hasRequestDate: true,
  hasDecisionDate: true,
  hasEpisodeStart: true,
  hasEpisodeEnd: false,
  isEnteredLate: false,
  isInFuture: false,
  ...changes,
});
const declarationOf = (changes: InputValues) => {
  const outcome = compiled.outcomeOf(trace(changes));
  if (outcome.kind !== 'declared' || outcome.declarations.length !== 1)
    throw new Error('one declaration was expected');
  return outcome.declarations[0]!;
};

describe('Annexe I read from a trace', () => {
  test('an act for a community, in a case, is an intervention with its duration and without participants', () => {
    const declaration = declarationOf({ hasParticipantCount: true });
    expect(declaration).toMatchObject({
      kind: 'usager-communautaire',
      act: 'intervention',
      rowId: 'communautaire-intervention',
      missing: [],
    });
    expect(declaration.fields.actCentre).toEqual({ from: 'value', value: 'ca-4150' });
    expect(declaration.fields.duration).toEqual({
      from: 'each',
      attribute: 'durationMinutes',
      isKnown: true,
    });
    expect(declaration.fields.participantCount).toBeUndefined();
    expect(declaration.failing).toEqual(['participants-hors-norme']);
  });

  test('outside any case it is a one-off activity, whose duration is not asked for', () => {
    const declaration = declarationOf({
      hasDossier: false,
      hasRequestDate: false,
      hasEpisodeStart: false,
      hasDecisionDate: false,
      decision: null,
      requestOrigin: null,
      communityKind: null,
      dossierFields: [],
    });
    expect(declaration).toMatchObject({ act: 'activite-ponctuelle' });
    expect(declaration.fields.duration).toBeUndefined();
    // Nothing says why, nor for what kind of community: neither is guessed.
    expect(declaration.missing).toEqual(['reasons', 'interventionProgramme']);
  });

  test('what nobody noted is empty, and what nobody can note is named as such', () => {
    const { fields, missing } = declarationOf({
      requestOrigin: null,
      communityKind: null,
      hasEpisodeEnd: true,
    });
    const empty = ['requestOrigin', 'interventionProgramme', 'followUp', ...leftEmpty];
    expect(Object.keys(fields).filter((id) => empty.includes(id))).toEqual([]);
    expect(missing).toEqual(['requestOrigin', 'interventionProgramme']);
    expect(leftEmpty).toEqual(['requestPriority', 'masterProgramme', 'jobCategory']);
    expect(declarationOf({}).fields).toMatchObject({
      requestOrigin: { from: 'value', value: 'provenance-exemple-organisme' },
      followUp: { from: 'value', value: 'suivi-exemple-poursuite' },
    });
  });

  test('no code is written for every act alike, but that of the centre, the kind and the user', () => {
    const outputs = [
      ...annexeI.fields.map(({ id, output }) => [id, output] as const),
      ...annexeI.mapping.groups.flatMap(({ rows }) =>
        rows.flatMap((row) => ('declare' in row ? Object.entries(row.declare.fields) : [])),
      ),
    ];
    const always = outputs.filter(([, output]) => output && 'literal' in output).map(([id]) => id);
    expect([...new Set(always)].sort()).toEqual(['actCentre', 'requestNature', 'userType']);
    expect(annexeI.translations.filter(({ otherwise }) => otherwise !== null)).toEqual([]);
  });

  test('a group is asked for its participants, a school for its level, an intervention for its duration', () => {
    expect(declarationOf({ addressee: 'group' }).missing).toEqual(['participantCount']);
    expect(declarationOf({ placeKind: 'school' }).missing).toEqual(['schoolLevel']);
    expect(declarationOf({ hasDuration: false }).missing).toEqual(['duration']);
    expect(declarationOf({ dossierFields: [] }).missing).toEqual(['reasons']);
  });

  test('late entry and a future date are told apart: one is a remark, the other an error', () => {
    expect(declarationOf({ isEnteredLate: true, isInFuture: true }).failing).toEqual([
      'date-future',
      'saisie-apres-72-heures',
    ]);
    const importance = (id: string) =>
      annexeI.validations.find((validation) => validation.id === id)?.importance;
    expect([importance('date-future'), importance('saisie-apres-72-heures')]).toEqual([
      'error',
      'information',
    ]);
  });

  test('preparation and internal requests are not declarable, and say why', () => {
    expect(compiled.outcomeOf(trace({ isPreparation: true }))).toEqual({
      kind: 'notDeclared',
      reasonId: 'preparation',
      rowId: 'exclusion-preparation',
    });
    expect(compiled.outcomeOf(trace({ isInternalRequest: true, isPreparation: true }))).toMatchObject({
      reasonId: 'demande-interne',
    });
  });

  test('of several kinds the type keeps the first in the order of the table, the actions keep all', () => {
    const { fields } = declarationOf({ natures: ['concertation', 'milieu-analysis'] });
    expect(fields.actType).toEqual({ from: 'value', value: 'type-exemple-milieu' });
    expect(fields.deeds).toEqual({
      from: 'value',
      value: ['acte-exemple-milieu', 'acte-exemple-concertation'],
    });
  });

  test('what no rule recognises is kept with its reason', () => {
    expect(compiled.outcomeOf(trace({ addressee: null }))).toEqual({
      kind: 'notDeclared',
      reasonId: 'aucune-regle',
      rowId: null,
    });
  });
});

describe('any trace', () => {
  test('gives the same answer each time, whatever was asked before, and is declared or has a known reason', () => {
    const reasons = new Set(annexeI.mapping.reasons.map(({ id }) => id));
    fc.assert(
      fc.property(anyInputs, (values) => {
        const outcome = compiled.outcomeOf(values);
        expect(compileCodebook(annexeI).outcomeOf(values)).toEqual(outcome);
        if (outcome.kind === 'notDeclared') expect(reasons).toContain(outcome.reasonId);
        else expect(outcome.declarations.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('depends on nothing but the inputs the codebook says it uses', () => {
    const unused = inputIds.filter((id) => !compiled.inputs.includes(id));
    expect(unused).toEqual(['serviceAxes', 'axisShares', 'planItems', 'hasPartners']);
    fc.assert(
      fc.property(anyInputs, anyInputs, (values, others) => {
        const changed = { ...values, ...Object.fromEntries(unused.map((id) => [id, others[id]])) };
        expect(compiled.outcomeOf(changed)).toEqual(compiled.outcomeOf(values));
      }),
      { numRuns: 60 },
    );
  });

  test('gives several declarations when several groups recognise it', () => {
    const [community, group, person] = annexeI.mapping.groups;
    const everyone = { ...(group?.rows[0] as DeclareRow), when: {} };
    const mapping = { ...annexeI.mapping, groups: [community!, { ...group!, rows: [everyone] }, person!] };
    const outcome = compileCodebook({ ...annexeI, mapping }).outcomeOf(trace());
    expect(outcome.kind === 'declared' && outcome.declarations.map(({ kind }) => kind)).toEqual([
      'usager-communautaire',
      'usager-groupe',
    ]);
  });
});

test('a translation gives each code once, in its own order, and otherwise its last word', () => {
  const translation = {
    ...annexeI.translations[0]!,
    pairs: [
      { value: 'b', code: 'x' },
      { value: 'a', code: 'x' },
      { value: 'c', code: 'y' },
    ],
    otherwise: 'z',
  };
  expect(translatedCodes(translation, ['c', 'a', 'b'])).toEqual(['x', 'y']);
  expect(translatedCodes(translation, ['q'])).toEqual(['z']);
  expect(translatedCodes({ ...translation, otherwise: null }, null)).toEqual([]);
});

test('nothing that names a person can be looked at', () => {
  expect(inputIds.filter((id) => /author|person|actor|name|member/i.test(id))).toEqual([]);
});

describe('many rules and several codebooks', () => {
  const reader = cellReader();
  const alone = shippedCodebooks.map((book) => compileCodebook(book));
  const together = shippedCodebooks.map((book) => compileCodebook(book, reader));

  test('a cell is made ready once for each text', () => {
    expect(reader.test('"school"')).toBe(reader.test('"school"'));
    expect(reader.test('"school"')).not.toBe(reader.test('"home"'));
    expect(reader.requirement('hasDuration')).not.toBe(reader.validation('hasDuration'));
  });

  test('sharing what is read changes no answer, whatever was asked before', () => {
    fc.assert(
      fc.property(anyInputs, anyInputs, (first, second) => {
        for (const [index, book] of together.entries()) {
          for (const values of [first, second, first])
            expect(book.outcomeOf(values)).toEqual(alone[index]?.outcomeOf(values));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a values object that changes is read as it is, each time', () => {
    const values: Record<string, InputValue> = { ...trace() };
    const before = compiled.outcomeOf(values);
    values.isInternalRequest = true;
    const after = compiled.outcomeOf(values);
    expect(before.kind).toBe('declared');
    expect(after).toEqual(compiled.outcomeOf({ ...values }));
    expect(after.kind).toBe('notDeclared');
  });

  test('the first row of a group that matches alone is the one that is taken', () => {
    fc.assert(
      fc.property(anyInputs, (values) => {
        const outcome = compiled.outcomeOf(values);
        const { exclusions, groups } = annexeI.mapping;
        const excluded = exclusions.find((row) => compiledRow(row).matches(values));
        if (excluded) {
          expect(outcome).toMatchObject({ kind: 'notDeclared', rowId: excluded.id });
          return;
        }
        const hits = groups.flatMap(({ rows }) => rows.find((row) => compiledRow(row).matches(values)) ?? []);
        const declaring = hits.filter((row) => 'declare' in row).map(({ id }) => id);
        const told = outcome.kind === 'declared' ? outcome.declarations.map(({ rowId }) => rowId) : [];
        expect(told).toEqual(declaring);
      }),
      { numRuns: 60 },
    );
  });
});
