import pg from 'pg';
import { frozenCodebook } from '#/domains/codebooks/codebook.actions.ts';
import { shippedCodebooks } from '#/domains/codebooks/shipped-codebooks.data.ts';
import { compileInto } from '#/domains/statements/compilation.actions.ts';
import type { Figure as StatementFigure } from '#/domains/statements/figure.ts';
import { latestCompilations, openedStatement } from '#/domains/statements/statement.store.ts';
import { paths } from '#/paths.ts';
import { connectDatabase } from '#/platform/database.ts';
import { memoryLog } from '#/platform/log.ts';
import { dice, type Figure, median, memberOf, percentile, report, timed } from './harness.ts';
import { fillJournal } from './journal.ts';
import { startSite } from './site-process.ts';

const size = Number(process.env.BENCH_SIZE ?? 1_000_000);
const asked = Number(process.env.BENCH_FIGURES ?? 200);
const departed = Math.min(1000, size / 100);
const codebook = shippedCodebooks[0]!;
const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };

/** One figure of a statement, asked for as a person does: the whole page, by HTTP, its traces included. */
const site = await startSite({ TOILE_JOBS: 'non', TOILE_DEMONSTRATION: 'non' });
const administration = new pg.Client(site.administration);
const pool = new pg.Pool(site.connection);
const database = connectDatabase(site.connection, memoryLog());
try {
  await administration.connect();
  const { personId, spaceIds, cookie } = await memberOf(pool, 1);
  await fillJournal(administration, spaceIds[0]!, personId, size);
  const { id, figures } = await compiled(personId, spaceIds[0]!);
  await administration.query('CHECKPOINT');
  const chosen = sample(figures);
  const read = async (figure: StatementFigure) => {
    const address = `http://127.0.0.1:${site.port}${paths.statementFigure(id, encodeURIComponent(figure.key))}`;
    const answer = await fetch(address, { headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes('/traces/'))
      throw new Error(`${figure.key}: ${answer.status}`);
  };
  for (const figure of chosen.slice(0, 5)) await read(figure);
  const first = await lengthsOf(chosen, read);
  await administration.query(
    `UPDATE traces SET trashed_at = now() WHERE id IN (SELECT id FROM traces ORDER BY id LIMIT $1)`,
    [departed],
  );
  const after = await lengthsOf(chosen, read);
  const bytes = await storedBytes();
  await report('explain', [
    ...figuresOf('as counted', first),
    ...figuresOf(`after ${departed} traces left`, after),
    ...bytes,
  ]);
} finally {
  await database.close();
  await pool.end();
  await administration.end();
  await site.close();
}

async function compiled(personId: string, spaceId: string) {
  return database.asPerson(personId, async (transaction) => {
    const reference = { id: codebook.id, version: codebook.version };
    await frozenCodebook(transaction, reference, null);
    const wish = { spaceId, codebook: reference, calendarId: 'year', periodId: '2025-2026', ...period };
    const { id } = await openedStatement(transaction, wish, personId);
    const clock = { today: '2026-03-30', timeZone: 'America/Toronto' };
    await compileInto(transaction, { ...wish, id }, clock, personId);
    const [compilation] = await latestCompilations(transaction, id, 1);
    return { id, figures: compilation!.figures };
  });
}

/** The twenty figures with the most traces, and others drawn among all. */
function sample(figures: readonly StatementFigure[]): StatementFigure[] {
  const throwDice = dice(5);
  const largest = figures.toSorted((one, other) => other.count - one.count).slice(0, 20);
  const others = figures.filter((figure) => !largest.includes(figure));
  while (others.length > Math.max(0, asked - largest.length))
    others.splice(Math.floor(throwDice() * others.length), 1);
  return [...largest, ...others];
}

async function lengthsOf(
  chosen: readonly StatementFigure[],
  read: (figure: StatementFigure) => Promise<void>,
): Promise<number[]> {
  const lengths: number[] = [];
  for (const figure of chosen) lengths.push(await timed(() => read(figure)));
  return lengths;
}

function figuresOf(when: string, lengths: readonly number[]): Figure[] {
  const of = `${size} traces, ${when}`;
  return [
    { what: `${of}: one figure, median`, value: median(lengths), unit: 'ms' },
    {
      what: `${of}: one figure, p95`,
      value: percentile(lengths, 0.95),
      unit: 'ms',
      target: { atMost: 200 },
    },
    { what: `${of}: the slowest of ${lengths.length}`, value: Math.max(...lengths), unit: 'ms' },
  ];
}

/** What explaining costs on disk, indexes and all, for each trace counted. */
async function storedBytes(): Promise<Figure[]> {
  const tables = ['trace_reading_slices', 'trace_readings', 'compilation_figures'];
  const { rows } = await administration.query<{ bytes: number }>(
    'SELECT sum(pg_total_relation_size(name::regclass))::bigint AS bytes FROM unnest($1::text[]) AS name',
    [tables],
  );
  // Few traces have nearly as many combinations as traces: the bound is that of a large statement.
  const target = size >= 200_000 ? { target: { atMost: 64 } } : {};
  return [
    { what: 'kept to explain, a trace', value: Number(rows[0]!.bytes) / size, unit: 'bytes', ...target },
  ];
}
