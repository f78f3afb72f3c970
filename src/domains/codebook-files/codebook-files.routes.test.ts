import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Codebook, shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { threads, WorkStopped } from '#/platform/threads.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { codebookSheets } from './codebook-sheets.rules.ts';
import { workbookOf } from './workbook.actions.ts';

let site: TestSite;
let keeper: Visitor;
let member: Visitor;
let boss: Visitor;
let spaceId: string;
const funder = shippedCodebooks.find(({ id }) => id === 'fonds-du-rivage') as Codebook;
const address = paths.codebookFiles(funder.id, funder.version);
const file = (form: string) => `${paths.codebookFile(funder.id, funder.version)}?forme=${form}`;
const textOf = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, ' ');
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const bring = (who: Visitor, typed: Record<string, string>, bytes: Uint8Array | string) =>
  who.upload(address, { space: spaceId, ...typed }, { file: { name: 'f', type: 'x/y', bytes } });

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  member = await site.person('Ali Haddad');
  boss = await site.person('Denis Lavoie', { administrator: true });
  spaceId = await site.space('Équipe', [
    [keeper, 'secretary'],
    [member, 'member'],
  ]);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('the schema is there for anyone, at the address it names', async () => {
  const answer = await site.stranger.get(paths.codebookSchema);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ $id: `${site.origin}${paths.codebookSchema}`, type: 'object' });
});

test('files are for those who are signed in; what is not there is missing', async () => {
  expect(await textOf(await member.get(address))).toContain('il faut tenir le secrétariat');
  expect((await site.stranger.get(address)).status).toBe(303);
  expect((await site.stranger.get(file('xlsx'))).status).toBe(303);
  expect((await member.get(paths.codebookFiles('rien', '1'))).status).toBe(404);
  expect((await member.get(file('rien'))).status).toBe(404);
  expect((await keeper.post(paths.codebookFiles('rien', '1'), {})).status).toBe(404);
  expect((await site.stranger.post(address, {})).status).toBe(303);
});

test('a workbook changed elsewhere comes back as another version, whole', async () => {
  const mine = { ...funder, id: 'grille-locale', version: '2' };
  const answer = await bring(keeper, { what: 'cadre' }, await workbookOf(codebookSheets(mine)));
  expect(answer.headers.get('location')).toBe(paths.codebookVersion('grille-locale', '2', spaceId));
  expect(await (await keeper.get(paths.codebookExport('grille-locale', '2'))).json()).toEqual(
    JSON.parse(JSON.stringify(mine)),
  );
  const again = await bring(keeper, { what: 'cadre' }, await bytesOf(await keeper.get(file('xlsx'))));
  expect(again.status).toBe(422);
  expect(await textOf(again)).toContain('existe déjà');
}, 60_000);

test('code lists come back from Turtle and from XLSForm under the identifier that is given', async () => {
  const turtle = (await (await member.get(file('skos'))).text()).replaceAll('Mobilisation', 'Mise en commun');
  const skos = await bring(keeper, { what: 'listes', newId: 'par-skos', newVersion: '1' }, turtle);
  expect(skos.headers.get('location')).toBe(paths.codebookVersion('par-skos', '1', spaceId));
  expect(await textOf(await keeper.get(paths.codebookVersion('par-skos', '1')))).toContain('Mise en commun');
  const choices = await bytesOf(await member.get(file('choices')));
  const form = await bring(keeper, { what: 'listes', newId: 'par-choix', newVersion: '1' }, choices);
  expect(form.headers.get('location')).toBe(paths.codebookVersion('par-choix', '1', spaceId));
  const book = (await (await keeper.get(paths.codebookExport('par-choix', '1'))).json()) as Codebook;
  expect(book.codeLists).toEqual(funder.codeLists);
}, 60_000);

