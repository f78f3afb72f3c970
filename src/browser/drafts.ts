import { keptField, receivedCookie, sitePaths } from '#/site-paths.ts';
import {
  type Draft,
  draftOf,
  forgetEverything,
  forgetReceived,
  keepDraft,
  moveDraft,
} from './draft-store.ts';
import { wipeCaches } from './kept-by-device.ts';
import { sendLater, sendWaiting } from './outbox.ts';

/** Print of the signed-in person, written by the site in the page; null for a stranger. */
export function ownerOf(root: Document): string | null {
  return root.querySelector<HTMLMetaElement>('meta[name="toile-owner"]')?.content ?? null;
}

/**
 * Keeps what is typed in forms marked `data-draft` on this device, and takes over when the network is
 * gone: the form is kept, said so, and sent later under its own key.
 */
export function keepDrafts(root: Document, owner: string, changed: () => void): void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  root.addEventListener('input', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-draft]');
    if (!form) return;
    clearTimeout(pause);
    pause = setTimeout(() => void keepDraft(draftFrom(form, owner, 'writing')).then(changed), 400);
  });
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.draft === undefined || event.defaultPrevented)
      return;
    clearTimeout(pause);
    if (navigator.onLine) {
      // The site answers by itself; its answer tells whether the draft may be forgotten. When it does not
      // answer after all, the service worker finds the draft by its key and lets it wait.
      const { submitter } = event;
      // A button with a name (a preview) asks for something else than keeping the whole.
      const isKept = !submitter?.hasAttribute('name');
      const draft = draftFrom(form, owner, isKept ? 'leaving' : 'writing');
      if (isKept) markSent(draft.key);
      if (form.dataset.kept === draft.key) return;
      // The page goes away with the answer: the device must have the text before the form leaves.
      event.preventDefault();
      const leave = () => {
        form.dataset.kept = draft.key;
        form.requestSubmit(submitter);
      };
      void keepDraft(draft)
        .then(
          () => sayKept(form, true),
          () => sayKept(form, false),
        )
        .then(leave);
      return;
    }
    event.preventDefault();
    void queue(form, owner, changed);
  });
}

async function queue(form: HTMLFormElement, owner: string, changed: () => void): Promise<void> {
  await keepDraft(draftFrom(form, owner, 'waiting'));
  // A form left behind, empty or as it was before, would look like a loss: the page of drafts says where it is.
  if (!form.ownerDocument.querySelector('[data-drafts]') && navigator.serviceWorker?.controller) {
    location.assign(sitePaths.drafts);
    return;
  }
  form.reset();
  freshen(form);
  changed();
  void sendLater(owner);
  await sendWaiting(owner);
  changed();
}

function sayKept(form: HTMLFormElement, isKept: boolean): void {
  form.querySelector(`input[name="${keptField}"]`)?.remove();
  if (!isKept) return;
  const field = form.ownerDocument.createElement('input');
  Object.assign(field, { type: 'hidden', name: keptField, value: '1' });
  form.append(field);
}

/** A form kept in a cache, or used again, needs a key of its own for each act. */
export function renewKey(form: HTMLFormElement, key: string = crypto.randomUUID()): void {
  const field = form.elements.namedItem('_key');
  if (field instanceof HTMLInputElement) field.value = key;
}

/** What a form holds, to be kept under its key. */
export function draftFrom(form: HTMLFormElement, owner: string, state: Draft['state']): Draft {
  const data = new FormData(form);
  const fields = [...data].filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' && pair[0] !== '_key' && pair[0] !== keptField,
  );
  const key = String(data.get('_key') ?? crypto.randomUUID());
  return { key, owner, action: new URL(form.action).pathname, fields, state, changedAt: Date.now() };
}

/** A form that comes from the device's own copy of a page: a key never used, and the day it is now. */
export function freshen(form: HTMLFormElement): void {
  renewKey(form);
  const day = form.elements.namedItem('eventOn');
  if (day instanceof HTMLInputElement && day.value === day.defaultValue) {
    day.defaultValue = localDay();
    day.value = day.defaultValue;
  }
}

