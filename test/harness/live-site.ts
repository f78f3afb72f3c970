import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { domains } from '#/app/domains.ts';
import type { Settings } from '#/app/settings.ts';
import { serveSharedTexts, sharedTextKinds } from '#/app/shared-texts.ts';
import { plantStory } from '#/app/story.ts';
import type { SharedTextKinds } from '#/platform/shared-texts/shared-text.ts';
import { afterTheFile } from './closing.ts';
import { type TestSite, testSite } from './site.ts';

export interface LiveSite extends TestSite {
  /** Where a browser finds it: `http://localhost:port`, so that service workers are allowed. */
  address: string;
}

/**
 * A test site that listens on this machine, with the present day and, if asked, the demonstration story.
 * Closed after the file's tests.
 */
export async function liveSite(
  options: { story?: boolean; settings?: Partial<Settings>; sharedTexts?: SharedTextKinds } = {},
): Promise<LiveSite> {
  const site = await testSite(options.settings, { story: options.story ?? false });
  site.services.clock.set(new Date());
  if (options.story) await plantStory(site.services, domains);
  const server = serve({ fetch: (request) => site.fetch(request), port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((done) => server.once('listening', done));
  afterTheFile(
    () =>
      new Promise<void>((done) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => done());
      }),
  );
  const kinds = { ...sharedTextKinds(domains), ...options.sharedTexts };
  afterTheFile(await serveSharedTexts(server as Server, site.services, kinds));
  return { ...site, address: `http://localhost:${(server.address() as AddressInfo).port}` };
}
