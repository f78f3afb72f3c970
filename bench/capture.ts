import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '#/platform/ids.ts';
import type { CaptureMaterial, CaptureRound } from './capture-round.ts';
import { type Figure, makeSpaces, median, memberOf, percentile, report } from './harness.ts';
import { type SiteProcess, startSite } from './site-process.ts';
import { textMaker } from './words.ts';

const callers = Number(process.env.BENCH_CALLERS ?? 16);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundSeconds = Number(process.env.BENCH_SECONDS ?? 6);
/** Code and caches are warm after so many captures on each side; what they took is forgotten. */
const warmCaptures = Number(process.env.BENCH_WARM_CAPTURES ?? 4000);
/** The journal that both sides write into: in an empty one, plans are made for empty tables and kept as they grow. */
const tracesBefore = Number(process.env.BENCH_TRACES ?? 20_000);

/** Traces captured through HTTP by sixteen callers, against the same rows inserted by `pg` over sixteen connections. */
const site = await startSite({ TOILE_DEMONSTRATION: 'non', TOILE_JOBS: 'non' });
try {
  await report('capture', await measure(site));
} finally {
  await site.close();
}

async function measure(measured: SiteProcess): Promise<Figure[]> {
  const pool = new pg.Pool({ ...measured.connection, max: 2 });
  pool.on('error', () => {}); // when something fails, the site stops first: its error is the one to read
  await refuseUndurable(pool);
  const material = await prepare(pool, measured.port);
  const overHttp = child('capture-http.child.js', material);
  const direct = child('capture-direct.child.js', { ...material, connection: measured.connection });
  const http: CaptureRound[] = [];
  const bare: CaptureRound[] = [];
  const cpu: number[] = [];
  await overHttp.warm(warmCaptures);
  await direct.warm(warmCaptures);
  for (let round = 0; round < rounds; round += 1) {
    const before = (await measured.usage()).cpuMicroseconds;
    const captured = await overHttp.run(roundSeconds);
    const used = (await measured.usage()).cpuMicroseconds - before;
    const inserted = await direct.run(roundSeconds);
    http.push(captured);
    bare.push(inserted);
    cpu.push(used / 1000 / captured.count);
  }
  const acknowledged = tracesBefore + overHttp.total() + direct.total();
  await Promise.all([overHttp.end(), direct.end()]);
  await refuseLosses(pool, acknowledged);
  await pool.end();
  const rate = (round: CaptureRound) => round.count / round.seconds;
  const ratios = http.map((captured, index) => rate(captured) / rate(bare[index]!));
  return [
    {
      what: 'captured through HTTP, each acknowledged after its commit',
      value: median(http.map(rate)),
      unit: 'traces/s',
    },
    {
      what: 'inserted by pg directly, one transaction each',
      value: median(bare.map(rate)),
      unit: 'traces/s',
    },
    {
      what: 'throughput through HTTP ÷ pg directly',
      value: median(ratios),
      unit: '×',
      target: { atLeast: 0.5 },
    },
    {
      what: 'answer to a capture: median',
      value: median(http.map((one) => percentile(one.milliseconds, 0.5))),
      unit: 'ms',
    },
    {
      what: 'answer to a capture: p95',
      value: median(http.map((one) => percentile(one.milliseconds, 0.95))),
      unit: 'ms',
    },
    { what: 'CPU of the site per capture', value: median(cpu), unit: 'ms' },
  ];
}

/** What is measured is durable, or nothing is measured. */
async function refuseUndurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')",
  );
  const off = rows.filter((row) => row.setting !== 'on');
  if (off.length > 0) throw new Error(`Not durable: ${JSON.stringify(off)}.`);
}

/** Everything acknowledged is there, with its key and its place in the queue of the search. */
async function refuseLosses(pool: pg.Pool, acknowledged: number): Promise<void> {
  const { rows } = await pool.query(
    `SELECT (SELECT count(*) FROM traces) AS traces, (SELECT count(*) FROM trace_dossiers) AS ties,
       (SELECT count(*) FROM submissions WHERE outcome IS NOT NULL) AS keys, (SELECT count(*) FROM search_queue WHERE kind = 'trace') AS queued`,
  );
  for (const [name, count] of Object.entries(rows[0])) {
    if (Number(count) !== acknowledged)
      throw new Error(`${acknowledged} acknowledged, ${count} ${name} kept.`);
  }
}

/** Sixteen people of four spaces, signed in, each with a dossier under way. */
async function prepare(pool: pg.Pool, port: number): Promise<CaptureMaterial> {
  const spaceIds = await makeSpaces(pool, 4);
  const people: CaptureMaterial['people'][number][] = [];
  for (let index = 0; index < callers; index += 1) {
    const { personId, cookie } = await memberOf(pool, 0);
    const spaceId = spaceIds[index % spaceIds.length]!;
    const dossierId = newId();
    await pool.query(
      "INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'member', '2025-04-01')",
      [spaceId, personId],
    );
    await pool.query(
      `INSERT INTO dossiers (id, space_id, number, title, state_since_on, opened_by) VALUES ($1, $2, $3, $4, '2025-04-01', $5)`,
      [dossierId, spaceId, index + 1, `Dossier ${index + 1}`, personId],
    );
    people.push({ personId, cookie, spaceId, dossierId });
  }
  await fill(pool, people);
  return { port, people };
}

async function fill(pool: pg.Pool, people: CaptureMaterial['people']): Promise<void> {
  const make = textMaker(9);
  const rows = Array.from({ length: tracesBefore }, (_, index) => ({
    id: newId(),
    key: newId(),
    ...make(),
    ...people[index % people.length]!,
  }));
  const of = (column: keyof (typeof rows)[number]) => rows.map((row) => row[column]);
  await pool.query(
    `INSERT INTO traces (id, space_id, author_id, title, text, event_on)
     SELECT *, '2024-04-01' FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[])`,
    [of('id'), of('spaceId'), of('personId'), of('title'), of('text')],
  );
  await pool.query('INSERT INTO trace_dossiers SELECT * FROM unnest($1::uuid[], $2::uuid[])', [
    of('id'),
    of('dossierId'),
  ]);
  await pool.query(
    `INSERT INTO submissions (person_id, key, print, outcome) SELECT *, 'x', '{}' FROM unnest($1::uuid[], $2::text[])`,
    [of('personId'), of('key')],
  );
  await pool.query('VACUUM ANALYZE');
}

function child(program: string, material: CaptureMaterial) {
  const process = fork(join(import.meta.dirname, program), [JSON.stringify(material)]);
  let total = 0;
  const run = async (seconds: number): Promise<CaptureRound> => {
    process.send(seconds);
    const [round] = (await once(process, 'message')) as [CaptureRound];
    total += round.count;
    return round;
  };
  return {
    run,
    warm: async (count: number) => {
      while (total < count) await run(Math.min(1, roundSeconds));
    },
    total: () => total,
    end: async () => {
      process.disconnect();
      await once(process, 'exit');
    },
  };
}
