import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  PageBreak,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Alignment, Block, Cell, Figure, Inline, Table as TableBlock } from './document.ts';
import { type DocxNotes, docxRuns } from './docx-inlines.ts';
import { type bulletLevels, deepestLevel, itemIndent, numberLevels, textWidth } from './docx-styles.ts';
import { line, madder, paperDeep } from './drawing-style.ts';
import type { Picture } from './picture.ts';
import { alignmentsOf, columnShares } from './table-columns.ts';

/** What is drawn before blocks are written, and what they leave to the rest of the file. */
export interface DocxMaterial {
  notes: DocxNotes;
  pictures: ReadonlyMap<Figure, Picture>;
  /** Definitions of lists; each list of numbers has one of its own. */
  numberings: { reference: string; levels: typeof bulletLevels }[];
}

interface Place {
  /** Depth of the list the block is in; −1 outside of lists. */
  level: number;
  quoted: boolean;
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

export function docxBlocks(
  blocks: readonly Block[],
  material: DocxMaterial,
  place: Place = { level: -1, quoted: false },
): (Paragraph | Table)[] {
  return blocks.flatMap((block) => docxBlock(block, material, place));
}

function docxBlock(block: Block, material: DocxMaterial, place: Place): (Paragraph | Table)[] {
  const around = aroundOf(place);
  const runs = (content: readonly Inline[]) => docxRuns(content, material.notes);
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.level - 1], children: runs(block.content) })];
    case 'paragraph':
      return [new Paragraph({ ...around, keepNext: block.leads === true, children: runs(block.content) })];
    case 'list':
      return docxList(block, material, place);
    case 'quote':
      return docxBlocks(block.blocks, material, { ...place, quoted: true });
    case 'table':
      return docxTable(block, material);
    case 'figure':
      return docxFigure(block, material);
    case 'code': {
      const lines = block.text.split('\n');
      const children = lines.map(
        (text, at) => new TextRun({ text, noProof: true, ...(at > 0 ? { break: 1 } : {}) }),
      );
      return [new Paragraph({ ...around, style: 'CodeBlock', children })];
    }
    case 'rule': {
      const bottom = { style: BorderStyle.SINGLE, size: 8, space: 1, color: line.slice(1) };
      const indent = { left: textWidth / 3, right: textWidth / 3 };
      return [new Paragraph({ border: { bottom }, indent, spacing: { after: 320 } })];
    }
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function aroundOf({ level, quoted }: Place): IParagraphOptions {
  return {
    ...(quoted ? { style: 'Quote' } : {}),
    ...(level >= 0 ? { indent: itemIndent(level) } : {}),
  };
}

function docxList(
  list: Extract<Block, { kind: 'list' }>,
  material: DocxMaterial,
  place: Place,
): (Paragraph | Table)[] {
  const level = Math.min(deepestLevel, place.level + 1);
  let reference = 'bullets';
  if (list.ordered) {
    reference = `numbers-${material.numberings.length}`;
    material.numberings.push({ reference, levels: numberLevels(list.start) });
  }
  return list.items.flatMap((item) => {
    const [first, ...rest] = item;
    const content = first?.kind === 'paragraph' ? first.content : [];
    const others = first?.kind === 'paragraph' ? rest : item;
    const marked = new Paragraph({
      ...(place.quoted ? { style: 'Quote' } : { style: 'ListParagraph' }),
      numbering: { reference, level },
      spacing: { after: 80 },
      children: docxRuns(content, material.notes),
    });
    return [marked, ...docxBlocks(others, material, { ...place, level })];
  });
}

const sides = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const satisfies Record<Alignment, unknown>;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline = { style: BorderStyle.SINGLE, size: 4, color: line.slice(1) };
const thread = { style: BorderStyle.SINGLE, size: 9, color: madder.slice(1) };

/** Caption first; a head that is repeated on each page and told as such; the first column told when it names rows. */
function docxTable(table: TableBlock, material: DocxMaterial): (Paragraph | Table)[] {
  const widths = columnShares(table).map((share) => Math.round(share * textWidth));
  const alignments = alignmentsOf(table);
  const row = (cells: readonly Cell[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((content, at) => {
        const bold = isHead || (at === 0 && table.rowHeaders);
        const runs = docxRuns(content, material.notes, bold ? { bold } : {});
        return docxCell(runs, { width: widths[at]!, side: alignments[at]!, isHead });
      }),
    });
  const caption = new Paragraph({ style: 'Caption', children: docxRuns(table.caption, material.notes) });
  return [
    ...(table.caption.length > 0 ? [caption] : []),
    new Table({
      rows: [row(table.head, true), ...table.rows.map((cells) => row(cells, false))],
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: none,
        left: none,
        right: none,
        insideVertical: none,
        insideHorizontal: hairline,
        bottom: hairline,
      },
      tableLook: { firstRow: true, firstColumn: table.rowHeaders, noHBand: true, noVBand: true },
    }),
    new Paragraph({ spacing: { after: 120 } }),
  ];
}

function docxCell(
  children: ReturnType<typeof docxRuns>,
  { width, side, isHead }: { width: number; side: Alignment; isHead: boolean },
): TableCell {
  const shading = { type: ShadingType.CLEAR, fill: paperDeep.slice(1) };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 70, bottom: 70, left: 90, right: 90 },
    ...(isHead ? { shading, borders: { bottom: thread } } : {}),
    children: [new Paragraph({ style: 'TableText', alignment: sides[side], keepNext: isHead, children })],
  });
}

function docxFigure(figure: Figure, material: DocxMaterial): (Paragraph | Table)[] {
  const picture = material.pictures.get(figure);
  const title = new Paragraph({ style: 'Caption', children: [new TextRun(figure.title)] });
  if (!picture) return [title, ...docxTable(figure.table, material)];
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(picture.svg),
    fallback: { type: 'png', data: Buffer.from(picture.png) },
    transformation: { width: picture.width, height: picture.height },
    altText: { name: figure.id, title: figure.title, description: figure.description },
  });
  return [title, new Paragraph({ keepNext: true, children: [image] }), ...docxTable(figure.table, material)];
}
