/** Where the device keeps the copy that a person chose to have: a cache of its own, whose being there is the choice. */
export const copyPrefix = 'toile-copie-';

/** Where the service worker keeps the pages that work alone, once a page of somebody signed in has made it. */
export const pagesCache = 'toile-pages';

/** What a page asks of the service worker, then for whom and in which language. */
export const keepSearchPage = 'keep-search-page ';

let wiped = false;

/**
 * What the device keeps of pages and answers changes in turns. Who comes late must find the cache still there: nothing
 * is put back after it was wiped.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request('toile-kept', work) as Promise<T>) : work();
}

/** Makes a cache, unless this page has wiped the device: it is then on its way out. */
export async function makeCache(name: string): Promise<void> {
  if (!wiped) await caches.open(name);
}

export function wipeCaches(): Promise<void> {
  return inTurn(async () => {
    wiped = true;
    for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await caches.delete(name);
  });
}
