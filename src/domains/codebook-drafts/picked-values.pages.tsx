import type { Locale } from '#/platform/visit.ts';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { TextArea, TextField } from '#/ui/fields.tsx';
import type { Words } from './draft-frame.pages.tsx';

export interface PickedValuesProps {
  words: Words;
  locale: Locale;
  /** What the names of the fields begin by. */
  name: string;
  choices: readonly { value: string; label: { fr: string; en: string } }[] | null;
  valuesTyped: 'list' | 'number' | null;
  values: readonly string[];
}

/** The values of a condition: ticked where they are known, typed where the space writes its own. */
export function PickedValues({ words, locale, name, choices, valuesTyped, values }: PickedValuesProps) {
  if (choices)
    return (
      <CheckboxGroup
        name={`${name}-value`}
        label={words.values}
        columns
        choices={choices.map(({ value, label }) => ({ value, label: label[locale] }))}
        values={values}
      />
    );
  if (valuesTyped === 'list')
    return <TextArea name={`${name}-list`} label={words.valuesTyped} value={values.join('\n')} rows={3} />;
  if (valuesTyped !== 'number') return null;
  return (
    <TextField
      name={`${name}-value`}
      label={words.number}
      value={values[0] ?? ''}
      inputMode="numeric"
      width="short"
    />
  );
}
