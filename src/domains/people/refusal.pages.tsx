import type { FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { en, fr } from './refusal.words.ts';

/** A form as it is shown: what was typed, and what must change. */
export interface Typed {
  form: Form;
  errors: readonly FieldError[];
  locale: Locale;
}

const said = (typed: Typed) =>
  errorSentences(typed.locale, typed.errors, wordsFor(typed.locale, { fr, en }).errors);

/** The sentence that a field deserves, or nothing. */
export function errorOf(typed: Typed, field: string): string | undefined {
  return said(typed).of(field);
}

/** Everything to mend, at the head of the form; passwords, unlike the rest, were not kept. */
export function Refusal({ typed }: { typed: Typed }) {
  const { errors } = said(typed);
  return <ErrorSummary title={wordsFor(typed.locale, { fr, en }).title(errors.length)} errors={errors} />;
}

/** How long to wait, where there is no form to say it on. */
export const waitSentence = ({ locale }: { locale: Locale }, seconds: number) =>
  wordsFor(locale, { fr, en }).errors.tooMany({ seconds });

/** A page that says one thing: what happened, what was kept, what to do. */
export function Sentence({ text }: { text: string }) {
  return <p class="lead">{text}</p>;
}
