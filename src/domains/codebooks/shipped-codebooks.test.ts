import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startingVocabulary } from '#/domains/dossiers/vocabulary.data.ts';
import { serviceAxes, startingAxes } from './axes.data.ts';
import { codebookForm } from './codebook.form.ts';
import { codebookFaults, compileCodebook } from './codebook.rules.ts';
import { fondsDuRivage } from './fonds-du-rivage.data.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

describe('every codebook that comes with Toile', () => {
  test.for(shippedCodebooks.map((book) => [book.id, book] as const))(
    '%s is sound and can be written as JSON',
    ([, book]) => {
      expect(codebookFaults(book)).toEqual([]);
      const written: unknown = JSON.parse(JSON.stringify(book));
      expect(codebookForm.parse(written)).toEqual(written);
    },
  );
});

test('the starting axes are those that spaces start from', () => {
  expect(startingAxes).toEqual(startingVocabulary['service-axis'].map(({ id, label }) => ({ id, label })));
});

test('an act is read under every axis of its dossier, whole, and under no other', () => {
  const compiled = compileCodebook(serviceAxes);
  fc.assert(
    fc.property(fc.subarray(startingAxes.map(({ id }) => id)), fc.boolean(), (axes, hasDossier) => {
      const outcome = compiled.outcomeOf({ serviceAxes: axes, hasDossier, natures: ['other'] });
      const read =
        outcome.kind === 'declared'
          ? outcome.declarations.map(({ fields }) =>
              fields.axis?.from === 'value' ? fields.axis.value : null,
            )
          : [];
      expect(read).toEqual(hasDossier ? axes : []);
    }),
  );
});

test('the part of each axis is the one noted, and none where none was noted', () => {
  const compiled = compileCodebook(serviceAxes);
  expect(compiled.inputs).toContain('axisShares');
  const axes = startingAxes.map(({ id }) => id).slice(0, 2);
  const read = (axisShares: string[]) => {
    const outcome = compiled.outcomeOf({ serviceAxes: axes, axisShares, hasDossier: true, natures: [] });
    return outcome.kind === 'declared' ? outcome.declarations.map(({ fields }) => fields.axisShare) : [];
  };
  expect(read([`${axes[1]} 30`, `${axes[0]} 70`])).toEqual([
    { from: 'value', value: 70 },
    { from: 'value', value: 30 },
  ]);
  expect(read([])).toEqual([undefined, undefined]);
  // An axis left with nothing has no part, and is still read whole.
  expect(read([`${axes[0]} 100`])).toEqual([{ from: 'value', value: 100 }, undefined]);
});

test('shares are no condition: they are read by the fields that take them, and by nothing else', () => {
  const [group] = serviceAxes.mapping.groups;
  const [row] = group!.rows;
  const withRow = (changes: Partial<typeof row>) => ({
    ...serviceAxes,
    mapping: { ...serviceAxes.mapping, groups: [{ ...group!, rows: [{ ...row!, ...changes }] }] },
  });
  const codes = (book: typeof serviceAxes) =>
    codebookFaults(book as typeof serviceAxes).map(({ code, place }) => `${code} ${place}`);
  expect(codes(withRow({ when: { axisShares: 'list contains(?, "x 50")' } as never }) as never)).toContain(
    `unknownInput mapping/${group!.id}/${row!.id}`,
  );
  expect(codes(withRow({ when: { hasDossier: 'count(axisShares) = 1' } }) as never)).toContain(
    `unknownName mapping/${group!.id}/${row!.id}/hasDossier`,
  );
  const fields = serviceAxes.fields.map((field) =>
    field.id === 'axis' ? { ...field, output: { share: 'x' } } : field,
  );
  expect(codes({ ...serviceAxes, fields })).toContain('shareMisplaced fields/axis/output');
  const twice = { ...serviceAxes.fields.find(({ id }) => id === 'axisShare')!, id: 'otherShare' };
  expect(codes({ ...serviceAxes, fields: [...serviceAxes.fields, twice] })).toContain(
    'severalShares fields/otherShare',
  );
  expect(codes({ ...serviceAxes, countedBy: ['axisShare'] })).toContain('countedByCopied countedBy');
});

test('the funder takes one category an activity, by the largest share, and no rights advocacy', () => {
  const compiled = compileCodebook(fondsDuRivage);
  const base = { addressee: 'group', isInternalRequest: false, isPreparation: false, hasPartners: true };
  const natures = ['political-action', 'popular-education'];
  const outcome = compiled.outcomeOf({ ...base, natures, leadingNatures: ['popular-education'] });
  expect(outcome).toMatchObject({
    declarations: [{ fields: { category: { value: 'categorie-education' } } }],
  });
  expect(compiled.outcomeOf({ ...base, natures, leadingNatures: ['political-action'] })).toMatchObject({
    kind: 'notDeclared',
    reasonId: 'defense-de-droits',
  });
});
