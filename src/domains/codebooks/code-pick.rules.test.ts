import { expect, test } from 'vitest';
import { annexeI } from './annexe-i.data.ts';
import { codesPicked } from './code-pick.rules.ts';
import { codebookFaults, compileCodebook } from './codebook.rules.ts';
import type { Codebook } from './codebook.ts';
import type { InputValues } from './trace-input.ts';

const typeOf = (book: Codebook, values: InputValues) => {
  const outcome = compileCodebook(book).outcomeOf({
    addressee: 'community',
    hasDossier: true,
    isPreparation: false,
    isInternalRequest: false,
    ...values,
  });
  return outcome.kind === 'declared' ? outcome.declarations[0]?.fields.actType : null;
};

test('Annexe I says by which rule it keeps one type among several, and that rule alone is asked of the traces', () => {
  expect(codesPicked(annexeI).map(({ field, pick }) => [field.id, pick])).toEqual([
    ['actType', 'largestShareThenListOrder'],
  ]);
  expect(compileCodebook(annexeI).inputs).toContain('leadingNatures');
});

test('the largest share decides; several with the same share leave it to the order of the table', () => {
  const natures = ['concertation', 'milieu-analysis'];
  const leading = typeOf(annexeI, { natures, leadingNatures: ['concertation'] });
  expect(leading).toEqual({ from: 'value', value: 'type-exemple-concertation' });
  const equal = typeOf(annexeI, { natures, leadingNatures: natures });
  expect(equal).toEqual({ from: 'value', value: 'type-exemple-milieu' });
});

test('a codebook that says nothing keeps the first line of the table, as it always did', () => {
  const silent: Codebook = {
    ...annexeI,
    translations: annexeI.translations.map(({ pick: _, ...translation }) => translation),
  };
  expect(compileCodebook(silent).inputs).not.toContain('leadingNatures');
  const natures = ['concertation', 'milieu-analysis'];
  expect(typeOf(silent, { natures, leadingNatures: ['concertation'] })).toEqual({
    from: 'value',
    value: 'type-exemple-milieu',
  });
});

test('shares are asked of kinds of intervention alone', () => {
  const wrong: Codebook = {
    ...annexeI,
    translations: annexeI.translations.map((translation) =>
      translation.input === 'dossierFields'
        ? { ...translation, pick: 'largestShareThenListOrder' }
        : translation,
    ),
  };
  expect(codebookFaults(wrong)).toMatchObject([
    { code: 'pickWithoutShares', place: 'translations/champ-vers-raison/pick', what: 'dossierFields' },
  ]);
});
