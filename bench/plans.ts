import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { loadAssets } from '#/app/assets.ts';
import { domains } from '#/app/domains.ts';
import { createSite } from '#/app/site.tsx';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { buildBrowserBundles } from '../tools/bundles.ts';
import { type Figure, median, memberOf, openGround, percentile, report, timed } from './harness.ts';

const actions = Number(process.env.BENCH_ACTIONS ?? 2000);
const rounds = 25;
const levels = ['issue', 'axis', 'objective', 'action'].map((kind) => ({ id: kind, kind, label: kind }));

/** A plan of 2 000 actions opened and re-ordered, through the whole site, network left out. */
const ground = await openGround();
try {
  const { pool, services } = ground;
  const viewer = await memberOf(pool, 1);
  const { plan, issue, first } = await grow(pool, viewer.personId, viewer.spaceIds[0]!);
  await pool.query('VACUUM (ANALYZE) plan_items');
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

  const figures: Figure[] = [];
  const views: [string, string][] = [
    ['outline', paths.plan(plan)],
    ['one branch', `${paths.plan(plan)}?branche=${issue}`],
    ['table, first page', paths.planTable(plan)],
    ['timeline, first page', paths.planTimeline(plan)],
  ];
  for (const [name, address] of views) {
    const spent: number[] = [];
    let page = new Uint8Array();
    for (let round = 0; round < rounds; round += 1) {
      spent.push(
        await timed(async () => {
          const answer = await ask(address);
          if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
          page = new Uint8Array(await answer.arrayBuffer());
        }),
      );
    }
    figures.push({ what: `${name}: opened, median`, value: median(spent), unit: 'ms' });
    figures.push({
      what: `${name}: opened, p95`,
      value: percentile(spent, 0.95),
      unit: 'ms',
      target: { atMost: 200 },
    });
    figures.push({ what: `${name}: page, compressed`, value: gzipSync(page).length / 1024, unit: 'KiB' });
  }

  const moved: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { rows } = await pool.query<{ tree_version: number }>(
      'SELECT tree_version FROM plans WHERE id = $1',
      [plan],
    );
    // To the end of its two hundred siblings and back to their head: every rank between changes.
    const head = await pool.query<{ id: string }>(
      `SELECT s.id FROM plan_items s JOIN plan_items i ON i.id = $1 AND i.plan_id = s.plan_id
       WHERE s.parent_id = i.parent_id AND s.id <> $1 ORDER BY s.position LIMIT 1`,
      [first],
    );
    const parent = await pool.query<{ parent_id: string }>('SELECT parent_id FROM plan_items WHERE id = $1', [
      first,
    ]);
    const typed = new URLSearchParams({
      _key: newId(),
      tree: String(rows[0]!.tree_version),
      parentId: parent.rows[0]!.parent_id,
      beforeId: round % 2 === 0 ? '' : head.rows[0]!.id,
    });
    moved.push(
      await timed(async () => {
        const answer = await ask(paths.planItemPlace(plan, first), typed);
        if (answer.status !== 303) throw new Error(`The move answered ${answer.status}.`);
      }),
    );
  }
  figures.push({ what: 're-ordered: 200 ranks written, median', value: median(moved), unit: 'ms' });
  figures.push({
    what: 're-ordered: 200 ranks written, p95',
    value: percentile(moved, 0.95),
    unit: 'ms',
    target: { atMost: 200 },
  });
  await report('plans', figures);
} finally {
  await ground.close();
}

/** Two issues, ten objectives, and the actions under them, dated and carried. */
async function grow(
  pool: pg.Pool,
  personId: string,
  spaceId: string,
): Promise<{ plan: string; issue: string; first: string }> {
  const plan = newId();
  await pool.query(
    `INSERT INTO plans (id, title, kind, starts_on, ends_on, levels, opened_by)
     VALUES ($1, 'Plan mesuré', 'triennial', '2025-04-01', '2028-03-31', $2, $3)`,
    [plan, JSON.stringify(levels), personId],
  );
  await pool.query("INSERT INTO plan_spaces VALUES ($1, $2, '2025-04-01')", [plan, spaceId]);
  const add = async (parents: (string | null)[], level: string, under: number) => {
    const rows = parents.flatMap((parent) =>
      Array.from({ length: under }, (_, rank) => ({ id: newId(), parent, position: rank + 1 })),
    );
    await pool.query(
      `INSERT INTO plan_items (id, plan_id, parent_id, position, level, title, starts_on, due_on)
       SELECT id, $1, parent, position, $2, $2 || ' ' || position || ', avec quelques mots pour le dire',
         date '2025-04-01' + position, date '2025-04-01' + position * 5
       FROM unnest($3::uuid[], $4::uuid[], $5::int[]) AS row (id, parent, position)`,
      [
        plan,
        level,
        rows.map((row) => row.id),
        rows.map((row) => row.parent),
        rows.map((row) => row.position),
      ],
    );
    return rows.map((row) => row.id);
  };
  const issues = await add([null], 'issue', 2);
  const objectives = await add(issues, 'objective', 5);
  const all = await add(objectives, 'action', Math.ceil(actions / objectives.length));
  await pool.query(
    "INSERT INTO plan_item_organisations (item_id, role, position, name) SELECT unnest($1::uuid[]), 'holder', 1, 'Organisme porteur'",
    [all],
  );
  return { plan, issue: issues[0]!, first: all[0]! };
}
