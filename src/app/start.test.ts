import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { paths } from '#/paths.ts';
import { buildBrowserBundles, buildServer } from '../../tools/bundles.ts';

// A real process with its own database, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// Within the project, where packages are found; apart from the one that commands are run from.
const built = resolve('dist/start-test');
let folder: string;
let server: ChildProcess | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toile-start-'));
  await Promise.all([buildBrowserBundles(process.cwd()), buildServer(process.cwd(), built)]);
});
afterEach(() => {
  server?.kill('SIGKILL');
  server = null;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(built, { recursive: true, force: true });
});

/** Starts the server and waits until it listens; returns its port and the lines that it goes on to write. */
async function started(): Promise<{ child: ChildProcess; port: number; lines: string[] }> {
  const env = {
    ...process.env,
    PORT: '0',
    DATABASE_URL: '',
    TOILE_DATA_DIR: join(folder, 'data'),
    TOILE_DEMONSTRATION: 'non',
  };
  const child = spawn(process.execPath, [join(built, 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  const lines: string[] = [];
  const reader = createInterface(child.stdout!);
  const port = await new Promise<number>((listening, failed) => {
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${lines.join('\n')}`)));
    reader.on('line', (line) => {
      lines.push(line);
      const said = JSON.parse(line) as { message?: string; port?: number };
      if (said.message === 'listening') listening(said.port!);
    });
  });
  return { child, port, lines };
}

/** Asks for a page and keeps the connection open, as a browser does. */
async function askAndStay(port: number, agent: Agent): Promise<number> {
  const asked = get({ port, path: paths.health, agent });
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode ?? 0;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops the server and its database in good order',
  async (signal) => {
    const { child, port, lines } = await started();
    const agent = new Agent({ keepAlive: true });
    expect(await askAndStay(port, agent)).toBe(200);
    const left = once(child, 'close'); // after its last line
    child.kill(signal);
    expect(await left).toEqual([0, null]);
    agent.destroy();
    const closing = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'closing');
    expect(closing).toMatchObject([{ signal }]);
    await expect(access(join(folder, 'data/postgres/postmaster.pid'))).rejects.toThrow('ENOENT');
  },
);

test('an address that is not of this machine stops the start with a sentence', async () => {
  const child = spawn(process.execPath, [join(built, 'main.js')], {
    env: {
      ...process.env,
      ...{ PORT: '0', HOST: '203.0.113.1', DATABASE_URL: '', LC_ALL: 'fr_CA.UTF-8' },
      ...{ TOILE_DATA_DIR: join(folder, 'elsewhere'), TOILE_DEMONSTRATION: 'non', TOILE_LOG_LEVEL: 'error' },
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server = child;
  let said = '';
  child.stderr.on('data', (text) => {
    said += String(text);
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(said).toMatch(/^L’adresse 203\.0\.113\.1, donnée par HOST, n’est pas de cette machine\./);
  expect(said.trim().split('\n').length).toBe(1);
  await expect(access(join(folder, 'elsewhere/postgres/postmaster.pid'))).rejects.toThrow('ENOENT');
});
