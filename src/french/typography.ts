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

const SPACE = new RegExp(SPACES);

/** What `typeset` may change, add or take away; every other character stays, in its order. */
const CHANGEABLE = /[ \u00A0\u202F"'’\u02BC\u2018«».…]/;

/**
 * As `typeset`, for a sentence in several runs (a strong word, a link…): each run as it stands in the set sentence.
 * A space that comes between two runs goes to the first.
 */
export function typesetRuns(runs: readonly string[]): string[] {
  const typed = runs.join('');
  const set = typeset(typed);
  if (set === typed) return [...runs];
  let start = 0;
  let typedEnd = 0;
  return runs.map((run, at) => {
    typedEnd += run.length;
    const end = at === runs.length - 1 ? set.length : samePlace(typed, typedEnd, set);
    const piece = set.slice(start, end);
    start = end;
    return piece;
  });
}

/** Where a place of the typed sentence is in the set one: after as many characters that do not change. */
function samePlace(typed: string, place: number, set: string): number {
  let firm = 0;
  for (let at = 0; at < place; at += 1) if (!CHANGEABLE.test(typed[at]!)) firm += 1;
  let before = 0;
  while (place - before > 0 && CHANGEABLE.test(typed[place - before - 1]!)) before += 1;
  const isEnd = place === typed.length || !CHANGEABLE.test(typed[place]!);
  let start = 0;
  for (let seen = 0; seen < firm; start += 1) if (!CHANGEABLE.test(set[start]!)) seen += 1;
  let end = start;
  while (end < set.length && CHANGEABLE.test(set[end]!)) end += 1;
  if (isEnd) return end;
  return start + sharedLength(typed.slice(place - before, place), set.slice(start, end));
}

/** How much of what stands between two firm characters comes from the marks that stood first. */
function sharedLength(typedMarks: string, setMarks: string): number {
  const isSpace = (mark: string) => SPACE.test(mark);
  const marks = [...typedMarks.replace(/\.{3,}/g, '…')].filter((mark) => !isSpace(mark)).length;
  const endsInSpace = isSpace(typedMarks.at(-1) ?? '');
  let seen = 0;
  let length = 0;
  while (length < setMarks.length && seen < marks) if (!isSpace(setMarks[length++]!)) seen += 1;
  const holdsSpace = endsInSpace || (length > 0 && setMarks[length - 1] === '«');
  while (holdsSpace && length < setMarks.length && isSpace(setMarks[length]!)) length += 1;
  return length;
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
