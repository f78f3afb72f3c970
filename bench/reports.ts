import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { loadAssets } from '#/app/assets.ts';
import { domains } from '#/app/domains.ts';
import { createSite } from '#/app/site.tsx';
import { readWork } from '#/domains/reports/proposals/work.actions.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { buildBrowserBundles } from '../tools/bundles.ts';
import { type Figure, median, memberOf, openGround, percentile, report, timed } from './harness.ts';

const traces = Number(process.env.BENCH_TRACES ?? 20_000);
const dossierCount = 60;
const rounds = process.env.BENCH_SMALL === '1' ? 5 : 25;
const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };

/** A bilan proposed from a year of 20 000 traces and 60 dossiers, through the whole site, network left out. */
const ground = await openGround();
try {
  const { pool, services } = ground;
  const viewer = await memberOf(pool, 1);
  const space = viewer.spaceIds[0]!;
  await grow(pool, viewer.personId, space);
  await buildBrowserBundles(process.cwd());
  const assets = await loadAssets(process.cwd(), () => false);
  const site = createSite({ services, domains, assets, trustProxy: false });
  const origin = services.settings.publicUrl;
  const ask = (address: string, body?: URLSearchParams) =>
    Promise.resolve(
      site.fetch(
        new Request(new URL(address, origin), {
          method: body ? 'POST' : 'GET',
          body: body ?? null,
          headers: { cookie: viewer.cookie, origin },
          redirect: 'manual',
        }),
      ),
    );

  const scope = { spaceIds: [space], ...period, dossierIds: [] };
  const read: number[] = [];
  const proposed: number[] = [];
  const opened: number[] = [];
  let page: Uint8Array = new Uint8Array();
  for (let round = 0; round < rounds; round += 1) {
    read.push(
      await timed(() =>
        services.database.asPerson(viewer.personId, (transaction) => readWork(transaction, scope, 'fr')),
      ),
    );
    let address = '';
    proposed.push(
      await timed(async () => {
        const typed = new URLSearchParams({
          _key: newId(),
          template: 'bilan-equipe',
          spaceIds: space,
          ...period,
        });
        const answer = await ask(paths.newReport, typed);
        if (answer.status !== 303) throw new Error(`Composing answered ${answer.status}.`);
        address = answer.headers.get('location')!;
      }),
    );
    opened.push(
      await timed(async () => {
        const answer = await ask(address);
        if (answer.status !== 200) throw new Error(`The bilan answered ${answer.status}.`);
        page = new Uint8Array(await answer.arrayBuffer());
      }),
    );
  }
  const [kept] = (
    await pool.query<{ evidence: number; bytes: number }>(
      `SELECT count(*)::int AS evidence, sum(pg_column_size(e))::int AS bytes FROM report_evidence e
       WHERE report_id = (SELECT max(id::text)::uuid FROM reports)`,
    )
  ).rows;
  const figures: Figure[] = [
    {
      what: `the work read: ${traces} traces, ${dossierCount} dossiers, median`,
      value: median(read),
      unit: 'ms',
    },
    { what: 'composed, kept and committed, median', value: median(proposed), unit: 'ms' },
    {
      what: 'composed, kept and committed, p95',
      value: percentile(proposed, 0.95),
      unit: 'ms',
      target: { atMost: 2000 },
    },
    { what: 'opened, median', value: median(opened), unit: 'ms' },
    { what: 'opened, p95', value: percentile(opened, 0.95), unit: 'ms' },
    { what: 'page, compressed', value: gzipSync(page).length / 1024, unit: 'KiB' },
    { what: 'sentences with their evidence', value: kept!.evidence, unit: 'rows' },
    { what: 'evidence kept', value: kept!.bytes / 1024, unit: 'KiB' },
  ];
  await report('reports', figures);
} finally {
  await ground.close();
}

/** A year of one team: sixty dossiers, traces in one or two of them, of one or two natures, forty organisations met. */
async function grow(pool: pg.Pool, personId: string, spaceId: string): Promise<void> {
  const dossiers = Array.from({ length: dossierCount }, () => newId());
  await pool.query(
    `INSERT INTO dossiers (id, space_id, number, title, summary, state, state_since_on, opened_by)
     SELECT id, $2, n, 'Démarche mesurée ' || n, 'Ce qu’on y fait, en une phrase ou deux.', 'accompanying', '2025-05-01', $3
     FROM unnest($1::uuid[]) WITH ORDINALITY AS d (id, n)`,
    [dossiers, spaceId, personId],
  );
  await pool.query(
    `INSERT INTO dossier_states (id, dossier_id, position, state, since_on, reason, noted_by)
     SELECT gen_random_uuid(), id, 1, 'accompanying', '2025-05-01', 'On commence.', $2 FROM unnest($1::uuid[]) AS id`,
    [dossiers, personId],
  );
  await pool.query(
    `INSERT INTO traces (id, space_id, author_id, title, text, event_on, duration_minutes, natures, people_count, what_changed)
     SELECT gen_random_uuid(), $1, $2, 'Trace ' || n, 'Trace ' || n, date '2025-04-01' + n % 365,
       CASE WHEN n % 5 > 0 THEN 15 * (1 + n % 12) END,
       CASE WHEN n % 3 = 0 THEN ARRAY['concertation', 'support-to-organisations']
         ELSE ARRAY[(ARRAY['concertation', 'popular-education', 'political-action', 'citizen-participation'])[1 + n % 4]] END,
       CASE WHEN n % 2 = 0 THEN 3 + n % 30 END, CASE WHEN n % 10 = 0 THEN 'Les gens ont décidé, fois ' || n ELSE '' END
     FROM generate_series(1, $3) AS n`,
    [spaceId, personId, traces],
  );
  await pool.query(
    `INSERT INTO trace_dossiers SELECT t.id, ($1::uuid[])[1 + (row_number() OVER (ORDER BY t.event_on, t.id))::int % $2]
     FROM traces t`,
    [dossiers, dossierCount],
  );
  await pool.query(
    `INSERT INTO trace_organisations (trace_id, position, name)
     SELECT t.id, 1, 'Organisme ' || (row_number() OVER (ORDER BY t.event_on, t.id)) % 40 FROM traces t WHERE t.people_count IS NOT NULL`,
  );
  await pool.query('VACUUM (ANALYZE) traces, trace_dossiers, trace_organisations, dossiers, dossier_states');
}
