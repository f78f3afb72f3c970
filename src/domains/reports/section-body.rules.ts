/** Characters of a section that say what it is while it is folded: two lines. */
const mostFirst = 170;

/** The first words of some lines, cut between two words. */
export function firstWords(lines: readonly string[]): string {
  const words = lines.join(' ').replaceAll(/\s+/g, ' ').trim();
  if (words.length <= mostFirst) return words;
  const cut = words.slice(0, mostFirst);
  return `${cut.slice(0, Math.max(1, cut.lastIndexOf(' '))).replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** What the titles of several plots have in common before their colon; the first one when they have nothing. */
export function sharedTitle(titles: readonly string[]): string {
  const [first = '', ...others] = titles;
  if (others.length === 0) return first;
  const shared = first.split(/\s*:/)[0] ?? '';
  return others.every((title) => title.startsWith(shared)) ? shared : first;
}
