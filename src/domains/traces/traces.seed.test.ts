import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { paths } from '#/paths.ts';
import { storyId } from '#/platform/ids.ts';
import { type TestSite, testSite } from '../../../test/harness/site.ts';

let site: TestSite;
const before = ['people', 'territories', 'organisations', 'spaces', 'dossiers', 'traces'];

beforeAll(async () => {
  site = await testSite();
  await site.system(async (transaction) => {
    for (const domain of domains.filter((one) => before.includes(one.name))) {
      await domain.seed?.({ transaction, services: site.services, today: '2026-03-18' });
    }
  });
});

interface Told {
  title: string;
  text: string;
  event_on: string;
  entered_on: string;
  natures: string[];
  flags: string[];
  visibility: string;
}

describe('the story’s season', () => {
  test('happens in sectors of the team, two of which became one: a period is read in those of its days or of today', async () => {
    const places = await site.system((transaction) =>
      transaction.query<{ name: string; traces: number; late: number }>({
        text: `SELECT p.name, count(*) AS traces, count(*) FILTER (WHERE t.event_on >= p.valid_until) AS late
               FROM traces t JOIN places p ON p.id = t.place_id GROUP BY p.name`,
      }),
    );
    expect(places.map(({ name }) => name).toSorted()).toEqual([
      'Secteur Berges-et-Gare',
      'Secteur de la Gare',
      'Secteur des Berges',
      'Secteur du Vieux-Saules',
    ]);
    for (const { traces, late } of places) {
      expect(traces).toBeGreaterThan(5);
      expect(late).toBe(0);
    }
    const became = await site.as(storyId('person:maude'), (transaction) =>
      transaction.query({
        text: `SELECT f.name FROM territory_successions s JOIN places f ON f.id = s.from_id WHERE s.to_id = $1`,
        values: [storyId('place:berges-et-gare')],
      }),
    );
    expect(became).toHaveLength(2);
  });

  test('is about four hundred traces of twelve dossiers, varied and difficult', async () => {
    const traces = await site.system((transaction) =>
      transaction.query<Told>({
        text: `SELECT title, text, event_on, entered_at::date AS entered_on, natures, flags, visibility FROM traces`,
      }),
    );
    expect(traces.length).toBeGreaterThan(360);
    expect(traces.length).toBeLessThan(440);
    expect(new Set(traces.map((trace) => trace.text)).size).toBeGreaterThan(traces.length * 0.85);
    expect(
      traces.filter((trace) => trace.event_on > '2026-03-18' || trace.entered_on < trace.event_on),
    ).toEqual([]);
    expect(traces.filter((trace) => trace.natures.length === 0).length).toBeGreaterThan(40);
    expect(traces.filter((trace) => trace.flags.includes('preparation')).length).toBeGreaterThan(20);
    expect(new Set(traces.map((trace) => trace.visibility))).toEqual(
      new Set(['author', 'space', 'network', 'public']),
    );
    const [count] = await site.system((transaction) =>
      transaction.query<{ dossiers: number; tied: number; versions: number }>({
        text: `SELECT (SELECT count(*)::int FROM dossiers) AS dossiers,
                      (SELECT count(DISTINCT dossier_id)::int FROM trace_dossiers) AS tied,
                      (SELECT count(*)::int FROM trace_versions) AS versions`,
      }),
    );
    expect(count).toMatchObject({ dossiers: 12, tied: 12 });
    expect(count!.versions).toBeGreaterThan(2);
  });

  test('is written with French typography, and names organisations of the directory', async () => {
    const rows = await site.system((transaction) =>
      transaction.query<{ said: string }>({
        text: `SELECT text AS said FROM traces UNION ALL SELECT what_changed FROM traces UNION ALL SELECT reason FROM dossier_states
               UNION ALL SELECT summary FROM dossiers UNION ALL SELECT title FROM dossiers`,
      }),
    );
    expect(rows.filter(({ said }) => / [:;!?»]|« |'/.test(said))).toEqual([]);
    const [loose] = await site.system((transaction) =>
      transaction.query<{ traces: number; partners: number }>({
        text: `SELECT (SELECT count(*)::int FROM trace_organisations WHERE organisation_id IS NULL) AS traces,
                      (SELECT count(*)::int FROM dossier_partners WHERE organisation_id IS NULL) AS partners`,
      }),
    );
    expect(loose).toEqual({ traces: 0, partners: 0 });
  });

  test('is told the same way each time', async () => {
    const answer = await site.as(storyId('person:maude'), (transaction) =>
      transaction.query<{ title: string }>({
        text: `SELECT t.title FROM traces t JOIN trace_dossiers l ON l.trace_id = t.id WHERE l.dossier_id = $1 ORDER BY event_on LIMIT 1`,
        values: [storyId('dossier:banque-alimentaire')],
      }),
    );
    expect(answer).toEqual([{ title: 'Premier appel de la coordination' }]);
    expect(paths.dossier(storyId('dossier:logement'))).toMatch(/^\/dossiers\/[0-9a-f-]{36}$/);
  });
});
