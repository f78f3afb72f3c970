import { type Draft, draftsOf, forgetDraft, keepDraft } from './draft-store.ts';
import { fillForm, postDraft, resumeAddress } from './drafts.ts';
import { sendWaiting } from './outbox.ts';

/**
 * Shows, in the section marked `data-drafts`, where each draft of this device is. The words come from the
 * page (`data-word-…` and a `<template>` for one line), so that this file speaks no language.
 */
export async function showDrafts(root: Document, owner: string): Promise<number> {
  const drafts = await draftsOf(owner);
  const unsent = drafts.filter((draft) => draft.state !== 'sent').length;
  for (const counter of root.querySelectorAll<HTMLElement>('[data-unsent]')) {
    counter.hidden = unsent === 0;
    const number = counter.querySelector('[data-unsent-count]');
    if (number) number.textContent = String(unsent);
  }
  const section = root.querySelector<HTMLElement>('[data-drafts]');
  const template = section?.querySelector('template');
  const list = section?.querySelector('ul');
  if (section && template && list) {
    list.replaceChildren(...drafts.map((draft) => lineOf(root, section, template, draft, owner)));
    const empty = section.querySelector<HTMLElement>('[data-no-draft]');
    if (empty) empty.hidden = drafts.length > 0;
  }
  return unsent;
}

function lineOf(
  root: Document,
  section: HTMLElement,
  template: HTMLTemplateElement,
  draft: Draft,
  owner: string,
): Node {
  const line = root.importNode(template.content, true);
  const title = line.querySelector<HTMLElement>('[data-title]');
  if (title) title.textContent = textOf(draft).split('\n')[0]?.slice(0, 120) || '…';
  const state = line.querySelector<HTMLElement>('[data-state]');
  if (state) state.textContent = section.getAttribute(`data-word-${draft.state}`);
  const link = line.querySelector<HTMLAnchorElement>('a');
  if (link) {
    link.hidden = !draft.address;
    if (draft.address) link.href = draft.address;
  }
  const resume = line.querySelector<HTMLButtonElement>('[data-resume]');
  if (resume) {
    const hasWay = navigator.onLine || formOf(root, draft) !== null || textOf(draft) !== '';
    resume.hidden = draft.state === 'sent' || !hasWay;
    resume.addEventListener('click', () => resumeDraft(root, draft, resume.closest('li'), owner));
  }
  const again = line.querySelector<HTMLButtonElement>('[data-send]');
  if (again) {
    again.hidden = draft.state === 'sent';
    again.addEventListener('click', () => void sendNow(root, draft, owner));
  }
  line.querySelector('[data-forget]')?.addEventListener('click', () => {
    void forgetDraft(draft.key).then(() => showDrafts(root, owner));
  });
  return line;
}

async function sendNow(root: Document, draft: Draft, owner: string): Promise<void> {
  await keepDraft({ ...draft, state: 'waiting' });
  await sendWaiting(owner);
  await showDrafts(root, owner);
}

/**
 * Takes a draft up again: in this page's form when it is its own; in its own page when there is a network, where
 * the site shows both texts of a conflict; without one, its text alone, in place.
 */
function resumeDraft(root: Document, draft: Draft, line: HTMLElement | null, owner: string): void {
  const form = formOf(root, draft);
  if (form) fillForm(form, draft);
  else if (!navigator.onLine) editText(root, draft, line, owner);
  else if (draft.state === 'conflict' || draft.state === 'refused') postDraft(root, draft);
  else location.assign(resumeAddress(draft));
}

function formOf(root: Document, draft: Draft): HTMLFormElement | null {
  const here = `form[data-draft][action="${CSS.escape(draft.action)}"]`;
  return root.querySelector<HTMLFormElement>(here);
}

function editText(root: Document, draft: Draft, line: HTMLElement | null, owner: string): void {
  const editor = line?.querySelector<HTMLElement>('[data-editor]');
  const box = editor?.querySelector('textarea');
  if (!editor || !box) return;
  editor.hidden = false;
  box.value = textOf(draft);
  box.focus();
  editor.querySelector('[data-keep]')?.addEventListener('click', () => {
    const fields = draft.fields.map(([name, value]): [string, string] =>
      name === 'text' ? [name, box.value] : [name, value],
    );
    void keepDraft({ ...draft, fields, changedAt: Date.now() }).then(() => showDrafts(root, owner));
  });
}

function textOf(draft: Draft): string {
  return draft.fields.find(([name]) => name === 'text')?.[1] ?? '';
}
