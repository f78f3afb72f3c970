import { PDFDict, type PDFDocument, PDFHexString, PDFString } from '@cantoo/pdf-lib';
import { type Block, contentsOf, everyBlock, type Inline, plainText } from './document.ts';
import { elementsIn, kidsOf, name, structureOf } from './pdf-structure.ts';

/** A link of a document, in reading order. */
interface NamedLink {
  href: string;
  words: string;
}

/**
 * Says, of each link that leaves the file, its own words rather than an address to those who do not see it (ISO 14289-1,
 * 7.18.5). Where the links of the file are not those of the text in order, they are left as they are.
 */
export function nameLinks(document: PDFDocument, blocks: readonly Block[]): void {
  const found = elementsIn(structureOf(document), 'Link').flatMap((element) => {
    const annotations = kidsOf(element).flatMap(annotationIn);
    const href = annotations.map(addressOf).find((one) => one !== null);
    return href === undefined || href === null ? [] : [{ href, annotations }];
  });
  const typed = linksOf(blocks);
  let next = 0;
  for (const { href, annotations } of found) {
    const at = typed.findIndex((link, place) => place >= next && link.href === href);
    if (at < 0) continue;
    next = at + 1;
    const words = typed[at]!.words;
    if (words === '') continue;
    for (const annotation of annotations) annotation.set(name('Contents'), PDFHexString.fromText(words));
  }
}

function annotationIn(kid: unknown): PDFDict[] {
  if (!(kid instanceof PDFDict) || kid.lookup(name('Type')) !== name('OBJR')) return [];
  const annotation = kid.lookup(name('Obj'));
  return annotation instanceof PDFDict ? [annotation] : [];
}

function addressOf(annotation: PDFDict): string | null {
  const action = annotation.lookup(name('A'));
  const address = action instanceof PDFDict ? action.lookup(name('URI')) : undefined;
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : null;
}

function linksOf(blocks: readonly Block[]): NamedLink[] {
  // A block that holds others says its own lines only: those of the others follow.
  return [...everyBlock(blocks)].flatMap((block) => contentsOf(block).flatMap((line) => linksIn(line)));
}

function linksIn(line: readonly Inline[]): NamedLink[] {
  return line.flatMap((inline): NamedLink[] => {
    if (!('content' in inline)) return [];
    const within = linksIn(inline.content);
    if ((inline.kind !== 'link' && inline.kind !== 'evidence') || inline.href === null) return within;
    return [
      { href: inline.href, words: plainText(inline.content).replaceAll(/\s+/g, ' ').trim() },
      ...within,
    ];
  });
}
