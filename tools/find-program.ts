import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** One way to install a program. Resolves to what went wrong, in sentences; to nothing when all is well. */
export type Installer = () => Promise<string[]>;

/** A program that tests need and that no npm package brings. */
export interface Program {
  /** As sentences call it: « Chromium ». */
  name: string;
  /** Variable that names the one to take. */
  variable: string;
  /** Where it may be, in order of preference. */
  places: readonly string[];
  installers: readonly Installer[];
}

const installMinutes = 12;

/** These names in each folder of the path. */
export function onThePath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Path of a program that starts: the one its variable names when it is set, else the first of the places. Undefined
 * when there is none. Throws when the variable is set and what it names does not start.
 */
export async function findProgram(program: Omit<Program, 'installers'>): Promise<string | undefined> {
  const chosen = process.env[program.variable];
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Error(
      `${program.variable} says ${chosen}, which does not start as ${program.name}. ` +
        'Correct it, or unset it to let one be found.',
    );
  }
  for (const place of program.places) if (await starts(place)) return place;
  return undefined;
}

/**
 * Finds the program or installs it. What the installers say goes to stderr. Throws one sentence when no way leads to
 * one that starts.
 */
export async function ensureProgram(program: Program): Promise<string> {
  const found = await findProgram(program);
  if (found) return found;
  const failures: string[] = [];
  for (const install of program.installers) {
    failures.push(...(await install()));
    const installed = await findProgram(program);
    if (installed) return installed;
  }
  const why =
    failures.join('; ') || 'there is no way to install it here, or the installed one does not start';
  throw new Error(
    `No ${program.name} was found, and none could be installed (${why}). ` +
      `Install ${program.name} by hand and put its path in ${program.variable}, then run the same command again.`,
  );
}

/** The way of Debian, when this is Debian and its root; else no way. */
export async function debianInstallers(packages: readonly string[]): Promise<Installer[]> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!isRoot() || !/^ID="?debian"?$/m.test(release)) return [];
  return [
    async () => {
      const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
      const updated = await runInstaller('apt-get', ['update'], quiet);
      const install = ['install', '-y', '--no-install-recommends', ...packages];
      return [...updated, ...(await runInstaller('apt-get', install, quiet))];
    },
  ];
}

export const isRoot = () => process.getuid?.() === 0;

/** Runs one installer, its words on stderr. Resolves to what went wrong, in a sentence; to nothing when all is well. */
export function runInstaller(
  command: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<string[]> {
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

/** Says the path of the program, when this file is the one that was asked to run. */
export async function sayProgram(address: string, ensure: () => Promise<string>): Promise<void> {
  if (!process.argv[1] || address !== pathToFileURL(process.argv[1]).href) return;
  try {
    process.stdout.write(`${await ensure()}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

/** True when the file runs and answers with a version, which the stand-ins of some distributions do not. */
async function starts(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 30_000 });
    return /\d+\.\d+/.test(stdout);
  } catch {
    return false;
  }
}
