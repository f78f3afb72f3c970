import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findOffice } from '../../tools/ensure-office.ts';

/**
 * Opens files in LibreOffice and saves them again in other formats: by name of the given file, then by format. A file
 * that it could not open is not there.
 */
export async function throughOffice(
  files: Readonly<Record<string, Uint8Array>>,
  formats: readonly string[],
): Promise<Record<string, Record<string, Buffer>>> {
  const office = await findOffice();
  if (!office) {
    throw new Error(
      'No LibreOffice was found. Run « node tools/ensure-office.ts » once, then the tests again.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'toile-office-'));
  try {
    const paths = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => {
        await writeFile(join(folder, name), bytes);
        return join(folder, name);
      }),
    );
    const saved: Record<string, Record<string, Buffer>> = {};
    for (const format of formats) {
      const target = join(folder, format);
      await mkdir(target);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const words = [
        profile,
        '--headless',
        '--norestore',
        '--convert-to',
        format,
        '--outdir',
        target,
        ...paths,
      ];
      await promisify(execFile)(office, words, { timeout: 120_000 });
      for (const name of Object.keys(files)) {
        const bytes = await readFile(join(target, name.replace(/\.\w+$/, `.${format}`))).catch(() => null);
        if (bytes) saved[name] = { ...saved[name], [format]: bytes };
      }
    }
    return saved;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
