import { formatDate, formatTime, type Language } from '#/french/dates.ts';
import { localDay } from './drafts.ts';

/** What a section says (`data-word-…`), with its values put in. */
export function worded(
  section: HTMLElement,
  name: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const sentence = section.getAttribute(`data-word-${name}`) ?? '';
  return sentence.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all);
}

/** Writes it in a part of the section, and shows that part. */
export function say(
  section: HTMLElement,
  part: string,
  name: string,
  values: Readonly<Record<string, string>> = {},
): void {
  const line = section.querySelector<HTMLElement>(part);
  if (!line) return;
  line.textContent = worded(section, name, values);
  line.hidden = false;
}

export const language = (): Language => (document.documentElement.lang.startsWith('en') ? 'en' : 'fr');

export const dayInWords = (day: string) => formatDate(day, language());

export function dayAndTime(at: Date): { day: string; time: string } {
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return { day: dayInWords(localDay(at)), time: formatTime(time, language()) };
}
