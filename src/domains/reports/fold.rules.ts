import type { Section } from './report.ts';

/** Name of what an address says of folds that are open: `toutes`, or ranks (`1.4`). */
export const foldsInAddress = 'ouvertes';
export const allFolds = 'toutes';

/** Whether the fold of this rank is open, as the address says. */
export function isFoldOpen(asked: string | null, rank: number): boolean {
  return asked === allFolds || (asked ?? '').split('.').includes(String(rank));
}

export type SectionState = 'blank' | 'proposed' | 'written';

/** Where a section is: nothing in it, what Toile proposed and nobody touched, or words of people. */
export function stateOf({ body, kind, revision }: Pick<Section, 'body' | 'kind' | 'revision'>): SectionState {
  if (body.trim() === '') return 'blank';
  return revision === 1 && kind !== 'free' ? 'proposed' : 'written';
}
