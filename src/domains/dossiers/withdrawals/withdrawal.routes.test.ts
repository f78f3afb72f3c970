import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';
import { dossiersDomain } from '../dossiers.domain.ts';
import { partnersBetween, stateChangesBetween, withdrawalsThatStand } from '../dossiers.public.ts';
import { bySide, carriedFrom, linesFrom, standingOf } from './withdrawal.rules.ts';
import { lineStandings } from './withdrawal.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let team: string;

async function opened(title: string): Promise<string> {
  const made = await maude.post(paths.dossiers, {
    spaceId: team,
    title,
    state: 'accompanying',
    sinceOn: '2026-01-05',
  });
  return made.headers.get('location')!.split('/').at(-1)!;
}

async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html;
}

const plan = {
  revision: '0',
  lineId: ['', '', ''],
  what: ['Choisir le parcours', 'Réserver la salle', ''],
  stands: ['carried', 'remains', 'remains'],
  withWhom: ['le noyau', 'la Maison des aînés', ''],
  lineDay: ['2026-02-01', '2026-05-01', ''],
  signs: 'Le noyau anime seul.',
  afterwards: 'Un appel par saison.',
  aimedOn: '2026-06-01',
  reviewOn: '2026-03-25',
  reason: '',
};

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
});

describe('preparing the withdrawal', () => {
  test('is written in lines, read by who reads the dossier, and told in the story and on « Aujourd’hui »', async () => {
    const id = await opened('Marche');
    expect(await read(denis, paths.dossierWithdrawal(id))).toContain('Personne n’a encore écrit');
    await read(maude, paths.dossierWithdrawalChange(id));
    expect((await maude.post(paths.dossierWithdrawalChange(id), plan)).status).toBe(303);
    const html = await read(denis, paths.dossierWithdrawal(id));
    for (const said of [
      'Le retrait se prépare',
      'avec le noyau, depuis le 1er février 2026',
      'avec la Maison des aînés, jusqu’au 1er mai 2026',
      'Le noyau anime seul.',
      'Retrait prévu le 1er juin 2026',
    ]) {
      expect(html).toContain(said);
    }
    expect(await read(idriss, paths.dossier(id))).toContain('Réserver la salle');
    expect(await (await idriss.get(paths.today)).text()).toContain(
      'relire le plan de retrait, le 25 mars 2026',
    );
  });

  test('a line is carried alone by one button; each revision stays, with its author', async () => {
    const id = await opened('Révisions');
    await maude.post(paths.dossierWithdrawalChange(id), plan);
    const html = await read(idriss, paths.dossierWithdrawal(id));
    const line = /plan-de-retrait\/([0-9a-f-]{36})"/.exec(html)![1]!;
    expect((await denis.post(paths.dossierWithdrawalLine(id, line))).status).toBe(403);
    expect((await idriss.post(paths.dossierWithdrawalLine(id, line))).status).toBe(303);
    const carried = await read(maude, paths.dossierWithdrawal(id));
    expect(carried).toContain('Rien ne reste à passer');
    expect(carried).toContain('depuis le 18 mars 2026');
    expect(carried).toContain('Révision 1');
    expect(carried).toContain('écrite par Maude Lavigueur');
    expect((await idriss.post(paths.dossierWithdrawalLine(id, line))).status).toBe(404);
  });

  test('two who revise lose nothing; nothing written is not a plan; impossible days are refused', async () => {
    const id = await opened('Conflit');
    await maude.post(paths.dossierWithdrawalChange(id), plan);
    const late = await idriss.post(paths.dossierWithdrawalChange(id), {
      ...plan,
      what: ['Appeler les absentes', '', ''],
    });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('Appeler les absentes');
    expect(html).toContain('Réserver la salle');
    expect(html).toContain('name="revision" value="1"');
    expect(await htmlFaults(html)).toEqual([]);
    const blank = { ...plan, revision: '1', what: ['', '', ''], signs: '', afterwards: '' };
    expect((await idriss.post(paths.dossierWithdrawalChange(id), blank)).status).toBe(422);
    const wrong = { ...plan, revision: '1', lineDay: ['2026-02-30', '', ''] };
    const refused = await idriss.post(paths.dossierWithdrawalChange(id), wrong);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('n’existe pas');
  });

  test('is tied to the states: what remains is said before closing, and stays written after', async () => {
    const id = await opened('Fermeture');
    expect(await read(maude, paths.dossierState(id))).toContain('Aucun plan de retrait');
    await maude.post(paths.dossierWithdrawalChange(id), plan);
    expect(await read(maude, paths.dossierWithdrawal(id))).toContain('?etat=withdrawal-prepared');
    const asked = await read(maude, `${paths.dossierState(id)}?etat=withdrawal-prepared`);
    expect(asked).toContain('Réserver la salle');
    expect(asked).toMatch(/value="withdrawal-prepared"[^>]*checked|checked[^>]*value="withdrawal-prepared"/);
    const move = (state: string) =>
      maude.post(paths.dossierState(id), { state, onDay: '', reason: 'C’est le moment.' });
    expect((await move('withdrawal-prepared')).status).toBe(303);
    expect(await read(maude, paths.dossierWithdrawal(id))).toContain('Le retrait est préparé');
    expect((await move('closed')).status).toBe(303);
    const story = await read(maude, paths.dossier(id));
    expect(story).toContain('L’accompagnement est terminé');
    expect(story).toContain('Ce qui restait à la fin');
    expect(await (await maude.get(paths.today)).text()).not.toContain('Fermeture : relire');
  });

  test('guests read, people from elsewhere find nothing; the database keeps every revision as it is', async () => {
    const id = await opened('Droits');
    await maude.post(paths.dossierWithdrawalChange(id), plan);
    expect((await denis.get(paths.dossierWithdrawalChange(id))).status).toBe(403);
    expect((await denis.post(paths.dossierWithdrawalChange(id), plan)).status).toBe(403);
    expect((await outsider.get(paths.dossierWithdrawal(id))).status).toBe(404);
    expect((await outsider.post(paths.dossierWithdrawalChange(id), plan)).status).toBe(404);
    expect((await site.stranger.get(paths.dossierWithdrawal(id))).status).toBe(303);
    await expect(
      site.as(maude.personId, (transaction) =>
        transaction.query({ text: `UPDATE dossier_withdrawals SET signs = 'x'` }),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('programs read it and revise it over the revision they read', async () => {
    const id = await opened('Programme');
    const api = `${paths.api}/dossiers/${id}/plan-de-retrait`;
    const body = { revision: 0, signs: 'Prêt.', lines: [{ what: 'Tenir la clé', stands: 'remains' }] };
    const made = await maude.send('POST', api, body);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({
      standing: 'thought-of',
      revisions: [{ revision: 1, lines: [{ what: 'Tenir la clé', stands: 'remains', onDay: null }] }],
    });
    expect((await maude.send('POST', api, body)).status).toBe(412);
    expect((await maude.send('POST', api, { revision: 1, lines: [] })).status).toBe(422);
    expect((await denis.send('POST', api, { ...body, revision: 1 })).status).toBe(403);
    expect((await outsider.get(api)).status).toBe(404);
    const read = await (await denis.get(api)).text();
    expect(read).not.toContain('Maude');
  });
});

test('the name of who wrote a revision leaves with them', async () => {
  const data = dossiersDomain.personalData;
  if (data === 'holds none') throw new Error('it holds some');
  const id = await opened('Oubli');
  await idriss.post(paths.dossierWithdrawalChange(id), plan);
  const held = await site.system((transaction) => data.exportOf(transaction, idriss.personId));
  expect(held.withdrawals).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ dossier: 'Oubli' })]),
  );
  await site.system((transaction) => data.erase(transaction, idriss.personId));
  const [standing] = await site.as(maude.personId, (transaction) => withdrawalsThatStand(transaction, [id]));
  expect(standing).toMatchObject({ revision: 1, notedBy: null });
});

