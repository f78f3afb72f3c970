import { HiddenWhy, hiddenMark } from '#/domains/protection/protection.public.ts';
import { formatDate } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { isActionLevel } from './plan.rules.ts';
import type { Plan } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';
import { hiddenNumber, type ShownIndicator, type ShownNumber } from './plan-item.ts';
import { type FittedLine, type FittedSheet, namesOf, type SheetCells } from './sheet-fit.rules.ts';

export interface SheetPageProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  sheet: FittedSheet;
  /** What a line says, in words. */
  cellsOf(line: FittedLine): SheetCells;
  hasIndicators: boolean;
  /** Some small number is hidden from this reader. */
  hides: boolean;
  /** The branch shown alone, or null. */
  branchId: string | null;
}

/** Names that a folded line tells before it says that there are others. */
const namesTold = 2;

/** The words of a line: a folded one tells who carries what stands below it, and no more. */
export function sheetCells(
  words: PlanWords,
  locale: Locale,
  line: FittedLine,
  indicators: readonly ShownIndicator[],
): SheetCells {
  const isFolded = line.below.length > 0;
  const below = namesOf([line.item, ...line.below], 'holders');
  const told = below.slice(0, namesTold).join(', ');
  const namesIn = (role: 'holders' | 'partners') => line.item[role].map((one) => one.name).join(', ');
  return {
    title: `${line.number} ${line.item.title}${belowText(words, locale, line)}`,
    holders: !isFolded ? namesIn('holders') : below.length > namesTold ? `${told}, ${words.andOthers}` : told,
    partners: isFolded ? '' : namesIn('partners'),
    indicators: indicators.map((one) => indicatorText(words, one, locale)).join('; '),
  };
}

function belowText(words: PlanWords, locale: Locale, { below }: FittedLine): string {
  if (below.length === 0) return '';
  return ` (${words.holdsItems(formatNumber(below.length, locale), below.length === 1)})`;
}

/** « Immeubles avec un noyau : 1 → 6, visé 11 immeubles ». */
function indicatorText(words: PlanWords, indicator: ShownIndicator, locale: Locale): string {
  if (indicator.kind === 'change') return indicator.label;
  const said = (value: ShownNumber) =>
    value === hiddenNumber ? hiddenMark(locale).label : formatNumber(value, locale);
  const last = indicator.readings.findLast((reading) => reading.value !== null)?.value ?? null;
  const steps = [indicator.baseline, last].filter((value) => value !== null);
  // Twice hidden is said once; a unit follows a number, never the mark.
  const told = steps.every((value) => value === hiddenNumber) ? steps.slice(0, 1) : steps;
  const unit = indicator.target === null && told.at(-1) === hiddenNumber ? '' : indicator.unit;
  const aim = indicator.target === null ? [] : [words.aimedAt(said(indicator.target))];
  const figures = [...(told.length > 0 ? [told.map(said).join(' → ')] : []), ...aim].join(', ');
  return figures === '' ? indicator.label : words.indicatorFigures(indicator.label, figures, unit).trim();
}

/** The plan at a glance, on one landscape page. */
export function SheetPage(props: SheetPageProps) {
  const { words, locale, plan, sheet, hasIndicators } = props;
  const headings = [
    words.item,
    words.holders,
    words.partners,
    ...(hasIndicators ? [words.indicators] : []),
    words.dueOn,
    words.state,
  ];
  return (
    <div class={`plan-sheet plan-sheet-${sheet.size}${hasIndicators ? ' plan-sheet-wide' : ''}`}>
      <SheetHints {...props} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region one scrolls must be reached by the keyboard. */}
      <section class="table-scroll" aria-label={plan.title} tabIndex={0}>
        <table>
          <caption>
            {words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale))}
          </caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line) => (
              <SheetRow key={line.item.id} {...props} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function SheetHints({ words, locale, plan, sheet, branchId, hides }: SheetPageProps) {
  const here = paths.planSheet(plan.id);
  return (
    <>
      <p class="screen-only lead">
        {sheet.fits ? (sheet.isFolded ? words.sheetFolded : words.sheetPrint) : words.sheetTooLong}
      </p>
      {hides ? <HiddenWhy locale={locale} /> : null}
      {branchId ? (
        <p class="screen-only">
          <a href={here}>{words.wholePlan}</a>
        </p>
      ) : null}
    </>
  );
}

function SheetRow(props: SheetPageProps & { line: FittedLine }) {
  const { words, locale, plan, line, hasIndicators } = props;
  const { item, number, depth, below } = line;
  const cells = props.cellsOf(line);
  const isAction = isActionLevel(plan.levels, item.level);
  return (
    <tr class={depth === 0 ? 'plan-sheet-top' : undefined}>
      <th scope="row" class={`plan-depth-${Math.min(depth, 4)}`}>
        {below.length === 0 ? (
          `${number} ${item.title}`
        ) : (
          <a href={`${paths.planSheet(plan.id)}?branche=${item.id}`}>{cells.title}</a>
        )}
      </th>
      <td>{cells.holders}</td>
      <td>{cells.partners}</td>
      {hasIndicators ? <td>{cells.indicators}</td> : null}
      <td class="plan-day">{item.dueOn ? formatDate(item.dueOn, locale) : ''}</td>
      <td>{isAction || item.state !== 'planned' ? words.states[item.state] : ''}</td>
    </tr>
  );
}
