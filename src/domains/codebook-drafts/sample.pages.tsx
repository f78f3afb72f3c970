import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Select, type SelectGroup } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { DraftView } from './draft-frame.pages.tsx';
import type { SamplePeriod } from './trial.ts';

const periodsShown = 14;

export interface SampleProps {
  view: DraftView;
  sample: SamplePeriod | null;
  /** Shared traces of the period; null when they were not counted. */
  traceCount: number | null;
}

/** The period on which the draft is tried, and the choice of another among those that ended. */
export function SamplePart({ view, sample, traceCount }: SampleProps) {
  const { draft, words, locale, mayWrite } = view;
  const label = sample?.period.label[locale] ?? '';
  const counted = traceCount === null ? label : words.sampleText(label, traceCount);
  return (
    <section aria-label={words.sampleTitle} id="essai">
      <p>
        <strong>{words.sampleTitle}</strong> {sample === null ? words.sampleNone : counted}
      </p>
      {mayWrite && sample ? (
        <PostForm action={paths.codebookDraftSample(draft.id)} class="inline-form">
          <Select
            name="periode"
            label={words.samplePeriod}
            options={periodsOffered(view, sample)}
            value={`${sample.calendarId} ${sample.periodId}`}
            width="medium"
          />
          <FormActions>
            <Button look="quiet">{words.sampleChoose}</Button>
          </FormActions>
        </PostForm>
      ) : null}
    </section>
  );
}

/** A year or so of periods around the one chosen, the latest first. */
function periodsOffered({ draft, locale }: DraftView, sample: SamplePeriod): SelectGroup[] {
  return draft.book.calendars.map((calendar) => {
    const periods = calendar.years.flatMap((year) => year.periods);
    const at = periods.findIndex(
      ({ id, startsOn }) => id === sample.periodId || startsOn > sample.period.endsOn,
    );
    const last = at < 0 ? periods.length : at + 3;
    return {
      label: calendar.label[locale],
      options: periods
        .slice(Math.max(0, last - periodsShown), last)
        .toReversed()
        .map(({ id, label }) => ({ value: `${calendar.id} ${id}`, label: label[locale] })),
    };
  });
}
