import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { latestCompilations } from '#/domains/statements/statement.store.ts';
import { type Asked, openedStatements, publish } from './codebooks.ts';
import type { CompilingAnswer, CompilingWish } from './compile.child.ts';
import { type BenchGround, type Figure, median, memberOf, openGround, report } from './harness.ts';
import { fillJournal } from './journal.ts';
import { realFrameworks } from './real-frameworks.ts';

// `BENCH_SIZE=10000 BENCH_ROUNDS=1` is quick, and checks that each framework says the same alone and beside the others.
const size = Number(process.env.BENCH_SIZE ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const mebibyte = 1024 * 1024;
const clock = { today: '2026-03-30', timeZone: 'America/Toronto' };
const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };

/** The four real frameworks of one team over the same year of traces: one after the other, then in one look. */
const ground = await openGround();
try {
  const { personId, spaceIds } = await memberOf(ground.pool, 1);
  const spaceId = spaceIds[0]!;
  const frameworks = await fill(ground, spaceId, personId);
  const books = frameworks.map(([, book]) => book);
  await publish(ground.pool, books);
  const statements = await openedStatements(ground, { spaceId, personId, period }, books);
  const { alone, together, peakBytes, figureCounts } = await measure(ground, personId, statements);
  const inTurn = alone.reduce((sum, length) => sum + length, 0);
  const of = `${size} traces`;
  const figures: Figure[] = [
    ...frameworks.flatMap(([name], at): Figure[] => [
      { what: `${of}: ${name}, alone`, value: alone[at]!, unit: 'ms' },
      { what: `${of}: ${name}, figures`, value: figureCounts[at]!, unit: '' },
    ]),
    { what: `${of}: the four at once`, value: together, unit: 'ms' },
    { what: `${of}: the four at once ÷ Annexe I alone`, value: together / alone[0]!, unit: '×' },
    {
      what: `${of}: the four at once ÷ one after the other`,
      value: together / inTurn,
      unit: '×',
      target: { atMost: 1 },
    },
    {
      what: `${of}: peak memory of the process`,
      value: peakBytes / mebibyte,
      unit: 'MiB',
      target: { atMost: 512 },
    },
  ];
  await report('frameworks', figures);
} finally {
  await ground.close();
}

async function fill({ administration }: BenchGround, spaceId: string, personId: string) {
  const client = new pg.Client(administration);
  await client.connect();
  await fillJournal(client, spaceId, personId, size);
  const frameworks = await realFrameworks(client, spaceId, personId);
  await client.query('CHECKPOINT');
  await client.end();
  return frameworks;
}

async function measure(bench: BenchGround, personId: string, statements: readonly Asked[]) {
  const child = fork(join(import.meta.dirname, 'compile.child.js'), [JSON.stringify(bench.connection)]);
  const compiled = async (asked: readonly Asked[]) => {
    child.send({ statements: [...asked], clock, personId } satisfies CompilingWish);
    return ((await once(child, 'message')) as [CompilingAnswer])[0];
  };
  const alone = statements.map((): number[] => []);
  const together: number[] = [];
  let peakBytes = 0;
  let figureCounts: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const lengths: number[] = [];
    for (const statement of statements) lengths.push((await compiled([statement])).milliseconds);
    const apart = await figuresOf(bench, personId, statements);
    const last = await compiled(statements);
    refuseDifferences(apart, await figuresOf(bench, personId, statements));
    figureCounts = apart.map((figures) => figures.length);
    if (round === 0) continue; // what was just written is not in memory yet
    for (const [at, length] of lengths.entries()) alone[at]!.push(length);
    together.push(last.milliseconds);
    peakBytes = last.peakBytes;
  }
  child.disconnect();
  await once(child, 'exit');
  return { alone: alone.map(median), together: median(together), peakBytes, figureCounts };
}

/** What each statement says, as texts in one order. */
async function figuresOf({ services }: BenchGround, personId: string, statements: readonly Asked[]) {
  return services.database.asPerson(personId, async (transaction) => {
    const all: string[][] = [];
    for (const { id } of statements) {
      const [kept] = await latestCompilations(transaction, id, 1);
      const said = kept!.figures.map((figure) => ({ ...figure, rowIds: figure.rowIds.toSorted() }));
      all.push(said.map((figure) => JSON.stringify(figure)).toSorted());
    }
    return all;
  });
}

/** A framework that says something else when it is read beside others measures nothing, nor does one that says nothing. */
function refuseDifferences(apart: readonly string[][], together: readonly string[][]): void {
  for (const [at, figures] of apart.entries()) {
    if (figures.length < 2) throw new Error(`Framework ${at + 1} says almost nothing of these traces.`);
    const strayed = figures.findIndex((figure, place) => figure !== together[at]?.[place]);
    if (strayed >= 0 || figures.length !== together[at]?.length)
      throw new Error(
        `Framework ${at + 1} says something else beside the others: ${figures[strayed]} and ${together[at]?.[strayed]}.`,
      );
  }
}
