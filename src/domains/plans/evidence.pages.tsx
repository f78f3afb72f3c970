import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, type SelectGroup, TextArea, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { PlanWords } from './plan-frame.pages.tsx';
import { evidenceSayings, type MovedItem, type TraceChoice } from './plan-item.ts';
import type { ItemWords } from './plan-item-form.pages.tsx';

function SayingField({ words, form, refusal }: { words: ItemWords; form: Form; refusal: ErrorSentences }) {
  return (
    <RadioGroup
      name="says"
      label={words.says}
      choices={evidenceSayings.map((value) => ({
        value,
        label: words.sayings[value],
        hint: words.sayingHints[value],
      }))}
      value={form.text('says') || 'progress'}
      error={refusal.of('says')}
      columns
    />
  );
}

export interface QuickMoveProps {
  words: ItemWords;
  planId: string;
  itemId: string;
  spaces: readonly { id: string; name: string }[];
  form: Form;
  refusal: ErrorSentences;
}

/** One line that becomes a trace, linked already. */
export function QuickMove(props: QuickMoveProps) {
  const { words, planId, itemId, form, refusal } = props;
  return (
    <section id="note">
      <h2>{words.quickTitle}</h2>
      <p class="hint">{words.quickHint}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm
        action={paths.planItemNote(planId, itemId)}
        submissionKey={form.text('_key')}
        draft={`suite-${itemId}`}
      >
        <TextArea
          name="text"
          label={words.quickText}
          value={form.text('text')}
          error={refusal.of('text')}
          rows={2}
        />
        <SayingField {...props} />
        <QuickPlace {...props} />
        <FormActions>
          <Button>{words.quickButton}</Button>
          <LinkButton href={paths.planItemTraces(planId, itemId)}>{words.linkTitle}</LinkButton>
        </FormActions>
      </PostForm>
    </section>
  );
}

export interface LinkPageProps {
  words: ItemWords;
  locale: Locale;
  planId: string;
  item: { id: string; title: string };
  traces: readonly TraceChoice[];
  searched: string;
  form: Form;
  refusal: ErrorSentences;
}

/** Traces one may link to an item, the nearest first. */
export function LinkTracePage(props: LinkPageProps) {
  const { words, locale, planId, item, traces, searched, form, refusal } = props;
  const here = paths.planItemTraces(planId, item.id);
  return (
    <>
      <p class="lead">{item.title}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <form action={here} method="get" class="inline-form">
        <TextField name="q" label={words.linkSearch} value={searched} maxLength={200} />
        <Button look="quiet">{words.linkSearchButton}</Button>
      </form>
      {traces.length === 0 ? (
        <p>{words.linkNone}</p>
      ) : (
        <PostForm action={here} submissionKey={form.text('_key')}>
          <RadioGroup
            name="traceId"
            label={words.linkChoose}
            choices={traces.map((trace) => ({
              value: trace.id,
              label: trace.title,
              hint: formatDate(trace.eventOn, locale),
            }))}
            value={form.text('traceId')}
            error={refusal.of('traceId')}
          />
          <SayingField {...props} />
          <NoteField {...props} />
          <FormActions>
            <Button>{words.link}</Button>
            <LinkButton href={paths.planItem(planId, item.id)}>{words.cancel}</LinkButton>
          </FormActions>
        </PostForm>
      )}
    </>
  );
}

function NoteField({ words, form, refusal }: { words: ItemWords; form: Form; refusal: ErrorSentences }) {
  return (
    <TextField
      name="note"
      label={words.linkNote}
      hint={words.linkNoteHint}
      value={form.text('note')}
      error={refusal.of('note')}
      maxLength={1000}
    />
  );
}

export interface TracePlansProps {
  words: ItemWords;
  planWords: PlanWords;
  locale: Locale;
  trace: { id: string; title: string };
  moved: readonly MovedItem[];
  /** Items one may choose, by plan. */
  choices: readonly SelectGroup[];
  withPast: boolean;
  form: Form;
  refusal: ErrorSentences;
}

/** From a trace: the items of plans that it moves, and one more. */
export function TracePlansPage(props: TracePlansProps) {
  const { words, locale, trace, choices, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.traceLead}</p>
      <MovedList {...props} />
      <h2>{words.link}</h2>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {choices.length === 0 ? (
        <p>{words.traceNoPlan}</p>
      ) : (
        <PostForm action={paths.tracePlanItems(trace.id)} submissionKey={form.text('_key')}>
          <Select
            name="itemId"
            label={words.chooseItem}
            options={choices}
            value={form.text('itemId')}
            error={refusal.of('itemId') ?? refusal.of('traceId')}
          />
          <SayingField {...props} />
          <NoteField {...props} />
          <FormActions>
            <Button>{words.link}</Button>
            <LinkButton href={paths.trace(trace.id)}>{words.openTrace}</LinkButton>
          </FormActions>
        </PostForm>
      )}
      {props.withPast ? null : (
        <p>
          <a href={`${paths.tracePlanItems(trace.id)}?termines=1`} lang={locale}>
            {words.otherItems}
          </a>
        </p>
      )}
    </>
  );
}

function QuickPlace({ words, spaces, form, refusal }: QuickMoveProps) {
  const isRefused = refusal.of('eventOn') !== undefined || refusal.of('spaceId') !== undefined;
  const [only] = spaces;
  return (
    <Disclosure
      summary={spaces.length > 1 ? words.otherDayOrSpace : words.otherDay}
      open={isRefused || form.text('eventOn') !== ''}
    >
      <DateField
        name="eventOn"
        label={words.eventOn}
        hint={words.onDayHint}
        value={form.text('eventOn')}
        error={refusal.of('eventOn')}
      />
      {spaces.length === 1 && only && refusal.of('spaceId') === undefined ? (
        <input type="hidden" name="spaceId" value={only.id} />
      ) : (
        <Select
          name="spaceId"
          label={words.quickSpace}
          options={spaces.map((space) => ({ value: space.id, label: space.name }))}
          value={form.text('spaceId') || only?.id}
          error={refusal.of('spaceId')}
        />
      )}
    </Disclosure>
  );
}

function MovedList({ words, planWords, moved }: TracePlansProps) {
  if (moved.length === 0) return <p>{words.traceNone}</p>;
  return (
    <LinkedList
      lines={moved.map((one) => ({
        label: one.itemTitle,
        href: paths.planItem(one.planId, one.itemId),
        note: [words.sayings[one.says], one.note, one.planTitle, planWords.states[one.state]]
          .filter((part) => part !== '')
          .join(' · '),
      }))}
    />
  );
}
