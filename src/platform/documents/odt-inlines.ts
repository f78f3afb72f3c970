import type { Element, ElementContent } from 'xast';
import { x } from 'xastscript';
import type { Block, Inline } from './document.ts';

/** The notes of a text, numbered as they are met; blocks are written by whoever writes those of the text. */
export class OdtNotes {
  #count = 0;
  readonly #blocks: (blocks: readonly Block[]) => Element[];

  constructor(blocks: (blocks: readonly Block[]) => Element[]) {
    this.#blocks = blocks;
  }

  add(blocks: readonly Block[]): Element {
    this.#count += 1;
    return x('text:note', { 'text:id': `note${this.#count}`, 'text:note-class': 'footnote' }, [
      x('text:note-citation', String(this.#count)),
      x('text:note-body', this.#blocks(blocks)),
    ]);
  }
}

/** Words as OpenDocument keeps them: spaces that follow each other, tabs and line ends are elements. */
export function odtText(words: string): ElementContent[] {
  return words.split(/(\t|\n| {2,})/).flatMap((piece): ElementContent[] => {
    if (piece === '') return [];
    if (piece === '\t') return [x('text:tab')];
    if (piece === '\n') return [x('text:line-break')];
    return /^ +$/.test(piece)
      ? [x('text:s', { 'text:c': String(piece.length) })]
      : [{ type: 'text', value: piece }];
  });
}

export function odtRuns(content: readonly Inline[], notes: OdtNotes): ElementContent[] {
  return content.flatMap((inline) => odtRun(inline, notes));
}

const characterStyles = {
  strong: 'Strong_20_Emphasis',
  emphasis: 'Emphasis',
  strikethrough: 'Strikethrough',
} as const;

function odtRun(inline: Inline, notes: OdtNotes): ElementContent[] {
  switch (inline.kind) {
    case 'text':
      return odtText(inline.text);
    case 'code':
      return [x('text:span', { 'text:style-name': 'Source_20_Text' }, odtText(inline.text))];
    case 'break':
      return [x('text:line-break')];
    case 'footnote':
      return [notes.add(inline.blocks)];
    case 'link':
    case 'evidence': {
      const words = odtRuns(inline.content, notes);
      if (inline.href === null) return words;
      const style = inline.kind === 'evidence' ? 'Evidence' : 'Internet_20_link';
      const link = { 'xlink:type': 'simple', 'xlink:href': inline.href, 'text:style-name': style };
      return [x('text:a', { ...link, 'text:visited-style-name': style }, words)];
    }
    default:
      return [
        x('text:span', { 'text:style-name': characterStyles[inline.kind] }, odtRuns(inline.content, notes)),
      ];
  }
}
