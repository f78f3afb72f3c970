import { type Locale, wordsFor } from '#/platform/visit.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import type { CrosswalkFault } from './crosswalk-fault.ts';
import * as faultWords from './crosswalk-fault.words.ts';
import type { FileFault } from './crosswalk-file.form.ts';

export interface PlacedSentence {
  place: string;
  sentence: string;
}

/** Faults as people read them, each beside its place. */
export function sentencesOf(faults: readonly CrosswalkFault[], locale: Locale): PlacedSentence[] {
  const sentences = wordsFor(locale, faultWords);
  return faults.map((found) => ({ place: found.place, sentence: sentences[found.code](found) }));
}

export function fileSentences(faults: readonly FileFault[], locale: Locale): PlacedSentence[] {
  const { fileFaults } = wordsFor(locale, crosswalkWords);
  return faults.map((found) => {
    const sentence = found.key === 'badShare' ? fileFaults.badShare(found.text) : fileFaults[found.key];
    if ('place' in found) return { place: found.place, sentence };
    return { place: 'line' in found ? fileFaults.line(found.line) : '/', sentence };
  });
}
