import { longestMinutes } from '#/domains/traces/traces.public.ts';
import { parseDuration } from '#/french/dates.ts';
import { fold } from '#/french/folding.ts';
import { parseNumber } from '#/french/numbers.ts';
import type { DateOrder, DurationUnit } from './column-mapping.ts';
import type { Cell, SerialCell } from './spreadsheet.ts';
import {
  dayOfSerial,
  hourOf,
  hourOfSerial,
  hourTyped,
  momentTyped,
  type TypedMoment,
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

/** The same in a text: a CSV or pasted cells whose column of dates had lost its format. */
const bareSerial = /^\s*\d{5}(?:[.,]\d+)?\s*$/;

/** The day that a cell says, and the hour after it when there is one; why not, when it says none. */
export function momentIn(cell: Cell, order: DateOrder, serialShift: number): TypedMoment {
  if (typeof cell === 'string') {
    const asNumber = bareSerial.test(cell) ? Number(cell.trim().replace(',', '.')) : null;
    return asNumber === null ? inTimes(momentTyped(cell, order)) : momentIn(asNumber, order, serialShift);
  }
  if (typeof cell === 'number') {
    if (Number.isInteger(cell) && cell > 19_000_000) return inTimes(momentTyped(String(cell), order));
    const serial = cell + serialShift;
    return serial >= firstSerial && serial <= lastSerial ? ofSerial(serial) : { problem: 'not-a-date' };
  }
  const isDay = cell !== null && typeof cell === 'object' && 'serial' in cell && !cell.elapsed;
  return isDay ? ofSerial(cell.serial) : { problem: 'not-a-date' };
}

/** A journal of the year 12 is a mistake of typing. */
function inTimes(moment: TypedMoment): TypedMoment {
  return 'day' in moment && (moment.day < '1900' || moment.day >= '2200')
    ? { problem: 'not-a-date' }
    : moment;
}

function ofSerial(serial: number): TypedMoment {
  const day = dayOfSerial(serial);
  return day === null ? { problem: 'not-a-date' } : { day, hour: hourOfSerial(serial) };
}

/** The hour that a cell says, `HH:MM`, or null. */
export function hourIn(cell: Cell): string | null {
  if (typeof cell === 'string') return hourTyped(cell) ?? hourAfter(cell);
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? hourOf(Math.round(cell * 1_440) % 1_440) : wholeHour(cell);
  if (cell === null || typeof cell !== 'object' || !('serial' in cell)) return null;
  return hourOf(Math.round((cell.serial - Math.floor(cell.serial)) * 1_440) % 1_440);
}

function hourAfter(text: string): string | null {
  const moment = momentTyped(text, 'day-month');
  return 'day' in moment ? moment.hour : null;
}

function wholeHour(value: number): string | null {
  return Number.isInteger(value) && value < 24 ? hourOf(value * 60) : null;
}

/** Minutes that a cell says, or null. A bare number is counted in the unit of its column, in hours when it has decimals. */
export function lengthIn(cell: Cell, unit: DurationUnit): number | null {
  if (typeof cell === 'string') {
    const hasDecimals = /^\s*\d*[.,]\d+\s*$/.test(cell);
    return possibleLength(parseDuration(cell, { bareUnit: hasDecimals ? 'hours' : unit }));
  }
  return possibleLength(typeof cell === 'number' ? cell * (unit === 'hours' ? 60 : 1) : serialMinutes(cell));
}

function possibleLength(minutes: number | null): number | null {
  return minutes !== null && minutes >= 0 && minutes <= longestMinutes ? Math.round(minutes) : null;
}

function serialMinutes(cell: Cell): number | null {
  return cell !== null && typeof cell === 'object' && 'serial' in cell && cell.elapsed
    ? cell.serial * 1_440
    : null;
}

/** The whole number that a cell says (`12`, `1 234`, `12,0`), or null. */
export function countIn(cell: Cell): number | null {
  const value =
    typeof cell === 'number'
      ? cell
      : typeof cell === 'string' && !/[%$]/.test(cell)
        ? parseNumber(cell)
        : null;
  return value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}

const yes = new Set(['oui', 'o', 'x', 'vrai', 'true', 'yes', 'y', '1', '✓', '✔', '☑', '☒', 'coche']);
const no = new Set(['non', 'n', 'faux', 'false', 'no', '0', '', '-', '☐', 's.o.', 's/o', 'n/a', 'na']);

/** Whether a cell says yes, or null when it says neither yes nor no. */
export function yesIn(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const text = fold(textOf(cell)).trim();
  return yes.has(text) ? true : no.has(text) ? false : null;
}
