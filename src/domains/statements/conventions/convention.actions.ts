import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { insertConvention } from './convention.store.ts';

export type ConventionOutcome =
  | { kind: 'done'; version: number }
  /** Somebody wrote the version after the one that was read. */
  | { kind: 'conflict' };

/** Keeps the next version of how a team counts, whoever asks having been let in as its secretary. */
export async function writeConvention(
  visit: SignedInVisit,
  spaceId: string,
  { text, afterVersion }: { text: string; afterVersion: number },
): Promise<ConventionOutcome> {
  const { personId } = visit.viewer;
  const transaction = await visit.transaction();
  const written = { spaceId, text, afterVersion, writtenBy: personId, writtenAt: visit.now };
  if (!(await insertConvention(transaction, written))) return { kind: 'conflict' };
  const version = afterVersion + 1;
  await logHappening(transaction, {
    personId,
    spaceId,
    kind: 'convention.written',
    subjectKind: 'space',
    subjectId: spaceId,
    details: { version },
  });
  return { kind: 'done', version };
}
