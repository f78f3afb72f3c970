import type { CodebookReference } from './codebook.ts';
import type { CodebookHead } from './codebook-edit.ts';
import type { Part } from './codebook-part.ts';

/** What a variant does to one member of a list of the codebook it extends. */
export type PartChange =
  /** In the order they come; after the member with this id, or first. */
  | { kind: 'added'; place: string; part: Part; after: string | null }
  /** Only the attributes that differ; `unset` are those that the variant no longer has. */
  | {
      kind: 'changed';
      place: string;
      id: string;
      set: Readonly<Record<string, unknown>>;
      unset: readonly string[];
    }
  | { kind: 'removed'; place: string; id: string };

/** All that a local variant adds, narrows, renames, changes or takes out of the codebook it extends, and nothing else. */
export interface CodebookDifference {
  /** Version of this data format. */
  format: 1;
  id: string;
  version: string;
  extends: CodebookReference;
  head: Partial<CodebookHead>;
  changes: readonly PartChange[];
  /** Places whose members are read in another order than in the extended codebook. */
  orders: readonly { place: string; ids: readonly string[] }[];
}

/** How a part of a variant stands beside the same part of the extended codebook. */
export const partMarks = ['added', 'narrowed', 'renamed', 'changed', 'removed'] as const;
export type PartMark = (typeof partMarks)[number];
