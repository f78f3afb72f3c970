import {
  AlignmentType,
  BorderStyle,
  type ILevelsOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';
import { face, ink, inkSoft, line, madder } from './drawing-style.ts';

const colour = (value: string) => value.slice(1);
const points = (size: number) => size * 2;
const twips = (size: number) => size * 20;
const millimetres = (length: number) => Math.round((length * 1440) / 25.4);

/** Letter paper, in twentieths of a point, and the width that is left for the text. */
export const paper = {
  width: 12_240,
  height: 15_840,
  margin: {
    top: millimetres(27),
    bottom: millimetres(25),
    left: millimetres(33),
    right: millimetres(33),
    header: millimetres(14),
    footer: millimetres(14),
  },
};
export const textWidth = paper.width - paper.margin.left - paper.margin.right;

const codeFace = 'Consolas';
export const deepestLevel = 8;
const levelIndent = 360;

const characterStyles: NonNullable<IStylesOptions['characterStyles']> = [
  {
    id: 'Code',
    name: 'Code',
    basedOn: 'DefaultParagraphFont',
    run: { font: codeFace, size: points(10) },
  },
  // The thread to what supports the words, quieter than a link.
  {
    id: 'Evidence',
    name: 'Evidence',
    basedOn: 'DefaultParagraphFont',
    run: { color: colour(ink), underline: { type: 'dotted', color: colour(line) } },
  },
];

/** The styles of a document by the names that Word and its readers know. */
export function docxStyles(language: 'fr' | 'en'): IStylesOptions {
  const heading = (size: number, before: number, after: number, more: object = {}) => ({
    run: { font: face, size: points(size), bold: true, color: colour(ink), ...more },
    paragraph: { spacing: { before: twips(before), after: twips(after) }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: face, size: points(11), color: colour(ink), language: { value: `${language}-CA` } },
        paragraph: { spacing: { after: twips(8), line: 283, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: face, size: points(24), bold: true, color: colour(ink) },
        paragraph: { spacing: { before: 0, after: twips(6), line: 252 }, keepNext: true },
      },
      heading1: heading(17, 24, 8),
      heading2: heading(13.5, 18, 6),
      heading3: heading(11.5, 14, 4),
      heading4: heading(11, 12, 4, { color: colour(inkSoft) }),
      heading5: heading(11, 12, 4, { color: colour(inkSoft) }),
      heading6: heading(11, 12, 4, { color: colour(inkSoft), italics: true }),
      caption: {
        run: { font: face, size: points(11), bold: true, italics: false, color: colour(ink) },
        paragraph: { spacing: { before: twips(14), after: twips(5) }, keepNext: true },
      },
      hyperlink: { run: { color: colour(ink), underline: { type: 'single', color: colour(madder) } } },
      footnoteText: { run: { font: face, size: points(9) }, paragraph: { spacing: { after: twips(3) } } },
    },
    characterStyles,
    paragraphStyles: ownStyles,
  };
}

const ownStyles: IStylesOptions['paragraphStyles'] = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    run: { size: points(13), color: colour(inkSoft) },
    paragraph: { spacing: { after: twips(8) }, keepNext: true },
  },
  {
    id: 'Selvedge',
    name: 'Selvedge',
    basedOn: 'Normal',
    paragraph: {
      spacing: { after: twips(18) },
      border: { bottom: { style: BorderStyle.TRIPLE, size: 6, space: 1, color: colour(madder) } },
      keepNext: true,
    },
  },
  { id: 'About', name: 'About', basedOn: 'Normal', next: 'Normal', run: { color: colour(inkSoft) } },
  {
    id: 'Quote',
    name: 'Quote',
    basedOn: 'Normal',
    run: { color: colour(inkSoft) },
    paragraph: {
      indent: { left: 240 },
      border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: colour(madder) } },
    },
  },
  {
    id: 'CodeBlock',
    name: 'Code Block',
    basedOn: 'Normal',
    run: { font: codeFace, size: points(9.5) },
    paragraph: {
      spacing: { after: twips(10), line: 252 },
      border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: colour(line) } },
      indent: { left: 180 },
    },
  },
  {
    id: 'TableText',
    name: 'Table Text',
    basedOn: 'Normal',
    run: { size: points(9.5) },
    paragraph: { spacing: { before: 0, after: 0, line: 252 } },
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'Normal',
    run: { size: points(17), bold: true },
    paragraph: { spacing: { after: twips(10) }, keepNext: true },
  },
  ...[1, 2, 3].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    run: { bold: level === 1 },
    paragraph: {
      spacing: { before: level === 1 ? twips(6) : 0, after: twips(3) },
      indent: { left: 240 * (level - 1) },
    },
  })),
  { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: points(8.5), color: colour(inkSoft) } },
  { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: points(8.5), color: colour(inkSoft) } },
];

const indentOf = (level: number) => ({ left: levelIndent * (level + 1), hanging: levelIndent - 60 });

/** Where what follows the first paragraph of an item stands. */
export const itemIndent = (level: number) => ({ left: levelIndent * (level + 1) });

export const bulletLevels: ILevelsOptions[] = Array.from({ length: deepestLevel + 1 }, (_, level) => ({
  level,
  format: LevelFormat.BULLET,
  text: ['•', '–', '◦'][level % 3]!,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: indentOf(level) } },
}));

/** One list of numbers, from its own first number at its own level. */
export const numberLevels = (start: number): ILevelsOptions[] =>
  Array.from({ length: deepestLevel + 1 }, (_, level) => ({
    level,
    start,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: indentOf(level) } },
  }));
