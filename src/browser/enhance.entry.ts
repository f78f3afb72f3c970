import { sitePaths } from '#/site-paths.ts';
import { forgetOthers, renewCopy } from './device-copy.ts';
import { showDrafts } from './draft-list.ts';
import { freshen, holdSent, keepDrafts, ownerOf, resumeAsked, settleSent, wipeOnSignOut } from './drafts.ts';
import { enhanceForms } from './enhance.ts';
import { rememberFolds } from './folds.ts';
import { moveByArrows } from './grid-arrows.ts';
import { inTurn, keepSearchPage, makeCache, pagesCache } from './kept-by-device.ts';
import { sendWaiting } from './outbox.ts';

enhanceForms(document);
moveByArrows(document);
rememberFolds(document);

const owner = ownerOf(document);
if ('indexedDB' in globalThis) void (owner ? liveWithDrafts(owner) : holdSent());

if ('caches' in globalThis) {
  void forgetOthers(owner).catch(() => {});
  if (owner) void renewCopy(owner).catch(() => {});
}

async function liveWithDrafts(person: string): Promise<void> {
  let unsent = 0;
  const refresh = async () => {
    unsent = await showDrafts(document, person);
  };
  const leave = async () => {
    if (!navigator.onLine) return;
    await sendWaiting(person);
    await refresh();
  };
  keepDrafts(document, person, () => void refresh());
  wipeOnSignOut(document, () => unsent);
  if (document.querySelector('[data-drafts]')) {
    // This page may come from the device, at any address.
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) freshen(form);
  }
  await settleSent(document);
  await refresh();
  await resumeAsked(document, person);
  globalThis.addEventListener('online', () => void leave());
  void leave();
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.addEventListener('message', () => void refresh());
    const registration = await navigator.serviceWorker.register(sitePaths.serviceWorker).catch(() => null);
    const worker = registration?.active ?? (await navigator.serviceWorker.ready).active;
    await inTurn(() => makeCache(pagesCache)).catch(() => {});
    worker?.postMessage('keep-drafts-page');
    worker?.postMessage(`${keepSearchPage}${person} ${document.documentElement.lang}`);
  }
}
