import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, Plugin, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
} from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { redoCommand, undoCommand } from 'y-prosemirror';
import { safeHref } from '#/writing/href.ts';
import { textSchema } from '#/writing/text-schema.ts';
import type { TextParts } from './text-parts.ts';

const { nodes, marks } = textSchema;

interface Tool {
  run: Command;
  isOn?: (state: EditorState) => boolean;
}

const tools: Readonly<Record<string, Tool>> = {
  heading: {
    run: (state, dispatch) =>
      setBlockType(isIn(state, nodes.heading) ? nodes.paragraph : nodes.heading)(state, dispatch),
    isOn: (state) => isIn(state, nodes.heading),
  },
  strong: { run: toggleMark(marks.strong), isOn: (state) => hasMark(state, marks.strong) },
  em: { run: toggleMark(marks.em), isOn: (state) => hasMark(state, marks.em) },
  bullets: { run: listOf(nodes.bullet_list), isOn: (state) => isIn(state, nodes.bullet_list) },
  numbers: { run: listOf(nodes.ordered_list), isOn: (state) => isIn(state, nodes.ordered_list) },
  quote: {
    run: (state, dispatch) =>
      isIn(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch),
    isOn: (state) => isIn(state, nodes.blockquote),
  },
  table: { run: newTable },
  undo: { run: undoCommand },
  redo: { run: redoCommand },
  'row-more': { run: addRowAfter },
  'row-less': { run: deleteRow },
  'column-more': { run: addColumnAfter },
  'column-less': { run: deleteColumn },
  'table-less': { run: deleteTable },
};

function isIn({ selection: { $from } }: EditorState, type: NodeType): boolean {
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === type) return true;
  return false;
}

function hasMark({ doc, storedMarks, selection }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  return empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type);
}

/** Into a list, out of it, or from one kind to the other. */
function listOf(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const list = $from.node(depth);
      if (list.type === type) return liftListItem(nodes.list_item)(state, dispatch);
      if (list.type !== nodes.bullet_list && list.type !== nodes.ordered_list) continue;
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
      return true;
    }
    return wrapInList(type)(state, dispatch);
  };
}

/** Two columns and two rows, the first of headings, where one goes on typing. */
function newTable(state: EditorState, dispatch?: EditorView['dispatch']): boolean {
  if (isInTable(state)) return false;
  const row = (type: NodeType) => nodes.table_row.create(null, [type.create(), type.create()]);
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell)]);
  if (!dispatch) return true;
  const tr = state.tr.replaceSelectionWith(table);
  let within = tr.selection.from;
  tr.doc.descendants((node, position) => {
    if (node === table) within = position + 1;
    return node !== table;
  });
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(within))).scrollIntoView());
  return true;
}

/** Ties the buttons of the page to the editor: one stop for Tab, arrows between them, Escape back to the text. */
export function toolsOf(parts: TextParts): Plugin {
  const buttons = [...parts.tools.querySelectorAll<HTMLButtonElement>('button')];
  const show = (state: EditorState) => {
    parts.tableTools.hidden = !isInTable(state);
    for (const button of buttons) {
      const tool = tools[button.dataset.tool ?? ''];
      if (tool?.isOn) button.setAttribute('aria-pressed', String(tool.isOn(state)));
    }
  };
  return new Plugin({
    view: (view) => {
      for (const button of buttons) bindTool(button, view, parts);
      moveByArrows(parts.tools, buttons, view);
      bindLink(view, parts);
      return { update: ({ state }) => show(state) };
    },
  });
}

function bindTool(button: HTMLButtonElement, view: EditorView, parts: TextParts): void {
  // The selection stays where it is.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const name = button.dataset.tool ?? '';
    if (name === 'link') askLink(view, parts);
    else if (tools[name]?.run(view.state, view.dispatch, view)) view.focus();
  });
}

function moveByArrows(bar: HTMLElement, buttons: readonly HTMLButtonElement[], view: EditorView): void {
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return view.focus();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const seen = buttons.filter((button) => button.offsetParent !== null);
    const at = seen.indexOf(event.target as HTMLButtonElement);
    const next = step && at >= 0 ? seen[(at + step + seen.length) % seen.length] : undefined;
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
}

/** Asks where the words chosen lead; empty, they lead nowhere any more. */
export function askLink(view: EditorView, { link, linkAddress }: TextParts): boolean {
  const { selection, doc } = view.state;
  const found = marks.link.isInSet(doc.resolve(selection.from + (selection.empty ? 0 : 1)).marks());
  linkAddress.value = found ? String(found.attrs.href) : '';
  link.hidden = false;
  linkAddress.focus();
  return true;
}

function bindLink(view: EditorView, { link, linkAddress }: TextParts): void {
  const close = () => {
    link.hidden = true;
    view.focus();
  };
  const keep = () => {
    setLink(view, withScheme(linkAddress.value.trim()));
    close();
  };
  link.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') keep();
    else close();
  });
  link.querySelector('[data-editor-link-keep]')?.addEventListener('click', keep);
  link.querySelector('[data-editor-link-leave]')?.addEventListener('click', close);
}

const withScheme = (address: string) =>
  /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(address) ? `https://${address}` : address;

function setLink({ state, dispatch }: EditorView, address: string): void {
  const { tr, selection, doc } = state;
  let { from, to } = selection;
  if (selection.empty) {
    // Within a link, all of its words.
    const mark = marks.link.isInSet(selection.$from.marks());
    while (mark && from > selection.$from.start() && doc.rangeHasMark(from - 1, from, marks.link)) from -= 1;
    while (mark && to < selection.$from.end() && doc.rangeHasMark(to, to + 1, marks.link)) to += 1;
  }
  const href = safeHref(address);
  if (from < to) tr.removeMark(from, to, marks.link);
  if (href && from < to) tr.addMark(from, to, marks.link.create({ href }));
  else if (href) tr.insert(from, textSchema.text(address, [marks.link.create({ href })]));
  dispatch(tr);
}