test('code lists go as JSON-LD and come back; what a file says more is read before anything is published', async () => {
  const taken = await member.get(file('jsonld'));
  expect(taken.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
  const linked = (await taken.text()).replaceAll('Mobilisation', 'Mise en commun');
  const whole = await bring(keeper, { what: 'listes', newId: 'par-jsonld', newVersion: '1' }, linked);
  expect(whole.headers.get('location')).toBe(paths.codebookVersion('par-jsonld', '1', spaceId));
  const document = JSON.parse(linked) as { '@graph': { '@id': string; '@type': string }[] };
  const [broad, narrow] = document['@graph'].filter((node) => node['@type'] === 'skos:Concept');
  Object.assign(narrow!, { 'skos:broader': { '@id': broad!['@id'] }, 'skos:altLabel': 'Autrement dit' });
  const typed = { what: 'listes', newId: 'sans-liens', newVersion: '1' };
  const tried = await bring(keeper, typed, JSON.stringify(document));
  expect(tried.status).toBe(422);
  const text = await textOf(tried);
  for (const part of [
    'Rien n’est encore publié',
    'Liens entre un concept et un plus large',
    'Autres libellés',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('Définitions et notes');
  expect((await keeper.get(paths.codebookVersion('sans-liens', '1'))).status).toBe(404);
  const without = await bring(keeper, { ...typed, without: 'oui' }, JSON.stringify(document));
  expect(without.headers.get('location')).toBe(paths.codebookVersion('sans-liens', '1', spaceId));
  const elsewhere = JSON.stringify({ ...document, '@context': 'https://ailleurs.test/contexte' });
  expect(await textOf(await bring(keeper, typed, elsewhere))).toContain('ne va pas le chercher');
}, 60_000);

test('the API gives code lists and takes them, with the same checks and the same trial', async () => {
  const lists = `${paths.api}/codebooks/${funder.id}/versions/${funder.version}/code-lists`;
  const read = async (form: string) => {
    const answer = await member.send('GET', `${lists}${form}`);
    return { type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const [linked, turtle] = [await read(''), await read('?form=turtle')];
  expect(linked.type).toBe('application/ld+json; charset=utf-8');
  expect(turtle.type).toBe('text/turtle; charset=utf-8');
  expect(linked.text).toBe(await (await member.get(file('jsonld'))).text());
  const bring = (changes: object, who = keeper, address = lists) =>
    who.send('POST', address, { spaceId, id: 'par-programme', version: '1', text: linked.text, ...changes });
  expect((await bring({})).status).toBe(201);
  expect((await bring({})).status).toBe(422);
  expect((await bring({ version: '2', text: turtle.text })).status).toBe(201);
  expect((await bring({ version: '3' }, member)).status).toBe(403);
  expect((await bring({}, site.stranger)).status).toBe(401);
  expect((await site.stranger.send('GET', lists)).status).toBe(401);
  for (const changes of [{ id: 'É' }, { version: '' }, { text: '' }])
    expect((await bring(changes)).status).toBe(422);
  const nowhere = lists.replace(funder.id, 'rien');
  expect((await bring({}, keeper, nowhere)).status).toBe(404);
  expect((await keeper.send('GET', nowhere)).status).toBe(404);
  const other = await site.person('Inès Roy');
  const ours = lists.replace(funder.id, 'par-programme');
  expect((await member.send('GET', ours)).status).toBe(200);
  expect((await other.send('GET', ours)).status).toBe(404);
  expect((await bring({ version: '9' }, other, ours)).status).toBe(404);
  const more = linked.text.replace('"@type": "skos:Concept"', '"skos:altLabel": "Autrement", $&');
  const told = await bring({ version: '4', text: more });
  expect(told.status).toBe(409);
  expect(await told.json()).toMatchObject({
    detail: expect.stringContaining('without'),
    errors: [{ field: 'otherLabels', detail: expect.stringContaining('1 (') }],
  });
  expect((await bring({ version: '4', text: more, without: true })).status).toBe(201);
  const wrong = await bring({ version: '5', text: '{\n "@context": "https://ailleurs.test/" }' });
  expect(await wrong.json()).toMatchObject({
    status: 422,
    errors: [{ field: expect.stringMatching(/^ligne.2$/) }],
  });
}, 60_000);

test('what cannot be published is refused with its sheet and row, and nothing is kept', async () => {
  const broken = { ...funder, id: 'brisee', fields: [{ ...funder.fields[0]!, type: 'rien' as 'text' }] };
  const bytes = await workbookOf(codebookSheets(broken));
  const answer = await bring(keeper, { what: 'cadre' }, bytes);
  expect(answer.status).toBe(422);
  expect(await textOf(answer)).toContain('ligne 2');
  expect((await keeper.get(paths.codebookVersion('brisee', '1'))).status).toBe(404);
  const lists = { what: 'listes', newId: 'x', newVersion: '1' };
  expect(await textOf(await bring(keeper, lists, '<<'))).toContain('n’est pas du Turtle');
  expect(await textOf(await bring(keeper, { ...lists, newId: 'É' }, 'x'))).toContain('sans accent');
  expect(await textOf(await bring(member, { what: 'cadre' }, bytes))).toContain('feuille');
  const sound = await workbookOf(codebookSheets({ ...funder, id: 'autre' }));
  const forbidden = await bring(member, { what: 'cadre' }, sound);
  expect(forbidden.status).toBe(422);
  expect(await textOf(forbidden)).toContain('Choisissez un espace');
}, 90_000);

test('an administrator brings a workbook and code lists for everybody here, nobody else does', async () => {
  expect(await textOf(await keeper.get(address))).not.toContain('Tout le monde ici');
  expect(await textOf(await boss.get(address))).toMatch(/Pour qui[\s\S]*Tout le monde ici/);
  const bytes = await workbookOf(codebookSheets({ ...funder, id: 'grille-commune', version: '1' }));
  const forAll = { what: 'cadre', space: 'tous' };
  expect((await bring(keeper, forAll, bytes)).status).toBe(422);
  const answer = await bring(boss, forAll, bytes);
  expect(answer.headers.get('location')).toBe(paths.codebookVersion('grille-commune', '1'));
  const stranger = await site.person('Inès Roy');
  expect((await stranger.get(paths.codebookVersion('grille-commune', '1'))).status).toBe(200);

  const turtle = await (await boss.get(file('skos'))).text();
  const lists = { what: 'listes', space: 'tous', newId: 'listes-communes', newVersion: '1' };
  expect((await bring(keeper, lists, turtle)).status).toBe(422);
  expect((await bring(boss, lists, turtle)).headers.get('location')).toBe(
    paths.codebookVersion('listes-communes', '1'),
  );
  const wish = { spaceId: null, id: 'listes-communes', version: '2', text: turtle };
  const api = `/api/v1/codebooks/${funder.id}/versions/${funder.version}/code-lists`;
  expect((await keeper.send('POST', api, wish)).status).toBe(403);
  expect((await boss.send('POST', api, wish)).status).toBe(201);
}, 60_000);

test('concepts are read apart from the site, in bounded time and memory, and only for those who may publish', async () => {
  const turtle = await (await keeper.get(file('skos'))).text();
  const run = vi.spyOn(threads, 'run');
  const lists = { what: 'listes', newId: 'lu-a-part', newVersion: '1' };
  expect((await bring(member, lists, turtle)).status).toBe(422);
  expect(run).not.toHaveBeenCalled();
  expect((await bring(keeper, lists, turtle)).status).toBe(303);
  expect(run).toHaveBeenCalledOnce();
  for (const reason of ['tooSlow', 'tooHeavy'] as const) {
    run.mockRejectedValueOnce(new WorkStopped(reason));
    const refused = await bring(keeper, { ...lists, newVersion: '2' }, turtle);
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain('plus de temps ou de mémoire');
  }
  run.mockRejectedValueOnce(new WorkStopped('busy'));
  expect((await bring(keeper, { ...lists, newVersion: '2' }, turtle)).status).toBe(503);
}, 60_000);
