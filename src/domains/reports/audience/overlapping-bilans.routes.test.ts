import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { done, type ReportWorld, readPage, reportWorld } from '../../../../test/harness/report-world.ts';

let world: ReportWorld;

beforeAll(async () => {
  world = await reportWorld();
  await world.note(world.idriss, { text: 'Atelier', natures: ['popular-education'], peopleCount: '30' });
});

const left = (html: string) => html.split('Lire ce qui sortirait')[1] ?? '';
const inRow = (html: string, label: string) =>
  new RegExp(`${label}</th><td[^>]*>(?:<[^>]+>)*([^<]+)`).exec(left(html))?.[1];

async function bilan(endsOn: string): Promise<{ report: string; version: string; html(): Promise<string> }> {
  const { maude, idriss } = world;
  const report = await world.compose(idriss, { title: `Jusqu’au ${endsOn}`, endsOn });
  const version = await done(await idriss.post(paths.reportVersions(report), { name: 'Une' }));
  const html = () => readPage(maude, `${paths.reportOutingCheck(report)}?pour=members&version=${version}`);
  return { report, version, html };
}

async function letOut({ report, version, html }: Awaited<ReturnType<typeof bilan>>): Promise<void> {
  const page = await html();
  const print = /name="print" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await done(
    await world.maude.post(paths.reportOutings(report), {
      ...{ audience: 'members', version, print, reread: 'yes' },
    }),
  );
}

describe('two bilans of overlapping days', () => {
  test('hide what one has more than the other when few stand behind it', async () => {
    const { idriss, note, site, team, outsider } = world;
    const winter = await bilan('2026-02-28');
    const year = await bilan('2026-03-31');
    expect(inRow(await winter.html(), 'Concertation et mobilisation')).toBe('4');
    await letOut(winter);
    await note(idriss, { text: 'Une rencontre', eventOn: '2026-03-10', addressee: 'person' });
    const later = await bilan('2026-03-31');
    expect(inRow(await year.html(), 'Concertation et mobilisation')).toBe('4');
    expect(inRow(await later.html(), 'Concertation et mobilisation')).toBe('masqué pour protéger');
    await letOut(later);
    for (let more = 0; more < 5; more += 1)
      await note(idriss, { text: `Rencontre ${more}`, eventOn: '2026-03-11', addressee: 'person' });
    const apart = await bilan('2026-03-30');
    expect(inRow(await apart.html(), 'Concertation et mobilisation')).toBe('10');
    const kept = await site.as(outsider.personId, (transaction) =>
      transaction.query({
        text: 'SELECT key FROM counted_things WHERE space_id = $1',
        values: [team],
      }),
    );
    expect(kept).toEqual([]);
  });

  test('are known again by their evidence when they left before traces were kept', async () => {
    const { site } = world;
    const text = await readFile('db/migrations/0100_counted_traces.sql', 'utf8');
    const found = text
      .slice(text.indexOf('INSERT INTO report_counted_traces'))
      .replace(
        'report_counted_traces (space_id, key, value, trace_ids)',
        'counted_things (space_id, key, value, things)',
      );
    const kept = () =>
      site.system((transaction) =>
        transaction.query<{ key: string; value: number; traces: string[] }>({
          text: `SELECT key, value, ARRAY(SELECT unnest(things)::text ORDER BY 1) AS traces FROM counted_things
                 WHERE key ~ '^bilan/.*/nature/[^/]+$' ORDER BY key, value`,
        }),
      );
    const before = await kept();
    expect(before.length).toBeGreaterThan(2);
    await site.system((transaction) => transaction.query({ text: 'DELETE FROM counted_things' }));
    await site.system((transaction) => transaction.query({ text: found }));
    expect(await kept()).toEqual(before);
  });

  test('are known class by class of duration, by what their traces say, when they left before classes were kept', async () => {
    const { site, team } = world;
    const text = await readFile('db/migrations/0110_counted_things.sql', 'utf8');
    const found = text.slice(text.indexOf('-- Classes of duration'));
    // The first winter counted four traces: three of an hour, one of three quarters of an hour.
    const nature = 'bilan/2025-04-01/2026-02-28//nature/concertation';
    const told = [
      [`${nature}/duration-2`, 3],
      [`${nature}/duration-1`, 2],
    ] as const;
    await site.system(async (transaction) => {
      for (const [key, value] of told)
        await transaction.query({
          text: `INSERT INTO released_facts (space_id, key, revision, value, is_structural_zero, grain, floor, state, possible_values)
                 VALUES ($1, $2, 1, $3, false, 1, 0, 'shown', 0)`,
          values: [team, key, value],
        });
      await transaction.query({ text: found });
    });
    const kept = await site.system((transaction) =>
      transaction.query<{ key: string; traces: number | null; days: string }>({
        text: `SELECT key, cardinality(things) AS traces, starts_on || ' ' || ends_on AS days
               FROM counted_things WHERE starts_with(key, $1) ORDER BY key`,
        values: [`${nature}/`],
      }),
    );
    const days = '2025-04-01 2026-02-28';
    expect(kept).toEqual([
      { key: `${nature}/duration-1`, traces: null, days },
      { key: `${nature}/duration-2`, traces: 3, days },
    ]);
  });
});
