import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findRoot } from '../root.ts';
import type { Coverage } from './printable.ts';

export interface FontFamily {
  name: string;
  covers: Coverage;
}

export interface PrintFonts {
  /** The families, in the order in which a glyph is looked for. */
  families: readonly FontFamily[];
  files: readonly Uint8Array[];
  covered: Coverage;
}

/** Where the look and the fonts of documents are, whether this runs from `src` or from `dist`. */
export async function documentResources(): Promise<string> {
  return join(await findRoot(), 'src/platform/documents');
}

/** Every font that documents are printed with; `tools/document-fonts.ts` makes them. */
export async function printFonts(resources: string): Promise<PrintFonts> {
  const folder = join(resources, 'fonts');
  const { families, fonts, covered } = JSON.parse(await readFile(join(folder, 'fonts.json'), 'utf8')) as {
    families: FontFamily[];
    fonts: string[];
    covered: Coverage;
  };
  return { families, covered, files: await Promise.all(fonts.map((file) => readFile(join(folder, file)))) };
}

const faceFile = (style: string) => `fonts/atkinson-hyperlegible-next-latin-${style}.ttf`;

export interface TextFace {
  regular: Buffer;
  bold: Buffer;
  italic: Buffer;
  boldItalic: Buffer;
}

/** The face of the text in its four styles, for files that carry it. */
export async function textFace(resources: string): Promise<TextFace> {
  const read = (style: string) => readFile(join(resources, faceFile(style)));
  const [regular, bold, italic, boldItalic] = await Promise.all(
    ['400-normal', '700-normal', '400-italic', '700-italic'].map(read),
  );
  return { regular: regular!, bold: bold!, italic: italic!, boldItalic: boldItalic! };
}
