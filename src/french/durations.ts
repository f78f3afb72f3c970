import type { Language } from './date-words.ts';
import { fold } from './folding.ts';

const NBSP = '\u00A0';

/** Whole minutes as « 1 h 30 », « 45 min », « 2 h »; in English "1 h 30 min". RangeError below 0 or for no number. */
export function formatDuration(minutes: number, language: Language): string {
  if (!(minutes >= 0) || !Number.isFinite(minutes)) throw new RangeError(`Not a duration: ${minutes}`);
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  if (rest === 0) return `${hours}${NBSP}h`;
  if (language === 'en') return `${hours}${NBSP}h ${rest}${NBSP}min`;
  return `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}`;
}

/** A year of minutes: more is a mistake of typing. */
const LONGEST_MINUTES = 366 * 24 * 60;
const NUMBER = '(\\d{1,6}(?:[.,]\\d{1,6})?)';
const HOURS = '(?:h|hr|hrs|hre|hres|heure|heures|hour|hours)\\.?';
const MINUTES = '(?:m|mn|min|mins|minute|minutes)\\.?';
const DAYS = '(?:j|jr|jrs|jour|jours)\\.?';

const WORDS: Record<string, number> = {
  quart: 0.25,
  'un quart': 0.25,
  'trois quarts': 0.75,
  'a quarter of an': 0.25,
  'three quarters of an': 0.75,
  'une demie': 0.5,
  'une demi': 0.5,
  demi: 0.5,
  demie: 0.5,
  'half an': 0.5,
  'a half': 0.5,
  un: 1,
  une: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
  neuf: 9,
  nine: 9,
  dix: 10,
  ten: 10,
  onze: 11,
  eleven: 11,
  douze: 12,
  twelve: 12,
  quinze: 15,
  fifteen: 15,
  vingt: 20,
  twenty: 20,
  trente: 30,
  thirty: 30,
  quarante: 40,
  forty: 40,
  'quarante-cinq': 45,
  'forty-five': 45,
  cinquante: 50,
  fifty: 50,
  'quatre-vingt-dix': 90,
  ninety: 90,
};
const IN_WORDS = new RegExp(
  `(^|[^a-z-])(${Object.keys(WORDS)
    .sort((one, other) => other.length - one.length)
    .join('|')})(?=$|[^a-z])`,
  'g',
);

export interface DurationOptions {
  /** What a number alone counts: « 90 » or « 1,5 ». */
  bareUnit: 'hours' | 'minutes';
}

/**
 * Whole minutes of a duration as people type it: « 1 h 30 », « 1h30 », « 1,5 h », « 90 min », « 1:30 », « une heure et
 * demie », « trois quarts d’heure », "half an hour", ISO 'PT1H30M'. Rounded to the minute; null when it is not one,
 * is negative, or exceeds a year. A day as a unit is refused: nobody agrees on its hours.
 */
export function parseDuration(text: string, { bareUnit }: DurationOptions): number | null {
  if (text.length > 80) return null;
  const plain = inDigits(text);
  const minutes = inBare(plain, bareUnit) ?? inColons(plain) ?? inUnits(plain) ?? inIso(plain);
  if (minutes === null || minutes > LONGEST_MINUTES) return null;
  return Math.round(minutes + 1e-9);
}

function inDigits(text: string): string {
  return fold(text.replace(/½/g, ' 1/2 ').replace(/¼/g, ' 1/4 ').replace(/¾/g, ' 3/4 '))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:environ|env\.|about|~|±)\s*/, '')
    .replace(/-heures?\b/g, ' heure')
    .replace(/d'heures?\b/g, 'heure')
    .replace(/^(\d+) (\d)\/(\d)(?= |$)/, (_, whole, top, bottom) =>
      String(Number(whole) + Number(top) / Number(bottom)),
    )
    .replace(/^(\d)\/([1-9])(?= |$)/, (_, top, bottom) => String(Number(top) / Number(bottom)))
    .replace(/ (\d)\/([1-9])$/, (_, top, bottom) => ` et ${Number(top) / Number(bottom)}`)
    .replace(IN_WORDS, (_, before, word) => `${before}${WORDS[word]}`);
}

function numberOf(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'));
}

function inBare(text: string, unit: DurationOptions['bareUnit']): number | null {
  const found = new RegExp(`^${NUMBER}$`).exec(text);
  return found ? numberOf(found[1]) * (unit === 'hours' ? 60 : 1) : null;
}

function inColons(text: string): number | null {
  const found = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?(?: ?h)?$/.exec(text);
  return found ? numberOf(found[1]) * 60 + numberOf(found[2]) + numberOf(found[3]) / 60 : null;
}

function inUnits(text: string): number | null {
  if (new RegExp(`\\d ?${DAYS}`).test(text)) return null;
  const fraction =
    new RegExp(`^${NUMBER} ?${HOURS} (?:et|and) (?:a )?(0\\.\\d+)$`).exec(text) ??
    new RegExp(`^${NUMBER} (?:et|and) (0\\.\\d+) ?${HOURS}$`).exec(text);
  if (fraction) return (numberOf(fraction[1]) + numberOf(fraction[2])) * 60;
  const hours = new RegExp(`^${NUMBER} ?${HOURS}(?:[ ,]*(?:et |and )?([0-5]?\\d)(?: ?${MINUTES})?)?$`).exec(
    text,
  );
  if (hours) return numberOf(hours[1]) * 60 + numberOf(hours[2]);
  const minutes = new RegExp(`^${NUMBER} ?${MINUTES}$`).exec(text);
  return minutes ? numberOf(minutes[1]) : null;
}

function inIso(text: string): number | null {
  const found =
    /^pt(?=\d)(?:(\d{1,5}(?:[.,]\d+)?)h)?(?:(\d{1,6}(?:[.,]\d+)?)m)?(?:(\d{1,7})(?:[.,]\d+)?s)?$/.exec(text);
  return found ? numberOf(found[1]) * 60 + numberOf(found[2]) + numberOf(found[3]) / 60 : null;
}
