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
const plannedActions = 200;
const rounds = process.env.BENCH_SMALL === '1' ? 5 : 25;
const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };

/**
 * A bilan proposed from a year of 20 000 traces and 60 dossiers with their turning points and changes, and a plan of 200
 * actions, through the whole site, network left out.
 */
const ground = await openGround();
try {
  const { pool, services } = ground;
  const viewer = await memberOf(pool, 1);
  const space = viewer.spaceIds[0]!;
  const dossiers = await grow(pool, viewer.personId, space);
  await growStory(pool, viewer.personId, dossiers);
  await growPlan(pool, viewer.personId, space);
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

  const scope = { spaceIds: [space], ...period, dossierIds: [], timeZone: 'America/Montreal' };
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
async function grow(pool: pg.Pool, personId: string, spaceId: string): Promise<string[]> {
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
  return dossiers;
}

/** What the dossiers tell beside their traces: three turning points each, a change and whose part it was, two next steps. */
async function growStory(pool: pg.Pool, personId: string, dossiers: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO marked_events (id, dossier_id, trace_id, happened_on, why, marked_by)
     SELECT gen_random_uuid(), dossier_id, trace_id, event_on, 'On s’en souviendra.', $1
     FROM (SELECT td.dossier_id, td.trace_id, t.event_on,
             row_number() OVER (PARTITION BY td.dossier_id ORDER BY t.event_on, t.id) AS rank
           FROM trace_dossiers td JOIN traces t ON t.id = td.trace_id) AS ranked WHERE rank <= 3`,
    [personId],
  );
  await pool.query(
    `INSERT INTO observed_changes (id, dossier_id, observed_on, group_change, own_part, others_part, noted_by)
     SELECT gen_random_uuid(), id, '2026-01-15', 'Le groupe tient ses rencontres seul.', 'Nous avons passé les clés.',
       'La maison de quartier a prêté la salle.', $2 FROM unnest($1::uuid[]) AS id`,
    [dossiers, personId],
  );
  await pool.query(
    `INSERT INTO next_steps (id, dossier_id, text, carried_by, due_on, noted_by)
     SELECT gen_random_uuid(), id, 'Étape ' || n, 'Le comité', date '2026-04-01' + n * 10, $2
     FROM unnest($1::uuid[]) AS id, generate_series(1, 2) AS n`,
    [dossiers, personId],
  );
  await pool.query('VACUUM (ANALYZE) marked_events, observed_changes, next_steps');
}

/** The plan of the team: ten objectives, two hundred actions in every state, a thousand traces that move them. */
async function growPlan(pool: pg.Pool, personId: string, spaceId: string): Promise<void> {
  const plan = newId();
  const levels = [
    { id: 'objective', kind: 'objective', label: 'Objectif' },
    { id: 'action', kind: 'action', label: 'Action' },
  ];
  await pool.query(
    `INSERT INTO plans (id, title, kind, starts_on, ends_on, levels, opened_by)
     VALUES ($1, 'Plan mesuré', 'triennial', '2024-04-01', '2027-03-31', $2, $3)`,
    [plan, JSON.stringify(levels), personId],
  );
  await pool.query("INSERT INTO plan_spaces VALUES ($1, $2, '2024-04-01')", [plan, spaceId]);
  const objectives = Array.from({ length: 10 }, () => newId());
  const actions = Array.from({ length: plannedActions }, () => newId());
  await pool.query(
    `INSERT INTO plan_items (id, plan_id, position, level, title)
     SELECT id, $1, n, 'objective', 'Objectif ' || n FROM unnest($2::uuid[]) WITH ORDINALITY AS o (id, n)`,
    [plan, objectives],
  );
  await pool.query(
    `INSERT INTO plan_items (id, plan_id, parent_id, position, level, title, state, state_since_on, state_reason)
     SELECT id, $1, ($3::uuid[])[1 + (n - 1) / 20], 1 + (n - 1) % 20, 'action', 'Action ' || n,
       (ARRAY['under-way', 'done', 'done', 'paused', 'abandoned'])[1 + n % 5], '2025-10-01', 'Pour une raison dite.'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS a (id, n)`,
    [plan, actions, objectives],
  );
  await pool.query(
    `INSERT INTO plan_item_changes (id, item_id, kind, on_day, reason, noted_by)
     SELECT gen_random_uuid(), id, (ARRAY['started', 'done', 'done', 'paused', 'abandoned'])[1 + n % 5], '2025-10-01',
       'Pour une raison dite.', $2 FROM unnest($1::uuid[]) WITH ORDINALITY AS a (id, n)`,
    [actions, personId],
  );
  await pool.query(
    `INSERT INTO plan_evidence (id, item_id, trace_id, happened_on, says, linked_by)
     SELECT gen_random_uuid(), ($1::uuid[])[1 + n % $2], id, event_on, 'progress', $3
     FROM (SELECT id, event_on, row_number() OVER (ORDER BY event_on, id)::int AS n FROM traces) AS t WHERE n <= 1000`,
    [actions, plannedActions, personId],
  );
  await pool.query('VACUUM (ANALYZE) plans, plan_items, plan_item_changes, plan_evidence');
}
