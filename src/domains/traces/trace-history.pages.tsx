import { formatDate, formatTime } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { Thread } from '#/ui/thread.tsx';
import { Time } from '#/ui/time.tsx';
import type { TraceWords } from './quick-trace.pages.tsx';
import type { ContentField } from './trace.rules.ts';
import { type Trace, type TraceSummary, visibilities } from './trace.ts';

/** One step of a trace's history: a change of what it says, or something done with it. */
export interface HistoryStep {
  key: string;
  day: string;
  time: string;
  title: string;
  by: string | null;
  changes: readonly { field: ContentField; before: string; after: string }[];
}

export interface HistoryProps {
  words: TraceWords;
  locale: Locale;
  /** Latest first. */
  steps: readonly HistoryStep[];
}

/** Every change, who made it and when, with what was said before and after. */
export function TraceHistoryPage({ words, locale, steps }: HistoryProps) {
  return (
    <>
      <p class="lead">{words.historyLead}</p>
      <Thread
        level={2}
        label={words.historyTitle}
        entries={steps.map((step) => ({
          key: step.key,
          dateTime: step.day,
          when: `${formatDate(step.day, locale)}, ${formatTime(step.time, locale)}`,
          title: step.title,
          body: (
            <>
              <p class="hint">{words.historyBy(step.by)}</p>
              {step.changes.map((change) => (
                <Change key={change.field} words={words} change={change} />
              ))}
            </>
          ),
        }))}
      />
    </>
  );
}

function Change({ words, change }: { words: TraceWords; change: HistoryStep['changes'][number] }) {
  return (
    <Disclosure summary={words.fieldNames[change.field]}>
      <dl>
        <dt>{words.historyBefore}</dt>
        <dd class="pre-line">{change.before || words.empty}</dd>
        <dt>{words.historyAfter}</dt>
        <dd class="pre-line">{change.after || words.empty}</dd>
      </dl>
    </Disclosure>
  );
}

export interface TrashProps {
  words: TraceWords;
  locale: Locale;
  traces: readonly (TraceSummary & { trashedOn: string })[];
  /** Cursor of what comes next, or null at the end. */
  next: string | null;
}

/** What was thrown away and can still be taken back. */
export function TrashPage({ words, locale, traces, next }: TrashProps) {
  return (
    <>
      <p class="lead">{words.trashLead}</p>
      {traces.length === 0 ? (
        <Empty title={words.trashEmpty} />
      ) : (
        <Table
          caption={words.trashTitle}
          rows={traces}
          rowKey={(trace) => trace.id}
          columns={trashColumns(words, locale)}
        />
      )}
      <Pagination
        label={words.pages}
        next={
          next
            ? { label: words.trashNext, href: `${paths.traceTrash}?${new URLSearchParams({ suite: next })}` }
            : undefined
        }
      />
      <p>
        <LinkButton href={paths.traces}>{words.title}</LinkButton>
      </p>
    </>
  );
}

function trashColumns(words: TraceWords, locale: Locale): Column<TrashProps['traces'][number]>[] {
  const day = (date: string) => <Time dateTime={date}>{formatDate(date, locale)}</Time>;
  return [
    { key: 'title', heading: words.columns.title, cell: (trace) => trace.title },
    { key: 'day', heading: words.columns.day, cell: (trace) => day(trace.eventOn) },
    { key: 'trashed', heading: words.trashedOn, cell: (trace) => day(trace.trashedOn) },
    {
      key: 'restore',
      heading: words.restore,
      cell: (trace) => (
        <PostForm action={paths.traceRestore(trace.id)} class="inline-form">
          <button class="button button-quiet" type="submit" aria-label={words.restoreLabel(trace.title)}>
            {words.restore}
          </button>
        </PostForm>
      ),
    },
  ];
}

export interface TraceVisibilityProps {
  words: TraceWords;
  trace: Trace;
  form: Form;
  refusal: ErrorSentences;
}

/** The author says who sees it; more people only when that is ticked. */
export function TraceVisibilityPage({ words, trace, form, refusal }: TraceVisibilityProps) {
  return (
    <>
      <p class="lead">{words.visibilityLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.traceVisibility(trace.id)} submissionKey={form.text('_key')}>
        <RadioGroup
          name="visibility"
          label={words.form.visibility}
          choices={visibilities.map((visibility) => ({
            value: visibility as string,
            label: words.visibilities[visibility],
          }))}
          value={form.text('visibility') || trace.visibility}
          error={refusal.of('visibility')}
        />
        <Checkbox
          name="widen"
          value="yes"
          label={words.form.widen}
          hint={words.form.widenHint}
          checked={form.text('widen') === 'yes'}
          error={refusal.of('widen')}
        />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.trace(trace.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}
