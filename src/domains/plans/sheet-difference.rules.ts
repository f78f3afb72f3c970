import { fold } from '#/french/folding.ts';
import type { Indicator, PlanItem } from './plan-item.ts';
import type {
  SheetChange,
  SheetDifference,
  SheetFault,
  SheetIndicator,
  SheetItem,
  SheetSubject,
} from './plan-sheet.ts';
import { indicatorText, namesIn } from './sheet-cells.rules.ts';

/** What a sheet says otherwise of an item that is there; null when it says the same. */
export function sheetDifference(
  before: PlanItem,
  item: SheetItem,
  known: readonly Indicator[],
  move: { parentKey: string; from: string; to: string } | null = null,
): { difference: SheetDifference | null; faults: readonly SheetFault[] } {
  const said = (field: SheetSubject, now: string, typed: string | undefined): SheetChange[] =>
    typed === undefined || typed === now ? [] : [{ field, before: now, after: typed }];
  const indicators = indicatorDifference(item.indicators ?? [], known);
  const changes = [
    ...(['title', 'description', 'startsOn', 'dueOn', 'resources', 'results'] as const).flatMap((field) => {
      const typed = item.content[field];
      return said(field, asCell(field, before[field]), typed === undefined ? typed : asCell(field, typed));
    }),
    ...(['holders', 'partners'] as const).flatMap((role) =>
      said(role, namesBefore(before, role).join('\n'), item[role]?.join('\n')),
    ),
    ...(move ? [{ field: 'place' as const, before: move.from, after: move.to }] : []),
    ...said('indicators', ...indicatorTexts(indicators, known)),
  ];
  const cell = item.indicatorsCell ?? `A${item.row}`;
  return {
    difference: changes.length === 0 ? null : { changes, indicators, parentKey: move?.parentKey ?? null },
    faults: indicators.faults.map((fault) => ({ cell, ...fault })),
  };
}

const onOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** A text as a sheet gives it back: trimmed, its line breaks as one sign, a title on one line. */
function asCell(field: string, text: string | null): string {
  return field === 'title' ? onOneLine(text ?? '') : (text ?? '').replaceAll(/\r\n?/g, '\n').trim();
}

const namesBefore = (item: PlanItem, role: 'holders' | 'partners') =>
  namesIn(item[role].map((one) => one.name).join('\n'));

type IndicatorFault = Pick<SheetFault, 'key' | 'values'>;

function indicatorDifference(said: readonly SheetIndicator[], known: readonly Indicator[]) {
  const left = [...known];
  const takenOff = (at: number) => (at === -1 ? undefined : left.splice(at, 1)[0]);
  const others = said.filter((one) => !takenOff(left.findIndex((other) => asSaid(other) === asSaid(one))));
  const [added, changed, faults]: [SheetIndicator[], Indicator[], IndicatorFault[]] = [[], [], []];
  for (const one of others) {
    const same = takenOff(left.findIndex((other) => isNamed(other, one)));
    if (!same && known.some((other) => isNamed(other, one))) {
      faults.push({ key: 'indicatorTwice', values: { text: one.label } });
    } else if (!same) added.push(one);
    else if (same.kind !== one.kind) {
      faults.push(fault(same.readings.length > 0 ? 'indicatorRead' : 'indicatorUnread', same, one));
    } else changed.push({ ...same, ...one, baselineOn: one.baseline === null ? null : same.baselineOn });
  }
  return { added, changed, faults };
}

/** Indicators that change as the plan says them, then as they become, those that are added after them. */
function indicatorTexts(
  { added, changed }: SheetDifference['indicators'],
  known: readonly Indicator[],
): [before: string, after: string] {
  const before = known.filter(({ id }) => changed.some((one) => one.id === id));
  const after = before.map((one) => changed.find(({ id }) => id === one.id) ?? one);
  return [before.map(indicatorText).join('\n'), [...after, ...added].map(indicatorText).join('\n')];
}

function fault(
  key: 'indicatorUnread' | 'indicatorRead',
  known: Indicator,
  said: SheetIndicator,
): IndicatorFault {
  return { key, values: { text: indicatorText(said), known: indicatorText(known) } };
}

/** Figures are kept to the hundredth. */
function asSaid(indicator: SheetIndicator): string {
  const kept = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
  const figures = { baseline: kept(indicator.baseline), target: kept(indicator.target) };
  return onOneLine(indicatorText({ ...indicator, ...figures }));
}

/** Whether a cell speaks of this indicator: by its label, also when what follows is no figure that reads. */
function isNamed(known: Indicator, said: SheetIndicator): boolean {
  const [label, words] = [fold(onOneLine(known.label)), fold(onOneLine(said.label))];
  const isHalfRead = known.kind === 'number' && said.kind === 'change' && words.startsWith(label);
  return label === words || (isHalfRead && /^\s*:/.test(words.slice(label.length)));
}
