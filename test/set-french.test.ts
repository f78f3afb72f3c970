import { expect, test } from 'vitest';
import { setFrench, setFrenchOf } from '../tools/set-french.ts';

test.for([
  ['Qui parle : la personne ; vraiment ?', 'Qui parle\u00a0: la personne\u00a0; vraiment\u00a0?'],
  ['Enfin! Et voici: rien.', 'Enfin\u00a0! Et voici\u00a0: rien.'],
  ["L'équipe n'a qu'« une » idée", 'L’équipe n’a qu’«\u00a0une\u00a0» idée'],
  ['«une»', '«\u00a0une\u00a0»'],
  ['À 13 h 30, 90 min, 12 %, 50 Mo', 'À 13\u00a0h\u00a030, 90\u00a0min, 12\u00a0%, 50\u00a0Mo'],
  ['https://toile.example/?a=b', 'https://toile.example/?a=b'],
  ['À 10:30, a:b', 'À 10:30, a:b'],
  ['12 heures', '12 heures'],
] as const)('« %s » is set', ([plain, set]) => {
  expect(setFrench(plain)).toBe(set);
  expect(setFrench(set)).toBe(set);
});

test('only French is set in a source file', () => {
  const source = [
    "export const fr = { 'a : b': 'Où ?', n: (n: number) => `« @{n} » : @{n} min ; @{n > 1 ? 'non !' : \"l'un\"} !` };",
    "export const en = { n: 'Really ?' };",
    "export const list = [{ fr: 'Ici !', en: 'Here !' }];",
  ];
  const written = (lines: string[]) => lines.join('\n').replaceAll('@{', '${');
  expect(setFrenchOf('a.words.ts', written(source))).toBe(
    written([
      "export const fr = { 'a : b': 'Où\u00a0?', n: (n: number) => `«\u00a0@{n}\u00a0»\u00a0: @{n}\u00a0min\u00a0; @{n > 1 ? 'non\u00a0!' : \"l’un\"}\u00a0!` };",
      "export const en = { n: 'Really ?' };",
      "export const list = [{ fr: 'Ici\u00a0!', en: 'Here !' }];",
    ]),
  );
});
