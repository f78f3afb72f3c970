import {
  calendarKinds,
  codePicks,
  columnFormattings,
  conditionInputIds,
  declarationAbouts,
  type Field,
  fieldTypes,
  type InputId,
  isInputId,
  type Output,
  type Part,
  type Period,
  traceAspects,
  traceInput,
} from '#/domains/codebooks/codebooks.public.ts';
import { Checkbox, CheckboxGroup, Fieldset } from '#/ui/choices.tsx';
import { DateField, Select, type SelectOption, TextArea, TextField } from '#/ui/fields.tsx';
import { ConditionPicker, type WantedClause } from './condition-picker.pages.tsx';
import type { DraftView, Words } from './draft-frame.pages.tsx';
import { OutputFields } from './output-fields.pages.tsx';
import { PeriodsFields } from './periods.pages.tsx';
import type { Attribute, ChoiceSource } from './place.data.ts';

interface FieldOfPart {
  view: DraftView;
  attribute: Attribute;
  part: Part;
  wanted?: WantedClause | null;
}

const longTexts = new Set(['definition', 'explanation', 'whatToDo', 'answer', 'summary', 'note', 'sentence']);

/** The field in which one attribute of a part is typed. */
export function AttributeField({ view, attribute: { name, kind }, part, wanted = null }: FieldOfPart) {
  const { words } = view;
  const label = words.attributes[name as keyof Words['attributes']] ?? name;
  const hint = words.attributeHints[name as keyof Words['attributeHints']];
  const value = part[name];
  const text = typeof value === 'string' ? value : '';
  if (typeof kind === 'object') return <ChoiceField view={view} attribute={{ name, kind }} part={part} />;
  switch (kind) {
    case 'bilingual':
    case 'optionalBilingual':
      return <BilingualFields view={view} name={name} label={label} value={value as Bilingual | null} />;
    case 'day':
    case 'optionalDay':
      return <DateField name={name} label={label} value={text} />;
    case 'yesNo':
      return <Checkbox name={name} label={label} checked={value === true} />;
    case 'output':
      return <FieldOutput view={view} part={part} wanted={wanted} />;
    case 'whenMissing':
      return <WhenMissingFields view={view} value={value as Field['whenMissing']} />;
    case 'periods':
      return (
        <PeriodsFields
          view={view}
          name={name}
          label={label}
          hint={hint}
          periods={(value ?? []) as Period[]}
        />
      );
    case 'pairs':
      return <PairsFields view={view} part={part} />;
    case 'columnSource':
      return <SourceField view={view} value={value as { field?: string; about?: string }} />;
    case 'condition':
      return <ConditionPicker view={view} name={name} label={label} text={text || 'false'} wanted={wanted} />;
    case 'text':
      return <TextField name={name} label={label} hint={hint} value={text} />;
  }
}

type Bilingual = { fr: string; en: string };

/** A text in French, and the same in English. */
export function BilingualFields({
  view: { words },
  name,
  label,
  value,
}: {
  view: Pick<DraftView, 'words'>;
  name: string;
  label: string;
  value: Bilingual | null;
}) {
  const Box = longTexts.has(name) ? TextArea : TextField;
  return (
    <>
      <Box name={`${name}-fr`} label={label} value={value?.fr ?? ''} />
      <Box
        name={`${name}-en`}
        label={words.inEnglish(label)}
        hint={words.englishHint}
        value={value?.en ?? ''}
      />
    </>
  );
}

function ChoiceField({ view, attribute, part }: FieldOfPart) {
  const { words } = view;
  const { name, kind } = attribute;
  if (typeof kind !== 'object') return null;
  const label = words.attributes[name as keyof Words['attributes']] ?? name;
  const value = part[name];
  if ('many' in kind) {
    const choices = optionsOf(view, kind.many, part);
    return (
      <CheckboxGroup
        name={name}
        label={label}
        columns
        choices={choices}
        values={Array.isArray(value) ? value : []}
      />
    );
  }
  return (
    <Select
      name={name}
      label={label}
      options={optionsOf(view, kind.one, part)}
      value={typeof value === 'string' ? value : ''}
      emptyLabel={kind.optional ? words.noneChoice : undefined}
    />
  );
}

