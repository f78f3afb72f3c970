import { en, fr } from './api-problems.words.ts';
import type { ErrorWords, FieldError } from './form.ts';
import { errorSentences } from './form-errors.ts';
import { forbidden, missing, type Outcome, problem } from './outcome.ts';
import type { Locale } from './visit.ts';

/** What an action did not do, and why. */
export type NotDone =
  | { kind: 'refused'; field: string; key: string; values?: FieldError['values'] }
  | { kind: 'conflict' }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

interface Asked {
  locale: Locale;
}

/** What a program is told of an act that was not done; a refusal, in the sentences of its domain. */
export function notDoneProblem(asked: Asked, outcome: NotDone, errors: ErrorWords): Outcome {
  switch (outcome.kind) {
    case 'refused':
      return refusedProblem(asked, outcome, errors);
    case 'conflict':
      return versionProblem(asked, 412);
    case 'missing':
      return missing;
    case 'forbidden':
      return forbidden;
  }
}

/** A refusal of a domain as a problem, in the reader's language. */
export function refusedProblem(
  { locale }: Asked,
  { field, key, values = {} }: { field: string; key: string; values?: FieldError['values'] },
  errors: ErrorWords,
): Outcome {
  const said = errorSentences(locale, [{ field, key, values }], errors);
  return problem({
    status: 422,
    code: 'refused',
    title: { fr, en }[locale].refused,
    detail: said.errors[0]?.message,
    errors: said.errors.map((error) => ({ field: error.field, detail: error.message })),
  });
}

/** A change that does not say what was read (428), or that was made from something else than what stands (412). */
export function versionProblem({ locale }: Asked, status: 412 | 428): Outcome {
  const words = { fr, en }[locale];
  if (status === 428) {
    const { preconditionMissing: title, preconditionMissingText: detail } = words;
    return problem({ status, code: 'precondition-missing', title, detail });
  }
  const { versionChanged: title, versionChangedText: detail } = words;
  return problem({ status, code: 'version-changed', title, detail });
}
