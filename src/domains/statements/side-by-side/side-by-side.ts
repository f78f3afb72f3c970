import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import type { Figure } from '../figure.ts';

/** The same days of one space, and how many frameworks have read them. */
export interface PeriodRead {
  spaceId: string;
  spaceName: string;
  startsOn: string;
  endsOn: string;
  statementCount: number;
}

/** What one framework reads in them. */
export interface FrameworkReading {
  statementId: string;
  codebook: Codebook;
  /** The space whose copy of it this is; null for everybody's. */
  codebookSpaceId: string | null;
  compiledAt: Date;
  figures: readonly Figure[];
}

/** A framework that could read the same days, and has not yet. */
export interface FrameworkToRead {
  id: string;
  version: string;
  title: Codebook['title'];
}
