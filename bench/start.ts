import { readdir, readFile, readlink } from 'node:fs/promises';
import { paths } from '#/paths.ts';
import { type Figure, median, report } from './harness.ts';
import { type MeasuredProcess, startSite, startSiteIn } from './site-process.ts';
import { fetchPage } from './visitor.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const restSeconds = Number(process.env.BENCH_SECONDS ?? 5);
const mebibyte = 1024 * 1024;

/** From nothing to the first page read, from a folder that is there, and the memory held once all is quiet. */
const cold: number[] = [];
const bare: number[] = [];
const warm: number[] = [];
const app: number[] = [];
const database: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  cold.push(await untilFirstPage(startSite, (site) => site.close()));
  bare.push(
    await untilFirstPage(
      () => startSite({ TOILE_DEMONSTRATION: 'non' }),
      (site) => site.close(),
    ),
  );
}
const kept = await startSite();
try {
  await kept.stop();
  for (let round = 0; round < rounds; round += 1) {
    warm.push(
      await untilFirstPage(
        () => startSiteIn(kept.dataDirectory),
        async (site) => {
          await new Promise((done) => setTimeout(done, restSeconds * 1000));
          app.push((await site.usage()).residentBytes / mebibyte);
          database.push((await memoryOfPostgres(kept.dataDirectory)) / mebibyte);
          await site.stop();
        },
      ),
    );
  }
} finally {
  await kept.close();
}
const figures: Figure[] = [
  { what: 'first start ever, story included, to the first page', value: median(cold), unit: 'ms' },
  { what: 'first start ever, empty, to the first page', value: median(bare), unit: 'ms' },
  { what: 'start of a folder that is there, to the first page', value: median(warm), unit: 'ms' },
  { what: 'memory at rest: the site', value: median(app), unit: 'MiB' },
  ...(database.some(Number.isNaN)
    ? []
    : [{ what: 'memory at rest: PostgreSQL, all its processes', value: median(database), unit: 'MiB' }]),
];
await report('start', figures);

async function untilFirstPage<Site extends MeasuredProcess>(
  start: () => Promise<Site>,
  after: (site: Site) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const site = await start();
  await fetchPage(site.port, paths.home);
  const length = performance.now() - begun;
  await after(site);
  return length;
}

/** Memory that is PostgreSQL's, what its processes share counted once; NaN where the system does not tell. */
async function memoryOfPostgres(dataDirectory: string): Promise<number> {
  let bytes = 0;
  for (const process of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(process)) continue;
    const folder = await readlink(`/proc/${process}/cwd`).catch(() => '');
    if (!folder.startsWith(dataDirectory)) continue;
    const memory = await readFile(`/proc/${process}/smaps_rollup`, 'utf8').catch(() => '');
    bytes += Number(/^Pss:\s+(\d+) kB/m.exec(memory)?.[1] ?? Number.NaN) * 1024;
  }
  return bytes === 0 ? Number.NaN : bytes;
}
