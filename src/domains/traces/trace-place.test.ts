import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let other: Visitor;
let space: string;
let elsewhere: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  other = await site.person('Inès Roy');
  space = await site.space('Équipe', [[maude, 'facilitator']]);
  elsewhere = await site.space('Ailleurs', [[other, 'facilitator']]);
  for (const [visitor, at, name] of [
    [maude, space, 'Secteur des Érables'],
    [maude, space, 'Laval'],
    [other, elsewhere, 'Secteur des Pins'],
  ] as const)
    expect((await visitor.post(paths.spacePlaces(at), { name, kind: 'sector' })).status).toBe(303);
});

const whole = (more: Record<string, string> = {}) => ({
  spaceId: space,
  text: 'Rencontre du comité',
  eventOn: '2026-03-17',
  visibility: 'space',
  addressee: 'community',
  ...more,
});
const sql = (text: string, values: unknown[] = []) =>
  site.system((transaction) => transaction.query<Record<string, string>>({ text, values }));
const placeOf = async (trace: string) =>
  (
    await sql(
      `SELECT p.name, p.list, t.place_text AS text, t.version::text FROM traces t LEFT JOIN places p ON p.id = t.place_id
       WHERE t.id = $1`,
      [trace],
    )
  )[0];
const idIn = (answer: Response) => answer.headers.get('location')!.split('/').at(-1)!;
async function noted(more: Record<string, string>): Promise<string> {
  const answer = await maude.post(paths.newTrace, whole(more));
  expect(answer.status).toBe(303);
  return idIn(answer);
}
const textOf = async (answer: Promise<Response>) => (await (await answer).text()).replaceAll('\u00a0', ' ');

describe('a place of the directory', () => {
  test('is offered while typing as it was on the day, the space’s own first, never those of others', async () => {
    const html = await textOf(maude.get(`${paths.newTrace}?eventOn=2014-05-06`));
    const offered = /<datalist id="placeId-suggestions">(.*?)<\/datalist>/s.exec(html)![1]!;
    const names = [...offered.matchAll(/value="([^"]*)"/g)].map(([, name]) => name!);
    expect(names.slice(0, 2)).toEqual(['Laval (secteur)', 'Secteur des Érables']);
    expect(names).toContain('CSSS Jeanne-Mance');
    expect(names).toContain('Montréal (région sociosanitaire)');
    expect(names).not.toContain('Secteur des Pins');
    expect(new Set(names).size).toBe(names.length);
    expect(names.join()).not.toContain('CIUSSS du Centre-Sud');
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('typed in any spelling is found, shown, kept by an edit, told in the history and exported', async () => {
    const trace = await noted({ placeName: 'secteur des  erables', placeText: 'Salle verte' });
    expect(await placeOf(trace)).toMatchObject({ name: 'Secteur des Érables', text: 'Salle verte' });
    expect(await textOf(maude.get(paths.trace(trace)))).toContain('Secteur des Érables');
    const form = await textOf(maude.get(paths.traceChange(trace)));
    expect(form).toContain('value="Secteur des Érables"');
    expect(await htmlFaults(form)).toEqual([]);
    const change = (more: Record<string, string>) => maude.post(paths.traceChange(trace), whole(more));
    await change({
      version: '1',
      duration: '45',
      placeText: 'Salle verte',
      placeName: 'Secteur des Érables',
    });
    expect(await placeOf(trace)).toMatchObject({ name: 'Secteur des Érables', version: '2' });
    await change({ version: '2', duration: '45', placeText: 'Salle verte', placeName: 'Laval (secteur)' });
    expect(await placeOf(trace)).toMatchObject({ name: 'Laval', list: 'own', version: '3' });
    const history = await textOf(maude.get(paths.traceHistory(trace)));
    expect(history).toContain('lieu du répertoire');
    expect(history).toContain('Secteur des Érables');
    const csv = await textOf(maude.get(`${paths.traceExport}?format=csv`));
    expect(csv.split('\n')[0]).toContain('Lieu du répertoire');
    expect(csv).toContain(';Laval;');
    await change({ version: '3', duration: '45', placeText: 'Salle verte', placeName: '' });
    expect(await placeOf(trace)).toMatchObject({ name: null, text: 'Salle verte', version: '4' });
  });

  test('that several bear is asked again; the space’s own is meant before the others', async () => {
    const answer = await maude.post(paths.newTrace, whole({ placeName: 'montreal' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Plusieurs lieux du répertoire portent ce nom');
    expect(html).toContain('value="montreal"');
    expect(await htmlFaults(html)).toEqual([]);
    const chosen = await noted({ placeName: 'Montréal (région administrative)' });
    expect(await placeOf(chosen)).toMatchObject({ name: 'Montréal', list: 'region' });
    expect(await placeOf(await noted({ placeName: 'Laval' }))).toMatchObject({ list: 'own' });
  });

  test.for([
    ['that nobody knows', 'Chalet du parc'],
    ['of another space', 'Secteur des Pins'],
    ['of another day', 'CSSS Jeanne-Mance'],
  ])('%s is kept as free text, and that is said', async ([, placeName]) => {
    const answer = await maude.post(paths.newTrace, whole({ placeName: placeName!, placeText: 'Salle 2' }));
    expect(answer.status).toBe(303);
    const trace = idIn(answer);
    expect(await placeOf(trace)).toMatchObject({ name: null, text: `Salle 2, ${placeName}` });
    const after = await textOf(maude.get(answer.headers.get('location')!));
    expect(after).toContain(`Le répertoire n’a pas de lieu « ${placeName} » ce jour-là`);
  });

  test('that the reader does not see is not undone, and one that nobody sees is refused by the API', async () => {
    const trace = await noted({});
    const [pines] = await sql("SELECT id FROM places WHERE name = 'Secteur des Pins'");
    await sql('UPDATE traces SET place_id = $2 WHERE id = $1', [trace, pines!.id]);
    await maude.post(paths.traceChange(trace), whole({ version: '1', duration: '30', placeName: '' }));
    expect(await placeOf(trace)).toMatchObject({ name: 'Secteur des Pins', version: '2' });
    const refused = await maude.send('POST', '/api/v1/traces', {
      spaceId: space,
      text: 'Par un programme',
      eventOn: '2026-03-17',
      placeId: pines!.id,
    });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ field: 'placeId' }] });
  });
});
