import { minutesIn } from '#/domains/traces/traces.public.ts';
import { fold } from '#/french/folding.ts';
import type { DateOrder, DurationUnit } from './column-mapping.ts';
import type { Cell, SerialCell } from './spreadsheet.ts';
import {
  dayOfSerial,
  dayTyped,
  hourAfterDay,
  hourOf,
  hourOfSerial,
  hourTyped,
} from './typed-moment.rules.ts';

/** A cell as a person reads it; empty for nothing, for an error and for a formula without result. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? 'Oui' : 'Non';
  if ('serial' in cell) return momentText(cell);
  return '';
}

function momentText(cell: SerialCell): string {
  const minutes = Math.round(cell.serial * 1_440);
  if (cell.elapsed) return hourOf(minutes);
  const day = dayOfSerial(cell.serial) ?? String(cell.serial);
  const hour = hourOfSerial(cell.serial);
  return hour === null ? day : `${day} ${hour}`;
}

/** Bare numbers between 1954 and 2119, in a column of dates, are days that lost their format. */
const [firstSerial, lastSerial] = [20_000, 80_000];

/** The day that a cell says, and the hour after it when there is one; null when it says none. */
export function dayIn(
  cell: Cell,
  order: DateOrder,
  serialShift: number,
): { day: string; hour: string | null } | null {
  if (typeof cell === 'string') {
    const day = dayTyped(cell, order);
    return day === null ? null : { day, hour: hourAfterDay(cell) };
  }
  if (typeof cell === 'number') {
    const typed = Number.isInteger(cell) && cell > 19_000_000 ? dayTyped(String(cell), order) : null;
    if (typed !== null) return { day: typed, hour: null };
    const serial = cell + serialShift;
    return serial >= firstSerial && serial <= lastSerial ? ofSerial(serial) : null;
  }
  return cell !== null && typeof cell === 'object' && 'serial' in cell && !cell.elapsed
    ? ofSerial(cell.serial)
    : null;
}

function ofSerial(serial: number): { day: string; hour: string | null } | null {
  const day = dayOfSerial(serial);
  return day === null ? null : { day, hour: hourOfSerial(serial) };
}

/** The hour that a cell says, `HH:MM`, or null. */
export function hourIn(cell: Cell): string | null {
  if (typeof cell === 'string') return hourTyped(cell) ?? hourAfterDay(cell);
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? hourOf(Math.round(cell * 1_440) % 1_440) : wholeHour(cell);
  if (cell === null || typeof cell !== 'object' || !('serial' in cell)) return null;
  return hourOf(Math.round((cell.serial - Math.floor(cell.serial)) * 1_440) % 1_440);
}

function wholeHour(value: number): string | null {
  return Number.isInteger(value) && value < 24 ? hourOf(value * 60) : null;
}

/** Minutes that a cell says, or null. A bare number is counted in the unit of its column. */
export function lengthIn(cell: Cell, unit: DurationUnit): number | null {
  if (typeof cell === 'string') return minutesIn(cell, unit === 'hours' ? Number.POSITIVE_INFINITY : 0);
  const minutes = typeof cell === 'number' ? cell * (unit === 'hours' ? 60 : 1) : serialMinutes(cell);
  return minutes !== null && minutes >= 0 && minutes <= 100_000 ? Math.round(minutes) : null;
}

function serialMinutes(cell: Cell): number | null {
  return cell !== null && typeof cell === 'object' && 'serial' in cell && cell.elapsed
    ? cell.serial * 1_440
    : null;
}

/** The whole number that a cell says (`12`, `1 234`, `12,0`), or null. */
export function countIn(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 0 ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = cell.replace(/[\s\u00a0\u202f’']/g, '');
  const parts = /^\+?(\d{1,9})(?:[.,]0+)?$/.exec(text);
  return parts ? Number(parts[1]) : null;
}

const yes = new Set(['oui', 'o', 'x', 'vrai', 'true', 'yes', 'y', '1', '✓', '✔', '☑', '☒', 'coche']);
const no = new Set(['non', 'n', 'faux', 'false', 'no', '0', '', '-', '☐', 's.o.', 's/o', 'n/a', 'na']);

/** Whether a cell says yes, or null when it says neither yes nor no. */
export function yesIn(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const text = fold(textOf(cell)).trim();
  return yes.has(text) ? true : no.has(text) ? false : null;
}
