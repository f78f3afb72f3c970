import { type EvidenceMark, evidenceMarks, figureMarks, rewritten } from './section-text.rules.ts';

/** A stretch of a section: Markdown, or plots by their names, those that follow each other together. */
export type BodyPart = { kind: 'markdown'; text: string } | { kind: 'figures'; names: string[] };

/** A body cut at its plots, its sentences led to their evidence. */
export function bodyParts(body: string, hrefOf: (evidence: string) => string | null): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const { name, start, end } of figureMarks(body)) {
    const text = body.slice(from, start);
    const last = parts.at(-1);
    if (last?.kind === 'figures' && text.trim() === '') last.names.push(name);
    else parts.push({ kind: 'markdown', text }, { kind: 'figures', names: [name] });
    from = end;
  }
  parts.push({ kind: 'markdown', text: body.slice(from) });
  return parts
    .map((part) => (part.kind === 'markdown' ? { ...part, text: withLinks(part.text, hrefOf) } : part))
    .filter((part) => part.kind === 'figures' || part.text.trim() !== '');
}

function withLinks(text: string, hrefOf: (evidence: string) => string | null): string {
  return rewritten(
    text,
    evidenceMarks(text).map((mark) => ({ ...mark, text: linked(mark, hrefOf(mark.name)) })),
  );
}

/** Words led to their evidence; a link does not hold another, so that words with one keep it and are led after. */
function linked({ inner }: EvidenceMark, href: string | null): string {
  if (href === null) return inner;
  const hasLink = /\]\(|https?:|www\.|@/i.test(inner);
  return hasLink ? `${inner} [→](${href})` : `[${inner}](${href})`;
}

/** What the titles of several plots have in common before their colon; the first one when they have nothing. */
export function sharedTitle(titles: readonly string[]): string {
  const [first = '', ...others] = titles;
  if (others.length === 0) return first;
  const shared = first.split(/\s*:/)[0] ?? '';
  return others.every((title) => title.startsWith(shared)) ? shared : first;
}
