import {
  type AttributeId,
  type Code,
  type Codebook,
  conditionInputIds,
  type Field,
  type Output,
  readOutput,
  traceAttributes,
  traceInput,
} from '#/domains/codebooks/codebooks.public.ts';
import { Fieldset } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import type { WantedClause } from './condition-picker.pages.tsx';
import type { DraftView } from './draft-frame.pages.tsx';
import { CasesFields } from './output-cases.pages.tsx';
import { readCases } from './output-cases.rules.ts';

export interface OutputFieldsProps {
  view: DraftView;
  /** Prefix of the names that are posted. */
  name: string;
  label: string;
  /** What the field takes, to offer its codes. */
  field: Pick<Field, 'codeList' | 'type'>;
  output: Output | null;
  /** A condition that was asked for in one of its cases. */
  wanted: WantedClause | null;
}

/** How a field is filled: a fixed value, copied, by a table, by cases, or by a formula for the rest. */
export function OutputFields(props: OutputFieldsProps) {
  const { view, name, label, field, output, wanted } = props;
  const { words, draft } = view;
  const codes = codesOf(draft.book, field);
  const isShare = field.type === 'share';
  const ways = ['none', codes ? 'code' : 'literal', 'attribute', 'translation', 'cases', 'feel'] as const;
  const hows = (isShare ? (['none', 'share'] as const) : ways).map((value) => ({
    value,
    label: words.outputs[value],
  }));
  const isWanted = wanted?.attribute === name || wanted?.attribute.startsWith(`${name}-cas-`);
  const how = isWanted ? 'cases' : howOf(output, codes !== null);
  return (
    <Fieldset legend={label}>
      <Select name={`${name}-how`} label={words.outputHow(label)} options={hows} value={how} />
      {codes ? <CodedFields {...props} codes={codes} /> : null}
      {isShare ? null : <CopiedField {...props} />}
      {isShare ? <AxisField {...props} /> : null}
      {codes || isShare ? null : (
        <TextField
          name={`${name}-value`}
          label={words.outputValue}
          value={output && 'literal' in output ? String(output.literal) : ''}
        />
      )}
      {isShare ? null : <CasesFields {...props} codes={codes} isOpen={how === 'cases'} />}
      {isShare ? null : <FormulaField {...props} isOpen={how === 'feel'} />}
    </Fieldset>
  );
}

function codesOf(book: Codebook, field: Pick<Field, 'codeList'>): readonly Code[] | null {
  return book.codeLists.find(({ id }) => id === field.codeList)?.codes ?? null;
}

function CodedFields(props: OutputFieldsProps & { codes: readonly Code[] }) {
  const { view, name, field, output, codes } = props;
  const { words, locale, draft } = view;
  return (
    <>
      <Select
        name={`${name}-code`}
        label={words.outputCode}
        emptyLabel={words.noneChoice}
        options={codes.map(({ id, code, label }) => ({
          value: id,
          label: code === null ? label[locale] : `${code} – ${label[locale]}`,
        }))}
        value={output && 'literal' in output ? String(output.literal) : ''}
      />
      <Select
        name={`${name}-translation`}
        label={words.outputTranslation}
        emptyLabel={words.noneChoice}
        options={draft.book.translations
          .filter(({ codeList }) => codeList === field.codeList)
          .map(({ id, label }) => ({ value: id, label: label[locale] }))}
        value={output && 'translation' in output ? output.translation : ''}
      />
    </>
  );
}

const numbersOfTrace = conditionInputIds.filter((id) => traceInput(id).type === 'integer');

/** What the trace says, taken as it is: what it alone has, or a number that conditions may look at too. */
function CopiedField({ view: { words, locale }, name, output }: OutputFieldsProps) {
  const attributes = Object.entries(traceAttributes).map(([value, { label }]) => ({
    value: value as AttributeId | `input:${string}`,
    label: label[locale],
  }));
  const numbers = numbersOfTrace.map((id) => ({
    value: `input:${id}` as const,
    label: traceInput(id).label[locale],
  }));
  return (
    <Select
      name={`${name}-attribute`}
      label={words.outputAttribute}
      emptyLabel={words.noneChoice}
      options={[...attributes, ...numbers]}
      value={copiedIn(output)}
    />
  );
}

function copiedIn(output: Output | null): string {
  if (output && 'attribute' in output) return output.attribute;
  const picked = output && 'feel' in output ? readOutput(output.feel) : null;
  return picked?.kind === 'input' ? `input:${picked.input}` : '';
}

function FormulaField({ view: { words }, name, output, isOpen }: OutputFieldsProps & { isOpen: boolean }) {
  return (
    <Disclosure summary={words.outputByHand} open={isOpen}>
      <TextField
        name={`${name}-feel`}
        label={words.formula}
        hint={words.outputFormulaHint}
        value={output && 'feel' in output ? output.feel : ''}
        spellcheck={false}
      />
    </Disclosure>
  );
}

/** The axis whose part of the act is taken: one of those that the codebook lists, or typed when it lists none. */
function AxisField({ view: { draft, words, locale }, name, output }: OutputFieldsProps) {
  const { fields, codeLists } = draft.book;
  const ofAxes = new Set(
    fields.filter(({ carries }) => carries.includes('serviceAxes')).map((one) => one.codeList),
  );
  const axes = codeLists.filter(({ id }) => ofAxes.has(id)).flatMap(({ codes }) => codes);
  const value = output && 'share' in output ? output.share : '';
  if (axes.length === 0)
    return (
      <TextField name={`${name}-value`} label={words.outputAxisTyped} value={value} spellcheck={false} />
    );
  const isKnown = value === '' || axes.some(({ id }) => id === value);
  return (
    <Select
      name={`${name}-value`}
      label={words.outputAxis}
      emptyLabel={words.noneChoice}
      options={[
        ...axes.map(({ id, label }) => ({ value: id, label: label[locale] })),
        ...(isKnown ? [] : [{ value, label: value }]),
      ]}
      value={value}
    />
  );
}

function howOf(output: Output | null, isCoded: boolean): string {
  if (output === null) return 'none';
  if ('literal' in output) return isCoded ? 'code' : 'literal';
  if ('attribute' in output || copiedIn(output) !== '') return 'attribute';
  if ('share' in output) return 'share';
  if ('translation' in output) return 'translation';
  return readCases(output) ? 'cases' : 'feel';
}
