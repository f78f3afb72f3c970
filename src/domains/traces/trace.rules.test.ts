import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedFields,
  completed,
  contentOf,
  isWidening,
  mergeChanges,
  sharesFault,
  shortened,
  tidiedActors,
  titleLength,
  titleOf,
} from './trace.rules.ts';
import type { TraceContent } from './trace.ts';

const base: TraceContent = completed({ spaceId: 's', text: 'Rencontre', eventOn: '2026-03-18' });

describe('titleOf', () => {
  test.each([
    ['Rencontre du comité', 'Rencontre du comité'],
    ['\n\n## Comité *logement*\nsuite', 'Comité logement'],
    ['- [ ] appeler **Thérèse**', 'appeler Thérèse'],
    ['1. [Le plan](https://exemple.org)', 'Le plan'],
    ['---\nAprès la ligne', 'Après la ligne'],
    ['Rappel\u00a0: le  bail', 'Rappel\u00a0: le bail'],
    ['Rappel : le bail', 'Rappel\u00a0: le bail'],
    ['   ', ''],
    ['2 * 3 * 4', '2 * 3 * 4'],
  ])('%j → %j', (text, title) => expect(titleOf(text)).toBe(title));

  test('is always short, and never empty when something is said', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        const title = titleOf(text);
        expect(title.length).toBeLessThanOrEqual(titleLength);
        expect(title).not.toContain('\n');
        if (/\p{L}/u.test(text)) expect(title).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  test('is cut at a word', () => {
    expect(shortened('un deux trois', 10)).toBe('un deux…');
    expect(shortened('anticonstitutionnellement', 10)).toBe('anticonst…');
  });
});

test('shares are given for all or for none, and make a hundred', () => {
  expect(sharesFault([])).toBeNull();
  expect(sharesFault([null, null])).toBeNull();
  expect(sharesFault([60, 40])).toBeNull();
  expect(sharesFault([60, null])).toBe('sharesIncomplete');
  expect(sharesFault([60, 50])).toBe('sharesSum');
});

test('widening is told from narrowing', () => {
  expect(isWidening('author', 'space')).toBe(true);
  expect(isWidening('public', 'network')).toBe(false);
  expect(isWidening('space', 'space')).toBe(false);
});

test('an actor is named once', () => {
  const twice = { personId: 'a', name: '', sharePercent: null };
  expect(tidiedActors([twice, twice, { personId: null, name: ' ', sharePercent: null }])).toEqual([twice]);
});

describe('mergeChanges', () => {
  test('joins changes of different fields', () => {
    const theirs = { ...base, mode: 'video' as const };
    const mine = { ...base, durationMinutes: 30 };
    expect(mergeChanges(base, theirs, mine)).toEqual({
      content: { ...base, mode: 'video', durationMinutes: 30 },
      conflicts: [],
    });
  });

  test('keeps mine and names the field when both changed it differently', () => {
    const theirs = { ...base, text: 'Rencontre reportée', mode: 'video' as const };
    const mine = { ...base, text: 'Rencontre tenue' };
    const merge = mergeChanges(base, theirs, mine);
    expect(merge.conflicts).toEqual(['text']);
    expect(merge.content).toMatchObject({ text: 'Rencontre tenue', mode: 'video' });
  });

  test('the same change made twice is no conflict', () => {
    const same = { ...base, text: 'Rencontre tenue' };
    expect(mergeChanges(base, same, { ...same }).conflicts).toEqual([]);
  });

  test('never loses a side: each changed field ends as one of the two, and differing ones are named', () => {
    const change = fc.record({
      text: fc.constantFrom('Rencontre', 'A', 'B'),
      durationMinutes: fc.constantFrom(null, 30, 60),
      placeText: fc.constantFrom('', 'Ici', 'Là'),
    });
    fc.assert(
      fc.property(change, change, (left, right) => {
        const theirs = { ...base, ...left };
        const mine = { ...base, ...right };
        const merge = mergeChanges(base, theirs, mine);
        for (const field of ['text', 'durationMinutes', 'placeText'] as const) {
          expect([theirs[field], mine[field]]).toContain(merge.content[field]);
          const both = theirs[field] !== base[field] && mine[field] !== base[field];
          expect(merge.conflicts.includes(field)).toBe(both && theirs[field] !== mine[field]);
        }
      }),
    );
  });
});

test('changedFields does not mind the order of categories', () => {
  const left = { ...base, peopleByCategory: { a: 1, b: 2 } };
  expect(changedFields(left, { ...base, peopleByCategory: { b: 2, a: 1 } })).toEqual([]);
  expect(changedFields(left, base)).toEqual(['peopleByCategory']);
  expect(contentOf({ ...base, ...{ id: 'x' } })).not.toHaveProperty('id');
});
