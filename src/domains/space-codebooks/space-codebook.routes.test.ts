import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let outsider: Visitor;
let team: string;
let elsewhere: string;
let plan: string;
let action: string;
let versionId: string;

const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
async function posted(visitor: Visitor, address: string, values: Record<string, string | string[]>) {
  const answer = await visitor.post(address, values);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer;
}
async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html;
}
const source = () => `plan ${plan} ${versionId}`;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  outsider = await site.person('Ghyslaine Ouimet');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
  elsewhere = await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const opening = { title: 'Plan logement', spaceId: team, kind: 'triennial', startsOn: '2025-04-01' };
  plan = last(await posted(maude, paths.plans, opening));
  const objective = last(
    await posted(maude, paths.newPlanItem(plan), { title: 'Rester chez soi', level: 'objective' }),
  );
  action = last(
    await posted(maude, paths.newPlanItem(plan), {
      title: 'Former une brigade',
      level: 'action',
      parentId: objective,
    }),
  );
  await posted(maude, paths.newPlanItem(plan), {
    title: 'Inventorier les terrains',
    level: 'action',
    parentId: objective,
  });
  await posted(maude, paths.planVersions(plan), { name: 'Adoptée en assemblée', spaceId: team });
  await posted(maude, paths.planItemNote(plan, action), {
    text: 'Une brigade de cinq',
    spaceId: team,
    says: 'progress',
    eventOn: '2026-03-10',
  });
  await posted(maude, paths.quickTrace, { spaceId: team, text: 'Hors du plan', eventOn: '2026-03-11' });
  versionId = /#plan-([0-9a-f-]{36})/.exec(await read(maude, paths.planVersions(plan)))![1]!;
});

describe('a plan as a framework', () => {
  test('is offered to those who keep the memory of the space, and to nobody else', async () => {
    expect(await read(maude, paths.spaceCodebooks)).toContain(source());
    for (const visitor of [idriss, outsider]) {
      const html = await read(visitor, paths.spaceCodebooks);
      expect(html).not.toContain('Plan logement');
      const answer = await visitor.post(paths.spaceCodebooks, { spaceId: team, source: source() });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('gardent la mémoire');
    }
    const own = await outsider.post(paths.spaceCodebooks, { spaceId: elsewhere, source: source() });
    expect(own.status).toBe(422);
    expect(await own.text()).toContain('plan adopté de cet espace');
    expect((await site.stranger.get(paths.spaceCodebooks)).headers.get('location')).toContain(paths.signIn);
    expect((await maude.post(paths.spaceCodebooks, { spaceId: team, source: 'autre chose' })).status).toBe(
      422,
    );
    expect(await read(idriss, paths.planVersions(plan))).not.toContain(paths.spaceCodebooks);
  });

  test('reads the traces that move its items, each act once under the objective that holds them', async () => {
    const made = await posted(maude, paths.spaceCodebooks, { spaceId: team, source: source() });
    const address = made.headers.get('location')!;
    expect(address).toMatch(/cadre=plan-[0-9a-f-]+&version=1&espace=/);
    const form = await read(maude, address.split('#')[0]!);
    expect(form).toContain('Plan\u00a0: Plan logement');
    const codebook = new URLSearchParams(address.split('?')[1]).get('cadre');
    const answer = await posted(maude, paths.newStatement, {
      spaceId: team,
      codebook: `${codebook} 1`,
      period: 'month 2026-03',
    });
    const html = await read(maude, answer.headers.get('location')!.split('#')[0]!);
    for (const words of ['Rester chez soi', 'Former une brigade', 'Ne fait bouger aucun plan'])
      expect(html).toContain(words);
    expect(html).not.toContain('Inventorier les terrains');
    const noted = await maude.send('GET', `/api/v1/traces?espace=${team}`);
    const { items } = (await noted.json()) as { items: { id: string; title: string }[] };
    for (const [title, said] of [
      ['Une brigade de cinq', /Déclarée, au relevé.*Action, acte qui fait bouger le plan\./],
      ['Hors du plan', /Pas déclarée, au relevé.*Ne fait bouger aucun plan/],
    ] as const)
      expect(await read(maude, paths.trace(items.find((trace) => trace.title === title)!.id))).toMatch(said);
    const page = await read(maude, paths.spaceCodebooks);
    expect(page).toContain(`cadre=${codebook}&amp;version=1`);
    expect(page).not.toContain(`value="${source()}"`);
    const again = await posted(maude, paths.spaceCodebooks, { spaceId: team, source: source() });
    expect(again.headers.get('location')).toContain(`cadre=${codebook}`);
  });

  test('the plan as it becomes waits for its next adoption', async () => {
    await posted(maude, paths.newPlanItem(plan), { title: 'Ajoutée depuis', level: 'action' });
    await posted(maude, paths.planVersions(plan), { name: 'Revue', spaceId: team });
    const html = await read(maude, paths.spaceCodebooks);
    expect(html).toContain('version 2 (Revue)');
    const second = /value="(plan [0-9a-f-]+ [0-9a-f-]+)"/.exec(html)![1]!;
    await posted(maude, paths.spaceCodebooks, { spaceId: team, source: second });
    const listed = await read(idriss, paths.codebooks);
    for (const version of ['1', '2'])
      expect(listed).toMatch(new RegExp(`/cadres/plan-[0-9a-f-]+/versions/${version}\\?espace=[0-9a-f-]+"`));
  });

  test('an adopted plan without items is told so', async () => {
    const opening = { title: 'Vide', spaceId: team, kind: 'annual', startsOn: '2026-01-01' };
    const empty = last(await posted(maude, paths.plans, opening));
    await posted(maude, paths.planVersions(empty), { name: 'Vide', spaceId: team });
    const html = await read(maude, paths.spaceCodebooks);
    const offered = new RegExp(`value="(plan ${empty} [0-9a-f-]+)"`).exec(html)![1]!;
    const answer = await maude.post(paths.spaceCodebooks, { spaceId: team, source: offered });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('aucun élément');
  });
});

