import { answerInThread, openThread } from '#/platform/threads.ts';
import { linearBounds } from './linear-bounds.actions.ts';
import { protectPublication } from './publication.rules.ts';
import type { EarlierReleases, Policy, Publication } from './publication.ts';

/** What is asked of the thread: plain data, copied to it. */
export interface ProtectionTask {
  publication: Publication;
  policy: Policy;
  earlier: EarlierReleases;
}

const mark = 'toile-protection';

export const protectionThread = (megabytes: number) => openThread(import.meta.url, mark, megabytes);

answerInThread<ProtectionTask>(mark, async ({ publication, policy, earlier }) => {
  const openBounds = publication.crossings || earlier.facts.length > 0 ? await linearBounds() : undefined;
  return protectPublication(publication, policy, earlier, openBounds);
});
