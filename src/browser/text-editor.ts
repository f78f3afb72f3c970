import type { EditorView } from 'prosemirror-view';
import { type LineState, TextLine } from './text-line.ts';
import { marksOfOthers, showOthers } from './text-others.ts';
import { type TextParts, textParts } from './text-parts.ts';
import { TypedWords } from './text-typed.ts';
import { openView } from './text-view.ts';

const briefKeepingMs = 1500;
const longKeepingMs = 5000;

/**
 * Puts an editor that several people share in the place of a textarea, once the site answered by its WebSocket: until
 * then, and whenever it does not, the form is as it was. Words come from the page, so that this file speaks no language.
 */
export function enhanceTextEditor(form: HTMLFormElement, template: HTMLTemplateElement, owner: string): void {
  let isDecided = false;
  const line = new TextLine(template, () => {
    if (isDecided) return;
    isDecided = true;
    if (!isUntouched(form) || !open(form, template, line, owner)) line.close();
  });
}

const areaIn = (form: HTMLFormElement) => form.querySelector<HTMLTextAreaElement>('textarea[name="body"]');

/** What somebody began to write in the textarea meanwhile stays theirs. */
function isUntouched(form: HTMLFormElement): boolean {
  const area = areaIn(form);
  return area !== null && area.value === area.defaultValue;
}

function open(
  form: HTMLFormElement,
  template: HTMLTemplateElement,
  line: TextLine,
  owner: string,
): EditorView | undefined {
  const parts = textParts(template);
  if (!parts) return undefined;
  const typed = new TypedWords(form, line, owner);
  const others = marksOfOthers(line.awareness);
  const view = openView({ parts, line, others, language: template.dataset.language ?? 'fr' });
  showOthers(view, line, parts.others);
  takePlace(form, parts, view);
  tellState(line, typed, parts, view);
  line.onLost = (words) => giveBack(view, parts, words);
  void typed.takeUp();
  return view;
}

/** The textarea is neither seen nor sent any more; what explains it goes with it. */
function takePlace(form: HTMLFormElement, parts: TextParts, view: EditorView): void {
  const area = areaIn(form);
  if (!area) return;
  const hadFocus = form.ownerDocument.activeElement === area;
  area.disabled = true;
  area.hidden = true;
  area.after(parts.root);
  for (const plain of form.ownerDocument.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
  for (const hint of form.querySelectorAll<HTMLElement>(`#${area.id}-hint`)) hint.hidden = true;
  const leave = form.querySelector<HTMLAnchorElement>('.form-actions a');
  if (leave) leave.textContent = parts.word('leave');
  const label = form.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  if (label) {
    label.id ||= `${area.id}-label`;
    label.removeAttribute('for');
    view.dom.setAttribute('aria-labelledby', label.id);
    label.addEventListener('click', () => view.focus());
  }
  if (hadFocus) view.focus();
}

function tellState(line: TextLine, typed: TypedWords, { state, word }: TextParts, view: EditorView): void {
  let last: LineState | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    const now = line.state;
    if (now === last) return;
    last = now;
    clearTimeout(pause);
    if (now !== 'keeping') return show(now);
    // A word that comes and goes at each key would be read aloud each time.
    pause = setTimeout(() => {
      show(now);
      pause = setTimeout(() => show('waiting'), longKeepingMs);
    }, briefKeepingMs);
  };
  const show = (now: LineState) => {
    const words = word(now);
    if (state.textContent !== words) state.textContent = words;
    state.dataset.state = now;
  };
  line.onState = () => {
    tell();
    typed.follow();
    if (view.editable !== line.mayWrite) view.setProps({});
  };
  tell();
}

/** Words of this person whose block somebody replaced meanwhile. */
function giveBack(
  view: EditorView,
  { lost, lostWords, lostBack, lostLeave }: TextParts,
  words: string,
): void {
  lostWords.textContent = `${lostWords.textContent ?? ''}${words}`;
  lost.hidden = false;
  const close = () => {
    lost.hidden = true;
    lostWords.textContent = '';
    view.focus();
  };
  lostBack.onclick = () => {
    const text = (lostWords.textContent ?? '').trim();
    const { doc, schema, tr } = view.state;
    if (text !== '')
      view.dispatch(tr.insert(doc.content.size, schema.node('paragraph', null, schema.text(text))));
    close();
  };
  lostLeave.onclick = close;
}