/** What may be chosen, in the words of the codebook or of the house. */
function optionsOf(
  { draft, words, bookWords, locale }: DraftView,
  source: ChoiceSource,
  part: Part,
): SelectOption[] {
  const { book } = draft;
  const named = (all: readonly { id: string; label: Bilingual }[]) =>
    all.map(({ id, label }) => ({ value: id, label: label[locale] }));
  const worded = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([value, label]) => ({ value, label }));
  switch (source) {
    case 'sections':
    case 'kinds':
    case 'acts':
    case 'codeLists':
      return named(book[source]);
    case 'codesOfList':
      return named(book.codeLists.find(({ id }) => id === part.codeList)?.codes ?? []);
    case 'fieldTypes':
      return worded(bookWords.types);
    case 'importances':
      return worded(bookWords.importances);
    case 'inputs':
      return conditionInputIds.map((value) => ({ value, label: traceInput(value).label[locale] }));
    case 'aspects':
      return Object.entries(traceAspects).map(([value, label]) => ({ value, label: label[locale] }));
    case 'calendarKinds':
      return calendarKinds.map((value) => ({ value, label: words.calendarKinds[value] }));
    case 'formattings':
      return columnFormattings.map((value) => ({ value, label: words.formattings[value] }));
    case 'picks':
      return codePicks.map((value) => ({ value, label: words.picks[value] }));
  }
}

function FieldOutput({
  view,
  part,
  wanted,
}: Pick<FieldOfPart, 'view' | 'part'> & { wanted: WantedClause | null }) {
  return (
    <OutputFields
      view={view}
      name="output"
      label={view.words.attributes.output}
      field={{
        codeList: typeof part.codeList === 'string' ? part.codeList : null,
        type: fieldTypes.find((type) => type === part.type) ?? 'text',
      }}
      output={(part.output as Output | null) ?? null}
      wanted={wanted}
    />
  );
}

function WhenMissingFields({ view, value }: { view: DraftView; value: Field['whenMissing'] }) {
  const { words, bookWords } = view;
  return (
    <Fieldset legend={words.attributes.whenMissing}>
      <Select
        name="whenMissing-importance"
        label={words.attributes.importance}
        emptyLabel={words.noneChoice}
        options={Object.entries(bookWords.importances).map(([key, label]) => ({ value: key, label }))}
        value={value?.importance ?? ''}
      />
      <BilingualFields
        view={view}
        name="whenMissing"
        label={words.attributes.whatToDo}
        value={value?.whatToDo ?? null}
      />
    </Fieldset>
  );
}

const blankPairs = 3;

/** One line for each value there can be, or for each known one and a few more where the space writes its own. */
function PairsFields({ view, part }: { view: DraftView; part: Part }) {
  const { words, locale, draft } = view;
  const pairs = (part.pairs ?? []) as { value: string; code: string }[];
  const input = isInputId(String(part.input)) ? (String(part.input) as InputId) : null;
  const known = input ? (traceInput(input).choices ?? null) : null;
  const missing = (known ?? []).filter((choice) => !pairs.some(({ value }) => value === choice.value));
  const lines = [
    ...pairs,
    ...missing.map(({ value }) => ({ value, code: '' })),
    ...(known ? [] : Array.from({ length: blankPairs }, () => ({ value: '', code: '' }))),
  ];
  const codes = draft.book.codeLists.find(({ id }) => id === part.codeList)?.codes ?? [];
  const options = codes.map(({ id, label }) => ({ value: id, label: label[locale] }));
  return (
    <Fieldset legend={words.attributes.pairs} hint={words.attributeHints.pairs}>
      {lines.map(({ value, code }, position) => {
        const label = known?.find((choice) => choice.value === value)?.label[locale] ?? value;
        const number = `${position + 1}`;
        return (
          <div key={number} class="inline-form">
            {known ? (
              <input type="hidden" name="pairs-value" value={value} />
            ) : (
              <TextField name="pairs-value" id={`pair-${number}`} label={words.newValue} value={value} />
            )}
            <Select
              name="pairs-code"
              id={`pair-code-${number}`}
              label={label || words.outputCode}
              emptyLabel={words.noneChoice}
              options={options}
              value={code}
            />
          </div>
        );
      })}
    </Fieldset>
  );
}

function SourceField({ view, value }: { view: DraftView; value: { field?: string; about?: string } }) {
  const { words, locale, draft } = view;
  return (
    <Select
      name="source"
      label={words.attributes.source}
      options={[
        ...declarationAbouts.map((about) => ({ value: `about:${about}`, label: words.abouts[about] })),
        ...draft.book.fields.map(({ id, label }) => ({ value: `field:${id}`, label: label[locale] })),
      ]}
      value={value?.about ? `about:${value.about}` : `field:${value?.field ?? ''}`}
    />
  );
}
