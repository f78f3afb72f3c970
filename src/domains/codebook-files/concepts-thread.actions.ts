import { answerInThread, openThread } from '#/platform/threads.ts';
import type { ListDefaults } from './choices.rules.ts';
import { listsFromConcepts } from './concept-reading.rules.ts';

/** What is asked of the thread; bytes are copied to it. */
export interface ConceptsTask {
  bytes: Uint8Array;
  defaults: ListDefaults;
}

const mark = 'toile-concepts';

export const conceptsThread = (megabytes: number) => openThread(import.meta.url, mark, megabytes);

answerInThread<ConceptsTask>(mark, ({ bytes, defaults }) => listsFromConcepts(bytes, defaults));
