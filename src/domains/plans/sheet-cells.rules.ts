import { parseNumber } from '#/french/numbers.ts';
import { hiddenNumber, type Indicator, type ShownNumber } from './plan-item.ts';
import type { SheetIndicator } from './plan-sheet.ts';

/** Letters of one name, names of one cell; letters of one indicator, indicators of one cell. */
const cellLimits = { name: 300, names: 30, indicator: 500, indicators: 100 } as const;

function namesSaid(text: string): string[] {
  const names = text
    .split(/[;\n|]/)
    .map((name) => name.replaceAll(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
  return [...new Set(names)];
}

/** Names written in one cell, between semicolons or on lines of their own; each once. */
export function namesIn(text: string): string[] {
  const names = namesSaid(text).map((name) => name.slice(0, cellLimits.name));
  return [...new Set(names)].slice(0, cellLimits.names);
}

interface CellFault<Key> {
  key: Key;
  values: { maximum: number };
}

/** What of these names would be cut, or null. */
export function namesFault(text: string): CellFault<'nameTooLong' | 'tooManyNames'> | null {
  const names = namesSaid(text);
  if (names.some((name) => name.length > cellLimits.name)) {
    return { key: 'nameTooLong', values: { maximum: cellLimits.name } };
  }
  return names.length > cellLimits.names
    ? { key: 'tooManyNames', values: { maximum: cellLimits.names } }
    : null;
}

const indicatorLines = (text: string) =>
  text
    .split(/[\n|]/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** What of these indicators would be cut, or null. */
export function indicatorsFault(text: string): CellFault<'indicatorTooLong' | 'tooManyIndicators'> | null {
  const lines = indicatorLines(text);
  if (lines.some((line) => indicatorIn(line).label.length > cellLimits.indicator)) {
    return { key: 'indicatorTooLong', values: { maximum: cellLimits.indicator } };
  }
  return lines.length > cellLimits.indicators
    ? { key: 'tooManyIndicators', values: { maximum: cellLimits.indicators } }
    : null;
}

const numberShape = /^(.{1,500}?)\s*:\s*([^:]*?)\s*→\s*([^:(]*?)\s*\(([^()]{1,60})\)$/u;

/**
 * Indicators written in one cell, one a line: « Ménages accompagnés : 12 → 40 (ménages) » is a number with its
 * baseline, its target and its unit; anything else is a change to observe, in words.
 */
export function indicatorsIn(text: string): SheetIndicator[] {
  return indicatorLines(text)
    .slice(0, cellLimits.indicators)
    .map(indicatorIn)
    .map((one) => ({ ...one, label: one.label.slice(0, cellLimits.indicator) }));
}

function indicatorIn(line: string): SheetIndicator {
  // Past this no indicator is written so: a long text is not searched in vain.
  const found = line.length > 1000 ? null : numberShape.exec(line);
  const [, label = '', baseline = '', target = '', unit = ''] = found ?? [];
  const isNumber = (typed: string) => typed === '' || parseNumber(typed) !== null;
  if (!found || !isNumber(baseline) || !isNumber(target)) {
    return { kind: 'change', label: line, unit: '', baseline: null, target: null };
  }
  return {
    kind: 'number',
    label,
    unit,
    baseline: baseline === '' ? null : parseNumber(baseline),
    target: target === '' ? null : parseNumber(target),
  };
}

/** An indicator as a cell says it, so that it reads back the same. */
export function indicatorText(
  indicator: Pick<Indicator, 'kind' | 'label' | 'unit' | 'baseline' | 'target'>,
): string {
  return shownIndicatorText(indicator, '');
}

/** The same where a small number may be hidden, with what is said in its place. */
export function shownIndicatorText(
  indicator: Pick<Indicator, 'kind' | 'label' | 'unit' | 'target'> & { baseline: ShownNumber | null },
  hiddenSaid: string,
): string {
  if (indicator.kind === 'change') return indicator.label;
  const said = (value: ShownNumber | null) => {
    if (value === hiddenNumber) return hiddenSaid;
    return value === null ? '' : String(value).replace('.', ',');
  };
  return `${indicator.label}\u00a0: ${said(indicator.baseline)} → ${said(indicator.target)} (${indicator.unit})`;
}
