import type { ErrorWords } from './form.ts';

/** Head of the summary of a refused form. */
export const summary = {
  fr: (count: number) =>
    count === 1
      ? 'Rien n’a été enregistré : un point à revoir. Ce que vous avez écrit est encore là.'
      : `Rien n’a été enregistré : ${count} points à revoir. Ce que vous avez écrit est encore là.`,
  en: (count: number) =>
    count === 1
      ? 'Nothing was saved: one thing to mend. What you wrote is still there.'
      : `Nothing was saved: ${count} things to mend. What you wrote is still there.`,
};

/** Sentences for what any field may refuse, when the domain says nothing better. */
export const fr = {
  invalid: 'Cette réponse n’a pas la forme attendue.',
  unknownName:
    'Ce nom ne fait pas partie de ce qui est attendu : il serait perdu. Retirez-le, ou corrigez-le.',
  tooLong: (values) =>
    `Ce texte est trop long (${values.maximum} caractères au plus). Rien n’a été perdu : raccourcissez-le et enregistrez de nouveau.`,
  tooShort: 'Ce champ doit être rempli.',
  tooBig: (values) => `Ce nombre est trop grand (${values.maximum} au plus).`,
  tooSmall: (values) => `Ce nombre est trop petit (${values.minimum} au moins).`,
} satisfies ErrorWords;

export const en = {
  invalid: 'This answer is not in the expected form.',
  unknownName: 'This name is not part of what is expected: it would be lost. Remove it, or mend it.',
  tooLong: (values) =>
    `This text is too long (${values.maximum} characters at most). Nothing was lost: shorten it and save again.`,
  tooShort: 'This field must be filled in.',
  tooBig: (values) => `This number is too large (${values.maximum} at most).`,
  tooSmall: (values) => `This number is too small (${values.minimum} at least).`,
} satisfies Record<keyof typeof fr, ErrorWords[string]>;
