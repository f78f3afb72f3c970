import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { paths } from '#/paths.ts';
import {
  done,
  lastOf,
  type ReportWorld,
  readPage,
  reportWorld,
} from '../../../../test/harness/report-world.ts';
import type { Typed, Visitor } from '../../../../test/harness/site.ts';

let world: ReportWorld;
let table: string;

beforeAll(async () => {
  world = await reportWorld();
  table = await world.site.space('Table', [[world.maude, 'secretary']], { kind: 'table' });
});

const label = 'Information, sensibilisation, éducation populaire';
const isKept = /vient de trop peu de personnes|réunit plusieurs espaces/;
/** A number of a plot, which goes whole when all its numbers are hidden. */
function shown(html: string): string {
  const [about = '', left = ''] = html.split('Lire ce qui sortirait');
  const [, told] = new RegExp(`${label}</th><td[^>]*>(?:<[^>]+>)*([^<]+)`).exec(left) ?? [];
  if (told === undefined) expect(about).toMatch(isKept);
  return told ?? 'masqué pour protéger';
}

interface Bilan {
  report: string;
  version: string;
  check: string;
}

async function bilan(typed: Typed, by: Visitor = world.maude): Promise<Bilan> {
  const report = await world.compose(by, typed);
  const version = await done(await by.post(paths.reportVersions(report), { name: 'Une' }));
  return { report, version, check: `${paths.reportOutingCheck(report)}?pour=members&version=${version}` };
}

/** What would leave, then leaves: the value of the nature, or that it is hidden. */
async function letOut({ report, version, check }: Bilan): Promise<string> {
  const html = await readPage(world.maude, check);
  const print = /name="print" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await done(
    await world.maude.post(paths.reportOutings(report), {
      audience: 'members',
      version,
      print,
      reread: 'yes',
    }),
  );
  return shown(html);
}

const note = (spaceId: string, count: number, typed: Typed = {}) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      world.note(world.maude, {
        ...{ spaceId, text: `Atelier ${at}`, natures: ['popular-education'], peopleCount: '12' },
        ...typed,
      }),
    ),
  );

const statementOf = async (period: string) =>
  lastOf(
    await world.maude.post(paths.newStatement, {
      ...{ spaceId: world.team, codebook: `${annexeI.id} ${annexeI.version}`, period, year: '2025-2026' },
    }),
  );

const wished = () => ({
  ...{ recipient: table, outsideName: '', purposeKind: 'account', layout: '' },
  purpose: 'Préparer la rencontre annuelle sur les services à la communauté',
});

async function transmitted(period: string): Promise<string> {
  const answer = await world.maude.post(paths.statementTransmission(await statementOf(period)), wished());
  expect(answer.status, await answer.clone().text()).toBe(303);
  return readPage(world.maude, answer.headers.get('location')!);
}

