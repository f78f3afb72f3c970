import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextField } from '#/ui/fields.tsx';
import { Filters } from '#/ui/filters.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { Time } from '#/ui/time.tsx';
import { findingKinds, mostCandidates, type SearchAnswer, type ShownFinding } from './finding.ts';
import type { fr } from './search.words.ts';

export interface SearchPageProps {
  words: typeof fr;
  form: Form;
  refusal: ErrorSentences;
  spaces: readonly { id: string; name: string }[];
  /** Null before anything was asked. */
  answer: SearchAnswer | null;
  page: number;
  day(date: string): string;
  number(value: number): string;
}

export function SearchPage(props: SearchPageProps) {
  const { words, form, refusal, answer } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <Filters
        action={paths.search}
        summary={words.filters}
        submitLabel={words.button}
        open={answer === null || refusal.errors.length > 0}
      >
        <TextField name="q" label={words.box} value={form.text('q')} type="search" hint={words.lead} />
        <LimitFields {...props} />
      </Filters>
      {answer ? <Answers {...props} answer={answer} /> : null}
      <p>
        <a href={paths.deviceSearch}>{words.withoutNetwork}</a>
      </p>
    </>
  );
}

function LimitFields({ words, form, refusal, spaces }: SearchPageProps) {
  return (
    <>
      <Select
        name="sorte"
        label={words.kind}
        options={[
          { value: '', label: words.anyKind },
          ...findingKinds.map((kind) => ({ value: kind, label: words.kinds[kind] })),
        ]}
        value={form.text('sorte')}
      />
      <Select
        name="espace"
        label={words.space}
        options={[
          { value: '', label: words.anySpace },
          ...spaces.map((space) => ({ value: space.id, label: space.name })),
        ]}
        value={form.text('espace')}
      />
      <DateField name="depuis" label={words.since} value={form.text('depuis')} error={refusal.of('depuis')} />
      <DateField name="jusque" label={words.until} value={form.text('jusque')} error={refusal.of('jusque')} />
    </>
  );
}

function Answers({ words, form, answer, page, day, number }: SearchPageProps & { answer: SearchAnswer }) {
  return (
    <section aria-live="polite">
      {answer.mended ? <p>{words.mended(answer.mended)}</p> : null}
      {answer.isComplete ? null : (
        <Notice kind="information" title={words.indexing}>
          <p>{words.indexingThen}</p>
        </Notice>
      )}
      {answer.findings.length === 0 ? (
        <p>{answer.isComplete ? words.none : words.noneYet}</p>
      ) : (
        <p class="hint">
          {answer.count === null ? words.more(number(mostCandidates)) : words.count(answer.count)}
        </p>
      )}
      <ol class="findings">
        {answer.findings.map((finding) => (
          <li key={finding.id}>
            <Found words={words} finding={finding} day={day} />
          </li>
        ))}
      </ol>
      <Pagination
        label={words.title}
        previous={page > 1 ? { label: words.previous, href: pageHref(form, page - 1) } : undefined}
        next={answer.hasNext ? { label: words.next, href: pageHref(form, page + 1) } : undefined}
      />
    </section>
  );
}

function Found({
  words,
  finding,
  day,
}: {
  words: typeof fr;
  finding: ShownFinding;
  day(date: string): string;
}) {
  return (
    <>
      <h2>
        <a href={finding.href}>
          <Marked text={finding.title} ranges={finding.titleRanges} />
        </a>
      </h2>
      <p class="hint">
        {words.oneKind[finding.kind]}, <Time dateTime={finding.happenedOn}>{day(finding.happenedOn)}</Time>
      </p>
      {finding.excerpt ? (
        <p>
          <Marked text={finding.excerpt} ranges={finding.excerptRanges} />
        </p>
      ) : null}
    </>
  );
}

/** The words that answer, marked in the original text. */
function Marked({ text, ranges }: { text: string; ranges: readonly { start: number; end: number }[] }) {
  const parts = [];
  let at = 0;
  for (const range of ranges) {
    parts.push(
      text.slice(at, range.start),
      <mark key={range.start}>{text.slice(range.start, range.end)}</mark>,
    );
    at = range.end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

function pageHref(form: Form, page: number): string {
  const query = new URLSearchParams();
  for (const name of ['q', 'sorte', 'espace', 'depuis', 'jusque']) {
    if (form.text(name)) query.set(name, form.text(name));
  }
  if (page > 1) query.set('page', String(page));
  return `${paths.search}?${query}`;
}
