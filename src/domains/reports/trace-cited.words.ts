/** What a trace is in a bilan, as its own page says it. */
export const fr = {
  quoted: 'ses mots sont cités dans ce bilan',
  supports: 'une phrase de ce bilan s’appuie sur elle',
};

export const en: typeof fr = {
  quoted: 'its words are quoted in this report',
  supports: 'a sentence of this report rests on it',
};
