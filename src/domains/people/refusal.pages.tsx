import { type ErrorWords, type FieldError, type Form, sentenceOf } from '#/platform/form.ts';
import * as formWords from '#/platform/form.words.ts';
import type { Locale } from '#/platform/visit.ts';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { en, fr } from './refusal.words.ts';

/** A form as it is shown: what was typed, and what must change. */
export interface Typed {
  form: Form;
  errors: readonly FieldError[];
  locale: Locale;
}

/** The sentence that a field deserves, or nothing. */
export function errorOf(typed: Typed, field: string): string | undefined {
  const error = typed.errors.find((candidate) => candidate.field === field);
  return error ? sentence(error, typed.locale) : undefined;
}

/** Everything to mend, at the head of the form. */
export function Refusal({ typed }: { typed: Typed }) {
  const words = typed.locale === 'en' ? en : fr;
  const errors = typed.errors.map((error) => ({
    field: error.field,
    message: sentence(error, typed.locale),
  }));
  return <ErrorSummary title={words.title(errors.length)} errors={errors} />;
}

function sentence(error: FieldError, locale: Locale): string {
  const errors: ErrorWords = (locale === 'en' ? en : fr).errors;
  return sentenceOf(error, errors, locale === 'en' ? formWords.en : formWords.fr);
}
