/*
 * French typography of our own sentences, as Québec public writing has it and as this product chose it: a
 * non-breaking space before : ; ! ? » and after «, ’ for the apostrophe, « » for quotes, … for three dots.
 */

const NBSP = '\u00A0';
/** Either non-breaking space is right where one is expected; we write the wide one. */
const FIXED = '[\u00A0\u202F]';
const SPACES = '[ \u00A0\u202F]';

/** What is not French prose: addresses, e-mails, placeholders, code between backquotes, tags. */
const VERBATIM =
  /(?:https?:\/\/|mailto:|www\.)[^\s<>«»]*[^\s<>«».,;:!?)]|[^\s<>«»@()]+@[^\s<>«»@()]+\.\p{L}{2,}|`[^`]*`|\$?\{[^{}]*\}|<\/?[a-z][^<>]*>/giu;

/**
 * The sentence with French typography. Addresses, e-mails, {placeholders}, `code` and tags are left as they are.
 * Setting a sentence twice changes nothing more, and a set sentence has no fault.
 */
export function typeset(text: string): string {
  let from = 0;
  let set = '';
  const kept: string[] = [];
  for (const found of text.matchAll(VERBATIM)) {
    set += text.slice(from, found.index) + String.fromCharCode(0xe000);
    kept.push(found[0]);
    from = found.index + found[0].length;
  }
  set += text.slice(from);
  const marks = withFrenchMarks(set);
  return withFrenchNumbers(marks).replace(/\uE000/g, (mark) => kept.shift() ?? mark);
}

function withFrenchMarks(text: string): string {
  return text
    .replace(/(\p{L}\p{M}*)['\u02BC\u2018](?=[\p{L}\uE000«"])/gu, '$1’')
    .replace(/"([^"]*)"/g, '«$1»')
    .replace(/\.{3,}/g, '…')
    .replace(new RegExp(`«${SPACES}*`, 'g'), `«${NBSP}`)
    .replace(new RegExp(`${SPACES}*»`, 'g'), `${NBSP}»`)
    .replace(new RegExp(`(^|[^\\s:;!?])${SPACES}+([:;!?])`, 'gu'), `$1${NBSP}$2`)
    .replace(/([\p{L}\p{M}\p{N}\uE000)\]»”"’'%$°…])([;!?])/gu, `$1${NBSP}$2`)
    .replace(/([\p{L}\p{M}\uE000)\]»”"’'%$°…]|\d(?!:\d)):/gu, (all, before: string) =>
      all.length > before.length ? `${before}${NBSP}:` : all,
    );
}

function withFrenchNumbers(text: string): string {
  return text
    .replace(new RegExp(`(\\d)${SPACES}?h${SPACES}?([0-5]\\d)(?![\\p{L}\\d])`, 'gu'), `$1${NBSP}h${NBSP}$2`)
    .replace(new RegExp(`(\\d)${SPACES}?(h|min|km|kg|cm)(?![\\p{L}\\d])`, 'gu'), `$1${NBSP}$2`)
    .replace(new RegExp(`(\\d)${SPACES}?([%$])`, 'g'), `$1${NBSP}$2`)
    .replace(
      new RegExp(`(^|[^\\d,.])(\\d{4,})((?:,\\d{1,2})?${NBSP}\\$)`, 'g'),
      (_, before: string, whole: string, rest: string) =>
        before + whole.replace(/\B(?=(?:\d{3})+$)/g, NBSP) + rest,
    );
}

interface Fault {
  name: string;
  pattern: RegExp;
}

const FAULTS: readonly Fault[] = [
  { name: 'straight apostrophe', pattern: /\p{L}\p{M}*'(?=[\p{L}«"{])/u },
  { name: 'English quotes', pattern: /["“”]/ },
  { name: 'three dots', pattern: /\.{3}/ },
  { name: 'no non-breaking space after «', pattern: new RegExp(`«(?!${FIXED})`) },
  { name: 'no non-breaking space before »', pattern: /(?:^|[^\u00A0\u202F])»/ },
  { name: 'no non-breaking space before ; ! ?', pattern: /[^\s:;!?([][;!?]|(?:^|[^\u00A0\u202F]) [;!?]/u },
  { name: 'no non-breaking space before :', pattern: /[^\s\d:;!?([]:|\d:(?!\d)|(?:^|[^\u00A0\u202F]) :/u },
  { name: 'hour without its spaces', pattern: /\d(?: ?h ?\d|h(?![\p{L}])| h(?![\p{L}]))/u },
  { name: 'hour without its spaces', pattern: new RegExp(`\\d${FIXED}h(?: |)[0-5]\\d`) },
  { name: 'no non-breaking space before %', pattern: /\d ?%/ },
  { name: 'no non-breaking space before $', pattern: /\d ?\$/ },
  { name: 'amount without its groups', pattern: new RegExp(`\\d{4,}(?:,\\d{1,2})?${FIXED}\\$`) },
  { name: 'point for a decimal comma', pattern: new RegExp(`\\d\\.\\d+${SPACES}?[$%]`) },
];

/**
 * What is wrong with a French sentence of the product, each fault named once with where it is; none: []. Addresses,
 * e-mails, {placeholders}, `code` and tags are not looked at.
 */
export function typographyFaults(text: string): string[] {
  const prose = text.replace(VERBATIM, (verbatim) => '\uE000'.repeat(verbatim.length));
  const faults = new Set<string>();
  for (const { name, pattern } of FAULTS) {
    const at = prose.search(pattern);
    if (at >= 0) faults.add(`${name}: ${JSON.stringify(text.slice(Math.max(0, at - 12), at + 14))}`);
  }
  return [...faults];
}
