import { expect, test } from 'vitest';
import { plainCondition } from './plain-condition.rules.ts';
import { shippedCodebooks } from './shipped-codebooks.data.ts';

const modesOf = (text: string) => plainCondition(text).clauses.map(({ mode }) => mode);

test.for([
  ['hasDossier', 'and', ['yes']],
  ['hasEpisodeEnd = false', 'and', ['no']],
  ['not(hasDossier)', 'and', ['no']],
  ['field.practitionerCount != null and field.practitionerCount < 1', 'and', ['given', 'below']],
  ['practitionerCount > 12.5', 'and', ['above']],
  ['act = "activite" or placeKind in ("school", "home")', 'or', ['oneOf', 'oneOf']],
  ['placeKind = "a and b or c"', 'and', ['oneOf']],
  ['placeKind = "if [it] is"', 'and', ['oneOf']],
] as const)('%s is said clause by clause', ([text, join, modes]) => {
  expect(plainCondition(text).join).toBe(join);
  expect(modesOf(text)).toEqual(modes);
});

test('and binds closer than or: what stands between two alternatives is not cut', () => {
  expect(plainCondition('hasDossier and hasPartners or isInFuture')).toEqual({
    join: 'or',
    clauses: [
      { mode: 'formula', text: 'hasDossier and hasPartners' },
      { subject: 'isInFuture', mode: 'yes', values: [] },
    ],
  });
  expect(modesOf('hasDossier and (hasPartners or isInFuture)')).toEqual(['yes', 'formula']);
});

test.for([
  'practitionerCount between 1 and 3 and hasDossier',
  'if hasDossier then hasPartners else isInFuture and hasDuration',
  'some n in natures satisfies n = "other" and hasDossier',
  'placeKind = "a \\" and b" and hasDossier',
  'hasDossier // and hasPartners',
  'practitionerCount in [1..3] or hasDossier',
])('%s stays the formula that it is, whole', (text) => {
  expect(plainCondition(text)).toEqual({ join: 'and', clauses: [{ mode: 'formula', text }] });
});

test('every condition that the product ships is said in words', () => {
  const texts = shippedCodebooks.flatMap(({ fields, validations }) => [
    ...fields.map(({ requiredWhen }) => requiredWhen),
    ...validations.map(({ failsWhen }) => failsWhen),
  ]);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => modesOf(text).includes('formula'))).toEqual([]);
});
