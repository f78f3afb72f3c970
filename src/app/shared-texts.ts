import type { IncomingMessage, Server } from 'node:http';
import type { Domain } from '#/platform/domain.ts';
import type { SharedTextKinds } from '#/platform/shared-texts/shared-text.ts';
import { openSharedTexts } from '#/platform/shared-texts/shared-text-server.ts';
import type { Services, Viewer } from '#/platform/visit.ts';
import { viewerOf } from './session.ts';
import { readCookies } from './visits.ts';

/** Every kind of text that several people write at once, by name. */
export function sharedTextKinds(domains: readonly Domain[]): SharedTextKinds {
  return Object.assign({}, ...domains.map(({ sharedTexts }) => sharedTexts ?? {}));
}

/** Serves shared texts by WebSocket on the same port as the pages; resolves with how to stop. */
export async function serveSharedTexts(
  server: Server,
  services: Services,
  kinds: SharedTextKinds,
): Promise<() => Promise<void>> {
  const publicOrigin = new URL(services.settings.publicUrl).origin;
  const texts = await openSharedTexts({
    services,
    kinds,
    viewerOf: (request) => viewerOfUpgrade(services, request),
    isOwnOrigin: (origin, { headers }) =>
      origin === publicOrigin || URL.parse(origin)?.host === (headers.host ?? ''),
  });
  server.on('upgrade', (request, socket, head) => texts.upgrade(request, socket, head));
  return () => texts.close();
}

function viewerOfUpgrade(services: Services, request: IncomingMessage): Promise<Viewer> {
  const { cookie = '' } = request.headers;
  return viewerOf(services, request.url ?? '', new Headers(), readCookies(cookie));
}
