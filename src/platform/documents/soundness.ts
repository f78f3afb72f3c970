import { orderHeadings } from '../markdown-tree.ts';
import {
  type Block,
  type Cell,
  everyBlock,
  type Heading,
  type Inline,
  type Table,
  type WrittenDocument,
} from './document.ts';
import { oneLine, soundContent, soundText, withoutNotes, withoutStrong } from './sound-inlines.ts';

/** Lists and quotes deeper than this are written at this depth: no format goes much further. */
const deepest = 6;

/**
 * The same document in its one canonical form, which writers count on: headings in order, tables of even rows with
 * their row headers told, no empty block, links that may lead somewhere, marks that do not repeat, no character that
 * a file cannot hold. No word is lost. Doing it twice changes nothing more.
 */
export function soundDocument(document: WrittenDocument): WrittenDocument {
  const { subtitle, organisation, summary } = document;
  return {
    ...document,
    title: soundText(document.title) || '…',
    subtitle: subtitle === undefined ? undefined : soundText(subtitle) || undefined,
    authors: (document.authors ?? []).map((author) => soundText(author)).filter((author) => author !== ''),
    organisation: organisation === undefined ? undefined : soundText(organisation) || undefined,
    summary: summary === undefined ? undefined : soundText(summary) || undefined,
    blocks: soundBlocks(document.blocks),
  };
}

/** As `soundDocument`, for blocks alone; the first heading is of `firstLevel`. */
export function soundBlocks(blocks: readonly Block[], firstLevel = 1): Block[] {
  const sound = blocks.flatMap((block) => soundBlock(block, { depth: 0, inNote: false }));
  const headings = [...everyBlock(sound)].filter((block): block is Heading => block.kind === 'heading');
  orderHeadings(headings, firstLevel, (heading, level) => {
    heading.level = level;
  });
  return sound;
}

interface Place {
  depth: number;
  inNote: boolean;
}

function soundBlock(block: Block, place: Place): Block[] {
  switch (block.kind) {
    case 'heading':
      return soundHeading(block, place);
    case 'paragraph': {
      const content = contentAt(block.content, place);
      return content.kept.length === 0
        ? content.notes
        : [{ kind: 'paragraph', content: content.kept }, ...content.notes];
    }
    case 'list':
      return soundList(block, place);
    case 'quote': {
      const blocks = soundAll(block.blocks, place);
      if (blocks.length === 0 || place.depth >= deepest) return blocks;
      return [{ kind: 'quote', blocks }];
    }
    case 'table':
      return soundTable(block, place);
    case 'figure': {
      const [table, ...notes] = soundTable(block.table, place);
      if (table?.kind !== 'table') return notes;
      const title = soundText(block.title) || block.id;
      return [{ ...block, title, description: soundText(block.description) || title, table }, ...notes];
    }
    case 'code': {
      const text = soundText(block.text, 'keepLines');
      const info = soundText(block.info).replaceAll('`', '');
      return text.trim() === '' && info === '' ? [] : [{ kind: 'code', text, info }];
    }
    default:
      return [{ kind: block.kind }];
  }
}

const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 });
const soundAll = (blocks: readonly Block[], place: Place) =>
  blocks.flatMap((block) => soundBlock(block, deeper(place)));

/** Notes of a line, made sound; inside a note, notes of their own are told in words after it. */
function contentAt(content: readonly Inline[], place: Place): { kept: Inline[]; notes: Block[] } {
  if (place.inNote) return told(content, place);
  return { kept: soundContent(content, soundNote), notes: [] };
}

function told(content: readonly Inline[], place: Place): { kept: Inline[]; notes: Block[] } {
  const { content: words, notes } = withoutNotes(content);
  const noteBlocks = notes.flatMap((note) => soundAll(note, { ...place, inNote: true }));
  return { kept: soundContent(words, soundNote), notes: noteBlocks };
}

const soundNote = (blocks: readonly Block[]): Block[] =>
  soundAll(blocks, { depth: deepest - 2, inNote: true });

/** A heading is one line without notes; in a note it is a paragraph of strong words. */
function soundHeading(heading: Heading, place: Place): Block[] {
  const { kept, notes } = told(heading.content, place);
  const content = oneLine(kept);
  if (content.length === 0) return notes;
  if (!place.inNote) return [{ kind: 'heading', level: heading.level, content }, ...notes];
  const strong: Inline[] = [{ kind: 'strong', content }];
  return [{ kind: 'paragraph', content: soundContent(strong, soundNote) }, ...notes];
}

function soundList(list: Extract<Block, { kind: 'list' }>, place: Place): Block[] {
  const items = list.items.map((item) => soundAll(item, place)).filter((item) => item.length > 0);
  if (items.length === 0 || place.depth >= deepest) return items.flat();
  const start =
    list.ordered && Number.isSafeInteger(list.start) ? Math.min(Math.max(list.start, 0), 99_999) : 1;
  return [{ kind: 'list', ordered: list.ordered, start, items }];
}

/** Even rows; a first column all in strong words names the rows. Notes of the head and the caption follow the table. */
function soundTable(table: Table, place: Place): Block[] {
  const width = Math.max(1, table.head.length, ...table.rows.map((row) => row.length));
  const even = <Value>(values: readonly Value[], filling: Value): Value[] =>
    Array.from({ length: width }, (_, at) => values[at] ?? filling);
  const heads = even<Cell>(table.head, []).map((cell) => told(cell, place));
  const caption = told(table.caption, place);
  const cells = table.rows.map((row) => even<Cell>(row, []).map((cell) => contentAt(cell, place)));
  const rows = cells.map((row) => row.map(({ kept }) => kept));
  const firsts = rows.map((row) => row[0] ?? []).filter((cell) => cell.length > 0);
  const isStrong = (cell: readonly Inline[]) => cell.length === 1 && cell[0]?.kind === 'strong';
  const rowHeaders = firsts.length > 0 && (table.rowHeaders || firsts.every(isStrong));
  const sound: Table = {
    kind: 'table',
    caption: oneLine(caption.kept),
    head: heads.map(({ kept }) => kept),
    rows: rowHeaders ? rows.map(([first = [], ...others]) => [withoutStrong(first), ...others]) : rows,
    alignment: even(table.alignment, null),
    rowHeaders,
  };
  const notes = [caption, ...heads, ...cells.flat()].flatMap((one) => one.notes);
  const isEmpty =
    rows.length === 0 && sound.head.every((cell) => cell.length === 0) && sound.caption.length === 0;
  return isEmpty ? notes : [sound, ...notes];
}
