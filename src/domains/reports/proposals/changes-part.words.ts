import { enumerated, quoted, withinSentence } from '#/french/wording.ts';
import type { ChangesSaying } from './changes-part.rules.ts';

export const fr = {
  words: (text, day) => `${quoted(text, 'fr')} (${day})`,
  forWhom: (categories) => `Pour qui : ${enumerated(categories.map(withinSentence), 'fr')}.`,
  group: (text, day) => `**Le groupe (${day}).** ${text}`,
  ownPart: (text) => `**Notre part.** ${text}`,
  othersPart: (text) => `**La part des autres.** ${text}`,
  wordsLead: 'Dans les mots du journal :',
} satisfies ChangesSaying;

export const en = {
  words: (text, day) => `${quoted(text, 'en')} (${day})`,
  forWhom: (categories) => `For whom: ${enumerated(categories.map(withinSentence), 'en')}.`,
  group: (text, day) => `**The group (${day}).** ${text}`,
  ownPart: (text) => `**Our part.** ${text}`,
  othersPart: (text) => `**The part of others.** ${text}`,
  wordsLead: 'In the words of the journal:',
} satisfies ChangesSaying;
