import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
}

export interface Lockfile {
  packages: Record<string, LockedPackage>;
  [field: string]: unknown;
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * Builds for other systems that a package names and the lock file does not hold: « owner: name@version ».
 * A registry mirror without them makes npm write such a file, and `npm ci` then refuses it everywhere.
 */
export function missingBuilds(lockfile: Lockfile): { owner: string; name: string; version: string }[] {
  return Object.entries(lockfile.packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => owner !== '' && !isHeld(lockfile, owner, name))
      .map(([name, version]) => ({ owner, name, version })),
  );
}

/** Whether npm would find the package from there, going up as Node does. */
function isHeld(lockfile: Lockfile, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in lockfile.packages) return true;
    if (folder === '') return false;
  }
}

/**
 * Adds the missing builds, each bound to its system so that it is never asked for on another. Throws when one is not
 * an exact version for a system that its name tells. Run `npm install --package-lock-only` afterwards to sort them.
 */
export function complete(lockfile: Lockfile): void {
  for (const { owner, name, version } of missingBuilds(lockfile)) {
    const words = (name.split('/').at(-1) ?? '').split('-');
    const os = systems.filter((system) => words.includes(system));
    const cpu = processors.filter((processor) => words.includes(processor));
    if (os.length !== 1 || cpu.length !== 1 || !/^\d+\.\d+\.\d+$/.test(version)) {
      throw new Error(
        `${name}@${version}, named by ${owner}, is absent from the lock file and is not plainly a build.`,
      );
    }
    const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : ['glibc'];
    const { dev, license } = lockfile.packages[owner] ?? {};
    lockfile.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(dev ? { dev } : {}),
      ...(os[0] === 'linux' ? { libc } : {}),
      ...(license ? { license } : {}),
      optional: true,
      os,
    };
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = resolve(import.meta.dirname, '..', 'package-lock.json');
  const lockfile = JSON.parse(readFileSync(path, 'utf8')) as Lockfile;
  const count = missingBuilds(lockfile).length;
  complete(lockfile);
  if (count > 0) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  process.stdout.write(`${count} builds added.\n`);
}
