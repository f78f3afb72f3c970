import { Plugin } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import type { TextParts } from './text-parts.ts';

/** How far from the end people are told that room is lacking. */
const nearlyFull = 20_000;

/**
 * Says how much room is left before there is none. Past the end, nothing more goes in from here: what is typed or pasted is
 * still where it came from, and what the others wrote is always taken.
 */
export function roomIn({ room, most, word }: TextParts, language: string): Plugin {
  const say = (left: number) => {
    const about = Math.max(0, Math.floor(left / 100) * 100).toLocaleString(`${language}-CA`);
    const told = left <= 0 ? word('full') : word('nearlyFull').replace('{n}', about);
    const words = left > nearlyFull ? '' : told;
    if (room.textContent !== words) room.textContent = words;
    room.hidden = words === '';
  };
  return new Plugin({
    filterTransaction: (transaction, before) => {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
      const size = transaction.doc.content.size;
      if (size <= most || size <= before.doc.content.size) return true;
      say(0);
      return false;
    },
    view: (view) => {
      say(most - view.state.doc.content.size);
      return {
        update: (now, before) => {
          if (before.doc !== now.state.doc) say(most - now.state.doc.content.size);
        },
      };
    },
  });
}
