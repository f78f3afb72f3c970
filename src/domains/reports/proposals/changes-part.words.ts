import { enumerated, quoted, withinSentence } from '#/french/wording.ts';
import type { ChangesSaying } from './changes-part.rules.ts';

export const fr = {
  words: (text, day) => `${quoted(text, 'fr')} (${day})`,
  forWhom: (categories) => `Pour qui : ${enumerated(categories.map(withinSentence), 'fr')}.`,
} satisfies ChangesSaying;

export const en = {
  words: (text, day) => `${quoted(text, 'en')} (${day})`,
  forWhom: (categories) => `For whom: ${enumerated(categories.map(withinSentence), 'en')}.`,
} satisfies ChangesSaying;
