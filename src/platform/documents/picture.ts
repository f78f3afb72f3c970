import sharp from 'sharp';
import { everyBlock, type Figure, type WrittenDocument } from './document.ts';
import { plotForFile, withinPage } from './drawing.ts';
import { type Coverage, PrintableTexts } from './printable.ts';

/** A drawing for a word processor: as vectors, and as points for readers that draw no vectors. */
export interface Picture {
  svg: string;
  png: Uint8Array;
  /** In pixels, 96 to the inch. */
  width: number;
  height: number;
}

/** Width of the text on the page, in pixels. */
const widest = 565;
const dotsPerPixel = 2.5;

/** The pictures of a document, by their figure; a figure whose plot cannot be drawn has none. */
export async function picturesOf(
  document: WrittenDocument,
  coverage: Coverage,
): Promise<Map<Figure, Picture>> {
  const texts = new PrintableTexts(coverage);
  const pictures = new Map<Figure, Picture>();
  for (const block of everyBlock(document.blocks)) {
    if (block.kind !== 'figure') continue;
    const picture = await pictureOf(block, texts);
    if (picture) pictures.set(block, picture);
  }
  return pictures;
}

async function pictureOf(figure: Figure, texts: PrintableTexts): Promise<Picture | null> {
  const drawing = plotForFile(figure.plot);
  if (!drawing) return null;
  const scale = withinPage(drawing) * Math.min(1, widest / drawing.width);
  const width = Math.round(drawing.width * scale);
  const height = Math.max(1, Math.round(drawing.height * scale));
  const density = (72 * width * dotsPerPixel) / drawing.width;
  // Points are drawn with our own fonts alone; a reader of vectors has its own.
  const printable = plotForFile(figure.plot, texts.of)?.svg ?? drawing.svg;
  const png = await sharp(Buffer.from(printable), { density })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer();
  return { svg: drawing.svg, png, width, height };
}
