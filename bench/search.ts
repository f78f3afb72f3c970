import type pg from 'pg';
import { loadAssets } from '#/app/assets.ts';
import { domains } from '#/app/domains.ts';
import { createSite } from '#/app/site.tsx';
import { findingsOf } from '#/domains/search/finding.store.ts';
import { indexQueued } from '#/domains/search/indexing.actions.ts';
import { parseQuery, tsqueryLiteral } from '#/french/analyser.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import type { Services } from '#/platform/visit.ts';
import {
  type Figure,
  makeSpaces,
  median,
  memberOf,
  openGround,
  percentile,
  report,
  timed,
} from './harness.ts';
import { rareWord, textMaker } from './words.ts';

const traces = Number(process.env.BENCH_TRACES ?? 200_000);
const spacesInAll = 100;
const rounds = 15;
const noLimits = { kind: null, spaceId: null, since: null, until: null };

/** Journal search over 200 000 traces, as a member of ten spaces of a hundred. */
const ground = await openGround();
try {
  const { pool, services } = ground;
  const viewer = await memberOf(pool, 10);
  const others = await makeSpaces(pool, spacesInAll - 10);
  // Written by colleagues: an author finds all that is theirs, wherever it is.
  const { personId: authorId } = await memberOf(pool, 0);
  await fill(pool, [...viewer.spaceIds, ...others], authorId);
  let indexed = 0;
  const indexing = await timed(async () => {
    indexed = await indexQueued(services.database, 10_000);
  });
  await pool.query('VACUUM (ANALYZE) search_entries');
  await pool.query('VACUUM (ANALYZE) memberships');

  const [row] = await services.database.asPerson(viewer.personId, (transaction) =>
    transaction.query<{ audiences: string[] }>({ text: 'SELECT viewer_audiences()::text[] AS audiences' }),
  );
  const { audiences } = row!;
  const page = await wholePage(services, viewer.cookie);
  const figures: Figure[] = [{ what: 'indexing', value: (indexed / indexing) * 1000, unit: 'traces/s' }];
  const kinds: [string, string[]][] = [
    ['common words', ['quartier', 'organismes', 'plan d’action', 'mobilisation', 'aînés']],
    ['rare words', [3, 30, 300, 1000, 2500].map(rareWord)],
    [
      'several words',
      [
        'mobilisation quartier',
        'logement financement',
        `quartier ${rareWord(40)}`,
        'assemblée citoyenne',
        '"portrait du quartier"',
      ],
    ],
    ['prefixes', ['organis', 'mobil', 'comit', 'zela', 'quart']],
  ];
  for (const [name, queries] of kinds) {
    const ours: number[] = [];
    const bare: number[] = [];
    const whole: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const text of queries) {
        const literal = tsqueryLiteral(parseQuery(text), { prefixLast: true })!;
        // A visit's transaction is open already: what is measured is the search in it.
        let found = 0;
        await services.database.asPerson(viewer.personId, async (transaction) => {
          ours.push(
            await timed(async () => {
              found = (await findingsOf(transaction, literal, noLimits)).length;
            }),
          );
        });
        let bareFound = 0;
        bare.push(
          await timed(async () => {
            bareFound = await bareSearch(pool, literal, audiences);
          }),
        );
        // A journal in small may hold no rare word at all.
        if (found !== bareFound || (found === 0 && process.env.BENCH_SMALL !== '1'))
          throw new Error(`${text}: ${found} found, ${bareFound} barely.`);
        whole.push(await timed(() => page(text)));
      }
    }
    figures.push({ what: `${name}: p95`, value: percentile(ours, 0.95), unit: 'ms', target: { atMost: 50 } });
    figures.push({ what: `${name}: median`, value: median(ours), unit: 'ms' });
    figures.push({
      what: `${name}: median ÷ bare bounded query`,
      value: median(ours) / median(bare),
      unit: '×',
      target: { atMost: 2 },
    });
    figures.push({ what: `${name}: the whole page, p95`, value: percentile(whole, 0.95), unit: 'ms' });
  }
  await report('search', figures);
} finally {
  await ground.close();
}

/** The page of answers, session, indexing of what waits, excerpts and markup included. */
async function wholePage(services: Services, cookie: string): Promise<(text: string) => Promise<void>> {
  const assets = await loadAssets(process.cwd(), () => false);
  const site = createSite({ services, domains, assets, trustProxy: false });
  return async (text) => {
    const address = `http://localhost${paths.search}?${new URLSearchParams({ q: text })}`;
    const answer = await site.fetch(new Request(address, { headers: { cookie } }));
    await answer.text();
    if (answer.status !== 200) throw new Error(`The page of « ${text} » was answered ${answer.status}.`);
  };
}

/** The same bounded query with nothing around it: no function, no policy, no session. */
async function bareSearch(pool: pg.Pool, literal: string, audiences: string[]): Promise<number> {
  const { rows } = await pool.query(
    `SELECT kind, subject_id, happened_on, ts_rank(document, '${literal.replaceAll("'", "''")}'::tsquery) AS rank
     FROM (SELECT * FROM search_entries WHERE document @@ '${literal.replaceAll("'", "''")}'::tsquery
             AND audience && '{${audiences.join(',')}}'::uuid[]
           ORDER BY happened_on DESC LIMIT 2001) c`,
  );
  return rows.length;
}

async function fill(pool: pg.Pool, spaceIds: string[], authorId: string): Promise<void> {
  const make = textMaker(7);
  const batch = 5000;
  for (let start = 0; start < traces; start += batch) {
    const rows = Array.from({ length: Math.min(batch, traces - start) }, (_, offset) => ({
      ...make(),
      space: spaceIds[(start + offset) % spaceIds.length]!,
      day: (start + offset) % 1500,
    }));
    await pool.query(
      `INSERT INTO traces (id, space_id, author_id, title, text, event_on)
       SELECT id, space, $4, title, text, date '2022-01-01' + day
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $5::text[], $6::int[]) AS row (id, space, title, text, day)`,
      [
        rows.map(() => newId()),
        rows.map((row) => row.space),
        rows.map((row) => row.title),
        authorId,
        rows.map((row) => row.text),
        rows.map((row) => row.day),
      ],
    );
  }
}
