import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureBrowser, findBrowser } from '../tools/ensure-browser.ts';
import { findOffice } from '../tools/ensure-office.ts';
import { debianInstallers } from '../tools/find-program.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toile-browser-'));
  vi.stubEnv('CHROMIUM_PATH', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function program(name: string, says: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho "${says}"\n`);
  await chmod(path, 0o755);
  return path;
}

test('the first place that starts is taken', async () => {
  const standIn = await program('stand-in', 'please install the snap');
  const real = await program('real', 'Chromium 150.0.1');
  expect(await findBrowser([join(folder, 'absent'), standIn, real])).toBe(real);
  expect(await findBrowser([standIn])).toBeUndefined();
});

test('CHROMIUM_PATH is followed, or told to be wrong', async () => {
  const real = await program('real', 'Chromium 150.0.1');
  vi.stubEnv('CHROMIUM_PATH', real);
  expect(await findBrowser([])).toBe(real);
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'absent'));
  await expect(findBrowser([real])).rejects.toThrow(/CHROMIUM_PATH says .*absent, which does not start/);
});

test('LIBREOFFICE_PATH is followed, or told to be wrong', async () => {
  const real = await program('office', 'LibreOffice 25.2.3.2');
  vi.stubEnv('LIBREOFFICE_PATH', real);
  expect(await findOffice()).toBe(real);
  vi.stubEnv('LIBREOFFICE_PATH', join(folder, 'absent'));
  await expect(findOffice()).rejects.toThrow(/LIBREOFFICE_PATH says .*absent, which does not start as Libre/);
});

test('Debian’s way is only tried where it can work', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1_000);
  expect(await debianInstallers(['chromium'])).toEqual([]);
  vi.restoreAllMocks();
});

test('a browser that is missing is installed, by the second way when the first fails', async () => {
  const place = join(folder, 'chromium');
  const tried: string[] = [];
  const failing = async () => {
    tried.push('first');
    return ['apt-get install ended with 100'];
  };
  const working = async () => {
    tried.push('second');
    await program('chromium', 'Chromium 150.0.1');
    return [];
  };
  expect(await ensureBrowser([place], [failing, working])).toBe(place);
  expect(await ensureBrowser([place], [failing])).toBe(place);
  expect(tried).toEqual(['first', 'second']);
});

test('when nothing helps, one sentence says why and what to do', async () => {
  const refused = ensureBrowser([join(folder, 'absent')], [async () => ['apt-get install ended with 100']]);
  await expect(refused).rejects.toThrow(
    /none could be installed \(apt-get install ended with 100\)\. Install Chromium/,
  );
});
