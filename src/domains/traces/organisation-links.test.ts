import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let idriss: Visitor;
let space: string;

beforeAll(async () => {
  site = await testSite();
  idriss = await site.person('Idriss Benali');
  space = await site.space('Équipe', [[idriss, 'member']]);
});

/** Notes a trace through the full form; gives its id. */
async function noted(names: string[], visibility = 'space'): Promise<string> {
  const answer = await idriss.post(paths.newTrace, {
    spaceId: space,
    text: `Avec ${names.join(' et ')}`,
    eventOn: '2026-03-17',
    visibility,
    addressee: 'community',
    organisationName: names,
    organisationRole: names.map(() => 'present'),
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('/').at(-1)!;
}

const linked = (trace: string) =>
  site.system((transaction) =>
    transaction.query<{ typed: string; name: string | null }>({
      text: `SELECT l.name AS typed, o.name FROM trace_organisations l
             LEFT JOIN organisations o ON o.id = l.organisation_id WHERE l.trace_id = $1 ORDER BY l.position`,
      values: [trace],
    }),
  );

test('an organisation typed in a trace is found whatever its spelling, or added to the directory once', async () => {
  const first = await noted(['Maison des Érables', 'MAISON DES ERABLES']);
  expect(await linked(first)).toEqual([{ typed: 'Maison des Érables', name: 'Maison des Érables' }]);
  const second = await noted(['maison des érables']);
  expect(await linked(second)).toEqual([{ typed: 'maison des érables', name: 'Maison des Érables' }]);
  const directory = await (await idriss.get(paths.organisations)).text();
  expect(directory.split('>Maison des Érables</a>')).toHaveLength(2);
});

test('a trace that is its author’s alone adds nothing to what everybody reads', async () => {
  const trace = await noted(['Refuge Sans-Adresse'], 'author');
  expect(await linked(trace)).toEqual([{ typed: 'Refuge Sans-Adresse', name: null }]);
  expect(await (await idriss.get(paths.organisations)).text()).not.toContain('Refuge Sans-Adresse');
});

test('an organisation given by its id alone is shown by its name, and survives an edit of the trace', async () => {
  await noted(['Coopérative du Fil']);
  const [known] = await site.system((transaction) =>
    transaction.query<{ id: string }>({
      text: `SELECT id FROM organisations WHERE name = 'Coopérative du Fil'`,
    }),
  );
  const trace = await noted(['Autre groupe']);
  await site.system((transaction) =>
    transaction.query({
      text: `UPDATE trace_organisations SET organisation_id = $2, name = '' WHERE trace_id = $1`,
      values: [trace, known!.id],
    }),
  );
  expect(await (await idriss.get(paths.trace(trace))).text()).toContain('Coopérative du Fil');
  const form = await (await idriss.get(paths.traceChange(trace))).text();
  expect(form).toContain('value="Coopérative du Fil"');
});

test('names already in the directory are offered while typing, in every line, sent once', async () => {
  await noted(['Atelier du Pont']);
  const html = await (await idriss.get(paths.newTrace)).text();
  expect(html.split('<option value="Atelier du Pont"')).toHaveLength(2);
  expect(html.match(/list="organisationName-1-suggestions"/g)?.length).toBeGreaterThan(1);
});
