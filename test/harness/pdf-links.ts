import * as mupdf from 'mupdf';

/** A link of a PDF, followed by MuPDF. */
export interface PdfLink {
  /** Page where it stands, from 0. */
  page: number;
  /** An address, or the page that it leads to, from 0. */
  to: string | number;
}

/** What the links of a PDF say to who does not see them, in the order of its pages. */
export function linkNames(bytes: Uint8Array): string[] {
  const pdf = mupdf.Document.openDocument(bytes, 'application/pdf').asPDF();
  const pages = Array.from({ length: pdf?.countPages() ?? 0 }, (_, at) => pdf!.findPage(at));
  return pages
    .flatMap((page) => itemsOf(page.get('Annots')))
    .filter((one) => one.get('Subtype').asName() === 'Link')
    .map((link) => link.get('Contents').asString().trim());
}

/** Every link that can be followed, page after page. */
export function linksIn(bytes: Uint8Array): PdfLink[] {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, page) =>
    document
      .loadPage(page)
      .getLinks()
      .map((link): PdfLink => ({ page, to: link.isExternal() ? link.getURI() : document.resolveLink(link) })),
  ).flat();
}

/**
 * What is wrong with the links of a tagged PDF (ISO 14289-1, 7.18): one that says nothing to who does not see it, that
 * no « Link » of the structure holds, or whose page is not gone through in the order of the structure.
 */
export function linkFaults(bytes: Uint8Array): string[] {
  const pdf = mupdf.Document.openDocument(bytes, 'application/pdf').asPDF();
  if (!pdf) return ['is not a PDF'];
  const tree = pdf.getTrailer().get('Root').get('StructTreeRoot');
  const holders = holdersIn(tree);
  const parents = parentsIn(tree.get('ParentTree'));
  const faults: string[] = [];
  for (let at = 0; at < pdf.countPages(); at += 1) {
    const page = pdf.findPage(at);
    const links = itemsOf(page.get('Annots')).filter((one) => one.get('Subtype').asName() === 'Link');
    if (links.length > 0 && page.get('Tabs').asName() !== 'S') faults.push(`page ${at + 1}: no order`);
    for (const link of links) {
      const fault = faultOf(link, holders, parents);
      if (fault) faults.push(`page ${at + 1}: ${fault}`);
    }
  }
  return faults;
}

function faultOf(
  link: mupdf.PDFObject,
  holders: ReadonlyMap<number, mupdf.PDFObject>,
  parents: ReadonlyMap<number, mupdf.PDFObject>,
): string | null {
  const says = link.get('Contents');
  if (!says.isString() || says.asString().trim() === '') return 'a link says nothing';
  const holder = holders.get(link.asIndirect());
  if (holder === undefined) return `no part of the structure holds « ${says.asString()} »`;
  if (holder.get('S').asName() !== 'Link')
    return `« ${says.asString()} » is told as ${holder.get('S').asName()}`;
  const parent = parents.get(link.get('StructParent').asNumber());
  return parent?.asIndirect() === holder.asIndirect()
    ? null
    : `« ${says.asString()} » does not know its part`;
}

/** Which element of the structure holds each annotation, by the number of the annotation. */
function holdersIn(tree: mupdf.PDFObject): Map<number, mupdf.PDFObject> {
  const holders = new Map<number, mupdf.PDFObject>();
  const visit = (element: mupdf.PDFObject) => {
    for (const kid of itemsOf(element.get('K'))) {
      if (!kid.isDictionary()) continue;
      if (kid.get('Type').isName() && kid.get('Type').asName() === 'OBJR')
        holders.set(kid.get('Obj').asIndirect(), element);
      else if (!kid.get('S').isNull()) visit(kid);
    }
  };
  visit(tree);
  return holders;
}

/** Elements by the number under which what is no words of a page knows them. */
function parentsIn(node: mupdf.PDFObject): Map<number, mupdf.PDFObject> {
  const parents = new Map<number, mupdf.PDFObject>();
  const numbers = itemsOf(node.get('Nums'));
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const element = numbers[at + 1]!;
    if (element.isDictionary()) parents.set(numbers[at]!.asNumber(), element);
  }
  for (const kid of itemsOf(node.get('Kids')))
    for (const [key, element] of parentsIn(kid)) parents.set(key, element);
  return parents;
}

function itemsOf(held: mupdf.PDFObject): mupdf.PDFObject[] {
  if (held.isNull()) return [];
  return held.isArray() ? Array.from({ length: held.length }, (_, at) => held.get(at)) : [held];
}
