import type { Domain, NeededFiles } from './domain.ts';
import type { KeptFile } from './files.ts';
import type { Services } from './visit.ts';

export const orphanFilesJob = 'files.remove-orphans';

/** How long a file that nothing leads to is kept: far longer than any act that could still lead to it. */
const daysKept = 3;
const batchSize = 500;
/** Below, a good part of the files may be orphans; above, the database is more likely to be the wrong one. */
const usualOrphans = 50;

/**
 * Removes files whose act failed after their bytes were kept, or whose row is gone. Stopped half-way, it begins
 * again the next day. When more than half of the files seem to be orphans, nothing is removed.
 */
export async function removeOrphanFiles(services: Services, domains: readonly Domain[]): Promise<void> {
  const needs = domains.flatMap((domain) => domain.neededFiles ?? []);
  for (const folder of new Set(needs.map((need) => need.folder))) {
    const { old, orphans } = await orphansOf(
      services,
      folder,
      needs.filter((need) => need.folder === folder),
    );
    if (orphans.length > usualOrphans && orphans.length > old / 2) {
      services.log.warn(
        { files: old, orphans: orphans.length },
        'most files seem to be orphans: none removed',
      );
      continue;
    }
    for (const key of orphans) await services.files.remove(key);
  }
}

async function orphansOf(
  services: Services,
  folder: string,
  needs: readonly NeededFiles[],
): Promise<{ old: number; orphans: string[] }> {
  const limit = services.clock.now().getTime() - daysKept * 24 * 3_600_000;
  const orphans: string[] = [];
  let old = 0;
  for await (const keys of oldKeys(services.files.list(folder), limit)) {
    old += keys.length;
    const needed = new Set(await neededAmong(services, needs, keys));
    orphans.push(...keys.filter((key) => !needed.has(key)));
  }
  return { old, orphans };
}

async function* oldKeys(files: AsyncIterable<KeptFile>, limit: number): AsyncGenerator<string[]> {
  let keys: string[] = [];
  for await (const { key, keptAt } of files) {
    // A date that cannot be read is not old.
    if (!(keptAt.getTime() < limit)) continue;
    keys.push(key);
    if (keys.length < batchSize) continue;
    yield keys;
    keys = [];
  }
  if (keys.length > 0) yield keys;
}

function neededAmong(
  services: Services,
  needs: readonly NeededFiles[],
  keys: readonly string[],
): Promise<string[]> {
  return services.database.asSystem(async (transaction) => {
    const needed: string[] = [];
    for (const need of needs) needed.push(...(await need.among(transaction, keys)));
    return needed;
  });
}
