import { LastAnswers } from '#/platform/last-answers.ts';
import { type ThreadWork, threads } from '#/platform/threads.ts';
import { linearBounds } from './linear-bounds.actions.ts';
import type { ProtectionTask } from './protection-thread.actions.ts';
import { protectPublication } from './publication.rules.ts';
import {
  type EarlierReleases,
  type Policy,
  type ProtectedPublication,
  type Publication,
  UnsoundPublication,
} from './publication.ts';

/** A publication is protected by arithmetic alone: seconds of it, when it is large or tied to much that left before. */
export const protecting: ThreadWork = {
  // Imported here and nowhere else, so that the thread has a file of its own once the site is bundled.
  open: async (megabytes) => (await import('./protection-thread.actions.ts')).protectionThread(megabytes),
  limits: { seconds: 90, megabytes: 1_024 },
  errors: [UnsoundPublication],
};

/** Up to this many numbers, with those of earlier releases, protecting takes no longer than handing over: milliseconds. */
export const mostInPlace = 60;

/** The same as `protectPublication`, without holding up who reads meanwhile. Throws `WorkStopped` too. */
export async function protectApart(
  publication: Publication,
  policy: Policy,
  earlier: EarlierReleases,
): Promise<ProtectedPublication> {
  if (!publication.crossings && publication.cells.length + earlier.facts.length <= mostInPlace)
    return protectPublication(
      publication,
      policy,
      earlier,
      earlier.facts.length > 0 ? await linearBounds() : undefined,
    );
  return answers.of<ProtectionTask, ProtectedPublication>({ publication, policy, earlier }, (task) =>
    threads.run(protecting, task),
  );
}

/** What a page showed of a publication is what leaves when the next one releases it. */
const answers = new LastAnswers({ most: 4, seconds: 600 });
