import type { KeptThing } from '#/domains/search/device-copy.ts';
import { ownerHeader, sitePaths } from '#/site-paths.ts';
import { copyPrefix, inTurn, makeCache } from './kept-by-device.ts';

/*
 * The copy that a device holds of recent traces and dossiers, for a search without network: one answer of the site,
 * kept as it came, in a cache named by the print of its person. The person chooses it on this device; it is renewed
 * when the network is there, never written otherwise.
 */

export interface DeviceCopy {
  things: KeptThing[];
  keptAt: Date;
}

const keptAt = 'toile-kept-at';
/** A copy younger than this is not asked for again. */
const freshMs = 10 * 60_000;

const nameOf = (owner: string) => copyPrefix + owner;

/** What the device holds for this person; null when they did not choose it. */
export async function readCopy(owner: string): Promise<DeviceCopy | null> {
  const kept = await keptAnswer(owner);
  if (!kept) return null;
  const { items } = (await kept.json()) as { items: KeptThing[] };
  return { things: items, keptAt: new Date(kept.headers.get(keptAt) ?? 0) };
}

async function keptAnswer(owner: string): Promise<Response | undefined> {
  if (!(await caches.has(nameOf(owner)))) return undefined;
  return (await caches.open(nameOf(owner))).match(sitePaths.deviceCopy);
}

/** The person chose it. Rejects when the site does not answer or the device lacks room: nothing is then kept. */
export async function keepCopy(owner: string): Promise<void> {
  const answer = await asked(owner);
  if (typeof answer === 'number') throw new Error(`The site answered ${answer}.`);
  const keep = () => makeCache(nameOf(owner)).then(() => putIfThere(owner, answer));
  await inTurn(keep).catch(async (error) => {
    await forgetCopy(owner);
    throw error;
  });
}

export function forgetCopy(owner: string): Promise<boolean> {
  return inTurn(() => caches.delete(nameOf(owner)));
}

/** On each page that the site answers: the copy of anybody but the person signed in goes away. */
export async function forgetOthers(owner: string | null): Promise<void> {
  if (!navigator.onLine) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(copyPrefix) && (owner === null || name !== nameOf(owner)))
      await inTurn(() => caches.delete(name));
  }
}

/** Where it was chosen, takes the copy again when it is no longer fresh. A session ended elsewhere takes it away. */
export async function renewCopy(owner: string): Promise<void> {
  const kept = navigator.onLine ? await keptAnswer(owner) : undefined;
  if (!kept || Date.now() - Date.parse(kept.headers.get(keptAt) ?? '') < freshMs) return;
  const answer = await asked(owner);
  if (answer === 401) await forgetCopy(owner);
  if (typeof answer === 'number') return;
  await inTurn(() => putIfThere(owner, answer));
}

/** The answer of the site, or the status by which it gave none. Somebody else may have signed in meanwhile: 401. */
async function asked(owner: string): Promise<string | number> {
  const headers = { accept: 'application/json' };
  const answer = await fetch(sitePaths.deviceCopy, { cache: 'no-store', headers });
  if (!answer.ok) return answer.status;
  return answer.headers.get(ownerHeader) === owner ? answer.text() : 401;
}

/** Undone, or signed out, while the site answered: it is not written again. */
async function putIfThere(owner: string, answer: string): Promise<void> {
  if (!(await caches.has(nameOf(owner)))) return;
  const headers = { 'content-type': 'application/json', [keptAt]: new Date().toISOString() };
  const cache = await caches.open(nameOf(owner));
  await cache.put(sitePaths.deviceCopy, new Response(answer, { headers }));
}