test('a bilan asks for the partners and the changes of state of a period', async () => {
  const id = await opened('Partenaires');
  for (const [name, sinceOn, untilOn] of [
    ['Avant', '2025-01-01', '2025-12-31'],
    ['Pendant', '2026-01-10', ''],
    ['Sans date', '', ''],
    ['Après', '2026-08-01', ''],
  ]) {
    await maude.post(paths.dossierPartners(id), {
      name: name!,
      role: 'partner',
      sinceOn: sinceOn!,
      untilOn: untilOn!,
    });
  }
  const [partners, states] = await site.as(maude.personId, async (transaction) => [
    await partnersBetween(transaction, [id], '2026-01-01', '2026-06-30'),
    await stateChangesBetween(transaction, [id], '2026-01-01', '2026-06-30'),
  ]);
  expect(partners.map((one) => one.name)).toEqual(['Pendant', 'Sans date']);
  expect(states.map((one) => one.state)).toEqual(['accompanying']);
});

describe('the lines of a plan', () => {
  const typed = fc.record({
    id: fc.constantFrom('', 'a', 'b'),
    what: fc.string(),
    stands: fc.constantFrom(...lineStandings, 'autre'),
    withWhom: fc.string(),
    onDay: fc.constantFrom(null, '2026-01-01', '2026-05-01'),
  });

  test('keep what has words, stand on one side each, and leave a side only by being carried', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 8 }), (boxes) => {
        const ids = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8'];
        const lines = linesFrom(boxes, () => ids.pop() ?? '');
        expect(lines.length).toBe(boxes.filter((box) => box.what.trim() !== '').length);
        const sides = bySide(lines);
        expect(sides.carried.length + sides.remains.length).toBe(lines.length);
        const content = { signs: '', afterwards: '', aimedOn: null, reviewOn: null, lines };
        const [first] = lines.filter((line) => line.stands === 'remains');
        const after = carriedFrom(content, first?.id ?? 'none', '2026-03-18');
        if (!first) expect(after).toBe(null);
        else expect(bySide(after!.lines).remains.length).toBe(sides.remains.length - 1);
      }),
    );
  });

  test('say where the withdrawal stands only as the dossier does', () => {
    expect(standingOf('accompanying', false)).toBe(null);
    expect(standingOf('accompanying', true)).toBe('thought-of');
    expect(standingOf('withdrawal-prepared', false)).toBe('prepared');
    expect(standingOf('closed', true)).toBe('withdrawn');
  });
});
