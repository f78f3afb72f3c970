import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putAfter } from './elision.ts';

test.for([
  ['Avec l’aide de ', 'une participante', 'Avec l’aide d’une participante'],
  ['Nous savons que ', 'un voisin', 'Nous savons qu’un voisin'],
  ['la maison d’', 'la coordonnatrice', 'la maison de la coordonnatrice'],
  ['la maison d’', 'un voisin', 'la maison d’un voisin'],
  ['la maison d’', 'le coordonnateur', 'la maison du coordonnateur'],
  ['parler à ', 'le coordonnateur', 'parler au coordonnateur'],
  ['parler à ', 'les voisines', 'parler aux voisines'],
  ['lorsqu’', 'la marche', 'lorsque la marche'],
  ['', 'une participante', 'Une participante'],
  ['**', 'une participante', '**Une participante'],
  ['C’est fait. ', 'une participante', 'C’est fait. Une participante'],
  ['le monde ', 'une participante', 'le monde une participante'],
] as const)('« %s » then « %s »', ([before, words, said]) => {
  expect(putAfter(before, words)).toBe(said);
});

test('words put after others are there, and nothing but the last word before them changes', () => {
  const before = fc.string({
    unit: fc.constantFrom('d', 'e', 'q', 'u', ' ', '’', 'à', '.', 'x'),
    maxLength: 12,
  });
  const words = fc.constantFrom('une voisine', 'la voisine', 'Loge-toit', 'X');
  fc.assert(
    fc.property(before, words, (text, put) => {
      const said = putAfter(text, put);
      expect(said.toLowerCase().endsWith(put.toLowerCase())).toBe(true);
      const kept = Math.max(0, text.length - 4);
      expect(said.startsWith(text.slice(0, kept))).toBe(true);
    }),
  );
});
