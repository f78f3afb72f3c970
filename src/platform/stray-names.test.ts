import { expect, test } from 'vitest';
import { z } from 'zod';
import { strayNames } from './stray-names.ts';

const part = z.object({ label: z.string(), minutes: z.number().optional() });
const schema = z
  .object({
    text: z.string().trim(),
    parts: z.array(part).default([]),
    place: part.nullable().optional(),
    choice: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('day'), onDay: z.string() }),
        z.object({ kind: z.literal('span'), fromOn: z.string() }),
      ])
      .optional(),
    free: z.record(z.string(), z.string()).optional(),
    open: z.looseObject({ id: z.string() }).optional(),
  })
  .refine(() => true)
  .transform((value) => value.text);

test('what is said under a name that is taken is no stray', () => {
  const value = {
    text: 'a',
    parts: [{ label: 'b', minutes: 3 }],
    place: null,
    choice: { kind: 'span', fromOn: '2026-01-01' },
    free: { anything: 'goes' },
    open: { id: 'c', more: 1 },
  };
  expect(strayNames(schema, value)).toEqual([]);
});

test('a name that is not is told with its place, however deep', () => {
  expect(strayNames(schema, { text: 'a', txet: 'b' })).toEqual(['txet']);
  expect(strayNames(schema, { text: 'a', parts: [{ label: 'b' }, { label: 'c', minuts: 3 }] })).toEqual([
    'parts.1.minuts',
  ]);
  expect(strayNames(schema, { text: 'a', place: { label: 'b', map: {} } })).toEqual(['place.map']);
  expect(strayNames(schema, { text: 'a', choice: { kind: 'day', onDay: 'x', fromOn: 'y' } })).toEqual([
    'choice.fromOn',
  ]);
  expect(strayNames(schema, JSON.parse('{"text":"a","__proto__":{"a":1}}'))).toEqual(['__proto__']);
});

test('what is made ready before it is read is looked into by what reads it', () => {
  const prepared = z.preprocess((value) => value, part);
  expect(strayNames(prepared, { label: 'a', lable: 'b' })).toEqual(['lable']);
});

test('many are told only in part', () => {
  const value = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`name${at}`, at]));
  expect(strayNames(part, value)).toHaveLength(10);
});
