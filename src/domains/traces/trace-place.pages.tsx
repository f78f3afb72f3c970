import type { Locale } from '#/platform/visit.ts';
import { Select, TextField } from '#/ui/fields.tsx';
import { languageChoices, modeChoices, placeKindChoices, schoolLevelChoices } from './choices.data.ts';
import type { Choice } from './trace.ts';
import { Meanwhile, type TraceFormProps } from './trace-conflict.pages.tsx';

/** A closed list as a form offers it. */
export const choicesOf = (choices: readonly Choice[], locale: Locale) =>
  choices.map((choice) => ({ value: choice.id as string, label: choice.label[locale] }));

const whereChoices = {
  mode: modeChoices,
  placeKind: placeKindChoices,
  schoolLevel: schoolLevelChoices,
  language: languageChoices,
} as const;

/** Where it was and how: mode, language, place. */
export function WhereFields(props: TraceFormProps) {
  const { words, form, refusal, material } = props;
  return (
    <>
      <h2>{words.form.sections.where}</h2>
      <div class="fields-row">
        <ChoiceField {...props} name="mode" />
        <ChoiceField {...props} name="language" />
        <ChoiceField {...props} name="placeKind" />
        <ChoiceField {...props} name="schoolLevel" />
      </div>
      <Meanwhile props={props} field="mode" />
      <Meanwhile props={props} field="language" />
      <Meanwhile props={props} field="placeKind" />
      <Meanwhile props={props} field="schoolLevel" />
      <TextField
        name="placeText"
        label={words.form.placeText}
        value={form.text('placeText')}
        error={refusal.of('placeText')}
        maxLength={300}
      />
      <Meanwhile props={props} field="placeText" />
      <TextField
        name="placeName"
        id="placeId"
        label={words.form.placeName}
        hint={words.form.placeNameHint}
        value={form.text('placeName')}
        error={refusal.of('placeId')}
        suggestions={material.places.map(({ label }) => label)}
        maxLength={300}
        spellcheck={false}
      />
      <Meanwhile props={props} field="placeId" />
    </>
  );
}

function ChoiceField(props: TraceFormProps & { name: keyof typeof whereChoices }) {
  const { words, locale, form, refusal, name } = props;
  return (
    <Select
      name={name}
      label={words.form[name]}
      hint={name === 'schoolLevel' ? words.form.schoolLevelHint : undefined}
      emptyLabel={words.form.notSaid}
      options={choicesOf(whereChoices[name], locale)}
      value={form.text(name)}
      error={refusal.of(name)}
    />
  );
}
