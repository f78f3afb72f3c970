import { parseNumber } from '#/french/numbers.ts';
import type { Indicator } from './plan-item.ts';
import type { SheetIndicator } from './plan-sheet.ts';

/** Names written in one cell, between semicolons or on lines of their own; each once. */
export function namesIn(text: string): string[] {
  const names = text
    .split(/[;\n|]/)
    .map((name) => name.replaceAll(/\s+/g, ' ').trim().slice(0, 300))
    .filter((name) => name !== '');
  return [...new Set(names)].slice(0, 30);
}

const numberShape = /^(.{1,500}?)\s*:\s*([^:]*?)\s*→\s*([^:(]*?)\s*\(([^()]{1,60})\)$/u;

/**
 * Indicators written in one cell, one a line: « Ménages accompagnés : 12 → 40 (ménages) » is a number with its
 * baseline, its target and its unit; anything else is a change to observe, in words.
 */
export function indicatorsIn(text: string): SheetIndicator[] {
  return text
    .split(/[\n|]/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim().slice(0, 500))
    .filter((line) => line !== '')
    .slice(0, 20)
    .map(indicatorIn);
}

function indicatorIn(line: string): SheetIndicator {
  const found = numberShape.exec(line);
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
  if (indicator.kind === 'change') return indicator.label;
  const said = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));
  return `${indicator.label}\u00a0: ${said(indicator.baseline)} → ${said(indicator.target)} (${indicator.unit})`;
}
