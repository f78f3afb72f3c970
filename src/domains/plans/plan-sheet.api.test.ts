import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { expectKept, type PlanWorld, planWorld, sentTwice } from '../../../test/harness/plan-world.ts';

let world: PlanWorld;

beforeAll(async () => {
  world = await planWorld();
});

interface Reading {
  items: { row: number; itemId: string | null; title: string; changes: { field: string; after: string }[] }[];
  faults: { cell: string; detail: string }[];
  lines: { row: number; cells: string[] }[];
  seen: string;
}

const propose = async (api: string, table: string, more: object = {}) =>
  answered<Reading>(
    'proposePlanSheet',
    await world.idriss.send('POST', `${api}/tableau/lecture`, { table, ...more }),
  );

const confirm = (api: string, { lines, seen }: Reading, more: object = {}) =>
  world.idriss.send('POST', `${api}/tableau`, { lines, seen, ...more });

async function exported(api: string): Promise<Buffer> {
  const answer = await world.denis.send('GET', `${api}/tableau`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('.xlsx');
  return Buffer.from(await answer.arrayBuffer());
}

describe('a plan as a sheet, by a program', () => {
  test('goes out, is changed, read over and written back, once', async () => {
    const api = await world.open('Plan du quartier');
    const kept = await world.add(api, 'Un jardin');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported(api)) as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0]!;
    const heading = sheet.getRow(1).values as string[];
    const column = heading.indexOf('Ressources');
    sheet.getRow(2).getCell(column).value = 'Deux bénévoles';
    const table = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
    const read = await propose(api, table, { encoding: 'base64' });
    expect(read).toMatchObject({
      faults: [],
      items: [{ itemId: kept, changes: [{ field: 'resources', after: 'Deux bénévoles' }] }],
    });
    const act = { method: 'POST', address: `${api}/tableau`, body: { lines: read.lines, seen: read.seen } };
    await expectKept(world, act, [world.denis]);
    const written = await sentTwice(world.idriss, act);
    expect(await answered('confirmPlanSheet', written)).toEqual({ added: 0, changed: 1 });
    const plan = (await (await world.denis.send('GET', api)).json()) as { items: { resources: string }[] };
    expect(plan.items.map(({ resources }) => resources)).toEqual(['Deux bénévoles']);
  });

  test('pasted, says what to mend by cell and writes nothing meanwhile', async () => {
    const api = await world.open('Plan à corriger');
    const read = await propose(api, 'Action\tÉchéance\nUne marche\t31 février\n');
    expect(read.faults).toMatchObject([{ cell: 'B2' }]);
    const refused = await confirm(api, read);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      title: 'Cases à corriger',
      errors: [{ field: 'B2', detail: read.faults[0]!.detail }],
    });
    expect(((await (await world.denis.send('GET', api)).json()) as { items: [] }).items).toEqual([]);
    for (const table of ['', '   ']) {
      const nothing = await world.idriss.send('POST', `${api}/tableau/lecture`, { table });
      expect(nothing.status).toBe(422);
      expect(await nothing.json()).toMatchObject({ errors: [{ field: 'table' }] });
    }
    const broken = {
      table: Buffer.from('PK\u0003\u0004 pas un classeur').toString('base64'),
      encoding: 'base64',
    };
    expect((await world.idriss.send('POST', `${api}/tableau/lecture`, broken)).status).toBe(422);
  });

  test('is not written over what changed since it was read', async () => {
    const api = await world.open('Plan qui bouge');
    const item = await world.add(api, 'Une fête');
    const table = (await propose(
      api,
      `Action\tRessources\tIdentifiant\nUne fête\tUn char\t${item}\n`,
    )) as Reading;
    const change = { title: 'Une fête', level: 'action', resources: 'Une fanfare' };
    const headers = { 'if-match': '"1"' };
    const meanwhile = await world.maude.send('PUT', `${api}/elements/${item}`, change, headers);
    expect(meanwhile.status).toBe(200);
    const late = await confirm(api, table);
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ title: expect.stringContaining('Rien n’a été écrit') });
    expect((await confirm(api, { ...table, seen: 'rien' })).status).toBe(409);
  });

  test('is kept from who may not, and is not there for another space', async () => {
    const api = await world.open('Plan gardé');
    const act = { method: 'POST', address: `${api}/tableau/lecture`, body: { table: 'Action\nUne marche' } };
    await expectKept(world, act, [world.denis]);
    expect((await world.outsider.send('GET', `${api}/tableau`)).status).toBe(404);
    const nowhere = api.replace(/[^/]+$/, newId());
    expect((await world.idriss.send('GET', `${nowhere}/tableau`)).status).toBe(404);
  });
});
