import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { frozenCodebook } from '#/domains/codebooks/codebook.actions.ts';
import { compileCodebook } from '#/domains/codebooks/codebooks.public.ts';
import { shippedCodebooks } from '#/domains/codebooks/shipped-codebooks.data.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import { compilationWhole, openedStatement } from '#/domains/statements/statement.store.ts';
import type { CompilationWhole } from '#/domains/statements/statement.ts';
import type { Database } from '#/platform/database.ts';
import type { CompilingAnswer, CompilingWish } from './compile.child.ts';
import { type BenchGround, type Figure, median, memberOf, openGround, report, timed } from './harness.ts';
import { fillJournal } from './journal.ts';
import { statementByHand } from './statement-sql.ts';

const sizes = (process.env.BENCH_SIZES ?? '200000,1000000').split(',').map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const mebibyte = 1024 * 1024;
const clock = { today: '2026-03-30', timeZone: 'America/Toronto' };
const codebook = shippedCodebooks[0]!;

interface Row {
  key: string;
  count: number;
  minutes: number;
  untimed: number;
}

/** Compiling a year of traces with the shipped codebook, against one statement written by hand for it. */
const ground = await openGround();
try {
  const figures: Figure[] = [];
  const medians: number[] = [];
  for (const size of sizes) {
    const measured = await measure(ground, size);
    medians.push(measured.ours);
    figures.push(...figuresOf(size, measured));
  }
  const growth = medians.at(-1)! / medians[0]!;
  figures.push({
    what: `growth of the time from ${sizes[0]} to ${sizes.at(-1)} traces`,
    value: growth,
    unit: '×',
    target: { atMost: (sizes.at(-1)! / sizes[0]!) * 1.2 },
  });
  await report('compile', figures);
} finally {
  await ground.close();
}

interface Measured {
  ours: number;
  byHand: number;
  peakBytes: number;
  groups: number;
  evaluations: number;
  figureCount: number;
}

function figuresOf(size: number, measured: Measured): Figure[] {
  const of = `${size} traces`;
  return [
    { what: `${of}: compiled in`, value: measured.ours, unit: 'ms' },
    { what: `${of}: the statement by hand`, value: measured.byHand, unit: 'ms' },
    { what: `${of}: ratio`, value: measured.ours / measured.byHand, unit: '×', target: { atMost: 3 } },
    {
      what: `${of}: peak memory of the process`,
      value: measured.peakBytes / mebibyte,
      unit: 'MiB',
      target: { atMost: 512 },
    },
    { what: `${of}: distinct combinations of inputs`, value: measured.groups, unit: '' },
    {
      what: `${of}: decision tables evaluated, by combination`,
      value: measured.evaluations / measured.groups,
      unit: '',
      target: { atMost: 1 },
    },
    { what: `${of}: figures, the same both ways`, value: measured.figureCount, unit: '' },
  ];
}

async function measure({ pool, services, connection, administration }: BenchGround, size: number) {
  const { personId, spaceIds } = await memberOf(pool, 1);
  const spaceId = spaceIds[0]!;
  await fill(administration, spaceId, personId, size);
  const reference = { id: codebook.id, version: codebook.version };
  const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };
  const { id } = await services.database.asPerson(personId, async (transaction) => {
    await frozenCodebook(transaction, reference);
    const wish = { spaceId, codebook: reference, calendarId: 'year', periodId: '2025-2026', ...period };
    return openedStatement(transaction, wish, personId);
  });
  const statement = { id, spaceId, codebook: reference, ...period };
  const child = fork(join(import.meta.dirname, 'compile.child.js'), [JSON.stringify(connection)]);
  const ours: number[] = [];
  const byHand: number[] = [];
  let byHandRows: Row[] = [];
  let peakBytes = 0;
  const values = [spaceId, period.startsOn, period.endsOn, clock.today, clock.timeZone];
  for (let round = 0; round <= rounds; round += 1) {
    child.send({ statement, clock, personId } satisfies CompilingWish);
    const [answer] = (await once(child, 'message')) as [CompilingAnswer];
    peakBytes = answer.peakBytes;
    const lengthByHand = await timed(async () => {
      byHandRows = await readByHand(services.database, values);
    });
    if (round === 0) continue; // what was just written is not in memory yet
    ours.push(answer.milliseconds);
    byHand.push(lengthByHand);
  }
  child.disconnect();
  await once(child, 'exit');
  const kept = await services.database.asPerson(personId, (transaction) => compilationWhole(transaction, id));
  refuseDifferences(kept!, byHandRows);
  const groups = kept!.groups.length;
  return {
    ours: median(ours),
    byHand: median(byHand),
    peakBytes,
    groups,
    evaluations: evaluationsOf(kept!),
    figureCount: byHandRows.length,
  };
}

/** In the same settings as the product's own reading of many traces, so that one plan is not luckier. */
async function readByHand(database: Database, values: unknown[]): Promise<Row[]> {
  return database.asSystem(async (transaction) => {
    await transaction.query({
      text: "SELECT set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '64MB', true)",
    });
    return transaction.query<Row>({ text: statementByHand, values });
  });
}

async function fill(administration: pg.PoolConfig, spaceId: string, personId: string, size: number) {
  const client = new pg.Client(administration);
  await client.connect();
  await fillJournal(client, spaceId, personId, size);
  await client.query('CHECKPOINT');
  await client.end();
}

/** Two ways of counting that do not agree measure nothing. */
function refuseDifferences(kept: CompilationWhole, rows: readonly Row[]): void {
  const ours = new Map(kept.figures.map((figure) => [figure.key, figure]));
  for (const row of rows) {
    const figure = ours.get(row.key);
    const same =
      figure?.count === row.count && figure.minutes === row.minutes && figure.untimedCount === row.untimed;
    if (!same) throw new Error(`Figures differ: ${JSON.stringify(row)} and ${JSON.stringify(figure)}.`);
  }
  if (rows.length !== ours.size) {
    const known = new Set(rows.map((row) => row.key));
    const extra = [...ours.keys()].filter((key) => !known.has(key));
    throw new Error(`Figures differ: ${extra.join(', ')} are compiled and not in the statement by hand.`);
  }
}

/** How many times the decision table is evaluated for these groups. */
function evaluationsOf(kept: CompilationWhole): number {
  const compiled = compileCodebook(codebook);
  let evaluations = 0;
  compileStatement(
    {
      ...compiled,
      outcomeOf: (values) => {
        evaluations += 1;
        return compiled.outcomeOf(values);
      },
    },
    kept.groups,
  );
  return evaluations;
}
