import type { Codebook } from './codebook.ts';
import type { Part } from './codebook-part.ts';

/** What a codebook says of itself, outside its lists. */
export type CodebookHead = Pick<
  Codebook,
  'title' | 'summary' | 'authority' | 'validFromOn' | 'validUntilOn' | 'countedBy' | 'limits'
> & { noRuleReason: string };

export const headAttributes = [
  'title',
  'summary',
  'authority',
  'validFromOn',
  'validUntilOn',
  'countedBy',
  'limits',
  'noRuleReason',
] as const satisfies readonly (keyof CodebookHead)[];
export type HeadAttribute = (typeof headAttributes)[number];

/** One change to a draft. Places are written as `placeText` writes them. */
export type CodebookEdit =
  /** After the member with this id, or last. */
  | { kind: 'add'; place: string; part: Part; after: string | null }
  /** The same id, other words. */
  | { kind: 'change'; place: string; part: Part }
  | { kind: 'move'; place: string; id: string; by: -1 | 1 }
  | { kind: 'remove'; place: string; id: string }
  | { kind: 'head'; head: Partial<CodebookHead> };

export type EditRefusal = 'unknownPlace' | 'unknownPart' | 'takenId' | 'cannotMove';
export type EditOutcome = { ok: true; book: Codebook } | { ok: false; refusal: EditRefusal };
