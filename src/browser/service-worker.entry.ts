/// <reference lib="webworker" />
import { sitePaths } from '#/site-paths.ts';
import { draftOf, moveDraft } from './draft-store.ts';
import { copyPrefix, inTurn, keepSearchPage, pagesCache } from './kept-by-device.ts';
import { sendWaiting } from './outbox.ts';

declare const build: { stamp: string; addresses: string[] };
const worker = self as unknown as ServiceWorkerGlobalScope;

const shell = `toile-${build.stamp}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll([...build.addresses, sitePaths.offline, sitePaths.icon]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldShells().then(() => worker.clients.claim()));
});

async function forgetOldShells(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name !== shell && name !== pagesCache && !name.startsWith(copyPrefix)) await caches.delete(name);
  }
}

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === 'POST' && event.request.mode === 'navigate') {
    event.respondWith(posted(event.request));
    return;
  }
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (url.pathname.startsWith(sitePaths.asset(''))) event.respondWith(keptFirst(event.request));
  else if (event.request.mode === 'navigate') event.respondWith(page(event.request, url.pathname));
});

async function keptFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The network first; without it, a page that works alone: that of the search, or of the drafts. */
async function page(request: Request, path: string): Promise<Response> {
  try {
    const answer = await fetch(request);
    // Nothing of what a person reads stays on the device, but the copy that they may choose.
    if (path === sitePaths.drafts && answer.ok && !answer.redirected)
      await (await caches.open(pagesCache)).put(sitePaths.drafts, answer.clone());
    return answer;
  } catch {
    return (
      (await searchPageFor(path)) ??
      (await caches.match(sitePaths.drafts)) ??
      (await caches.match(sitePaths.offline)) ??
      Response.error()
    );
  }
}

/** The page that searches the device, where something is searched, and at the address of what the copy holds. */
async function searchPageFor(path: string): Promise<Response | undefined> {
  const isSearch = path === sitePaths.search || path === sitePaths.deviceSearch;
  if (!isSearch && !(await (await caches.match(sitePaths.deviceCopy))?.text())?.includes(`"${path}"`))
    return undefined;
  return caches.match(sitePaths.deviceSearch);
}

/** A form sent while the site does not answer: its draft, kept by the page under the same key, waits. */
async function posted(request: Request): Promise<Response> {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    const key = await copy
      .formData()
      .then((data) => String(data.get('_key') ?? ''))
      .catch(() => '');
    const draft = key ? await draftOf(key) : undefined;
    const drafts = await caches.match(sitePaths.drafts);
    if (!draft || !drafts) throw error;
    await moveDraft(key, 'leaving', 'waiting');
    return drafts;
  }
}

worker.addEventListener('sync', (event) => {
  const { tag } = event as unknown as { tag: string };
  if (tag.startsWith('outbox:'))
    (event as ExtendableEvent).waitUntil(sendWaiting(tag.slice('outbox:'.length)).then(tellPages));
});

/** What is open shows where each draft is. */
async function tellPages(): Promise<void> {
  for (const client of await worker.clients.matchAll()) client.postMessage('drafts-changed');
}

worker.addEventListener('message', (event) => {
  const asked = String(event.data);
  if (asked === 'keep-drafts-page') event.waitUntil(inTurn(() => keep(sitePaths.drafts)).catch(() => {}));
  if (asked.startsWith(keepSearchPage)) {
    const readers = `${asked.slice(keepSearchPage.length)} ${build.stamp}`;
    event.waitUntil(inTurn(() => keepFor(readers)).catch(() => {}));
  }
});

const keptFor = 'toile-kept-for';

/** The page of the search is the same for a person, in a language, until the site changes. */
async function keepFor(readers: string): Promise<void> {
  const kept = await caches.match(sitePaths.deviceSearch);
  if (kept?.headers.get(keptFor) !== readers) await keep(sitePaths.deviceSearch, readers);
}

async function keep(address: string, readers?: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected || !(await caches.has(pagesCache))) return;
  const cache = await caches.open(pagesCache);
  if (readers === undefined) return cache.put(address, answer);
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.set(keptFor, readers);
  await cache.put(address, new Response(await answer.text(), { headers }));
}
