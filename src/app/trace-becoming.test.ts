import { beforeAll, describe, expect, test, vi } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { serviceAxes } from '#/domains/codebooks/axes.data.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../test/harness/site.ts';

/** What a person reads on the page of a trace of what it became, and what others do not. */
let site: TestSite;
let maude: Visitor;
let outsider: Visitor;
let team: string;
let dossier: string;
let trace: string;

const lastId = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
const noted = async (more: Record<string, unknown> = {}) => {
  const typed = { spaceId: team, text: 'Murale du parc', eventOn: '2026-02-10', ...more };
  const answer = await maude.send('POST', '/api/v1/traces', typed);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};
/** The lines that a reader has: address and words. */
const became = async (visitor: Visitor, id: string) => {
  const html = await (await visitor.get(paths.trace(id))).text();
  const section = /<h2>Ce que cette trace devient<\/h2>(.*?)<\/section>/s.exec(html)?.[1] ?? '';
  return [...section.matchAll(/<a href="([^"]+)">(.*?)<\/a>(.*?)<\/li>/gs)].map(([, href, label, note]) => ({
    href,
    text: `${label} | ${note}`.replaceAll(/<[^>]+>/g, '').replaceAll(/[\u00a0\u202f]/g, ' '),
  }));
};
const compiled = async (month: string, by = annexeI) =>
  lastId(
    await maude.post(paths.newStatement, {
      spaceId: team,
      codebook: `${by.id} ${by.version}`,
      period: `month ${month}`,
      year: '2025-2026',
    }),
  );

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  outsider = await site.person('Ghyslaine Ouimet');
  team = await site.space('Équipe des Érables', [[maude, 'facilitator']]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  dossier = lastId(await maude.post(paths.dossiers, { spaceId: team, title: 'Un parc pour tous' }));
  trace = await noted({
    natures: [{ nature: 'concertation' }],
    durationMinutes: 90,
    whatChanged: 'Le parc est ouvert.',
  });
});

