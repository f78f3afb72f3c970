import { sitePaths } from '#/site-paths.ts';
import { type Draft, draftsOf, settleDraft } from './draft-store.ts';

/**
 * Sends what waits, oldest first, one at a time, for one person. Runs in a page or in the service worker;
 * never twice at the same time on a device: who comes meanwhile has their turn after, since whoever is at it may be
 * failing for want of the network that just returned.
 */
export async function sendWaiting(owner: string): Promise<void> {
  const work = async () => {
    const waiting = (await draftsOf(owner)).filter(mayLeave);
    for (const draft of waiting.reverse()) {
      const next = await send(draft);
      if (next === null) break; // no network: the others wait too
      await settleDraft(draft, next);
      if (next.state === 'signed-out') break;
    }
  };
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  await locks.request('toile-outbox', work);
}

/** Long enough for the slowest answer; after it, a page was closed before it could hear. */
const answerMs = 5 * 60_000;

function mayLeave({ state, changedAt }: Draft): boolean {
  if (state === 'leaving') return Date.now() - changedAt > answerMs;
  return state === 'waiting' || state === 'signed-out';
}

/** Sends one draft as its form would have been; null when the network or the site does not answer. */
async function send(draft: Draft): Promise<Draft | null> {
  const body = new URLSearchParams([...draft.fields, ['_key', draft.key]]);
  let answer: Response;
  try {
    answer = await fetch(draft.action, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
      credentials: 'same-origin',
    });
  } catch {
    return null;
  }
  const path = new URL(answer.url).pathname;
  if (answer.redirected && path.startsWith(sitePaths.signIn)) return { ...draft, state: 'signed-out' };
  if (answer.ok) return { ...draft, state: 'sent', address: path, changedAt: Date.now() };
  if (answer.status === 409) return { ...draft, state: 'conflict' };
  if (answer.status >= 500 || answer.status === 429) return null;
  return { ...draft, state: 'refused' };
}

/** Asks the browser to send later, even with the page closed, where it knows how. */
export async function sendLater(owner: string): Promise<void> {
  const registration = await navigator.serviceWorker?.ready.catch(() => null);
  const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | null)?.sync;
  await sync?.register(`outbox:${owner}`).catch(() => {});
}
