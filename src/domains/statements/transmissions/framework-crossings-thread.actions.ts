import type { Policy, Publication } from '#/domains/protection/protection.public.ts';
import { answerInThread, openThread } from '#/platform/threads.ts';
import type { CountedTraces, TraceConcern } from './counted-traces.ts';
import { tiedStatements } from './framework-crossings.rules.ts';

/** What is asked of the thread: plain data, copied to it. */
export interface TyingTask {
  publication: Publication;
  policy: Policy;
  /** The statement itself, then what left before. */
  read: readonly CountedTraces[];
  /** By trace. */
  concerns: ReadonlyMap<string, TraceConcern>;
}

const mark = 'toile-framework-crossings';

export const tyingThread = (megabytes: number) => openThread(import.meta.url, mark, megabytes);

answerInThread<TyingTask>(mark, ({ publication, policy, read, concerns }) =>
  tiedStatements(publication, policy, read, (id) => concerns.get(id)),
);
