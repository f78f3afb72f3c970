import { z } from 'zod';
import { type FieldError, type Form, parseValues } from '#/platform/form.ts';
import type { NameChoice } from './audience.ts';
import { nameChoiceForm } from './outing.form.ts';

/** Far more than a bilan names. */
const mostChoices = 1000;

/** What a program decides of names, by the key of their place. */
export const namesForm = z
  .record(z.string().max(40), nameChoiceForm)
  .refine((names) => Object.keys(names).length <= mostChoices, 'invalid')
  .default({});

export const choiceField = (key: string) => `nom-${key}`;
export const wordsField = (key: string) => `mots-${key}`;

/** What was chosen of each name, by its place; those left open are not there. */
export function choicesIn(form: Form): { choices: Map<string, NameChoice>; errors: FieldError[] } {
  const choices = new Map<string, NameChoice>();
  const errors: FieldError[] = [];
  for (const field of form
    .names()
    .filter((name) => name.startsWith('nom-'))
    .slice(0, mostChoices)) {
    const key = field.slice('nom-'.length);
    const typed = { kind: form.text(field), words: form.text(wordsField(key)) };
    if (typed.kind === '') continue;
    const parsed = parseValues(nameChoiceForm, typed);
    if (parsed.ok) choices.set(key, parsed.values);
    else errors.push(...parsed.errors.map((error) => ({ ...error, field: wordsField(key) })));
  }
  return { choices, errors };
}
