import { type ThreadWork, threads, WorkStopped } from '#/platform/threads.ts';
import type { ListDefaults } from './choices.rules.ts';
import type { ConceptsReading } from './concept-reading.rules.ts';
import type { ConceptsTask } from './concepts-thread.actions.ts';

/** A file of concepts comes from anywhere: what it costs is that of its thread, never of the site. */
const reading: ThreadWork = {
  // Imported here and nowhere else, so that the thread has a file of its own once the site is bundled.
  open: async (megabytes) => (await import('./concepts-thread.actions.ts')).conceptsThread(megabytes),
  limits: { seconds: 30, megabytes: 512 },
};

/** Reads concept schemes apart from the site, in bounded time and memory; a file past them is refused. */
export async function listsFromConceptsApart(
  bytes: Uint8Array,
  defaults: ListDefaults,
): Promise<ConceptsReading> {
  try {
    return await threads.run<ConceptsTask, ConceptsReading>(reading, { bytes, defaults });
  } catch (error) {
    const isOfTheFile =
      error instanceof WorkStopped && (error.reason === 'tooSlow' || error.reason === 'tooHeavy');
    if (!isOfTheFile) throw error;
    return { ok: false, faults: [{ key: 'tooMuch', line: null, place: '/', what: '' }] };
  }
}
