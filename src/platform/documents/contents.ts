import { fold } from '#/french/folding.ts';
import {
  type Block,
  contentsOf,
  everyBlock,
  type Heading,
  plainText,
  type WrittenDocument,
} from './document.ts';

export interface ContentsEntry {
  /** Unique in the document, made of the words of the heading. */
  id: string;
  level: Heading['level'];
  text: string;
}

/** The headings of a document in order, each with its name for links. */
export function contentsEntries(blocks: readonly Block[]): (ContentsEntry & { heading: Heading })[] {
  const taken = new Map<string, number>();
  return headingsOf(blocks).map((heading) => {
    const text = plainText(heading.content);
    const words = fold(text)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60);
    const name = words === '' ? 'titre' : words;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { id: `t-${name}${times > 1 ? `-${times}` : ''}`, level: heading.level, text, heading };
  });
}

const headingsOf = (blocks: readonly Block[]) =>
  [...everyBlock(blocks)].filter((block): block is Heading => block.kind === 'heading');

/** About how much room a block takes on a page, in characters of a paragraph. */
function roomOf(block: Block): number {
  const words = contentsOf(block).reduce((sum, content) => sum + plainText(content).length, 0);
  switch (block.kind) {
    case 'figure':
      return words + 700;
    case 'table':
      return words + 60 * block.rows.length;
    case 'heading':
      return words + 150;
    case 'code':
      return block.text.length;
    default:
      return words + 40;
  }
}

const sectionsOfLong = 5;
const roomOfLong = 12_000;

/** Whether it is long enough for a title page and a table of contents: some six pages, several sections. */
export function isLong(document: WrittenDocument): boolean {
  if (headingsOf(document.blocks).length < sectionsOfLong) return false;
  return [...everyBlock(document.blocks)].reduce((sum, block) => sum + roomOf(block), 0) > roomOfLong;
}

/** Characters that the head of a page holds on one line. */
const headRoom = 82;

/** Who tells it, at the head of each page beside the title; null when there is no room for both. */
export function headOrganisation({ title, organisation }: WrittenDocument): string | null {
  return organisation && title.length + organisation.length < headRoom ? organisation : null;
}
