import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let kim: Visitor;
let space: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  kim = await site.person('Kim Ostiguy');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [kim, 'facilitator'],
  ]);
});

const idIn = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

async function posted(visitor: Visitor, address: string, typed: Record<string, string>): Promise<string> {
  const answer = await visitor.post(address, typed);
  expect(answer.status, address).toBe(303);
  return idIn(answer);
}

const newPlan = (title: string) =>
  posted(maude, paths.plans, { title, spaceId: space, startsOn: '2025-04-01' });

const newItem = (plan: string, title: string, more: Record<string, string> = {}) =>
  posted(maude, paths.newPlanItem(plan), { title, level: 'action', ...more });

type Confirmation = { seen: string; cells: string };

function confirmationIn(html: string): Confirmation {
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`)
      .exec(html)![1]!
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  return { seen: field('seen'), cells: field('cells') };
}

async function readOver(plan: string, cells: string): Promise<string> {
  const answer = await maude.upload(paths.planImport(plan), { cells }, {});
  expect(answer.status).toBe(200);
  return answer.text();
}

async function confirmed(plan: string, typed: Confirmation & { kept?: string }): Promise<string> {
  const answer = await maude.post(paths.planImportConfirmation(plan), typed);
  if (answer.status === 303) return 'written';
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(await htmlFaults(html)).toEqual([]);
  return html;
}

interface Told {
  title: string;
  description: string;
  due_on: string | null;
  version: number;
}

const toldOf = (plan: string) =>
  site.system((transaction) =>
    transaction.query<Told>({
      text: `SELECT title, description, due_on, version FROM plan_items WHERE plan_id = $1 ORDER BY position`,
      values: [plan],
    }),
  );

describe('a sheet confirmed late', () => {
  const sheet = (description: string) => `Action\tPrécisions\tÉchéance\nUne\t${description}\t31 mars 2026`;

  test('writes over nothing that it did not show, tells both texts, and keeps that of the plan when asked', async () => {
    const plan = await newPlan('En retard');
    const item = await newItem(plan, 'Une', { description: 'Au départ' });
    await newItem(plan, 'Deux');
    const first = confirmationIn(await readOver(plan, sheet('Du tableau')));
    await posted(kim, paths.planItemChange(plan, item), {
      ...{ title: 'Une', level: 'action', version: '1', description: 'De Kim' },
    });
    const late = await confirmed(plan, first);
    expect(late).toContain('Rien n’a été écrit');
    expect(late).toContain('Votre tableau est gardé');
    expect(late).toMatch(/Dans le plan, maintenant.*De Kim.*Dans votre tableau.*Du tableau/s);
    expect(late).toContain(`name="kept" value="${item}"`);
    expect(await toldOf(plan)).toMatchObject([{ description: 'De Kim', version: 2 }, {}]);
    const again = confirmationIn(late);
    expect(await confirmed(plan, { ...again, kept: item })).toBe('written');
    expect(await toldOf(plan)).toMatchObject([{ description: 'De Kim', due_on: null }, {}]);
    expect(await confirmed(plan, again)).toBe('written');
    expect(await toldOf(plan)).toMatchObject([{ description: 'Du tableau', due_on: '2026-03-31' }, {}]);
  });

  test('is written when what changed is nothing that it says, and says when the plan came to say the same', async () => {
    const plan = await newPlan('Ailleurs');
    const item = await newItem(plan, 'Une');
    const other = await newItem(plan, 'Deux');
    const typed = confirmationIn(await readOver(plan, sheet('Du tableau')));
    const change = { level: 'action', version: '1' };
    await posted(kim, paths.planItemChange(plan, other), { ...change, title: 'Deux bis' });
    await posted(kim, paths.planItemChange(plan, item), { ...change, title: 'Une', resources: 'Une salle' });
    await newItem(plan, 'Trois');
    expect(await confirmed(plan, typed)).toBe('written');
    expect((await toldOf(plan)).map((one) => [one.title, one.description])).toEqual([
      ['Une', 'Du tableau'],
      ['Deux bis', ''],
      ['Trois', ''],
    ]);
    const same = await confirmed(plan, typed);
    expect(same).toContain('Le plan dit maintenant la même chose que votre tableau.');
    expect(same).not.toContain('Écrire dans le plan');
  });

  test('adds nothing twice when somebody added it meanwhile', async () => {
    const plan = await newPlan('Deux fois');
    const typed = confirmationIn(await readOver(plan, 'Action\nUne'));
    await newItem(plan, 'Une');
    expect(await confirmed(plan, typed)).toContain('Rien n’a été écrit');
    expect(await toldOf(plan)).toHaveLength(1);
  });

  test('and a change made at the same time: one of the two is written, the other is told', async () => {
    for (let round = 0; round < 4; round += 1) {
      const plan = await newPlan(`Ensemble ${round}`);
      const item = await newItem(plan, 'Une');
      const typed = confirmationIn(await readOver(plan, sheet('Du tableau')));
      const change = { title: 'Une', level: 'action', version: '1', description: 'De Kim' };
      const [ofSheet, ofKim] = await Promise.all([
        confirmed(plan, typed),
        kim.post(paths.planItemChange(plan, item), change),
      ]);
      const isWritten = ofSheet === 'written';
      expect(ofKim.status).toBe(isWritten ? 422 : 303);
      expect(await toldOf(plan)).toMatchObject([
        { description: isWritten ? 'Du tableau' : 'De Kim', version: 2 },
      ]);
    }
  });

  test('and another sheet of the same plan: the second is shown what the first wrote', async () => {
    const plan = await newPlan('Deux tableaux');
    await newItem(plan, 'Une');
    const sheets = [
      confirmationIn(await readOver(plan, sheet('A'))),
      confirmationIn(await readOver(plan, sheet('B'))),
    ];
    const outcomes = await Promise.all(sheets.map((typed) => confirmed(plan, typed)));
    expect(outcomes.filter((one) => one === 'written')).toHaveLength(1);
    const won = outcomes[0] === 'written' ? 'A' : 'B';
    expect(await toldOf(plan)).toMatchObject([{ description: won, version: 2 }]);
    expect(outcomes.find((one) => one !== 'written')).toContain(`<dd>${won}</dd>`);
  });

  test('a table read before a sheet wrote who carries an item does not take them off', async () => {
    const plan = await newPlan('Porteurs');
    const item = await newItem(plan, 'Une');
    const typed = confirmationIn(await readOver(plan, 'Action\tPorteurs\nUne\tComité'));
    expect(await confirmed(plan, typed)).toBe('written');
    const line = { 'id-0': item, 'version-0': '1', 'title-0': 'Une, vue avant' };
    expect((await maude.post(paths.planTable(plan), line)).status).toBe(422);
  });
});

test('an item is replaced while another is moved: neither waits for the other', async () => {
  const plan = await newPlan('Sans attendre');
  const [first, second] = [await newItem(plan, 'Une'), await newItem(plan, 'Deux')];
  const page = await (await maude.get(`${paths.plan(plan)}?ordre=1`)).text();
  const tree = /name="tree" value="(\d+)"/.exec(page)![1]!;
  const replaced = { kind: 'replaced', reason: 'Le feu', newTitle: 'Autrement', version: '1' };
  const answers = await Promise.all([
    maude.post(paths.planItemState(plan, first), replaced),
    kim.post(paths.planItemPlace(plan, second), { tree, move: 'up' }),
  ]);
  expect(answers[0].status).toBe(303);
  expect([303, 409, 422]).toContain(answers[1].status);
});

describe('a sheet that puts an item elsewhere', () => {
  const treeOf = (plan: string) =>
    site.system((transaction) =>
      transaction.query<{ title: string; parent: string | null; position: number }>({
        text: `SELECT i.title, p.title AS parent, i.position FROM plan_items i
               LEFT JOIN plan_items p ON p.id = i.parent_id WHERE i.plan_id = $1 ORDER BY p.title NULLS FIRST, i.position`,
        values: [plan],
      }),
    );
  const ids = new Map<string, string>();

  async function grown(title: string): Promise<string> {
    const plan = await newPlan(title);
    for (const [name, level, parent] of [
      ['Se loger', 'issue', ''],
      ['Rester', 'objective', 'Se loger'],
      ['Porte-à-porte', 'action', 'Rester'],
      ['École', 'action', 'Rester'],
      ['Acheter', 'objective', 'Se loger'],
    ] as const) {
      ids.set(name, await newItem(plan, name, { level, parentId: ids.get(parent) ?? '' }));
    }
    return plan;
  }
  const row = (...cells: string[]) => [...cells, ids.get(cells.findLast((cell) => cell !== '')!)].join('\t');
  const head = 'Enjeu\tObjectif\tAction\tIdentifiant';

  test('shows the move, then moves it last, under an item that is there or that the sheet adds', async () => {
    const plan = await grown('Déplacé');
    const cells = [head, row('Se loger', 'Acheter', 'Porte-à-porte'), row('Se loger', 'Bâtir', 'École')].join(
      '\n',
    );
    const html = await readOver(plan, cells);
    expect(html).toMatch(/Sous.*Rester.*Acheter.*Sous.*Rester.*Bâtir/s);
    expect(await htmlFaults(html)).toEqual([]);
    const typed = confirmationIn(html);
    expect(await confirmed(plan, typed)).toBe('written');
    expect(await treeOf(plan)).toEqual([
      { title: 'Se loger', parent: null, position: 1 },
      { title: 'Porte-à-porte', parent: 'Acheter', position: 1 },
      { title: 'École', parent: 'Bâtir', position: 1 },
      { title: 'Rester', parent: 'Se loger', position: 1 },
      { title: 'Acheter', parent: 'Se loger', position: 2 },
      { title: 'Bâtir', parent: 'Se loger', position: 3 },
    ]);
  });

  test('says what somebody moved meanwhile, and leaves it there when asked', async () => {
    const plan = await grown('Déplacé deux fois');
    const cells = [head, row('Se loger', 'Acheter', 'École')].join('\n');
    const typed = confirmationIn(await readOver(plan, cells));
    const page = await (await kim.get(`${paths.plan(plan)}?ordre=1`)).text();
    const tree = /name="tree" value="(\d+)"/.exec(page)![1]!;
    await posted(kim, paths.planItemPlace(plan, ids.get('École')!), { tree, parentId: ids.get('Se loger')! });
    const late = await confirmed(plan, typed);
    expect(late).toMatch(/Dans le plan, maintenant.*Se loger.*Dans votre tableau.*Acheter/s);
    await confirmed(plan, { ...confirmationIn(late), kept: ids.get('École')! });
    expect(await treeOf(plan)).toContainEqual({ title: 'École', parent: 'Se loger', position: 3 });
  });

  test('is a fault of its line when an item is of another level', async () => {
    const plan = await grown('Autre niveau');
    const html = await readOver(
      plan,
      `Enjeu\tObjectif\tAction\tIdentifiant\nSe loger\tÉcole\t\t${ids.get('École')}`,
    );
    expect(html.replaceAll('\u00a0', ' ')).toContain('n’est pas de ce niveau dans le plan (Action)');
    expect(html).not.toContain('Écrire dans le plan');
  });
});

describe('the table of a plan', () => {
  const boxesOf = async (visitor: Visitor, plan: string) => {
    const html = await (await visitor.get(paths.planTable(plan))).text();
    const named = [
      ...html.matchAll(
        /<input [^>]*name="((?:id|version|read|title|holders|partners|startsOn|dueOn)-\d+)"[^>]*>/g,
      ),
    ];
    return Object.fromEntries(
      named.map(([tag, name]) => [name!, / value="([^"]*)"/.exec(tag)?.[1] ?? '']),
    ) as Record<string, string>;
  };

  test('a line that nobody typed in keeps what somebody else wrote there meanwhile', async () => {
    const plan = await newPlan('Deux mains');
    const items = [await newItem(plan, 'Une'), await newItem(plan, 'Deux')];
    const boxes = await boxesOf(maude, plan);
    await posted(kim, paths.planItemChange(plan, items[0]!), {
      title: 'Une, de Kim',
      level: 'action',
      version: '1',
    });
    await posted(maude, paths.planTable(plan), { ...boxes, 'title-1': 'Deux, de Maude' });
    expect((await toldOf(plan)).map(({ title }) => title)).toEqual(['Une, de Kim', 'Deux, de Maude']);
    const late = await maude.post(paths.planTable(plan), { ...boxes, 'title-0': 'Une, de Maude' });
    expect(late.status).toBe(422);
    expect(await late.text()).toMatch(/Enregistré entre-temps.*Une, de Kim/s);
  });

  test('says what was typed in lines that somebody took off, and saves nothing before it is seen', async () => {
    const plan = await newPlan('Ligne retirée');
    const items = [await newItem(plan, 'Une'), await newItem(plan, 'Deux')];
    const boxes = await boxesOf(maude, plan);
    await posted(kim, paths.planItemRemoval(plan, items[0]!), {});
    const typed = { ...boxes, 'title-0': 'Une, presque écrite', 'title-1': 'Deux, écrite' };
    const answer = await maude.post(paths.planTable(plan), typed);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('quelqu’un a retiré du plan');
    expect(html).toContain('Une, presque écrite');
    expect(html).toContain('value="Deux, écrite"');
    expect(await htmlFaults(html)).toEqual([]);
    expect((await toldOf(plan)).map(({ title }) => title)).toEqual(['Deux']);
  });

  test('cuts nothing: what is too long is said in its box', async () => {
    const plan = await newPlan('Trop long');
    await newItem(plan, 'Une');
    const boxes = await boxesOf(maude, plan);
    for (const [box, text, said] of [
      ['title-0', 'a'.repeat(501), 'Ce titre dépasse 500 caractères.'],
      ['resources-0', 'a'.repeat(4001), 'Ce texte dépasse 4000 caractères.'],
      ['holders-0', 'a'.repeat(301), 'Un nom dépasse 300 caractères.'],
      ['partners-0', Array.from({ length: 31 }, (_, at) => `Nom ${at}`).join('; '), 'plus de 30 noms'],
    ] as const) {
      const answer = await maude.post(paths.planTable(plan), { ...boxes, [box]: text });
      expect(answer.status, box).toBe(422);
      const html = (await answer.text()).replaceAll('\u00a0', ' ');
      expect(html, box).toContain(said);
      expect(html, box).toContain(text);
    }
  });
});
