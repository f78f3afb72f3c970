import { wordsFor } from '../visit.ts';
import { isLong } from './contents.ts';
import type { WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { documentToPage } from './html.ts';

/** A prepared document as one page that needs nothing else: its style is in it, for the screen and for paper. */
export function documentToHtml(document: WrittenDocument, style: string): string {
  const { language, title, subtitle, summary, authors } = document;
  const says = wordsFor(language, documentWords);
  const { html, contents } = documentToPage(document);
  const about = says.about(document);
  const meta = (name: string, content: string | undefined) =>
    content ? `<meta name="${name}" content="${escaped(content)}">\n` : '';
  const line = (className: string, text: string | undefined) =>
    text ? `<p class="${className}">${escaped(text)}</p>\n` : '';
  const entries = contents
    .filter(({ level }) => level <= 2)
    .map(({ id, level, text }) => `<li class="level-${level}"><a href="#${id}">${escaped(text)}</a></li>`);
  const table = isLong(document)
    ? `<nav aria-label="${escaped(says.contents)}"><h2>${escaped(says.contents)}</h2><ol>${entries.join('')}</ol></nav>\n`
    : '';
  return (
    `<!doctype html>\n<html lang="${language}-CA">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>\n` +
    `${meta('author', authors?.join(', '))}${meta('description', summary)}<style>\n${style}</style>\n</head>\n` +
    `<body>\n<main>\n<header><h1>${escaped(title)}</h1>\n${line('subtitle', subtitle)}${line('about', about)}` +
    `${line('summary', summary)}</header>\n${table}${html}\n</main>\n</body>\n</html>\n`
  );
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign]!);
