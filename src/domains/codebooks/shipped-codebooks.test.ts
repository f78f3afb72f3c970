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
