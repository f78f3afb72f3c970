import { type Draft, draftOf, forgetDraft, forgetEverything, keepDraft } from './draft-store.ts';
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
      const draft = draftFrom(form, owner, 'writing');
      void keepDraft(draft);
      sessionStorage.setItem('toile-sent', draft.key);
      return;
    }
    event.preventDefault();
    void queue(form, owner, changed);
  });
}

async function queue(form: HTMLFormElement, owner: string, changed: () => void): Promise<void> {
  await keepDraft(draftFrom(form, owner, 'waiting'));
  form.reset();
  freshen(form);
  changed();
  void sendLater(owner);
  if ((await sendWaiting(owner)) > 0) changed();
}

/** A form kept in a cache, or used again, needs a key of its own for each act. */
export function renewKey(form: HTMLFormElement, key: string = crypto.randomUUID()): void {
  const field = form.elements.namedItem('_key');
  if (field instanceof HTMLInputElement) field.value = key;
}

function draftFrom(form: HTMLFormElement, owner: string, state: Draft['state']): Draft {
  const data = new FormData(form);
  const fields = [...data].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[0] !== '_key',
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

/** The day here and now: what is written tonight without network is not tomorrow's. */
function localDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** On a page for strangers: what was just sent met a session that was over, and waits for the next one. */
export async function holdSent(): Promise<void> {
  const key = takeSentKey();
  const draft = key ? await draftOf(key) : undefined;
  if (draft) await keepDraft({ ...draft, state: 'signed-out' });
}

function takeSentKey(): string | null {
  const key = sessionStorage.getItem('toile-sent');
  sessionStorage.removeItem('toile-sent');
  return key;
}

/** After a page was answered: the form sent from here was saved unless the page shows it again, refused. */
export async function settleSent(root: Document): Promise<void> {
  const key = takeSentKey();
  if (!key) return;
  const isRefused = root.querySelector('#error-summary, [data-problem]') !== null;
  if (!isRefused && (await draftOf(key))?.state === 'writing') await forgetDraft(key);
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
  for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await caches.delete(name);
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await registration?.unregister();
}
