/// <reference lib="webworker" />
import { sitePaths } from '#/site-paths.ts';
import { draftOf, moveDraft } from './draft-store.ts';
import { sendWaiting } from './outbox.ts';

declare const build: { stamp: string; addresses: string[] };
const worker = self as unknown as ServiceWorkerGlobalScope;

const shell = `toile-${build.stamp}`;
const pages = 'toile-pages';

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
    if (name !== shell && name !== pages) await caches.delete(name);
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

/** The network first; without it, the page of drafts, which is the one that works alone. */
async function page(request: Request, path: string): Promise<Response> {
  try {
    const answer = await fetch(request);
    // Only the page of drafts is kept: nothing else of what a person reads stays on the device.
    if (path === sitePaths.drafts && answer.ok && !answer.redirected)
      await (await caches.open(pages)).put(sitePaths.drafts, answer.clone());
    return answer;
  } catch {
    return (
      (await caches.match(sitePaths.drafts)) ?? (await caches.match(sitePaths.offline)) ?? Response.error()
    );
  }
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
  if (event.data === 'keep-drafts-page') {
    event.waitUntil(
      fetch(sitePaths.drafts)
        .then(async (answer) => {
          if (answer.ok && !answer.redirected) await (await caches.open(pages)).put(sitePaths.drafts, answer);
        })
        .catch(() => {}),
    );
  }
});
