import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { WordRuns } from './word-runs.tsx';

const told = (...runs: [kind: 'same' | 'gone' | 'new', text: string][]) =>
  renderToString(
    <WordRuns
      runs={runs.map(([kind, text]) => ({ kind, text }))}
      words={{ gone: 'retiré :', new: 'ajouté :' }}
    />,
  ).replaceAll(/<[^>]+>/g, '');

test('what was taken off does not run into what takes its place', () => {
  expect(told(['gone', 'Prévu'], ['new', 'En cours'])).toBe('retiré : Prévu ajouté : En cours');
  expect(told(['same', 'Tenir '], ['gone', 'deux '], ['new', 'trois '], ['same', 'soirs'])).toBe(
    'Tenir retiré : deux ajouté : trois soirs',
  );
  expect(told(['gone', 'Une ligne'], ['new', '\nUne autre'])).toBe('retiré : Une ligneajouté : \nUne autre');
});
