import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSharedTexts } from '#/app/shared-texts.ts';
import { systemClock } from '#/platform/clock.ts';
import { connectDatabase } from '#/platform/database.ts';
import { memoryLog } from '#/platform/log.ts';
import type { Services } from '#/platform/visit.ts';
import { leafletKinds } from './leaflets.ts';

// A process that serves shared texts and nothing else, to be killed: it says its port, and stays.
const log = memoryLog();
const database = connectDatabase(JSON.parse(process.argv[2]!), log);
const settings = { publicUrl: 'http://toile.test', demonstration: false };
const server = createServer().listen(0, '127.0.0.1', async () => {
  const services = { database, log, clock: systemClock, settings } as unknown as Services;
  await serveSharedTexts(server, services, leafletKinds);
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
