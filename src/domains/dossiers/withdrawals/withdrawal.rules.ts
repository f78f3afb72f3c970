import type { DossierState } from '../dossier.ts';
import {
  type LineStanding,
  lineStandings,
  type WithdrawalContent,
  type WithdrawalLine,
  type WithdrawalStanding,
} from './withdrawal.ts';

/**
 * Where the withdrawal of a dossier stands: said by the state of the dossier, since that is what people decide; null
 * when nobody prepares it.
 */
export function standingOf(state: DossierState, isPlanned: boolean): WithdrawalStanding | null {
  if (state === 'closed') return 'withdrawn';
  if (state === 'withdrawal-prepared') return 'prepared';
  return isPlanned ? 'thought-of' : null;
}

/** What the group carries alone, then what remains, the nearest day first; without a day, last. */
export function bySide(lines: readonly WithdrawalLine[]): Record<LineStanding, WithdrawalLine[]> {
  const side = (stands: LineStanding) =>
    lines
      .filter((line) => line.stands === stands)
      .sort((left, right) => (left.onDay ?? '9999').localeCompare(right.onDay ?? '9999'));
  return { carried: side('carried'), remains: side('remains') };
}

/** A line as three boxes and a choice give it. */
export interface TypedLine {
  id: string;
  what: string;
  stands: string;
  withWhom: string;
  onDay: string | null;
}

/** Lines as typed, those without words left out; a line that is new gets its id. */
export function linesFrom(typed: readonly TypedLine[], newId: () => string): WithdrawalLine[] {
  return typed
    .filter((line) => line.what.trim() !== '')
    .map((line) => ({
      id: line.id === '' ? newId() : line.id,
      what: line.what.trim(),
      stands: lineStandings.find((one) => one === line.stands) ?? 'remains',
      withWhom: line.withWhom.trim(),
      onDay: line.onDay,
    }));
}

/** The same plan once the group carries a line alone; null when no line remains under this id. */
export function carriedFrom(
  content: WithdrawalContent,
  lineId: string,
  today: string,
): WithdrawalContent | null {
  const line = content.lines.find((one) => one.id === lineId && one.stands === 'remains');
  if (!line) return null;
  const lines = content.lines.map((one) =>
    one === line ? { ...one, stands: 'carried' as const, onDay: today } : one,
  );
  return { ...content, lines };
}

/** Whether nothing was written: such a plan is not kept. */
export function isBlank(content: WithdrawalContent): boolean {
  return content.lines.length === 0 && content.signs === '' && content.afterwards === '';
}
