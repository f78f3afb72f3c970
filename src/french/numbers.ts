import type { Language } from './date-words.ts';

const NBSP = '\u00A0';

/**
 * « 1 234,5 », "1,234.5": at most 2 decimals, or exactly `decimals`. French groups take a non-breaking space from
 * 1 000 on. RangeError for what is not a finite number.
 */
export function formatNumber(n: number, language: Language = 'fr', decimals?: number): string {
  if (!Number.isFinite(n)) throw new RangeError(`Not a number to be read: ${n}`);
  const digits = new Intl.NumberFormat('en-CA', {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 2,
    signDisplay: 'negative',
  }).format(n);
  if (language === 'en') return digits;
  return digits.replace(/[,.]/g, (sign) => (sign === ',' ? NBSP : ','));
}

/** Dollars: « 1 234,50 $ », « 50 $ » when there are no cents; "$1,234.50". */
export function formatMoney(dollars: number, language: Language = 'fr'): string {
  const cents = Math.round(dollars * 100);
  const amount = formatNumber(Math.abs(cents) / 100, language, cents % 100 === 0 ? 0 : 2);
  const sign = cents < 0 ? '-' : '';
  return language === 'fr' ? `${sign}${amount}${NBSP}$` : `${sign}$${amount}`;
}

/** A share between 0 and 1 as « 12,5 % », "12.5%"; at most `decimals`, 0 unless told. */
export function formatPercent(share: number, language: Language = 'fr', decimals = 0): string {
  const hundred = Number((share * 100).toFixed(decimals));
  return `${formatNumber(hundred, language)}${language === 'fr' ? NBSP : ''}%`;
}

/** A North American number as « 514 333-3333 », « 514 333-3333, poste 12 »; null when it is not one. */
export function formatPhone(text: string, language: Language = 'fr'): string | null {
  if (text.length > 60) return null;
  const found = /^\+?(1?[2-9]\d{9})(?:(?:p|poste|x|ext|extension|#)\.?(\d{1,6}))?$/i.exec(
    text.replace(/[\s().,\-\u2010-\u2015]/g, ''),
  );
  const digits = found?.[1]?.slice(-10);
  if (!found || digits === undefined || (found[1]!.length === 11 && found[1]![0] !== '1')) return null;
  const number = `${digits.slice(0, 3)}${NBSP}${digits.slice(3, 6)}-${digits.slice(6)}`;
  if (found[2] === undefined) return number;
  return `${number}, ${language === 'fr' ? 'poste' : 'ext.'}${NBSP}${found[2]}`;
}

/** A Canadian postal code as « H1X 1X1 »; null when the letters and digits are not those of one. */
export function formatPostalCode(text: string): string | null {
  const code = text.length > 20 ? '' : text.toUpperCase().replace(/[\s-]/g, '');
  if (!/^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/.test(code)) return null;
  return `${code.slice(0, 3)}${NBSP}${code.slice(3)}`;
}

/** A number as people type it: « 1 234,5 », '1234.5', « 12 % » → 12, « 50 $ » → 50; null when it is not one. */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/, '-')
    .replace(/\s*[%$]$/, '')
    .replace(/^\$\s*/, '');
  if (text.length > 40) return null;
  if (/^-?\d{1,3}(?:[ \u00A0\u202F']\d{3})+(?:[.,]\d+)?$/.test(plain) || /^-?\d+(?:[.,]\d+)?$/.test(plain)) {
    return Number(plain.replace(/[ \u00A0\u202F']/g, '').replace(',', '.'));
  }
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(plain)) return Number(plain.replace(/,/g, ''));
  return null;
}
