import { expect, test } from 'vitest';
import { z } from 'zod';
import { type ErrorWords, parseValues, sentenceOf } from './form.ts';
import { en, fr } from './form.words.ts';

const named = z.strictObject({ name: z.string().min(1) });
const schema = z.strictObject({
  title: z.string().max(5),
  one: z.union([z.strictObject({ code: z.string() }), z.strictObject({ feel: z.string(), named })]),
  text: z.union([z.string(), z.number()]),
});
const good = { title: 'Titre', one: { code: 'a' }, text: 'b' };
const faultsOf = (typed: unknown) => {
  const parsed = parseValues(schema, typed);
  return parsed.ok ? [] : parsed.errors.map(({ field, key }) => [field, key]);
};

test.for<[what: string, typed: unknown, faults: string[][]]>([
  ['nothing wrong', good, []],
  [
    'each name that is not known',
    { ...good, a: 1, b: 2 },
    [
      ['a', 'unknownName'],
      ['b', 'unknownName'],
    ],
  ],
  [
    'the alternative that is nearly right',
    { ...good, one: { feel: 'x', named: { name: '' } } },
    [['one.named.name', 'tooShort']],
  ],
  [
    'a name not known within an alternative',
    { ...good, one: { code: 'a', more: 1 } },
    [['one.more', 'unknownName']],
  ],
  ['the whole when no alternative is nearer', { ...good, text: null }, [['text', 'invalid']]],
  ['a text too long', { ...good, title: 'Titre entier' }, [['title', 'tooLong']]],
])('names %s, at its deepest place', ([, typed, faults]) => {
  expect(faultsOf(typed)).toEqual(faults);
});

test('has a sentence for each fault that any field may have', () => {
  const error = { field: 'a', key: 'unknownName', values: {} };
  for (const words of [fr, en] satisfies ErrorWords[]) expect(sentenceOf(error, {}, words)).not.toBe('');
});
