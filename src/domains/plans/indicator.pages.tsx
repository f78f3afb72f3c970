import { HiddenFigure, HiddenWhy, hiddenMark } from '#/domains/protection/protection.public.ts';
import { formatDate } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, NumberField, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { hiddenNumber, type ShownIndicator, type ShownReading } from './plan-item.ts';
import type { ItemWords } from './plan-item-form.pages.tsx';
import { isSomeHidden } from './shown-number.rules.ts';

export interface IndicatorsProps {
  words: ItemWords;
  locale: Locale;
  planId: string;
  itemId: string;
  indicators: readonly ShownIndicator[];
  mayChange: boolean;
  form: Form;
  refusal: ErrorSentences;
}

/** What one looks at to know: figures with their unit and start, or changes in words, each with its readings. */
export function Indicators(props: IndicatorsProps) {
  const { words, locale, indicators, mayChange, refusal } = props;
  if (indicators.length === 0 && !mayChange) return null;
  return (
    <section id="indicateurs">
      <h2>{words.indicators}</h2>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {indicators.length === 0 ? <p>{words.noIndicators}</p> : null}
      {indicators.map((indicator) => (
        <IndicatorBlock key={indicator.id} {...props} indicator={indicator} />
      ))}
      {indicators.some(isSomeHidden) ? <HiddenWhy locale={locale} /> : null}
      {mayChange ? <AddIndicator {...props} /> : null}
    </section>
  );
}

function IndicatorBlock(props: IndicatorsProps & { indicator: ShownIndicator }) {
  const { words, locale, planId, itemId, indicator, mayChange } = props;
  const said = (value: number) => `${formatNumber(value, locale)} ${indicator.unit}`;
  const facts = [
    indicator.baseline === null
      ? null
      : words.baselineSaid(
          indicator.baseline === hiddenNumber ? hiddenMark(locale).label : said(indicator.baseline),
        ),
    indicator.target === null ? null : words.targetSaid(said(indicator.target)),
  ].filter((fact) => fact !== null);
  return (
    <article class="plan-indicator">
      <h3>{indicator.label}</h3>
      {facts.length > 0 ? <p class="plan-facts">{facts.join(' · ')}</p> : null}
      {indicator.readings.length === 0 ? <p class="hint">{words.noReading}</p> : null}
      <ul>
        {indicator.readings.map((reading) => (
          <ReadingLine key={reading.id} reading={reading} said={said} locale={locale} />
        ))}
      </ul>
      {mayChange ? <ReadingForm {...props} /> : null}
      {mayChange && indicator.readings.length === 0 ? (
        <PostForm action={paths.planIndicatorRemoval(planId, itemId, indicator.id)}>
          <button
            class="button button-quiet"
            type="submit"
            aria-label={words.removeIndicatorLabel(indicator.label)}
          >
            {words.removeIndicator}
          </button>
        </PostForm>
      ) : null}
    </article>
  );
}

function ReadingLine(props: { reading: ShownReading; said(value: number): string; locale: Locale }) {
  const { reading, said, locale } = props;
  const { onDay, value, words } = reading;
  return (
    <li>
      {formatDate(onDay, locale)}
      {value === null ? null : ' · '}
      {value === hiddenNumber ? <HiddenFigure locale={locale} /> : value === null ? null : said(value)}
      {words === '' ? null : ` · ${words}`}
    </li>
  );
}

function ReadingForm(props: IndicatorsProps & { indicator: ShownIndicator }) {
  const { words, planId, itemId, indicator, form, refusal } = props;
  const mine = form.text('indicator') === indicator.id;
  const typed = (name: string) => (mine ? form.text(name) : '');
  const field = (name: string) => ({
    name,
    id: `${name}-${indicator.id}`,
    value: typed(name),
    error: mine ? refusal.of(`${name}-${indicator.id}`) : undefined,
  });
  return (
    <Disclosure summary={words.addReading} open={mine}>
      <PostForm action={paths.planIndicatorReadings(planId, itemId, indicator.id)}>
        <DateField {...field('onDay')} label={words.onDay} hint={words.onDayHint} />
        {indicator.kind === 'number' ? (
          <NumberField {...field('value')} label={words.readingValue} unit={indicator.unit} />
        ) : null}
        <TextField {...field('words')} label={words.readingWords} maxLength={4000} />
        <Button look="quiet">{words.addReading}</Button>
      </PostForm>
    </Disclosure>
  );
}

function AddIndicator({ words, planId, itemId, form, refusal }: IndicatorsProps) {
  const isMine = form.has('label');
  const field = (name: string) => ({ name, value: form.text(name), error: refusal.of(name) });
  return (
    <Disclosure summary={words.addIndicator} open={isMine}>
      <PostForm action={paths.planItemIndicators(planId, itemId)} submissionKey={form.text('_key')}>
        <RadioGroup
          name="kind"
          label={words.indicatorKind}
          choices={(['number', 'change'] as const).map((value) => ({
            value,
            label: words.indicatorKinds[value],
          }))}
          value={form.text('kind') || 'number'}
        />
        <TextField {...field('label')} label={words.indicatorLabel} maxLength={500} />
        <TextField
          {...field('unit')}
          label={words.unit}
          hint={words.unitHint}
          maxLength={60}
          width="medium"
        />
        <NumberField {...field('baseline')} label={words.baseline} />
        <DateField {...field('baselineOn')} label={words.baselineOn} />
        <NumberField {...field('target')} label={words.target} />
        <Button look="quiet">{words.addIndicator}</Button>
      </PostForm>
    </Disclosure>
  );
}
