import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  undoInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import type { Command, Plugin } from 'prosemirror-state';
import { addRowAfter, goToNextCell, isInTable } from 'prosemirror-tables';
import { redoCommand, undoCommand } from 'y-prosemirror';
import { textSchema } from '#/writing/text-schema.ts';
import type { TextParts } from './text-parts.ts';
import { askLink } from './text-tools.ts';

const { nodes, marks } = textSchema;
const fixed = '\u00a0';

/** What becomes of some signs as they are typed: the layouts of Markdown, and French marks in a French text. */
export function typingRules(language: string): Plugin {
  const layouts = [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, ([, signs = '']) => ({ level: signs.length })),
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,4})\.\s$/, nodes.ordered_list, ([, order]) => ({ order: Number(order) })),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  ];
  return inputRules({ rules: language === 'fr' ? [...layouts, ...frenchMarks] : layouts });
}

/** As `tieMarks` and `typeset` (src/french), one sign at a time; Backspace gives back what was typed. */
const frenchMarks: readonly InputRule[] = [
  instead(/(\p{L})'$/u, '’'),
  instead(/(^|[\s(«’])"$/u, `«${fixed}`),
  instead(/(\S)"$/u, `${fixed}»`),
  instead(/(«) $/u, fixed),
  instead(/()\.\.\.$/, '…'),
  ...[':', ';', '!', '?', '»', '%'].map((mark) =>
    instead(new RegExp(`(\\S) [${mark}]$`, 'u'), `${fixed}${mark}`),
  ),
];

/** What follows the first group becomes this. */
function instead(typed: RegExp, text: string): InputRule {
  return new InputRule(typed, ({ tr }, [, before = ''], start, end) =>
    tr.insertText(text, start + before.length, end),
  );
}

/** In a cell, Enter goes down the table, and adds the row that is missing. */
const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!addRowAfter(state, dispatch)) return false;
  if (view) goToNextCell(1)(view.state, view.dispatch);
  return true;
};

const newLine: Command = ({ tr, selection }, dispatch) => {
  if (!selection.$head.parent.type.contentMatch.matchType(nodes.hard_break)) return false;
  dispatch?.(tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** Keys of the editor; Tab leaves it, but in a list or a table where it has something to do. */
export function typingKeys(parts: TextParts): Plugin[] {
  const toTools: Command = () => {
    parts.tools.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    return true;
  };
  const ours = keymap({
    Backspace: undoInputRule,
    Enter: chainCommands(nextCell, splitListItem(nodes.list_item)),
    'Shift-Enter': chainCommands(exitCode, newLine),
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.em),
    'Mod-k': (_state, _dispatch, view) => (view ? askLink(view, parts) : false),
    'Mod-z': undoCommand,
    'Mod-y': redoCommand,
    'Shift-Mod-z': redoCommand,
    'Mod-]': sinkListItem(nodes.list_item),
    'Mod-[': liftListItem(nodes.list_item),
    Tab: chainCommands(goToNextCell(1), sinkListItem(nodes.list_item)),
    'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
    'Alt-F10': toTools,
  });
  return [ours, keymap(baseKeymap)];
}