describe('what a trace becomes', () => {
  test('is not told when nothing came of it', async () => {
    expect(await (await maude.get(paths.trace(trace))).text()).not.toContain('Ce que cette trace devient');
  });

  test('the declarations that a framework makes of it, what it drops, and the statement that reads it', async () => {
    await compiled('2026-01');
    const [later] = await became(maude, trace);
    expect(later).toMatchObject({ href: paths.codebookVersion(annexeI.id, annexeI.version) });
    expect(later?.text).toContain('au prochain relevé « Renseignements');
    const statement = await compiled('2026-02');
    const [declared, ...others] = await became(maude, trace);
    expect(declared?.href).toBe(paths.statement(statement));
    expect(declared?.text).toMatch(
      /^Déclarée, au relevé .* \| Usager-communautaire, activité ponctuelle\. Ce cadre n’en garde pas : la durée et ce qui a changé\.$/,
    );
    expect(others).toEqual([]);
  });

  test('what no framework declares says why', async () => {
    const prepared = await noted({ flags: ['preparation'] });
    const [line] = await became(maude, prepared);
    expect(line?.text).toMatch(/^Pas déclarée, au relevé .* \| .*[Pp]réparation/);
  });

  test('the action it moves, and the story that tells it', async () => {
    const plan = lastId(
      await maude.post(paths.plans, {
        title: 'Plan du parc',
        spaceId: team,
        kind: 'annual',
        startsOn: '2026-01-01',
      }),
    );
    const item = lastId(
      await maude.post(paths.newPlanItem(plan), { title: 'Peindre la murale', level: 'action' }),
    );
    await maude.post(paths.tracePlanItems(trace), { itemId: item, says: 'progress', note: '' });
    await maude.post(paths.traceEvents(trace), { dossierId: dossier, why: 'Le tournant.', sources: '' });
    expect((await became(maude, trace)).slice(1)).toEqual([
      { href: paths.planItem(plan, item), text: 'Peindre la murale | avance, dans le plan « Plan du parc »' },
      {
        href: paths.dossier(dossier),
        text: 'Un parc pour tous | événement marquant de l’histoire du dossier',
      },
    ]);
    const inThread = await noted({ dossierIds: [dossier] });
    expect((await became(maude, inThread)).at(-1)?.text).toBe('Un parc pour tous | au fil du dossier');
  });

  test('the bilan of which a sentence rests on it', async () => {
    const typed = {
      title: 'Bilan du parc',
      startsOn: '2026-01-01',
      endsOn: '2026-03-31',
      spaceIds: [team],
      audience: 'team',
      template: 'bilan-equipe',
      period: 'autre',
      language: 'fr',
    };
    const composed = await maude.post(paths.newReport, typed);
    expect(composed.status, await composed.clone().text()).toBe(303);
    const line = {
      href: paths.report(lastId(composed)),
      text: expect.stringMatching(/^Bilan du parc \| (une phrase|ses mots)/),
    };
    expect(await became(maude, trace)).toContainEqual(line);
    const before = await noted({ eventOn: '2025-12-31' });
    expect((await became(maude, before)).map(({ href }) => href)).not.toContain(line.href);
  });

  test('is told just after it was noted', async () => {
    const answer = await maude.post(paths.quickTrace, {
      spaceId: team,
      text: 'Appel au parc',
      dossierId: dossier,
    });
    const html = await (await maude.get(answer.headers.get('location')!)).text();
    const folded = /<summary>Ce que cette trace devient \(1 cadre\)<\/summary>.*?<\/details>/s.exec(html);
    expect(folded?.[0]).toContain('au fil du dossier');
    expect(folded?.[0]).toContain('au prochain relevé');
    expect((await became(maude, lastId(answer))).length).toBe(2);
    expect(html.indexOf('Ce que cette trace devient')).toBeLessThan(html.indexOf('name="duration"'));
  });

  test('says nothing of a statement for what its author keeps', async () => {
    const kept = await noted({ visibility: 'author' });
    expect(await became(maude, kept)).toEqual([]);
  });

  test('shows others what they may see, and nothing of what they may not', async () => {
    await maude.post(paths.traceVisibility(trace), { visibility: 'public', widen: 'yes', version: '1' });
    expect((await outsider.get(paths.trace(trace))).status).toBe(200);
    expect((await site.stranger.get(paths.trace(trace))).status).toBe(200);
    expect(await became(outsider, trace)).toEqual([]);
    expect(await became(site.stranger, trace)).toEqual([]);
  });

  test('asks the database once a domain, whatever there is to say', async () => {
    await became(maude, trace);
    const { Client } = (await import('pg')).default;
    const asked = vi.spyOn(Client.prototype, 'query');
    await became(maude, trace);
    const texts = asked.mock.calls.map(([what]) => JSON.stringify(what));
    asked.mockRestore();
    for (const name of [
      'statement_facts_of_trace',
      'items_moved_by_traces',
      'stories_of_trace',
      'reports_citing_trace',
    ]) {
      expect([name, texts.filter((text) => text.includes(name)).length]).toEqual([name, 1]);
    }
    expect(texts.filter((text) => text.includes('codebook_version"'))).toEqual([]);
    const facts = texts.find((text) => text.includes('statement_facts_of_trace'));
    expect(facts).not.toContain('team_plan_moves');
    expect(facts).not.toContain('AS axis_shares');
  });

  test('looks for the shares of axes once a framework of the space asks for them', async () => {
    const { Client } = (await import('pg')).default;
    const named = async () => {
      const asked = vi.spyOn(Client.prototype, 'query');
      const lines = await became(maude, trace);
      const names = asked.mock.calls.map(([what]) => (what as { name?: string }).name ?? '');
      asked.mockRestore();
      return { lines, names: names.filter((name) => name.startsWith('statement_facts_of_trace')) };
    };
    const statement = await compiled('2026-02', serviceAxes);
    const first = await named();
    expect(first.names).toEqual(['statement_facts_of_trace', 'statement_facts_of_trace_axisShares']);
    expect(first.lines.map(({ href }) => href)).toContain(paths.statement(statement));
    expect(await named()).toEqual({ ...first, names: ['statement_facts_of_trace_axisShares'] });
  });
});
