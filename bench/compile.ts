import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { compileCodebook } from '#/domains/codebooks/codebooks.public.ts';
import { shippedCodebooks } from '#/domains/codebooks/shipped-codebooks.data.ts';
import { scopeOf } from '#/domains/statements/compilation.actions.ts';
import type { TraceGroup } from '#/domains/statements/figure.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import { latestCompilations } from '#/domains/statements/statement.store.ts';
import type { Compilation } from '#/domains/statements/statement.ts';
import { readManySql, traceGroups } from '#/domains/statements/trace-group.store.ts';
import type { Database } from '#/platform/database.ts';
import { type Asked, fourCodebooks, openedStatements, publish } from './codebooks.ts';
import type { CompilingAnswer, CompilingWish } from './compile.child.ts';
import { type BenchGround, type Figure, median, memberOf, openGround, report, timed } from './harness.ts';
import { fillJournal } from './journal.ts';
import { statementByHand } from './statement-sql.ts';

// `BENCH_SIZES=2000,10000 BENCH_ROUNDS=1` is quick, and checks that both ways give the same figures.
const sizes = (process.env.BENCH_SIZES ?? '200000,1000000').split(',').map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const mebibyte = 1024 * 1024;
const clock = { today: '2026-03-30', timeZone: 'America/Toronto' };
const codebook = shippedCodebooks[0]!;
const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };

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
  /** One codebook of two hundred rules, then four of them in one look at the traces. */
  ruled: number;
  together: number;
  byHand: number;
  peakBytes: number;
  togetherPeakBytes: number;
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
    { what: `${of}: with 200 rules ÷ by hand`, value: measured.ruled / measured.byHand, unit: '×' },
    {
      what: `${of}: four codebooks of 200 rules ÷ one`,
      value: measured.together / measured.ruled,
      unit: '×',
    },
    {
      what: `${of}: four codebooks of 200 rules ÷ by hand`,
      value: measured.together / measured.byHand,
      unit: '×',
    },
    {
      what: `${of}: peak memory of the process, one codebook`,
      value: measured.peakBytes / mebibyte,
      unit: 'MiB',
      target: { atMost: 512 },
    },
    {
      what: `${of}: peak memory, four codebooks of 200 rules at once`,
      value: measured.togetherPeakBytes / mebibyte,
      unit: 'MiB',
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

async function measure(ground: BenchGround, size: number): Promise<Measured> {
  const { pool, connection, services } = ground;
  const { personId, spaceIds } = await memberOf(pool, 1);
  const spaceId = spaceIds[0]!;
  await fill(ground.administration, spaceId, personId, size);
  const four = fourCodebooks(codebook);
  await publish(pool, four);
  const [statement, ...together] = await openedStatements(ground, { spaceId, personId, period }, [
    codebook,
    ...four,
  ]);
  const compiler = () => fork(join(import.meta.dirname, 'compile.child.js'), [JSON.stringify(connection)]);
  // Two processes, so that the memory of one codebook is not that of four.
  const [alone, several] = [compiler(), compiler()];
  const compiled = async (child: ChildProcess, statements: Asked[]) => {
    child.send({ statements, clock, personId } satisfies CompilingWish);
    return ((await once(child, 'message')) as [CompilingAnswer])[0];
  };
  const lengths = {
    ours: [] as number[],
    byHand: [] as number[],
    ruled: [] as number[],
    together: [] as number[],
  };
  let byHandRows: Row[] = [];
  let [peakBytes, togetherPeakBytes] = [0, 0];
  const values = [spaceId, period.startsOn, period.endsOn, clock.today, clock.timeZone];
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await compiled(alone, [statement!]);
    const byHand = await timed(async () => {
      byHandRows = await readByHand(services.database, values);
    });
    if (round === 0) continue; // what was just written is not in memory yet
    lengths.ours.push(ours.milliseconds);
    lengths.byHand.push(byHand);
    lengths.ruled.push((await compiled(several, together.slice(0, 1))).milliseconds);
    const last = await compiled(several, together);
    lengths.together.push(last.milliseconds);
    peakBytes = ours.peakBytes;
    togetherPeakBytes = last.peakBytes;
  }
  for (const child of [alone, several]) {
    child.disconnect();
    await once(child, 'exit');
  }
  const { groups, evaluations } = await check(ground, personId, [statement!, ...together], byHandRows);
  return {
    ours: median(lengths.ours),
    byHand: median(lengths.byHand),
    ruled: median(lengths.ruled),
    together: median(lengths.together),
    peakBytes,
    togetherPeakBytes,
    groups,
    evaluations,
    figureCount: byHandRows.length,
  };
}

/** Every statement says what the one by hand says; and how often its table is evaluated. */
async function check(
  { services }: BenchGround,
  personId: string,
  statements: readonly Asked[],
  byHandRows: readonly Row[],
): Promise<{ groups: number; evaluations: number }> {
  return services.database.asPerson(personId, async (transaction) => {
    for (const { id } of statements) {
      const [kept] = await latestCompilations(transaction, id, 1);
      refuseDifferences(kept!, byHandRows);
    }
    const groups = await traceGroups(
      transaction,
      scopeOf(statements[0]!, clock),
      compileCodebook(codebook).inputs,
    );
    return { groups: groups.length, evaluations: evaluationsOf(groups) };
  });
}

/** In the same settings as the product's own reading of many traces, so that one plan is not luckier. */
async function readByHand(database: Database, values: unknown[]): Promise<Row[]> {
  return database.asSystem(async (transaction) => {
    await transaction.query(readManySql);
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
function refuseDifferences(kept: Compilation, rows: readonly Row[]): void {
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
function evaluationsOf(groups: readonly TraceGroup[]): number {
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
    groups,
  );
  return evaluations;
}
