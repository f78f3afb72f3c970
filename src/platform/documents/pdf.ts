import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { wordsFor } from '../visit.ts';
import { headOrganisation, isLong } from './contents.ts';
import type { Block, Figure, Inline, Table, WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { plotForFile, withinPage } from './drawing.ts';
import { type FontFamily, printFonts } from './fonts.ts';
import { nameLinks } from './pdf-link-names.ts';
import { markRowHeaders } from './pdf-row-headers.ts';
import { type Coverage, exampleCode, PrintableTexts } from './printable.ts';
import { alignmentsOf, columnShares } from './table-columns.ts';
import { transformed, withTexts } from './transformation.ts';

/**
 * A sound document as a tagged PDF (PDF/UA-1). Words reach Typst as data, never as markup. Throws when Typst refuses,
 * with what it says.
 */
export async function documentToPdf(document: WrittenDocument, resources: string): Promise<Uint8Array> {
  const fonts = await printFonts(resources);
  const texts = new PrintableTexts(fonts.covered);
  const printable = transformed(document, {
    line: (content) => withTexts(content, texts.of),
    words: texts.of,
    code: texts.of,
  });
  const data = printData(printable, fonts.families, texts);
  const compiler = NodeCompiler.create({
    workspace: join(resources, 'fonts'),
    fontArgs: [{ fontBlobs: fonts.files.map((file) => Buffer.from(file)) }],
  });
  const template = await readFile(join(resources, 'print.typ'), 'utf8');
  const result = compiler.compile({ mainFileContent: template, inputs: { document: JSON.stringify(data) } });
  const problems = result.hasError() ? result.takeDiagnostics() : null;
  if (problems || !result.result) {
    const said = problems ? compiler.fetchDiagnostics(problems) : [];
    throw new Error(`Typst refused the document: ${JSON.stringify(said)}`);
  }
  return finished(compiler.pdf(result.result, { pdfStandard: 'ua-1' }), printable.blocks);
}

/** What Typst does not say yet: headers of rows, links by their words. */
async function finished(pdf: Uint8Array, blocks: readonly Block[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  markRowHeaders(document);
  nameLinks(document, blocks);
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

function printData(document: WrittenDocument, families: readonly FontFamily[], texts: PrintableTexts) {
  const words = wordsFor(document.language, documentWords);
  const [year = 0, month = 0, day = 0] = (document.day ?? '').split('-').map(Number);
  const all = families.map(({ name, covers }) => ({ name, covers: patternOf(covers) }));
  const isMono = ({ name }: { name: string }) => name.includes('Mono');
  const faces = all.filter((family) => !isMono(family));
  // The words of drawings are made printable here, so what follows knows whether any was not.
  const blocks = document.blocks.map((block) => printed(block, texts));
  return {
    faces,
    codeFaces: [...all.filter(isMono), ...faces],
    language: document.language,
    title: document.title,
    subtitle: document.subtitle ?? null,
    headOrganisation: headOrganisation(document),
    authors: document.authors ?? [],
    day: document.day ? { year, month, day } : null,
    description: document.summary ?? null,
    about: words.about(document),
    words: { contents: words.contents, page: words.page },
    long: isLong(document),
    blocks,
    note: texts.hasCodes ? words.unprintable(exampleCode) : null,
  };
}

/**
 * A pattern of what a family is asked to draw. Without it, a letter that a family lacks is taken apart into a letter and
 * an accent, and the part it has is drawn before the whole is found elsewhere.
 */
function patternOf(covers: Coverage): string {
  const code = (codePoint: number) => `\\u{${codePoint.toString(16)}}`;
  return `[${covers.map(([first, last]) => `${code(first)}-${code(last)}`).join('')}]`;
}

type Printed = Record<string, unknown>;

function printed(block: Block, texts: PrintableTexts): Printed {
  const all = (blocks: readonly Block[]) => blocks.map((one) => printed(one, texts));
  const line = (content: readonly Inline[]) => content.map((inline) => printedInline(inline, texts));
  switch (block.kind) {
    case 'heading':
      return { ...block, content: line(block.content) };
    case 'paragraph':
      return { ...block, content: line(block.content), leads: block.leads === true };
    case 'list':
      return { ...block, items: block.items.map(all) };
    case 'quote':
      return { ...block, blocks: all(block.blocks) };
    case 'table':
      return printedTable(block, texts);
    case 'figure':
      return {
        ...block,
        plot: null,
        drawing: printedDrawing(block, texts),
        table: printedTable(block.table, texts),
      };
    default:
      return { ...block };
  }
}

function printedInline(inline: Inline, texts: PrintableTexts): Printed {
  if (inline.kind === 'footnote') {
    return { ...inline, blocks: inline.blocks.map((block) => printed(block, texts)) };
  }
  if (!('content' in inline)) return { ...inline };
  return { ...inline, content: inline.content.map((one) => printedInline(one, texts)) };
}

function printedTable(table: Table, texts: PrintableTexts): Printed {
  const line = (content: readonly Inline[]) => content.map((inline) => printedInline(inline, texts));
  return {
    ...table,
    caption: line(table.caption),
    head: table.head.map(line),
    rows: table.rows.map((row) => row.map(line)),
    shares: columnShares(table),
    alignments: alignmentsOf(table),
  };
}

/** Width of the text, in the pixels of a drawing. */
const textWidth = 620;

function printedDrawing(figure: Figure, texts: PrintableTexts): { svg: string; part: number } | null {
  const drawing = plotForFile(figure.plot, texts.of);
  return drawing && { svg: drawing.svg, part: withinPage(drawing) * Math.min(1, drawing.width / textWidth) };
}