describe('a joint bilan', () => {
  test('says a number when the part of each space could leave by itself, and keeps it in the ledger of each', async () => {
    const { team, site } = world;
    const both = { spaceIds: [team, table], title: 'Ensemble' };
    await note(team, 4);
    await note(table, 3);
    expect(await letOut(await bilan(both))).toBe('7');
    const kept = await site.system((transaction) =>
      transaction.query<{ space: string; value: number; state: string }>({
        text: `SELECT space_id AS space, value::int AS value, state FROM released_facts
               WHERE key LIKE '%.part/nature/popular-education' ORDER BY value`,
      }),
    );
    expect(kept).toEqual([
      { space: table, value: 3, state: 'shown' },
      { space: team, value: 4, state: 'shown' },
    ]);
  });

  test('hides a number when one of its spaces has too few behind it, whatever the others have', async () => {
    const { team } = world;
    await note(table, 1, { eventOn: '2025-06-03', peopleCount: '2' });
    await note(team, 4, { eventOn: '2025-06-04' });
    const spring = { startsOn: '2025-06-01', endsOn: '2025-06-30', title: 'Juin' };
    expect(await letOut(await bilan({ ...spring, spaceIds: [team, table] }))).toBe('masqué pour protéger');
    // What the team tells alone would have given the rest of it.
    expect(await letOut(await bilan({ ...spring, spaceIds: [team] }))).toBe('4');
  });

  test('does not say it when a part leaves too little between it and what its space told before', async () => {
    const { team } = world;
    const autumn = { startsOn: '2025-10-01', endsOn: '2025-10-31' };
    await note(team, 4, { eventOn: '2025-10-04' });
    await note(table, 4, { eventOn: '2025-10-05' });
    expect(await letOut(await bilan({ ...autumn, title: 'Équipe', spaceIds: [team] }))).toBe('4');
    await note(team, 1, { eventOn: '2025-11-02', peopleCount: '1' });
    const longer = { startsOn: '2025-10-01', endsOn: '2025-11-30', title: 'Automne' };
    expect(await letOut(await bilan({ ...longer, spaceIds: [team, table] }))).toBe('masqué pour protéger');
  });

  test('says no number of traces when who lets it out works in one of its spaces alone', async () => {
    const { team, site, idriss } = world;
    const apart = await site.space('À part', [[world.maude, 'facilitator']]);
    const joint = await bilan({ spaceIds: [team, apart], title: 'Séparé' });
    const html = await readPage(idriss, joint.check);
    expect(shown(html)).toBe('masqué pour protéger');
    expect(html).toContain('Ce nombre réunit plusieurs espaces.');
  });
});

describe('a bilan and a statement of the same traces', () => {
  // Threads are opened for what is large: a slow machine takes its time.
  const patient = { timeout: 240_000 };

  test(
    'are tied when the bilan leaves first: what leaves nothing small between them is told',
    patient,
    async () => {
      const { team } = world;
      const winter = { startsOn: '2026-01-01', endsOn: '2026-01-31', title: 'Janvier', spaceIds: [team] };
      await note(team, 5, { eventOn: '2026-01-12', contactMode: 'in-person' });
      expect(await letOut(await bilan(winter))).toBe('5');
      expect(await transmitted('month 2026-01')).not.toContain('masqué pour protéger');
    },
  );

  test(
    'are tied when the statement leaves first: one act that it leaves out takes the number with it',
    patient,
    async () => {
      const { team } = world;
      await note(team, 5, { eventOn: '2026-03-12' });
      await note(team, 1, { eventOn: '2026-03-13', peopleCount: '1', flags: ['preparation'] });
      await transmitted('month 2026-03');
      const march = { startsOn: '2026-03-01', endsOn: '2026-03-31', title: 'Mars', spaceIds: [team] };
      expect(await letOut(await bilan(march))).toBe('masqué pour protéger');
    },
  );

  test(
    'leave one after the other when both leave at once: neither is refused for the other’s sake',
    patient,
    async () => {
      const { team, maude } = world;
      const days = { startsOn: '2025-09-01', endsOn: '2025-09-30', title: 'Septembre', spaceIds: [team] };
      await note(team, 6, { eventOn: '2025-09-10' });
      const { report, version, check } = await bilan(days);
      const print = /name="print" value="([^"]+)"/.exec(await readPage(maude, check))?.[1] ?? '';
      const statement = await statementOf('month 2025-09');
      const [outing, transmission] = await Promise.all([
        maude.post(paths.reportOutings(report), { audience: 'members', version, print, reread: 'yes' }),
        maude.post(paths.statementTransmission(statement), wished()),
      ]);
      expect(transmission.status).toBe(303);
      // What was shown may have changed meanwhile: it is then shown again.
      expect([303, 422]).toContain(outing.status);
      const kept = await world.site.system((transaction) =>
        transaction.query<{ kind: string }>({
          text: 'SELECT DISTINCT subject_kind AS kind FROM releases WHERE subject_id = ANY ($1) ORDER BY 1',
          values: [[statement, version]],
        }),
      );
      expect(kept.map(({ kind }) => kind)).toEqual(
        outing.status === 303 ? ['report-version', 'statement'] : ['statement'],
      );
    },
  );
});
