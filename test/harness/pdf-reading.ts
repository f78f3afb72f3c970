import * as mupdf from 'mupdf';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A part of the structure of a PDF, as a reader for people who do not see it would go through it. */
export interface PdfPart {
  role: string;
  text: string;
  alternative?: string;
  scope?: string;
  language?: string;
  children: PdfPart[];
}

export interface ReadPdf {
  language: string;
  title: string;
  showsTitle: boolean;
  isMarked: boolean;
  /** Part of PDF/UA that the file says it follows. */
  accessibilityPart: string | undefined;
  /** Titles of its bookmarks, deeper ones indented by two spaces. */
  bookmarks: string[];
  pages: {
    parts: PdfPart[];
    links: string[];
    unnamedLinks: number /** All that is drawn, head and foot included. */;
    words: string;
  }[];
}

interface StructNode {
  role?: string;
  type?: string;
  id?: string;
  alt?: string;
  scope?: string;
  lang?: string;
  children?: StructNode[];
}

interface Bookmark {
  title: string;
  items: Bookmark[];
}

/** Reads a PDF with pdf.js, which shares nothing with what wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const pdf = await task.promise;
    const { info, metadata } = await pdf.getMetadata();
    const about = info as Record<string, string>;
    const pages: ReadPdf['pages'] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const texts = textsByMark(items as unknown as ContentItem[]);
      const tree = (await page.getStructTree()) as StructNode | null;
      const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link');
      pages.push({
        parts: tree ? partsOf(tree, texts).map(tidy) : [],
        links: links.map(({ url }) => url).filter(Boolean),
        unnamedLinks: links.filter(({ contentsObj }) => !contentsObj?.str).length,
        words: (items as unknown as ContentItem[])
          .map(({ str = '', hasEOL }) => str + (hasEOL ? '\n' : ''))
          .join(''),
      });
    }
    const preferences = (await pdf.getViewerPreferences()) as Map<string, unknown> | null;
    return {
      language: about.Language ?? '',
      title: about.Title ?? '',
      showsTitle: preferences?.get('DisplayDocTitle') === true,
      isMarked: ((await pdf.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') === true,
      accessibilityPart: /<pdfuaid:part>(\d)</.exec(metadata?.getRaw() ?? '')?.[1],
      bookmarks: bookmarksOf((await pdf.getOutline()) as Bookmark[] | null),
      pages,
    };
  } finally {
    await task.destroy();
  }
}

interface ContentItem {
  type?: string;
  id?: string | null;
  str?: string;
  hasEOL?: boolean;
}

/** The words of each marked part; what is outside of any is not for readers. */
function textsByMark(items: readonly ContentItem[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop();
    else if (item.type) open.push(item.id ?? null);
    else {
      const mark = open.findLast((id) => id !== null);
      if (mark) texts.set(mark, (texts.get(mark) ?? '') + item.str + (item.hasEOL ? '\n' : ''));
    }
  }
  return texts;
}

function partsOf(node: StructNode, texts: ReadonlyMap<string, string>): PdfPart[] {
  return (node.children ?? []).flatMap((child): PdfPart[] => {
    if (child.type === 'content') {
      return [{ role: '', text: texts.get(child.id ?? '') ?? '', children: [] }];
    }
    if (!child.role) return [];
    const children = partsOf(child, texts);
    const { role, alt: alternative, scope, lang: language } = child;
    const text = children.map((part) => part.text).join('');
    return [{ role, text, ...(alternative ? { alternative } : {}), scope, language, children }];
  });
}

/** Words as they are read: where lines end is not told, nor how wide a space is. */
function tidy(part: PdfPart): PdfPart {
  const text = part.text.replaceAll(/\s+/g, ' ').trim();
  return { ...part, text, children: part.children.map(tidy) };
}

function bookmarksOf(items: readonly Bookmark[] | null, depth = 0): string[] {
  return (items ?? []).flatMap(({ title, items: inner }) => [
    '  '.repeat(depth) + title,
    ...bookmarksOf(inner, depth + 1),
  ]);
}

/** Every part of these roles, in reading order. */
export function partsWith(parts: readonly PdfPart[], ...roles: string[]): PdfPart[] {
  return parts.flatMap((part) => [
    ...(roles.includes(part.role) ? [part] : []),
    ...partsWith(part.children, ...roles),
  ]);
}

const standardRoles = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'
  ).split(' '),
);

/**
 * What is wrong between the structure of a PDF and its pages, read by MuPDF: roles that lead to no standard one,
 * marked parts that no element of the structure holds, elements that do not know their parent.
 */
export function structureFaults(bytes: Uint8Array): string[] {
  const pdf = mupdf.Document.openDocument(bytes, 'application/pdf').asPDF();
  if (!pdf) return ['is not a PDF'];
  const tree = pdf.getTrailer().get('Root').get('StructTreeRoot');
  const roleMap = tree.get('RoleMap');
  const faults: string[] = [];
  const visit = (element: mupdf.PDFObject, parent: mupdf.PDFObject) => {
    const role = element.get('S').asName();
    const standard = standardRoles.has(role)
      ? role
      : roleMap.isDictionary()
        ? roleMap.get(role).asName()
        : '';
    if (!standardRoles.has(standard)) faults.push(`role ${role} leads to no standard one`);
    if (element.get('P').asIndirect() !== parent.asIndirect())
      faults.push(`${role} does not know its parent`);
    for (const kid of kidsOf(element)) if (kid.isDictionary() && !kid.get('S').isNull()) visit(kid, element);
  };
  for (const kid of kidsOf(tree)) visit(kid, tree);
  const held = heldMarks(tree);
  for (let at = 0; at < pdf.countPages(); at += 1) {
    const page = pdf.findPage(at);
    const marks = held.get(page.get('StructParents').asNumber()) ?? 0;
    const drawn = marksIn(page);
    if (marks < drawn) faults.push(`page ${at + 1}: ${drawn} marked parts, ${marks} held by the structure`);
  }
  return faults;
}

function kidsOf(element: mupdf.PDFObject): mupdf.PDFObject[] {
  const kids = element.get('K');
  if (kids.isNull()) return [];
  if (!kids.isArray()) return [kids];
  return Array.from({ length: kids.length }, (_, at) => kids.get(at));
}

/** How many marked parts of each page the parent tree leads back to an element. */
function heldMarks(tree: mupdf.PDFObject): Map<number, number> {
  const held = new Map<number, number>();
  const visit = (node: mupdf.PDFObject) => {
    const numbers = node.get('Nums');
    for (let at = 0; numbers.isArray() && at + 1 < numbers.length; at += 2) {
      const elements = numbers.get(at + 1);
      if (!elements.isArray()) continue;
      const known = Array.from({ length: elements.length }, (_, one) => elements.get(one).isDictionary());
      held.set(numbers.get(at).asNumber(), known.filter(Boolean).length);
    }
    const kids = node.get('Kids');
    for (let at = 0; kids.isArray() && at < kids.length; at += 1) visit(kids.get(at));
  };
  visit(tree.get('ParentTree'));
  return held;
}

function marksIn(page: mupdf.PDFObject): number {
  const contents = page.get('Contents');
  const streams = contents.isArray()
    ? Array.from({ length: contents.length }, (_, at) => contents.get(at))
    : [contents];
  const drawn = streams.map((stream) => stream.readStream().asString()).join('\n');
  return new Set([...drawn.matchAll(/\/MCID\s+(\d+)/g)].map(([, mark]) => mark)).size;
}
