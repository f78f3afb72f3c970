import {
  type CodebookFault,
  type codebookFaultsFr,
  conditionInputIds,
  type InputId,
  modesOf,
  type Part,
  type Row,
  readCell,
  traceInput,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Fieldset, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { WantedClause } from './condition-picker.pages.tsx';
import { type DraftView, SeenRevision } from './draft-frame.pages.tsx';
import { OutputFields } from './output-fields.pages.tsx';
import { OrderPart } from './part.pages.tsx';
import { PickedValues } from './picked-values.pages.tsx';
import { RowCountPart } from './row-count.pages.tsx';
import type { CountedTable } from './trial.ts';

export interface RowPageProps {
  view: DraftView;
  /** `exclusions` or `rows/…`. */
  place: string;
  row: Row;
  isNew: boolean;
  /** Where the form posts: the row, or the place where it is added. */
  action: string;
  /** An input or a field asked for, not filled yet, or a condition in one of the cases of a field. */
  wanted: { input: InputId | null; fieldId: string | null; clause: WantedClause | null };
  faults: readonly CodebookFault[];
  faultWords: typeof codebookFaultsFr;
  refusal: string | null;
  /** What the row takes of the sample period; null for a new one, or while nothing can be counted. */
  counted: CountedTable | null;
}

/** One rule: a sentence, conditions picked from lists, and what follows. */
export function RowPage(props: RowPageProps) {
  const { view, row, isNew, refusal, faults, faultWords, place, counted } = props;
  const { draft, words } = view;
  return (
    <>
      {refusal ? <Notice kind="refusal" title={refusal} /> : null}
      {faults.length === 0 ? null : (
        <Notice kind="warning" title={words.faultsTitle}>
          <ul>
            {faults.map((found) => (
              <li key={`${found.place} ${found.code}`}>{faultWords[found.code](found)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {counted ? <RowCountPart view={view} rowId={row.id} counted={counted} /> : null}
      <PostForm action={props.action}>
        <SeenRevision draft={draft} />
        <SentenceFields {...props} />
        <ConditionsPart {...props} />
        <OutcomePart {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={`${paths.codebookDraftRules(draft.id)}#regle-${row.id}`}>
            {words.tabRules}
          </LinkButton>
        </FormActions>
      </PostForm>
      {isNew ? null : <OrderPart view={view} place={place} id={row.id} hint={words.retireHint.others} />}
    </>
  );
}

function SentenceFields({ view: { words }, row }: RowPageProps) {
  return (
    <>
      <TextArea
        name="sentence-fr"
        label={words.sentence}
        hint={words.sentenceHint}
        value={row.sentence.fr}
        rows={2}
        required={words.required}
      />
      <TextArea
        name="sentence-en"
        label={words.inEnglish(words.sentence)}
        hint={words.englishHint}
        value={row.sentence.en}
        rows={2}
      />
      <TextField
        name="reference"
        label={words.referenceField}
        hint={words.referenceHint}
        value={row.reference ?? ''}
        width="medium"
      />
    </>
  );
}

function ConditionsPart({ view, row, wanted }: RowPageProps) {
  const { words, locale } = view;
  const shown = conditionInputIds.filter((input) => row.when[input] !== undefined || input === wanted.input);
  const others = conditionInputIds.filter((input) => !shown.includes(input));
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">{words.conditions}</h2>
      <p class="hint">{words.conditionsLead}</p>
      {shown.map((input) => (
        <ConditionFields key={input} view={view} input={input} test={row.when[input] ?? ''} />
      ))}
      <Select
        name="plus-condition"
        label={words.addCondition}
        emptyLabel={words.chooseInput}
        options={others.map((value) => ({ value, label: traceInput(value).label[locale] }))}
      />
      <FormActions>
        <Button look="quiet" name="suite" value="condition">
          {words.more}
        </Button>
      </FormActions>
    </section>
  );
}

/** One condition: how the trace stands to values picked from a list, typed where the space writes its own. */
function ConditionFields({ view, input, test }: { view: DraftView; input: InputId; test: string }) {
  const { words, locale } = view;
  const { label, type, choices } = traceInput(input);
  const cell = readCell(test);
  const first = modesOf(input)[1];
  const mode = test === '' && first ? first : cell.mode;
  return (
    <Fieldset legend={words.condition(label[locale])}>
      <RadioGroup
        name={`${input}-mode`}
        label={words.conditionHow}
        choices={modesOf(input).map((value) => ({ value, label: words.modes[value] }))}
        value={mode}
      />
      <PickedValues
        words={words}
        locale={locale}
        name={input}
        choices={choices}
        valuesTyped={type === 'set' ? 'list' : type === 'integer' ? 'number' : null}
        values={cell.values}
      />
      <Disclosure summary={words.byHand} open={cell.mode === 'formula'}>
        <TextField
          name={`${input}-formula`}
          label={words.formula}
          hint={words.formulaHint}
          value={cell.formula}
          spellcheck={false}
        />
      </Disclosure>
    </Fieldset>
  );
}

function OutcomePart(props: RowPageProps) {
  const { view, row, place } = props;
  const { draft, words, locale } = view;
  const declares = 'declare' in row;
  const { reasons, noRuleReason } = draft.book.mapping;
  return (
    <section aria-labelledby="resultat">
      <h2 id="resultat">{words.outcome}</h2>
      {place === 'exclusions' ? <input type="hidden" name="then" value="leave" /> : <Choosing {...props} />}
      <Select
        name="reason"
        label={words.reason}
        options={named(reasons, locale)}
        value={declares ? noRuleReason : row.reason}
      />
    </section>
  );
}

const named = (all: readonly { id: string; label: { fr: string; en: string } }[], locale: 'fr' | 'en') =>
  all.map(({ id, label }) => ({ value: id, label: label[locale] }));

/** Whether the rule declares something, what, and which fields it fills. */
function Choosing(props: RowPageProps) {
  const { view, row } = props;
  const { words, locale, draft } = view;
  const declared = 'declare' in row ? row.declare : null;
  return (
    <>
      <RadioGroup
        name="then"
        label={words.outcome}
        choices={[
          { value: 'declare', label: words.thenDeclares },
          { value: 'leave', label: words.thenLeaves },
        ]}
        value={declared ? 'declare' : 'leave'}
      />
      <Select
        name="kind"
        label={words.kind}
        options={named(draft.book.kinds, locale)}
        value={declared?.kind ?? ''}
      />
      <Select
        name="act"
        label={words.act}
        options={named(draft.book.acts, locale)}
        value={declared?.act ?? ''}
      />
      <RowFieldsPart {...props} />
    </>
  );
}

function RowFieldsPart({ view, row, wanted }: RowPageProps) {
  const { draft, words, locale } = view;
  const { fields } = draft.book;
  const given = 'declare' in row ? row.declare.fields : {};
  const shown = fields.filter(({ id }) => given[id] !== undefined || id === wanted.fieldId);
  const others = fields.filter((field) => !shown.includes(field) && field.kinds.length > 0);
  return (
    <>
      <h3>{words.fieldsOfRow}</h3>
      {shown.map((field) => (
        <OutputFields
          key={field.id}
          view={view}
          name={`field-${field.id}`}
          label={field.label[locale]}
          field={field}
          output={given[field.id] ?? null}
          wanted={wanted.clause}
        />
      ))}
      <Select
        name="plus-champ"
        label={words.addField}
        emptyLabel={words.chooseField}
        options={others.map(({ id, label }) => ({ value: id, label: label[locale] }))}
      />
      <FormActions>
        <Button look="quiet" name="suite" value="champ">
          {words.more}
        </Button>
      </FormActions>
    </>
  );
}

/** A row as plain data. */
export const asRow = (part: Part) => part as unknown as Row;
