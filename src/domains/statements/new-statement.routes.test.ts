import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { serviceAxes } from '#/domains/codebooks/axes.data.ts';
import { type Codebook, shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;

const named = ({ id, version }: Codebook) => `${id} ${version}`;
const others = shippedCodebooks.slice(1).map(named);
const wish = (changes: Record<string, string | string[]>) => ({
  spaceId,
  codebook: named(annexeI),
  period: 'month 2026-02',
  year: '2025-2026',
  ...changes,
});
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const counted = async () => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ statements: number; compilations: number; readings: number }>({
      text: `SELECT (SELECT count(*) FROM statements) AS statements, (SELECT count(*) FROM compilations) AS compilations,
               (SELECT count(*) FROM trace_readings) AS readings`,
    }),
  );
  return row;
};
const publish = (book: Codebook) =>
  site.system((transaction) =>
    transaction.query({
      text: 'INSERT INTO codebook_versions (codebook_id, version, content, published_at) VALUES ($1, $2, $3, now())',
      values: [book.id, book.version, JSON.stringify(book)],
    }),
  );

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  guest = await site.person('Denis Roy');
  other = await site.person('Inès Haddad');
  spaceId = await site.space('Équipe', [
    [maude, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await publish({ ...serviceAxes, id: 'cadre-futur', validFromOn: '2026-03-01' });
  const calendars = serviceAxes.calendars.filter((calendar) => calendar.id !== 'month');
  await publish({ ...serviceAxes, id: 'cadre-sans-mois', calendars });
});

describe('several frameworks chosen for one period', () => {
  test('are offered beside the first, which is not offered again', async () => {
    const html = await (await maude.get(paths.newStatement)).text();
    for (const one of others) expect(html).toContain(`name="also" value="${one}"`);
    expect(html).not.toContain(`name="also" value="${named(annexeI)}"`);
    expect(await textOf(maude.get(paths.newStatement, { 'accept-language': 'en' }))).toContain(
      'Also read by',
    );
  });

  test('are compiled from one reading, and open side by side', async () => {
    const answer = await maude.post(paths.newStatement, wish({ also: others }));
    expect(answer.status).toBe(303);
    const address = answer.headers.get('location')!;
    expect(address).toBe(`${paths.statementsSideBySide}?espace=${spaceId}&du=2026-02-01&au=2026-02-28`);
    expect(await counted()).toEqual({ statements: 3, compilations: 3, readings: 1 });
    const page = await textOf(maude.get(address));
    for (const { title } of shippedCodebooks) expect(page).toContain(title.fr.replaceAll(/\s/g, ' '));
  });

  test('chosen twice, one is read once and opens alone', async () => {
    const answer = await maude.post(paths.newStatement, wish({ also: [named(annexeI)] }));
    expect(answer.headers.get('location')).toMatch(/^\/releves\/[0-9a-f-]{36}$/);
    expect(await counted()).toEqual({ statements: 3, compilations: 4, readings: 2 });
  });

  test.for([
    ['cadre-futur', 'month 2026-02', 'ne s’applique pas à cette période'],
    ['cadre-sans-mois', 'month 2026-01', 'n’a une période de ces jours exacts'],
    ['cadre-inconnu', 'month 2026-01', 'Ce cadre ne peut pas servir dans cet espace'],
  ] as const)('are refused together when %s cannot serve, and what was chosen is kept', async (given) => {
    const [id, period, sentence] = given;
    const before = await counted();
    const also = [...others, `${id} ${serviceAxes.version}`];
    const answer = await maude.post(paths.newStatement, wish({ also, period }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(html).toMatch(new RegExp(`value="${others[0]}"[^>]* checked|checked[^>]* value="${others[0]}"`));
    expect(await counted()).toEqual(before);
  });

  test('are refused to guests, to people of other spaces, and when one is not a name', async () => {
    const before = await counted();
    for (const visitor of [guest, other])
      expect((await visitor.post(paths.newStatement, wish({ also: others }))).status).toBe(422);
    expect((await site.stranger.post(paths.newStatement, wish({ also: others }))).status).toBe(303);
    expect((await maude.post(paths.newStatement, wish({ also: ['rien'] }))).status).toBe(422);
    expect(await counted()).toEqual(before);
  });
});
