/// <reference lib="webworker" />
import { findKept } from '#/domains/search/device-copy.rules.ts';
import type { KeptThing } from '#/domains/search/device-copy.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Beside the page, so that it answers to its person meanwhile; and only when something is searched for. */
self.addEventListener('message', ({ data }: MessageEvent<{ things: KeptThing[]; asked: string }>) => {
  self.postMessage(findKept(data.things, data.asked));
});
