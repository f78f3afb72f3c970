import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { databaseRefusal } from '#/platform/database-refusals.ts';
import { startEmbeddedPostgres } from '#/platform/embedded-postgres.ts';
import { startJobs } from '#/platform/jobs.ts';
import { createLog, type Log } from '#/platform/log.ts';
import { prepareDatabase } from '#/platform/prepare-database.ts';
import { Refusal } from '#/platform/refusal.ts';
import { findRoot, migrationsFolder } from '#/platform/root.ts';
import { threads } from '#/platform/threads.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { loadAssets } from './assets.ts';
import { asCalledHere } from './cli-name.ts';
import { domains } from './domains.ts';
import { checkFiles, openServices } from './services.ts';
import { localeOf, processEnvironment, readSettings, type Settings } from './settings.ts';
import { serveSharedTexts, sharedTextKinds } from './shared-texts.ts';
import { createSite } from './site.tsx';
import * as startWords from './start.words.ts';
import { plantStory, storyIsThere } from './story.ts';

/** Reads the settings, opens the services, listens; leaves in good order on SIGTERM and SIGINT. */
export async function start(): Promise<void> {
  try {
    const settings = readSettings();
    const log = createLog(settings.logLevel);
    await run(settings, log);
  } catch (error) {
    const sentence = refusalSentence(error, localeOf());
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}

/** The sentence of an error that a person can act on, or null. */
export function refusalSentence(
  error: unknown,
  locale: Locale,
  environment: Record<string, string | undefined> = processEnvironment,
): string | null {
  const refusal = error instanceof Refusal ? error : databaseRefusal(error, environment.DATABASE_URL);
  if (refusal) return asCalledHere(refusal[locale], environment);
  const words = wordsFor(locale, startWords);
  const code = (error as { code?: string }).code ?? '';
  return /^(ECONNREFUSED|ENOTFOUND|28P01|28000|3D000|ETIMEDOUT)$/.test(code)
    ? words.databaseSilent(code)
    : null;
}

/** Why the port did not open: another program, an account, or an address of elsewhere. */
function notListening(error: Error, host: string): Error {
  const said = (words: typeof startWords.fr): string | null => {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'EADDRINUSE') return words.portTaken;
    if (code === 'EACCES') return words.portForbidden;
    return /^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|EINVAL)$/.test(code) ? words.hostElsewhere(host) : null;
  };
  const [fr, en] = [said(startWords.fr), said(startWords.en)];
  return fr !== null && en !== null ? new Refusal({ fr, en }) : error;
}

function listening(server: ReturnType<typeof serve>, host: string): Promise<void> {
  return new Promise((done, fail) =>
    server.once('listening', done).once('error', (error) => fail(notListening(error, host))),
  );
}

async function run(settings: Settings, log: Log): Promise<void> {
  await checkFiles(settings);
  const embedded = settings.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDirectory: settings.dataDirectory, log });
  const services = openServices(
    settings,
    embedded?.connection ?? { connectionString: settings.databaseUrl! },
    log,
  );
  const closeData = () => threads.close().then(() => services.database.close()); // who waits for a thread leaves first
  const closing: (() => Promise<unknown>)[] = [closeData, async () => embedded?.stop()];
  try {
    const rootDirectory = await findRoot();
    if (embedded && !(await embedded.leaveRoot([rootDirectory])))
      log.warn(
        { account: embedded.account.name },
        'still root: the account cannot reach the program or its data',
      );
    await prepareDatabase(services.database.pool, migrationsFolder(rootDirectory));
    if (settings.demonstration) await plantStory(services, domains);
    const story = await storyIsThere(services);
    const assets = await loadAssets(rootDirectory, () => story);
    const site = createSite({ services, domains, assets, trustProxy: settings.trustProxy });
    if (settings.runJobs) {
      const runner = await startJobs(services.database.pool, domains, services);
      closing.unshift(() => runner.stop());
    }
    const server = serve({ fetch: site.fetch, port: settings.port, hostname: settings.host });
    await listening(server, settings.host);
    closing.unshift(() => new Promise((done) => server.close(done)));
    const texts = await serveSharedTexts(server as Server, services, sharedTextKinds(domains));
    closing.unshift(texts);
    welcome(settings, server.address());
    closeOnSignal(closing, server, log);
  } catch (error) {
    for (const close of closing) await close().catch(() => {});
    throw error;
  }
}

function welcome(settings: Settings, address: unknown): void {
  const port = (address as { port: number }).port;
  const where = settings.host === '127.0.0.1' || settings.host === '0.0.0.0' ? 'localhost' : settings.host;
  const words = wordsFor(localeOf(), startWords);
  if (process.stdout.isTTY)
    process.stdout.write(
      `\n  ${words.opened(settings.instanceName, `http://${where}:${port}`)}\n  ${words.howToStop}\n\n`,
    );
  else process.stdout.write(`${JSON.stringify({ message: 'listening', port })}\n`);
}

function closeOnSignal(
  closing: (() => Promise<unknown>)[],
  server: ReturnType<typeof serve>,
  log: Log,
): void {
  let leaving = false;
  const leave = async (signal: string) => {
    if (leaving) return;
    leaving = true;
    log.info({ signal }, 'closing');
    // Idle keep-alive connections would hold the door; requests under way get ten seconds.
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 10_000);
    for (const close of closing)
      await close().catch((error) => log.warn({ error: String(error) }, 'closing'));
    clearTimeout(force);
    process.exit(0);
  };
  process.once('SIGTERM', () => void leave('SIGTERM'));
  process.once('SIGINT', () => void leave('SIGINT'));
}
