import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tieMarks } from './spacing.ts';

test.each([
  ['Appel : elle a dit « oui » !', 'Appel\u00a0: elle a dit «\u00a0oui\u00a0»\u00a0!'],
  ['à 13 h 30, 40 % de la salle', 'à 13\u00a0h\u00a030, 40\u00a0% de la salle'],
  ['Vraiment ?', 'Vraiment\u00a0?'],
  ['a :b et :-)', 'a :b et :-)'],
  ['wait: no', 'wait: no'],
])('%j → %j', (typed, tied) => expect(tieMarks(typed)).toBe(tied));

test('only spaces change, and only once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const tied = tieMarks(text);
      expect(tied.replaceAll('\u00a0', ' ')).toBe(text.replaceAll('\u00a0', ' '));
      expect(tieMarks(tied)).toBe(tied);
    }),
  );
});
