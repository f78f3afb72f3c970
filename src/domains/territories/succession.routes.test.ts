import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { successionFaults, territoryResolver } from './succession.rules.ts';
import { allSuccessions, referencePlaces } from './succession.store.ts';

let site: TestSite;
let administrator: Visitor;
let maude: Visitor;

beforeAll(async () => {
  site = await testSite();
  administrator = await site.person('Ève Archambault', { administrator: true });
  maude = await site.person('Maude Lavigueur');
});

const reference = () =>
  site.as(maude.personId, async (transaction) => ({
    places: await referencePlaces(transaction),
    successions: await allSuccessions(transaction),
  }));
const idOf = async (name: string) => (await reference()).places.find((place) => place.name === name)!.id;
const table = (...lines: string[]) => ['avant;apres;date;sorte;source;confiance', ...lines].join('\n');
const told = (text: string, confirm = '') =>
  administrator.post(paths.territorySuccessions, { text, confirm });

describe('the reforms of 2004 and 2015', () => {
  test('are told without fault, each with its source and how sure it is', async () => {
    const { places, successions } = await reference();
    expect(successionFaults(places, successions)).toEqual([]);
    expect(successions).toHaveLength(40);
    expect(successions.every(({ source, confidence }) => source !== '' && confidence !== 'verified')).toBe(
      true,
    );
  });

  test('bring every CLSC of Montréal to one CIUSSS of today, and guess nothing backward', async () => {
    const { places, successions } = await reference();
    const resolve = territoryResolver(places, successions);
    const names = new Map(places.map(({ id, name }) => [id, name]));
    const today = places
      .filter(({ kind }) => kind === 'clsc')
      .map(({ id }) => resolve(id, '2026-01-01'))
      .map((found) => (found.kind === 'one' ? names.get(found.id) : null));
    expect(today).toHaveLength(28);
    expect([...new Set(today)].toSorted()).toEqual([
      'CIUSSS de l’Est-de-l’Île-de-Montréal',
      'CIUSSS de l’Ouest-de-l’Île-de-Montréal',
      'CIUSSS du Centre-Ouest-de-l’Île-de-Montréal',
      'CIUSSS du Centre-Sud-de-l’Île-de-Montréal',
      'CIUSSS du Nord-de-l’Île-de-Montréal',
    ]);
    const centreSouth = places.find(({ name }) => name.startsWith('CIUSSS du Centre-Sud'))!;
    expect(resolve(centreSouth.id, '2010-01-01')).toMatchObject({ kind: 'several' });
  });

  test('are drawn and written on the page of a territory', async () => {
    const html = await (await maude.get(paths.territory(await idOf('CSSS Jeanne-Mance')))).text();
    expect(html).toContain('CLSC des Faubourgs');
    expect(html).toContain('CIUSSS du Centre-Sud');
    expect(html).toContain('La lignée de CSSS Jeanne-Mance');
    expect(html).toContain('Probable');
    expect(html).toContain('L.Q. 2003');
    const alone = await (await maude.get(paths.territory(await idOf('Nunavik')))).text();
    expect(alone).toContain('Aucune succession n’est notée');
  });
});

