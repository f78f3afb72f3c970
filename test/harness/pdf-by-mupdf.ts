import * as mupdf from 'mupdf';

function opened(bytes: Uint8Array): mupdf.PDFDocument {
  const pdf = mupdf.Document.openDocument(bytes, 'application/pdf').asPDF();
  if (!pdf) throw new Error('This is not a PDF.');
  return pdf;
}

/** The standard roles of a PDF in reading order, and all its words, as MuPDF reads them. */
export function structureReadByMupdf(bytes: Uint8Array): { roles: string[]; words: string } {
  const pdf = opened(bytes);
  const tree = pdf.getTrailer().get('Root').get('StructTreeRoot');
  const roleMap = tree.get('RoleMap');
  const roles: string[] = [];
  const visit = (element: mupdf.PDFObject) => {
    const role = element.get('S');
    if (!role.isNull()) {
      const mapped = roleMap.isDictionary() ? roleMap.get(role.asName()) : null;
      roles.push(mapped?.isName() ? mapped.asName() : role.asName());
    }
    const kids = element.get('K');
    const all = kids.isArray() ? Array.from({ length: kids.length }, (_, at) => kids.get(at)) : [kids];
    for (const kid of all) if (kid.isDictionary()) visit(kid);
  };
  visit(tree);
  const pages = Array.from({ length: pdf.countPages() }, (_, at) =>
    pdf.loadPage(at).toStructuredText('').asText(),
  );
  return { roles, words: pages.join('\n') };
}

/** How many pictures made of points a PDF holds, wherever they are used. */
export function picturesOfPoints(bytes: Uint8Array): number {
  const pdf = opened(bytes);
  const objects = Array.from({ length: pdf.countObjects() - 1 }, (_, at) => pdf.newIndirect(at + 1));
  return objects.filter((one) => {
    const kind = one.isStream() ? one.get('Subtype') : null;
    return kind?.isName() && kind.asName() === 'Image';
  }).length;
}
