import { EditorState, type Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView, type NodeView } from 'prosemirror-view';
import { ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { textSchema } from '#/writing/text-schema.ts';
import type { TextLine } from './text-line.ts';
import type { TextParts } from './text-parts.ts';
import { roomIn } from './text-room.ts';
import { toolsOf } from './text-tools.ts';
import { typingKeys, typingRules } from './text-typing.ts';

export interface ViewOptions {
  parts: TextParts;
  line: TextLine;
  /** Carets of the others. */
  others: Plugin;
  language: string;
}

/** The editor itself, over the part that the connection shares. */
export function openView({ parts, line, others, language }: ViewOptions): EditorView {
  const { surface, state, figures, word } = parts;
  const view = new EditorView(
    { mount: surface },
    {
      state: EditorState.create({
        schema: textSchema,
        plugins: [
          ySyncPlugin(line.fragment),
          others,
          yUndoPlugin(),
          typingRules(language),
          ...typingKeys(parts),
          tableEditing(),
          toolsOf(parts),
          roomIn(parts, language),
        ],
      }),
      editable: () => line.mayWrite,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-describedby': state.id,
        lang: language,
        spellcheck: 'true',
      },
      nodeViews: { figure: ({ attrs }) => figureChip(word('figure'), figures[attrs.id] ?? attrs.id) },
    },
  );
  // The drafts of this form hear of typing; here, what was typed is looked after by itself.
  view.dom.addEventListener('input', (event) => event.stopPropagation());
  return view;
}

/** A figure is drawn where the text is read; here, it is named. */
function figureChip(word: string, title: string): NodeView {
  const dom = document.createElement('figure');
  dom.className = 'editor-figure';
  dom.contentEditable = 'false';
  const kind = document.createElement('span');
  kind.className = 'editor-figure-kind';
  kind.textContent = word;
  dom.append(kind, ` ${title}`);
  return { dom };
}
