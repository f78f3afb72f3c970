import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];
const installMinutes = 12;

/** One way to install a browser. Resolves to what went wrong, in sentences; to nothing when all is well. */
export type Installer = () => Promise<string[]>;

/** The usual names on the path, the usual places, then Playwright's own folder. */
export function usualPlaces(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...elsewhere,
    chromium.executablePath(),
  ];
}

/** Debian's package when root on Debian, then Playwright's build. */
async function usualInstallers(): Promise<Installer[]> {
  const root = process.getuid?.() === 0;
  return [...(root && (await isDebian()) ? [installFromDebian] : []), () => installFromPlaywright(root)];
}

/**
 * Path of a Chromium that starts: `CHROMIUM_PATH` when it is set, else the first of the places. Undefined when there
 * is none. Throws when `CHROMIUM_PATH` is set but does not start.
 */
export async function findBrowser(places = usualPlaces()): Promise<string | undefined> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Error(
      `CHROMIUM_PATH says ${chosen}, which does not start as a browser. Correct it, or unset it to let one be found.`,
    );
  }
  for (const place of places) if (await starts(place)) return place;
  return undefined;
}

/**
 * Finds Chromium or installs it. What the installers say goes to stderr. Throws one sentence when no way leads to a
 * browser that starts.
 */
export async function ensureBrowser(places?: string[], installers?: Installer[]): Promise<string> {
  const found = await findBrowser(places);
  if (found) return found;
  const failures: string[] = [];
  for (const install of installers ?? (await usualInstallers())) {
    failures.push(...(await install()));
    const installed = await findBrowser(places);
    if (installed) return installed;
  }
  throw new Error(
    `No Chromium was found, and none could be installed (${failures.join('; ') || 'the installed one does not start'}). ` +
      'Install Chromium by hand and put its path in CHROMIUM_PATH, then run the same command again.',
  );
}

/** True when the file runs and answers with a version, which the stand-ins of some distributions do not. */
async function starts(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
    return /\d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release);
}

async function installFromDebian(): Promise<string[]> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update'], quiet);
  const packages = ['chromium', 'fonts-liberation'];
  const installed = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
  return [...updated, ...installed];
}

function installFromPlaywright(root: boolean): Promise<string[]> {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const command = [
    join(dirname(manifest), 'cli.js'),
    'install',
    ...(root ? ['--with-deps'] : []),
    'chromium',
  ];
  return run(process.execPath, command, {});
}

/** Runs one installer, its words on stderr. Resolves to what went wrong, in a sentence; to nothing when all is well. */
function run(command: string, parameters: string[], environment: Record<string, string>): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...process.env, ...environment },
      timeout: installMinutes * 60_000,
    });
    const said = `${command.split('/').at(-1)} ${parameters.slice(-3).join(' ')}`;
    child.on('error', (error) => resolve([`${said}: ${error.message}`]));
    child.on('close', (code, signal) => resolve(code === 0 ? [] : [`${said} ended with ${signal ?? code}`]));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.stdout.write(`${await ensureBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
