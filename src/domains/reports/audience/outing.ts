import type { FigureData } from '#/domains/reports/evidence.ts';
import type { AudienceReading, OutsideAudience } from './audience.ts';

/** A version that left for an audience. */
export interface Outing {
  id: string;
  audience: OutsideAudience;
  version: { id: string; number: number; name: string };
  madeAt: Date;
  /** Null when the person is no longer there. */
  madeBy: string | null;
  /** Null while it stands. */
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
}

/** What is kept of what left: whole, so that reading it needs nothing else. */
export interface OutingContent
  extends Pick<AudienceReading, 'title' | 'startsOn' | 'endsOn' | 'language' | 'sections' | 'spaces'> {
  version: NonNullable<AudienceReading['version']>;
  figures: readonly { name: string; data: FigureData }[];
}

/** What would leave, before anything does. */
export interface OutingPreview {
  reading: AudienceReading;
  /** Changes when what would leave does. */
  print: string;
  needsRereading: boolean;
  /** Names of which nobody said yet whether they stay. */
  undecided: number;
}
