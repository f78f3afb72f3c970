import {
  Document,
  Footer,
  Header,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { wordsFor } from '../visit.ts';
import { headOrganisation, isLong } from './contents.ts';
import type { WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { type DocxMaterial, docxBlocks } from './docx-blocks.ts';
import { DocxNotes } from './docx-inlines.ts';
import { bulletLevels, docxStyles, paper, textWidth } from './docx-styles.ts';
import { face } from './drawing-style.ts';
import { printFonts, textFace } from './fonts.ts';
import { picturesOf } from './picture.ts';

/** A sound document as a Word file: real styles, a filled table of contents, its own font. */
export async function documentToDocx(document: WrittenDocument, resources: string): Promise<Uint8Array> {
  const { regular, bold, italic, boldItalic } = await textFace(resources);
  const { covered } = await printFonts(resources);
  const material: DocxMaterial = {
    notes: new DocxNotes(),
    pictures: await picturesOf(document, covered),
    numberings: [{ reference: 'bullets', levels: bulletLevels }],
  };
  const long = isLong(document);
  const children = [...opening(document, long), ...docxBlocks(document.blocks, material)];
  const file = new Document({
    title: document.title,
    subject: document.subtitle,
    description: document.summary,
    creator: (document.authors ?? []).join(', ') || document.organisation || document.title,
    lastModifiedBy: document.organisation ?? document.title,
    styles: docxStyles(document.language),
    numbering: { config: material.numberings },
    footnotes: material.notes.all,
    fonts: [{ name: face, data: regular, bold, italic, boldItalic }],
    hyphenation: { autoHyphenation: true },
    ...(long ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: paper.width, height: paper.height }, margin: paper.margin },
        },
        headers: { default: runningHead(document), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: pageNumber(document), first: pageNumber(document) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function opening(document: WrittenDocument, long: boolean): (Paragraph | TableOfContents)[] {
  const words = wordsFor(document.language, documentWords);
  const about = words.about(document);
  const spacing = long ? { spacing: { before: 2_400, after: 480 } } : {};
  const title = [
    new Paragraph({ style: 'Selvedge', ...spacing }),
    new Paragraph({ style: 'Title', children: [new TextRun(document.title)] }),
    ...(document.subtitle ? [new Paragraph({ style: 'Subtitle', text: document.subtitle })] : []),
    ...(about === '' ? [] : [new Paragraph({ style: 'About', text: about })]),
    ...(document.summary ? [new Paragraph(document.summary)] : []),
  ];
  if (!long) return title;
  const breaking = () => new Paragraph({ children: [new PageBreak()] });
  return [
    ...title,
    breaking(),
    new Paragraph({ style: 'TOCHeading', text: words.contents }),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-3' }),
    breaking(),
  ];
}

function runningHead(document: WrittenDocument): Header {
  const organisation = headOrganisation(document);
  const children = [
    new TextRun(document.title),
    ...(organisation ? [new TextRun({ text: `\t${organisation}` })] : []),
  ];
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }];
  return new Header({ children: [new Paragraph({ style: 'Header', tabStops, children })] });
}

function pageNumber({ language }: WrittenDocument): Footer {
  const { before, between } = wordsFor(language, documentWords).page;
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [new Paragraph({ style: 'Footer', alignment: 'right', children: [new TextRun({ children })] })],
  });
}
