import { type Draft, draftsOf, forgetDraft, keepDraft } from './draft-store.ts';
import { renewKey } from './drafts.ts';
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
  const text = draft.fields.find(([name]) => name === 'text')?.[1] ?? '';
  const title = line.querySelector<HTMLElement>('[data-title]');
  if (title) title.textContent = text.split('\n')[0]?.slice(0, 120) || '…';
  const state = line.querySelector<HTMLElement>('[data-state]');
  if (state) state.textContent = section.getAttribute(`data-word-${draft.state}`);
  const link = line.querySelector<HTMLAnchorElement>('a');
  if (link) {
    link.hidden = !draft.address;
    if (draft.address) link.href = draft.address;
  }
  const resume = line.querySelector<HTMLButtonElement>('[data-resume]');
  if (resume) {
    resume.hidden = draft.state === 'sent';
    resume.addEventListener('click', () => resumeDraft(root, draft));
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

/** Puts a draft back in the page's form, under its own key: sent, it is still the same act. */
function resumeDraft(root: Document, draft: Draft): void {
  const form = root.querySelector<HTMLFormElement>(
    `form[data-draft][action="${CSS.escape(draft.action)}"], form[data-draft]`,
  );
  if (!form) return;
  for (const [name, value] of draft.fields) {
    const field = form.elements.namedItem(name);
    if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      field.value = value;
  }
  renewKey(form, draft.key);
  form.querySelector<HTMLElement>('textarea, input:not([type="hidden"])')?.focus();
}
