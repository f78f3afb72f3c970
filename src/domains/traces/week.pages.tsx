import { addDays, formatDate, formatDuration, formatWeekdayAndDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Select } from '#/ui/fields.tsx';
import { WeekGrid } from '#/ui/grid.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { dossierOptions, type TraceWords } from './quick-trace.pages.tsx';
import { textLength } from './trace.rules.ts';
import type { TraceSummary } from './trace.ts';
import { noFilters } from './trace-filters.form.ts';
import { ViewTabs } from './trace-list.pages.tsx';
import type { DossierChoice } from './trace-material.ts';

export interface WeekProps {
  words: TraceWords;
  locale: Locale;
  space: { id: string; name: string };
  spaces: readonly { id: string; name: string }[];
  /** Seven days, from Monday. */
  days: readonly string[];
  today: string;
  /** One line a dossier; the last one is for what belongs to none. */
  lines: readonly { dossierId: string | null; title: string }[];
  /** Dossiers of which nothing was noted this week: a phone keeps their lines behind one summary. */
  quiet: ReadonlySet<string>;
  /** Dossiers that have no line yet. */
  others: readonly DossierChoice[];
  form: Form;
  /** Boxes that could not be read, `line-day`, and words without a day, `line-texte`. */
  faults: ReadonlySet<string>;
  faultText: string;
  /** Set when nothing was saved: why. */
  refusal: string | null;
  already: readonly TraceSummary[];
}

/** The week as a grid one fills by the keyboard, and what was noted in it already. */
export function WeekPage(props: WeekProps) {
  const { words, space, days, already, refusal } = props;
  const first = days[0] ?? '';
  const href = (day: string) => `${paths.traceWeek}?jour=${day}&espace=${space.id}`;
  return (
    <>
      <ViewTabs words={words} filters={noFilters} current="semaine" />
      <p class="lead">{words.week.lead}</p>
      {refusal ? <Notice kind="refusal" title={refusal} /> : null}
      <SpaceSwitch {...props} />
      <Pagination
        label={words.week.weeks}
        previous={{ label: words.week.previous, href: href(addDays(first, -7)) }}
        next={{ label: words.week.next, href: href(addDays(first, 7)) }}
      />
      <PostForm action={paths.traceWeek} draft={`semaine-${first}`} submissionKey={props.form.text('_key')}>
        <input type="hidden" name="jour" value={first} />
        <input type="hidden" name="espace" value={space.id} />
        <WeekTable {...props} />
        <FormActions>
          <Button>{words.week.save}</Button>
        </FormActions>
      </PostForm>
      <AddLine {...props} />
      <h2>{words.week.already}</h2>
      {already.length === 0 ? <p>{words.week.alreadyNone}</p> : <Already {...props} />}
    </>
  );
}

function Already({ locale, already }: WeekProps) {
  return (
    <LinkedList
      lines={already.map((trace) => ({
        label: trace.title,
        href: paths.trace(trace.id),
        note: [
          formatWeekdayAndDate(trace.eventOn, locale, false),
          ...(trace.durationMinutes === null ? [] : [formatDuration(trace.durationMinutes, locale)]),
          ...trace.dossiers.map((dossier) => dossier.title),
        ].join(', '),
      }))}
    />
  );
}

function WeekTable(props: WeekProps) {
  const { words, locale, days, lines, today, form, faults } = props;
  const dayName = (day: string) => formatWeekdayAndDate(day, locale, false);
  return (
    <WeekGrid
      caption={words.week.caption(formatDate(days[0] ?? '', locale), formatDate(days[6] ?? '', locale))}
      rowsHeading={words.week.rows}
      columns={days.map((day) => ({ key: day, heading: shortDay(day, locale), current: day === today }))}
      rows={lines.map((line) => ({ key: line.dossierId ?? 'aucun', heading: line.title }))}
      folded={{ has: ({ key }) => props.quiet.has(key), summary: words.week.quiet }}
      hidden={(_row, at) => ({ name: `dossier-${at}`, value: lines[at]?.dossierId ?? '' })}
      cell={(row, column, at) => {
        const day = days.indexOf(column.key);
        const name = `duree-${at}-${day}`;
        return {
          name,
          value: form.text(name),
          label: words.week.cell(row.heading, dayName(column.key)),
          error: faults.has(`${at}-${day}`) ? props.faultText : undefined,
        };
      }}
      wordsHeading={words.week.what}
      wordsCell={(row, at) => ({
        name: `texte-${at}`,
        value: form.text(`texte-${at}`),
        label: words.week.whatLabel(row.heading),
        error: faults.has(`${at}-texte`) ? words.week.whichDay : undefined,
        maxLength: textLength,
      })}
    />
  );
}

function AddLine({ words, space, days, lines, others }: WeekProps) {
  if (others.length === 0) return null;
  return (
    <form action={paths.traceWeek} method="get" class="inline-form">
      <input type="hidden" name="jour" value={days[0]} />
      <input type="hidden" name="espace" value={space.id} />
      {lines.map((line) =>
        line.dossierId ? (
          <input key={line.dossierId} type="hidden" name="ligne" value={line.dossierId} />
        ) : null,
      )}
      <Select name="ligne" label={words.week.addDossier} options={dossierOptions(others, [space])} />
      <Button look="quiet">{words.week.add}</Button>
    </form>
  );
}

function SpaceSwitch({ words, space, spaces, days }: WeekProps) {
  if (spaces.length < 2) return null;
  return (
    <form action={paths.traceWeek} method="get" class="inline-form">
      <input type="hidden" name="jour" value={days[0]} />
      <Select
        name="espace"
        label={words.quick.space}
        options={spaces.map((one) => ({ value: one.id, label: one.name }))}
        value={space.id}
      />
      <Button look="quiet">{words.week.changeSpace}</Button>
    </form>
  );
}

/** « lun. 2 mars », "Mon Mar 2". */
function shortDay(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(`${locale}-CA`, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
