import { crossTable } from './cross-table.rules.ts';
import { exampleCounts } from './example-table.data.ts';
import { protectPublication } from './publication.rules.ts';
import { startingPolicy } from './publication.ts';

/** A number of the example: written, or hidden. */
export interface ExampleNumber {
  value: number;
  isHidden: boolean;
}

/** The example with its totals last, row by row: `bare` hides the small numbers only, `guarded` what must be. */
export function exampleTables(): { bare: ExampleNumber[][]; guarded: ExampleNumber[][] } {
  const codes = ['0', '1', '2'];
  const tree = { code: 'all', parts: codes.map((code) => ({ code })) };
  const within = (code: string | undefined) => (code === 'all' ? codes : [code!]).map(Number);
  const { cells, relations } = crossTable('example', [tree, tree], ([row, column]) => {
    const value = within(row)
      .flatMap((place) => within(column).map((at) => exampleCounts[place]![at]!))
      .reduce((sum, count) => sum + count, 0);
    return { value, people: value, organisations: null };
  });
  const { states } = protectPublication({ cells, relations }, startingPolicy);
  const ordered = [...codes, 'all'];
  const table = (isHidden: (key: string) => boolean) =>
    ordered.map((row) =>
      ordered.map((column): ExampleNumber => {
        const cell = cells.find(({ key }) => key === `example|${row}|${column}`)!;
        return { value: cell.value, isHidden: isHidden(cell.key) };
      }),
    );
  return {
    bare: table((key) => {
      const state = states.get(key);
      return state?.kind === 'hidden' && state.reason === 'fewPeople';
    }),
    guarded: table((key) => states.get(key)?.kind === 'hidden'),
  };
}
