/** Walking through the structure of a tagged PDF. */

import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';

export const name = (text: string) => PDFName.of(text);

export function structureOf(document: PDFDocument): PDFDict {
  const tree = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  if (!tree) throw new Error('The PDF has no structure tree.');
  return tree;
}

export const isNamed = (element: PDFDict, type: string) => element.lookup(name('S')) === name(type);

/** Elements of a type below an element, not below each other; without a type, its own children. */
export function elementsIn(element: PDFDict, type?: string): PDFDict[] {
  return kidsOf(element).flatMap((kid): PDFDict[] => {
    if (!(kid instanceof PDFDict) || !kid.has(name('S'))) return [];
    return type === undefined || isNamed(kid, type) ? [kid] : elementsIn(kid, type);
  });
}

export function kidsOf(element: PDFDict): (PDFObject | undefined)[] {
  const held = element.lookup(name('K'));
  if (held === undefined) return [];
  return held instanceof PDFArray ? held.asArray().map((one) => element.context.lookup(one)) : [held];
}
