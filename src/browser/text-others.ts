import type { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { relativePositionToAbsolutePosition, yCursorPlugin, ySyncPluginKey } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Presence } from '#/writing/text-wire.ts';
import type { TextLine } from './text-line.ts';

interface Other {
  user?: Presence;
  cursor?: { head: object } | null;
}

/** The carets of the others, each with a name and one of eight looks. */
export function marksOfOthers(awareness: Awareness): Plugin {
  return yCursorPlugin(awareness, {
    cursorBuilder: ({ name, tint }: Presence) => {
      const caret = document.createElement('span');
      caret.className = `editor-caret tint-${tint}`;
      caret.setAttribute('aria-hidden', 'true');
      const label = document.createElement('span');
      label.className = 'editor-caret-name';
      label.textContent = name;
      caret.append('\u2060', label, '\u2060');
      return caret;
    },
    selectionBuilder: ({ tint }: Presence) => ({ class: `editor-chosen tint-${tint}` }),
  }) as Plugin;
}

/** Says who else is there, and whether they write in this part: in words, for those who do not see carets. */
export function showOthers(view: EditorView, { awareness, doc }: TextLine, list: HTMLElement): void {
  const words = (name: string) => list.getAttribute(`data-word-${name}`) ?? '';
  const placeOf = ({ user, cursor }: Other) => {
    if (!user?.mayWrite) return 'reads';
    if (!cursor) return 'present';
    const { type, binding } = ySyncPluginKey.getState(view.state);
    const head = Y.createRelativePositionFromJSON(cursor.head);
    return relativePositionToAbsolutePosition(doc, type, head, binding.mapping) === null
      ? 'elsewhere'
      : 'here';
  };
  const show = () => {
    const seen = new Map<string, { tint: number; place: string }>();
    for (const [client, state] of awareness.getStates() as Map<number, Other>) {
      const { user } = state;
      if (client === doc.clientID || !user) continue;
      const place = placeOf(state);
      if (!seen.has(user.name) || place === 'here') seen.set(user.name, { tint: user.tint, place });
    }
    const told = [...seen].map(([name, { tint, place }]) => `${name}|${tint}|${place}`).join();
    if (list.dataset.told === told) return;
    list.dataset.told = told;
    list.replaceChildren(...[...seen].map(([name, { tint, place }]) => lineOf(name, tint, words(place))));
    list.hidden = seen.size === 0;
  };
  awareness.on('change', show);
  show();
}

function lineOf(name: string, tint: number, place: string): HTMLElement {
  const line = document.createElement('li');
  line.className = `tint-${tint}`;
  line.textContent = `${name} ${place}`;
  return line;
}
