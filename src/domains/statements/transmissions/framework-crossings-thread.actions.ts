import type { Policy, Publication } from '#/domains/protection/protection.public.ts';
import { answerInThread, openThread } from '#/platform/threads.ts';
import type { ToldTogether, TraceConcern } from './counted-traces.ts';
import { tiedStatements } from './framework-crossings.rules.ts';

/** What is asked of the thread: plain data, copied to it. */
export interface TyingTask {
  publication: Publication;
  policy: Policy;
  told: ToldTogether;
  /** By trace. */
  concerns: ReadonlyMap<string, TraceConcern>;
}

const mark = 'toile-framework-crossings';

export const tyingThread = (megabytes: number) => openThread(import.meta.url, mark, megabytes);

answerInThread<TyingTask>(mark, ({ publication, policy, told, concerns }) =>
  tiedStatements(publication, policy, told, (id) => concerns.get(id)),
);