/** The day here, now unless told otherwise: what is written tonight without network is not tomorrow's. */
export function localDay(at = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Writes a draft back in a form, under its own key: sent, it is still the same act. */
export function fillForm(form: HTMLFormElement, draft: Draft): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of draft.fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      const typed = left.get(field.name) ?? [];
      field.checked = typed.includes(field.value);
      left.set(
        field.name,
        typed.filter((value) => value !== field.value),
      );
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const value = field.name === '_key' ? undefined : left.get(field.name)?.shift();
      if (value !== undefined) field.value = value;
    }
  }
  keepRest(form, left);
  renewKey(form, draft.key);
  form.querySelector<HTMLElement>('textarea, input:not([type="hidden"])')?.focus();
}

/** What the form has no box for any more is kept all the same. */
function keepRest(form: HTMLFormElement, left: ReadonlyMap<string, readonly string[]>): void {
  for (const [name, values] of left) {
    for (const value of values) {
      const field = form.ownerDocument.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.value = value;
      form.append(field);
    }
  }
}

const resumed = '#brouillon=';

/** The address where a draft is taken up again in its own form. */
export function resumeAddress(draft: Draft): string {
  return `${draft.action}${resumed}${draft.key}`;
}

/** On the page of a form, reached to take a draft up again. */
export async function resumeAsked(root: Document, owner: string): Promise<void> {
  if (!location.hash.startsWith(resumed)) return;
  const draft = await draftOf(location.hash.slice(resumed.length));
  const form = root.querySelector<HTMLFormElement>('form[data-draft]');
  if (draft?.owner !== owner || !form || new URL(form.action).pathname !== draft.action) return;
  fillForm(form, draft);
}

/** Posts a draft as its form would be: the site answers with that form, and what must be chosen or mended. */
export function postDraft(root: Document, draft: Draft): void {
  const form = root.createElement('form');
  form.method = 'post';
  form.action = draft.action;
  keepRest(form, new Map([['_key', [draft.key]]]));
  for (const [name, value] of draft.fields) keepRest(form, new Map([[name, [value]]]));
  root.body.append(form);
  markSent(draft.key);
  form.submit();
}

const sentMark = 'toile-sent';

function markSent(key: string): void {
  sessionStorage.setItem(sentMark, key);
}

/** Takes the mark of what was sent away, once what becomes of it is kept: a page that closes too soon leaves it. */
function unmarkSent(key: string): void {
  if (sessionStorage.getItem(sentMark) === key) sessionStorage.removeItem(sentMark);
}

/** On a page for strangers: what was just sent met a session that was over, and waits for the next one. */
export async function holdSent(): Promise<void> {
  const key = sessionStorage.getItem(sentMark);
  if (!key) return;
  await moveDraft(key, 'leaving', 'signed-out');
  unmarkSent(key);
}

/**
 * After a page was answered: a draft is forgotten when the site says that it received it, never on a guess. What
 * was sent from here without a word of the site (another page came first, a session was over) leaves again
 * under its own key; what the site gives back to be mended stays as it is.
 */
export async function settleSent(root: Document): Promise<void> {
  const received = receiptIn(root);
  if (received !== undefined) {
    await forgetReceived(received);
    if (receiptIn(root) === received) root.cookie = `${receivedCookie}=; Path=/; Max-Age=0; SameSite=Lax`;
  }
  const key = sessionStorage.getItem(sentMark);
  if (!key) return;
  const isGivenBack =
    root.querySelector(`#error-summary, [data-problem], input[name="_key"][value="${CSS.escape(key)}"]`) !==
    null;
  await moveDraft(key, 'leaving', isGivenBack ? 'writing' : 'waiting');
  unmarkSent(key);
}

/** The key that the site says it received; it is put away only once the draft is forgotten. */
function receiptIn(root: Document): string | undefined {
  const pair = root.cookie.split('; ').find((cookie) => cookie.startsWith(`${receivedCookie}=`));
  return pair?.slice(receivedCookie.length + 1) || undefined;
}

/** Signing out wipes the device; what has not left is said before. */
export function wipeOnSignOut(root: Document, unsent: () => number): void {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.signOut === undefined || form.dataset.wiped)
      return;
    event.preventDefault();
    const warning = form.dataset.signOut;
    if (unsent() > 0 && warning && !confirm(warning)) return;
    void wipe().then(() => {
      form.dataset.wiped = 'yes';
      form.submit();
    });
  });
}

async function wipe(): Promise<void> {
  await forgetEverything();
  await wipeCaches();
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await registration?.unregister();
}
