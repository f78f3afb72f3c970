import type { SignedInVisit } from '#/platform/visit.ts';

/** What the acts of this domain need of a visit: the command line has no more. */
export type ImportVisit = Pick<SignedInVisit, 'viewer' | 'services' | 'now' | 'locale' | 'transaction'>;
