import { type ErrorWords, type FieldError, sentenceOf } from './form.ts';
import { en, fr, summary } from './form.words.ts';
import type { Locale } from './visit.ts';

/** A refused form's errors as sentences, for `ErrorSummary` and for each field. */
export interface ErrorSentences {
  /** Head of the summary: nothing was saved, how many things to mend, what was typed is kept. */
  title: string;
  errors: { field: string; message: string }[];
  /** The sentence of one field, or undefined: `<TextField error={refusal.of('name')} …>`. */
  of(field: string): string | undefined;
}

/** Says errors in the reader's language: the domain's own sentences first, then the general ones. */
export function errorSentences(
  locale: Locale,
  errors: readonly FieldError[],
  catalogue: ErrorWords = {},
): ErrorSentences {
  const said = errors.map((error) => ({
    field: error.field,
    message: sentenceOf(error, catalogue, { fr, en }[locale]),
  }));
  return {
    title: summary[locale](said.length),
    errors: said,
    of: (field) => said.find((error) => error.field === field)?.message,
  };
}

/** No error: a form shown for the first time. */
export const noErrors: ErrorSentences = { title: '', errors: [], of: () => undefined };