describe('an import of successions', () => {
  test('is for administrators alone', async () => {
    expect((await site.stranger.get(paths.territorySuccessions)).status).toBe(303);
    expect((await maude.get(paths.territorySuccessions)).status).toBe(403);
    expect((await maude.post(paths.territorySuccessions, { text: 'x' })).status).toBe(403);
    expect((await administrator.get(paths.territorySuccessions)).status).toBe(200);
    expect(await (await maude.get(paths.territories)).text()).not.toContain(paths.territorySuccessions);
    expect(await (await administrator.get(paths.territories)).text()).toContain(paths.territorySuccessions);
  });

  test('names every cell to mend, and writes nothing', async () => {
    const before = (await reference()).successions.length;
    const answer = await told(
      table(
        'CLSC de l’Anse;CSSS Jeanne-Mance;2004-13-01;fusion;essai;probable',
        'Nulle part;CSSS de l’Anse;2004-07-01;mariage;;sûr',
        'CLSC des Faubourgs;CSSS Jeanne-Mance;2004-07-01;fusion;essai;probable',
        'CLSC des Faubourgs;CSSS Jeanne-Mance;2006-07-01;fusion;essai;probable',
      ),
      'oui',
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const sentence of [
      'Cette date n’existe pas',
      'Ce lieu n’est pas dans les listes ; seuls',
      'Écrivez fusion, division',
      'Cette cellule est vide',
      'Écrivez vérifié, probable',
      'Cette succession est déjà notée',
      'finit un autre jour',
    ])
      expect(html.replaceAll('\u00A0', ' ')).toContain(sentence);
    expect((await reference()).successions).toHaveLength(before);
  });

  test('that does not read as a table says so, and keeps what was typed', async () => {
    const answer = await told('nom;code\nA;1');
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('doit nommer les six colonnes');
    expect(html).toContain('nom;code');
    expect((await told('')).status).toBe(422);
    expect((await told('avant;apres\n"A;1')).status).toBe(422);
  });

  test('is checked first, then written whole with the places it adds', async () => {
    const text = table(
      'CLSC de la Vallée d’essai;CSSS d’essai;2004-07-01;fusion;Source d’essai;vérifié',
      'CLSC du Lac d’essai;CSSS d’essai;2004-07-01;fusion;Source d’essai;vérifié',
      'CSSS d’essai;CISSS de Laval;2015-04-01;fusion;Source d’essai;à vérifier',
    );
    const checked = await told(text);
    expect(checked.status).toBe(200);
    expect(await checked.text()).toContain('3 successions, et 3 lieux à ajouter');
    expect((await reference()).places.some(({ name }) => name === 'CSSS d’essai')).toBe(false);
    expect((await told(text, 'oui')).status).toBe(303);
    const { places, successions } = await reference();
    expect(places.find(({ name }) => name === 'CSSS d’essai')).toMatchObject({
      kind: 'csss',
      validFrom: '2004-07-01',
      validUntil: '2015-04-01',
    });
    expect(successionFaults(places, successions)).toEqual([]);
    expect((await told(text, 'oui')).status).toBe(422);
  });

  test('is checked and written by the API too, each cell to mend named', async () => {
    const address = `${paths.api}/territories/successions`;
    const sent = (visitor: Visitor, body: object) => visitor.send('POST', address, body);
    const text = table('CLSC par programme;CISSS de Laval;2015-04-01;fusion;Source d’essai;probable');
    for (const [visitor, status] of [
      [site.stranger, 401],
      [maude, 403],
    ] as const)
      expect((await sent(visitor, { text, keep: true })).status).toBe(status);
    const wrong = await sent(administrator, { text: text.replace('2015-04-01', '2015-13-01'), keep: true });
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({
      errors: [{ field: 'C2', detail: expect.stringContaining('Cette date n’existe pas') }],
    });
    const unread = await sent(administrator, { text: 'nom;code\nA;1' });
    expect(await unread.json()).toMatchObject({ detail: expect.stringContaining('les six colonnes') });
    const before = (await reference()).successions.length;
    const checked = await sent(administrator, { text });
    expect(await checked.json()).toEqual({ kept: false, successions: 1, places: 1, confirmed: 0 });
    expect((await reference()).successions).toHaveLength(before);
    const kept = await sent(administrator, { text, keep: true });
    expect(await kept.json()).toEqual({ kept: true, successions: 1, places: 1, confirmed: 0 });
    expect((await reference()).successions).toHaveLength(before + 1);
  });

  test('is refused by the database to whoever is not an administrator', async () => {
    const { places } = await reference();
    await expect(
      site.as(maude.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO territory_successions (id, from_id, to_id, happened_on, kind, confidence, source)
                 VALUES (gen_random_uuid(), $1, $2, '2020-01-01', 'renaming', 'likely', 'x')`,
          values: [places[0]!.id, places[1]!.id],
        }),
      ),
    ).rejects.toThrow('row-level security');
  });
});

describe('what somebody has read in an official text', () => {
  const line = (source: string, confidence: string) =>
    table(`CLSC des Faubourgs;CSSS Jeanne-Mance;2004-07-01;fusion;${source};${confidence}`);
  const confidenceOf = async () => {
    const { successions } = await reference();
    const [from, to] = [await idOf('CLSC des Faubourgs'), await idOf('CSSS Jeanne-Mance')];
    const { confidence, source } = successions.find((one) => one.fromId === from && one.toId === to)!;
    return { confidence, source };
  };
  const page = async () => (await maude.get(paths.territory(await idOf('CLSC des Faubourgs')))).text();

  test('is told apart from what is sure, with who says it, until an administrator confirms it', async () => {
    const before = await page();
    expect(before).toContain('Ce qui est sûr');
    expect(before).toContain('92 CSSS');
    expect(before).toContain('1er avril 2015');
    expect(before.match(/Ce qui reste à vérifier/g)).toHaveLength(2);

    const checked = await (await told(line('Décret lu aux archives', 'vérifié'))).text();
    expect(checked).toContain('1 succession déjà notée devient vérifiée');
    expect((await confidenceOf()).confidence).toBe('to-check');
    expect((await told(line('Décret lu aux archives', 'vérifié'), 'oui')).status).toBe(303);
    expect(await confidenceOf()).toEqual({ confidence: 'verified', source: 'Décret lu aux archives' });
    const again = await (await told(line('Décret lu aux archives', 'vérifié'))).text();
    expect(again).toContain('déjà notée');
    const twice = await told(`${line('Un', 'vérifié')}\n${line('Deux', 'vérifié').split('\n')[1]}`, 'oui');
    expect(twice.status).toBe(422);
  });

  test('is not for others to say, and changes nothing else', async () => {
    const update = (personId: string, text: string) =>
      site.as(personId, (transaction) => transaction.query({ text }));
    const stolen = "UPDATE territory_successions SET confidence = 'verified' RETURNING id";
    expect(await update(maude.personId, stolen)).toEqual([]);
    await expect(
      update(administrator.personId, "UPDATE territory_successions SET happened_on = '2004-01-01'"),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
