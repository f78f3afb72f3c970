import { expect, test } from 'vitest';
import { setFrenchOf, setPieces } from '../tools/set-french.ts';

test('values and their units do not part', () => {
  expect(setPieces(['Il reste : ', ' h ', ' ou ', ' min, soit ', ' %'])).toEqual([
    'Il reste\u00a0: ',
    '\u00a0h\u00a0',
    ' ou ',
    '\u00a0min, soit ',
    '\u00a0%',
  ]);
});

test('what is set already stays as it is', () => {
  const set = ['«\u00a0', '\u00a0»\u00a0: l’équipe de 13\u00a0h\u00a030'];
  expect(setPieces(set)).toEqual(set);
});

test('only French is set in a source file', () => {
  const source = [
    "export const fr = { 'a : b': 'Où ?', n: (n: number) => `« @{n} » : @{n} min ; @{n > 1 ? 'non !' : \"l'un\"} !` };",
    "export const en = { n: 'Really ?' };",
    "export const list = [{ fr: 'Ici l\\'été !', en: 'Here !' }];",
  ];
  const written = (lines: string[]) => lines.join('\n').replaceAll('@{', '${');
  expect(setFrenchOf('a.words.ts', written(source))).toBe(
    written([
      "export const fr = { 'a : b': 'Où\u00a0?', n: (n: number) => `«\u00a0@{n}\u00a0»\u00a0: @{n}\u00a0min\u00a0; @{n > 1 ? 'non\u00a0!' : \"l’un\"}\u00a0!` };",
      "export const en = { n: 'Really ?' };",
      "export const list = [{ fr: 'Ici l’été\u00a0!', en: 'Here !' }];",
    ]),
  );
});
