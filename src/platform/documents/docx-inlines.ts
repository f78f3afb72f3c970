import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { type Block, type Cell, type Inline, plainText } from './document.ts';

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style'>;

/** The notes of a document, numbered in the order in which they are met. */
export class DocxNotes {
  readonly #notes: Record<string, { children: Paragraph[] }> = {};
  #count = 0;

  /** Word keeps notes by their number. */
  get all(): Readonly<Record<string, { children: Paragraph[] }>> {
    return this.#notes;
  }

  add(blocks: readonly Block[]): number {
    this.#count += 1;
    this.#notes[this.#count] = { children: blocks.flatMap((block) => paragraphsOf(block, this)) };
    return this.#count;
  }
}

/** What a line becomes in Word; texts are values of XML elements. */
export function docxRuns(content: readonly Inline[], notes: DocxNotes, look: Look = {}): ParagraphChild[] {
  return content.flatMap((inline) => docxRun(inline, notes, look));
}

function docxRun(inline: Inline, notes: DocxNotes, look: Look): ParagraphChild[] {
  switch (inline.kind) {
    case 'text':
      return [new TextRun({ ...look, text: inline.text })];
    case 'code':
      return [new TextRun({ ...look, style: 'Code', text: inline.text, noProof: true })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'strong':
      return docxRuns(inline.content, notes, { ...look, bold: true });
    case 'emphasis':
      return docxRuns(inline.content, notes, { ...look, italics: true });
    case 'strikethrough':
      return docxRuns(inline.content, notes, { ...look, strike: true });
    case 'footnote':
      return [new FootnoteReferenceRun(notes.add(inline.blocks))];
    case 'link':
      return docxLink(inline, notes, { ...look, style: 'Hyperlink' });
    case 'evidence':
      if (inline.href === null) return docxRuns(inline.content, notes, look);
      return docxLink({ href: inline.href, content: inline.content }, notes, { ...look, style: 'Evidence' });
  }
}

function docxLink(
  { href, content }: { href: string; content: readonly Inline[] },
  notes: DocxNotes,
  look: Look,
): ParagraphChild[] {
  return [new ExternalHyperlink({ link: href, children: docxRuns(content, notes, look) })];
}

/** Notes of Word hold paragraphs alone: a list or a table is told line by line. */
function paragraphsOf(block: Block, notes: DocxNotes): Paragraph[] {
  const line = (content: readonly Inline[]) =>
    new Paragraph({ style: 'FootnoteText', children: docxRuns(content, notes) });
  const row = (cells: readonly Cell[]) => line([{ kind: 'text', text: cells.map(plainText).join(' · ') }]);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [line(block.content)];
    case 'list':
      return block.items.flatMap((item) => item.flatMap((one) => paragraphsOf(one, notes)));
    case 'quote':
      return block.blocks.flatMap((one) => paragraphsOf(one, notes));
    case 'code':
      return block.text.split('\n').map((text) => line([{ kind: 'code', text }]));
    case 'table':
      return [
        ...(block.caption.length > 0 ? [line(block.caption)] : []),
        ...[block.head, ...block.rows].map(row),
      ];
    case 'figure':
      return [
        line([{ kind: 'text', text: `${block.title}. ${block.description}` }]),
        ...paragraphsOf(block.table, notes),
      ];
    default:
      return [];
  }
}
