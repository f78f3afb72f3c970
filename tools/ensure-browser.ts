import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import {
  debianInstallers,
  ensureProgram,
  findProgram,
  type Installer,
  isRoot,
  onThePath,
  runInstaller,
  sayProgram,
} from './find-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];

const program = { name: 'Chromium', variable: 'CHROMIUM_PATH' };

/** The usual names on the path, the usual places, then Playwright's own folder. */
export function usualPlaces(): string[] {
  return [...onThePath(names), ...elsewhere, chromium.executablePath()];
}

/** Debian's package when root on Debian, then Playwright's build. */
async function usualInstallers(): Promise<Installer[]> {
  return [...(await debianInstallers(['chromium', 'fonts-liberation'])), installFromPlaywright];
}

/** Path of a Chromium that starts, as `findProgram` says. */
export function findBrowser(places = usualPlaces()): Promise<string | undefined> {
  return findProgram({ ...program, places });
}

/** Finds Chromium or installs it, as `ensureProgram` says. */
export async function ensureBrowser(places = usualPlaces(), installers?: Installer[]): Promise<string> {
  return ensureProgram({ ...program, places, installers: installers ?? (await usualInstallers()) });
}

function installFromPlaywright(): Promise<string[]> {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const dependencies = isRoot() ? ['--with-deps'] : [];
  return runInstaller(process.execPath, [
    join(dirname(manifest), 'cli.js'),
    'install',
    ...dependencies,
    'chromium',
  ]);
}

await sayProgram(import.meta.url, ensureBrowser);
