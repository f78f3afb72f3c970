import { wordsFor } from '../visit.ts';
import { type Block, type Inline, plainText, type WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { soundDocument } from './soundness.ts';
import { transformed } from './transformation.ts';
import { typesetDocument } from './typesetting.ts';

/** The document as writers take it: sound, and set in the typography of its language. */
export function preparedDocument(document: WrittenDocument): WrittenDocument {
  return withNamedTables(typesetDocument(soundDocument(document)));
}

/** The document as it leaves the site: prepared, and its links are whole addresses; those that lead nowhere are words. */
export function fileDocument(document: WrittenDocument): WrittenDocument {
  const prepared = preparedDocument(document);
  const line = (content: readonly Inline[]): Inline[] =>
    content.flatMap((inline): Inline[] => {
      if (inline.kind === 'link') {
        const href = absolute(inline.href, document.address);
        const words = line(inline.content);
        return href === null ? words : [{ ...inline, href, content: words }];
      }
      if (inline.kind === 'evidence') {
        const href = inline.href === null ? null : absolute(inline.href, document.address);
        return [{ ...inline, href, content: line(inline.content) }];
      }
      return 'content' in inline ? [{ ...inline, content: line(inline.content) }] : [inline];
    });
  return withLeads(transformed(prepared, { line, words: (text) => text }));
}

/** « Ce qui est fait : » does not stay alone at the foot of a page. */
function withLeads(document: WrittenDocument): WrittenDocument {
  const follows = (block: Block | undefined) =>
    block !== undefined && ['list', 'table', 'quote', 'figure', 'code'].includes(block.kind);
  const blocks = document.blocks.map((block, at): Block => {
    if (block.kind !== 'paragraph' || !follows(document.blocks[at + 1])) return block;
    return /:\s*$/u.test(plainText(block.content)) ? { ...block, leads: true } : block;
  });
  return { ...document, blocks };
}

function absolute(href: string, address: string | undefined): string | null {
  try {
    return new URL(href, address).href;
  } catch {
    return null;
  }
}

/** The table of a figure does not repeat its title: it says that it tells the same. */
function withNamedTables(document: WrittenDocument): WrittenDocument {
  const { figureTable } = wordsFor(document.language, documentWords);
  const named = (block: Block): Block => {
    switch (block.kind) {
      case 'list':
        return { ...block, items: block.items.map((item) => item.map(named)) };
      case 'quote':
        return { ...block, blocks: block.blocks.map(named) };
      case 'figure': {
        const said = plainText(block.table.caption);
        if (said !== '' && said !== block.title) return block;
        return { ...block, table: { ...block.table, caption: [{ kind: 'text', text: figureTable }] } };
      }
      default:
        return block;
    }
  };
  return { ...document, blocks: document.blocks.map(named) };
}
