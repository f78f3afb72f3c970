import type { CodebookReference } from '#/domains/codebooks/codebooks.public.ts';
import type { Figure, TraceGroup } from './figure.ts';
import type { StatementState } from './transmissions/life.ts';

/** A version of a codebook, a period and a space. */
export interface Statement {
  id: string;
  spaceId: string;
  codebook: CodebookReference;
  /** The space whose copy it is read with; null for everybody's. */
  codebookSpaceId: string | null;
  calendarId: string;
  periodId: string;
  startsOn: string;
  endsOn: string;
  openedAt: Date;
}

/** What a statement said on a day. */
export interface Compilation {
  /** From 1, in order. */
  number: number;
  compiledAt: Date;
  figures: readonly Figure[];
}

/** A compilation with the groups of traces it counted, from which each figure is explained. */
export interface CompilationWhole extends Compilation {
  groups: readonly TraceGroup[];
}

export interface StatementSummary extends Statement {
  spaceName: string;
  codebookTitle: { fr: string; en: string };
  compiledAt: Date | null;
  state: StatementState;
}
