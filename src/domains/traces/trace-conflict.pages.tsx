import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import type { TraceWords } from './quick-trace.pages.tsx';
import type { ContentField } from './trace.rules.ts';
import type { Trace } from './trace.ts';
import type { FormMaterial } from './trace-material.ts';

export interface TraceFormProps {
  words: TraceWords;
  locale: Locale;
  form: Form;
  refusal: ErrorSentences;
  material: FormMaterial;
  /** The trace being changed; none when it is new. */
  trace?: Trace;
  /** What somebody saved meanwhile, by field, in words; the form holds what was typed. */
  conflict?: Partial<Record<ContentField, string>>;
  mayShow: boolean;
}

/** What is saved now, beside the field that two people changed. */
export function Meanwhile({ props, field }: { props: TraceFormProps; field: ContentField }) {
  const saved = props.conflict?.[field];
  if (saved === undefined) return null;
  return (
    <blockquote>
      <p class="hint">{props.words.savedNow}</p>
      <p class="pre-line">{saved || props.words.empty}</p>
    </blockquote>
  );
}