describe('the axes of a space as a framework', () => {
  test('are those of Toile until the space writes its own; then each list is a version', async () => {
    expect(await read(maude, paths.spaceCodebooks)).toContain('sont ceux de départ');
    const refused = await maude.post(paths.spaceCodebooks, { spaceId: team, source: 'axes' });
    expect(refused.status).toBe(422);
    const address = `${paths.api}/spaces/${team}/vocabulaire`;
    const write = (added: string) =>
      maude.send('PUT', address, { kind: 'service-axis', kept: [], added: [added] });
    expect((await write('Écologie sociale')).status).toBe(200);
    const made = await posted(maude, paths.spaceCodebooks, { spaceId: team, source: 'axes' });
    expect(made.headers.get('location')).toMatch(/cadre=axes-[0-9a-f]{12}&version=1/);
    const again = await posted(maude, paths.spaceCodebooks, { spaceId: team, source: 'axes' });
    expect(again.headers.get('location')).toContain('version=1');
    expect((await write('Culture')).status).toBe(200);
    expect(await read(maude, paths.spaceCodebooks)).toContain('a changé depuis la version 1');
    const next = await posted(maude, paths.spaceCodebooks, { spaceId: team, source: 'axes' });
    expect(next.headers.get('location')).toContain('version=2');
  });
});

describe('the same by the API', () => {
  const address = `${paths.api}/codebooks/of-spaces`;

  test('lists what may be made, and makes it with the same rights', async () => {
    expect((await site.stranger.send('GET', address)).status).toBe(401);
    const { spaces } = (await (await maude.send('GET', address)).json()) as {
      spaces: { spaceId: string; offers: { source: { kind: string }; made: { id: string } | null }[] }[];
    };
    expect(spaces.map(({ spaceId }) => spaceId)).toEqual([team]);
    const offer = spaces[0]!.offers.find(({ source: { kind }, made }) => kind === 'plan' && made);
    const body = { spaceId: team, source: offer!.source };
    expect((await site.stranger.send('POST', address, body)).status).toBe(401);
    expect((await idriss.send('POST', address, body)).status).toBe(403);
    expect((await maude.send('POST', address, body)).status).toBe(409);
    expect((await outsider.send('POST', address, { ...body, spaceId: elsewhere })).status).toBe(422);
    expect((await maude.send('POST', address, { spaceId: team, source: { kind: 'plan' } })).status).toBe(422);
  });
});
