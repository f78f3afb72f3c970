import type { Code, Codebook, Field, Output } from '#/domains/codebooks/codebooks.public.ts';
import { traceAttributes } from '#/domains/codebooks/codebooks.public.ts';
import type { Locale } from '#/platform/visit.ts';
import { Fieldset } from '#/ui/choices.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import type { Words } from './draft-frame.pages.tsx';

export interface OutputFieldsProps {
  book: Codebook;
  words: Words;
  locale: Locale;
  /** Prefix of the names that are posted. */
  name: string;
  label: string;
  /** What the field takes, to offer its codes. */
  field: Pick<Field, 'codeList' | 'type'>;
  output: Output | null;
}

/** How a field is filled: a fixed value, copied, by a table or by a formula. */
export function OutputFields(props: OutputFieldsProps) {
  const { book, words, name, label, field, output } = props;
  const codes = book.codeLists.find(({ id }) => id === field.codeList)?.codes ?? null;
  const literal = literalOf(output);
  const ways = ['none', codes ? 'code' : 'literal', 'attribute', 'translation', 'feel'] as const;
  const hows = (field.type === 'share' ? (['none', 'share'] as const) : ways).map((value) => ({
    value,
    label: words.outputs[value],
  }));
  return (
    <Fieldset legend={label}>
      <Select
        name={`${name}-how`}
        label={words.outputHow(label)}
        options={hows}
        value={howOf(output, codes !== null)}
      />
      {codes ? <CodedFields {...props} codes={codes} literal={literal} /> : null}
      {field.type === 'share' ? null : <CopiedField {...props} />}
      <TextField
        name={`${name}-value`}
        label={field.type === 'share' ? words.outputAxis : words.outputValue}
        value={typedValue(output, codes !== null)}
        spellcheck={false}
      />
    </Fieldset>
  );
}

function CodedFields(props: OutputFieldsProps & { codes: readonly Code[]; literal: string }) {
  const { book, words, locale, name, field, output, codes, literal } = props;
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
        value={literal}
      />
      <Select
        name={`${name}-translation`}
        label={words.outputTranslation}
        emptyLabel={words.noneChoice}
        options={book.translations
          .filter(({ codeList }) => codeList === field.codeList)
          .map(({ id, label }) => ({ value: id, label: label[locale] }))}
        value={output && 'translation' in output ? output.translation : ''}
      />
    </>
  );
}

function CopiedField({ words, locale, name, output }: OutputFieldsProps) {
  return (
    <Select
      name={`${name}-attribute`}
      label={words.outputAttribute}
      emptyLabel={words.noneChoice}
      options={Object.entries(traceAttributes).map(([value, { label }]) => ({ value, label: label[locale] }))}
      value={output && 'attribute' in output ? output.attribute : ''}
    />
  );
}

const literalOf = (output: Output | null) => (output && 'literal' in output ? String(output.literal) : '');

/** What the one field that is typed says. */
function typedValue(output: Output | null, isCoded: boolean): string {
  if (output && 'feel' in output) return output.feel;
  if (output && 'share' in output) return output.share;
  return isCoded ? '' : literalOf(output);
}

function howOf(output: Output | null, isCoded: boolean): string {
  if (output === null) return 'none';
  if ('literal' in output) return isCoded ? 'code' : 'literal';
  if ('attribute' in output) return 'attribute';
  if ('share' in output) return 'share';
  return 'translation' in output ? 'translation' : 'feel';
}
