import type { Locale } from '#/platform/visit.ts';
import type { Codebook, Field } from './codebook.ts';
import type { fr } from './codebook.words.ts';
import type { PartMarks } from './codebook-mark.rules.ts';
import { ConditionText } from './condition.pages.tsx';
import type { Output } from './decision-table.ts';
import { type CaseValue, readOutput } from './picked-output.rules.ts';
import { traceAttribute, traceInput } from './trace-input.ts';

export interface CodebookView {
  book: Codebook;
  words: typeof fr;
  locale: Locale;
  /** For a local variant, how each part stands beside the codebook it extends. */
  marks?: PartMarks | null;
}

/** How a field is filled, in words. */
export function OutputText({
  book,
  words,
  locale,
  field,
  output,
}: CodebookView & { field: Field; output: Output | null }) {
  if (output === null) return words.byRule;
  if ('attribute' in output) return words.copied(traceAttribute(output.attribute).label[locale]);
  if ('feel' in output)
    return <FormulaText book={book} words={words} locale={locale} field={field} formula={output.feel} />;
  if ('translation' in output) {
    const translation = book.translations.find(({ id }) => id === output.translation);
    return (
      <a href={`#table-${output.translation}`}>
        {words.translated(translation?.label[locale] ?? output.translation)}
      </a>
    );
  }
  if ('share' in output) return words.shareOf(axisLabel(book, output.share, locale));
  return words.constant(codeLabel(book, field.codeList, String(output.literal), locale));
}

/** Axes are words of the space: the codebook names those that it has among its codes. */
function axisLabel(book: Codebook, axis: string, locale: Locale): string {
  const codes = book.codeLists.flatMap((list) => list.codes);
  return codes.find(({ id }) => id === axis)?.label[locale] ?? axis;
}

type FilledView = CodebookView & { field: Field };

/** Case by case where it was picked so; a formula only where words cannot say it. */
function FormulaText({ formula, ...view }: FilledView & { formula: string }) {
  const { book, words, locale } = view;
  const picked = readOutput(formula);
  if (picked === null) return <code>{formula}</code>;
  if (picked.kind === 'input') return words.copied(traceInput(picked.input).label[locale]);
  return (
    <ul>
      {picked.cases.map(({ condition, value }) => (
        <li key={condition}>
          <ValueText {...view} value={value} />
          {words.inCase} <ConditionText book={book} locale={locale} text={condition} />
        </li>
      ))}
      <li>
        {words.inOtherCases} <ValueText {...view} value={picked.otherwise} />
      </li>
    </ul>
  );
}

function ValueText({ book, words, locale, field, value }: FilledView & { value: CaseValue }) {
  return value === null ? words.empty : codeLabel(book, field.codeList, String(value), locale);
}

/** « 4150 – Soutien au développement… », or the label alone where no code was published. */
export function codeLabel(book: Codebook, listId: string | null, codeId: string, locale: Locale): string {
  const code = book.codeLists.find(({ id }) => id === listId)?.codes.find(({ id }) => id === codeId);
  if (!code) return codeId;
  return code.code === null ? code.label[locale] : `${code.code} – ${code.label[locale]}`;
}
