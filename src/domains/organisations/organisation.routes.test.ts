import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, type Typed, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let sara: Visitor;
let guest: Visitor;
let outsider: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  sara = await site.person('Sara Pelchat');
  guest = await site.person('Personne invitée');
  outsider = await site.person('Personne sans espace');
  await site.space('Équipe', [
    [maude, 'member'],
    [sara, 'secretary'],
    [guest, 'guest'],
  ]);
});

const idIn = (answer: Response) => (answer.headers.get('location') ?? '').split('/').at(-1)!;

/** Adds an organisation with a name like no other, or the one given. */
async function added(typed: Typed = {}): Promise<string> {
  const name = `Organisme ${newId()}`;
  const answer = await maude.post(paths.organisations, {
    name,
    kind: 'community',
    confirmed: 'yes',
    ...typed,
  });
  expect(answer.status).toBe(303);
  return idIn(answer);
}

const text = async (visitor: Visitor, address: string) => (await visitor.get(address)).text();

describe('the directory', () => {
  test('answers beginnings and slips of the keys, by kind, and says when nothing does', async () => {
    const id = await added({
      name: 'Ressourcerie du Belvédère',
      kind: 'social-enterprise',
      otherNames: 'RDB',
    });
    for (const typed of ['ressourc', 'BELVEDERE', 'Ressourcerie du Belvédaire', 'rdb']) {
      const html = await text(guest, `${paths.organisations}?${new URLSearchParams({ q: typed })}`);
      expect(html, typed).toContain(paths.organisation(id));
    }
    expect(await text(guest, `${paths.organisations}?q=belvedere&sorte=school`)).toContain('Aucun organisme');
    expect(await text(guest, `${paths.organisations}?q=%25&sorte=nimporte&lieu=x&suite=y`)).toContain(
      'Aucun organisme',
    );
  });

  test('goes on after a page, in alphabetical order, accents aside', async () => {
    for (let at = 0; at < 53; at += 1) {
      await added({ name: `${at % 2 ? 'É' : 'e'}quipe de série ${String(at).padStart(2, '0')}` });
    }
    const first = await text(guest, `${paths.organisations}?q=serie`);
    const next = /href="([^"]*suite=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&');
    expect(first).toContain('quipe de série 49');
    expect(first).not.toContain('quipe de série 50');
    const second = await text(guest, next!);
    expect(second).toContain('quipe de série 50');
    expect(second).toContain('quipe de série 52');
    expect(second).not.toContain('rel="next"');
  });

  test('limits to a territory that an organisation serves', async () => {
    const [place] = await site.system((transaction) =>
      transaction.query<{ id: string; name: string }>({
        text: "SELECT id, name FROM places WHERE list = 'region' ORDER BY code LIMIT 1",
      }),
    );
    const id = await added({ placeIds: ['', place!.id, place!.id] });
    const html = await text(guest, `${paths.organisations}?lieu=${place!.id}`);
    expect(html).toContain(paths.organisation(id));
    expect(html.match(/href="\/organisations\/[0-9a-f-]{36}"/g)).toHaveLength(1);
    expect(await text(guest, paths.organisation(id))).toContain(place!.name);
  });
});

describe('adding', () => {
  test('without a name or a kind is refused with what was typed kept', async () => {
    const answer = await maude.post(paths.organisations, { name: ' ', description: 'Aide aux devoirs' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Donnez un nom');
    expect(html).toContain('Choisissez la sorte');
    expect(html).toContain('Aide aux devoirs');
  });

  test('a near double is shown first, and saved when said to be another', async () => {
    const known = await added({ name: 'Le Garde-manger du Coteau' });
    const typed = { name: 'Garde manger du côteau inc.', kind: 'community', description: 'Dépannage' };
    const asked = await maude.post(paths.organisations, typed);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Est-ce l’un de ceux-ci');
    expect(html).toContain(paths.organisation(known));
    expect(html).toContain('Dépannage');
    expect(html).toContain('name="confirmed"');
    const answer = await maude.post(paths.organisations, { ...typed, confirmed: 'yes' });
    expect(answer.status).toBe(303);
    expect(idIn(answer)).not.toBe(known);
  });

  test('shows markup as text', async () => {
    const id = await added({
      name: '<script>alert(1)</script>',
      otherNames: '<img src=x onerror=alert(2)>',
      address: '<b>1</b>',
    });
    const pages = [
      paths.organisation(id),
      paths.organisationChange(id),
      paths.organisationHistory(id),
      `${paths.organisations}?q=script`,
    ];
    for (const address of pages) {
      const html = await text(maude, address);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
      expect(html).not.toContain('<b>1');
    }
    expect(await text(maude, paths.organisation(id))).toContain('&lt;script>alert');
  });

  test.for(['javascript:alert(1)', 'data:text/html,x', 'https://a:b@c.example'])(
    'the website %s is refused',
    async (website) => {
      const answer = await maude.post(paths.organisations, { name: 'Essai', kind: 'other', website });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('adresse Web');
      expect(html).not.toContain(`href="${website}`);
    },
  );

  test('a website that came around the form makes no link', async () => {
    const id = await added();
    await site.system((transaction) =>
      transaction.query({
        text: "UPDATE organisations SET website = 'javascript:alert(1)', email = 'x\" onclick=\"y' WHERE id = $1",
        values: [id],
      }),
    );
    const html = await text(maude, paths.organisation(id));
    expect(html).not.toContain('href="javascript');
    expect(html).not.toContain('onclick="y"');
  });

  test('a territory that is nobody’s is refused', async () => {
    const typed = { name: newId(), kind: 'other', placeIds: newId() };
    expect((await maude.post(paths.organisations, typed)).status).toBe(422);
  });

  test('what PostgreSQL cannot keep does not fail', async () => {
    const id = await added({ name: `Nom\u0000 ${newId()}`, description: 'a\u0000b' });
    expect((await maude.get(paths.organisation(id))).status).toBe(200);
    expect((await maude.get(`${paths.organisations}?q=%00`)).status).toBe(200);
  });
});

describe('the page', () => {
  test('sets the contact, links it, and says when it was checked', async () => {
    const id = await added({
      address: '120 Rue du Moulin\nMontréal (Québec) h1x 1x1',
      phone: '514-555-0123 poste 7',
      email: 'bonjour@organisme.example',
      website: 'organisme.example',
      privacyTitle: 'Direction générale',
      privacyContact: 'vie.privee@organisme.example',
    });
    const html = await text(guest, paths.organisation(id));
    expect(html).toContain('120, rue du Moulin');
    expect(html).toContain('(Québec)\u00A0\u00A0H1X\u00A01X1');
    expect(html).toContain('href="tel:+15145550123;ext=7"');
    expect(html).toContain('514\u00A0555-0123, poste\u00A07');
    expect(html).toContain('href="mailto:vie.privee@organisme.example"');
    expect(html).toContain('href="https://organisme.example"');
    expect(html).toContain('Pas encore vérifié');
    expect(html).not.toContain('Je confirme');
    expect((await maude.post(paths.organisationFreshness(id))).status).toBe(303);
    expect(await text(guest, paths.organisation(id))).toContain('Vérifié le 18 mars 2026');
  });

  test('is sound HTML, and so are the others', async () => {
    const id = await added({ otherNames: 'Un\nDeux', phone: '514 555-0123' });
    const other = await added();
    await maude.post(paths.organisationChange(id), { name: 'Trois', kind: 'school', version: '1' });
    const addresses = [
      `${paths.organisations}?q=a&sorte=school`,
      paths.newOrganisation,
      paths.organisation(id),
      paths.organisationChange(id),
      paths.organisationHistory(id),
      paths.organisationDuplicates,
      paths.organisationMerge(id),
      `${paths.organisationMerge(id)}?avec=${other}`,
    ];
    for (const address of addresses) {
      const answer = await sara.get(address);
      expect(answer.status, address).toBe(200);
      expect(await htmlFaults(await answer.text()), address).toEqual([]);
    }
  });

  test('reads in English', async () => {
    const id = await added();
    const html = await (await guest.get(paths.organisation(id), { 'accept-language': 'en' })).text();
    expect(html).toContain('Community organisation');
  });
});

describe('changing', () => {
  test('from an older version shows both, and saves again knowingly', async () => {
    const id = await added({ name: 'Popote du Coin', phone: '514 555-0100' });
    const typed = { name: 'Popote du Coin', kind: 'community', version: '1' };
    expect((await maude.post(paths.organisationChange(id), { ...typed, phone: '514 555-0111' })).status).toBe(
      303,
    );
    const late = await sara.post(paths.organisationChange(id), { ...typed, phone: '514 555-0122' });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('a changé pendant que vous écriviez');
    expect(html).toContain('514 555-0111');
    expect(html).toContain('514 555-0122');
    expect(html).toContain('name="version" value="2"');
    const again = await sara.post(paths.organisationChange(id), {
      ...typed,
      phone: '514 555-0122',
      version: '2',
    });
    expect(again.status).toBe(303);
    expect(await text(guest, paths.organisation(id))).toContain('514\u00A0555-0122');
  });

  test('shows in the history, from which an older version comes back', async () => {
    const id = await added({ name: 'Nom d’avant', description: 'Premier texte' });
    await maude.post(paths.organisationChange(id), { name: 'Nom d’après', kind: 'table', version: '1' });
    const html = await text(guest, paths.organisationHistory(id));
    for (const said of [
      'Nom d’avant',
      'Nom d’après',
      'Premier texte',
      'Maude Lavigueur',
      'Table ou regroupement',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).not.toContain('Reprendre cette version');
    const stale = await maude.post(paths.organisationRestoration(id), { version: '1', current: '1' });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('rien n’a été repris');
    const restored = await maude.post(paths.organisationRestoration(id), { version: '1', current: '2' });
    expect(restored.status).toBe(303);
    expect(await text(guest, paths.organisation(id))).toContain('Premier texte');
    expect(await text(guest, paths.organisationHistory(id))).toContain('Nom d’après');
  });

  test('keeps the places of spaces one is not in', async () => {
    const other = await site.person('Autre');
    const space = await site.space('Ailleurs', [[other, 'secretary']]);
    await other.post(paths.spacePlaces(space), { name: 'Secteur caché', kind: 'sector' });
    const [place] = await site.system((transaction) =>
      transaction.query<{ id: string }>({ text: "SELECT id FROM places WHERE name = 'Secteur caché'" }),
    );
    const name = newId();
    const answer = await other.post(paths.organisations, { name, kind: 'other', placeIds: place!.id });
    const id = idIn(answer);
    expect(await text(maude, paths.organisation(id))).not.toContain('Secteur caché');
    await maude.post(paths.organisationChange(id), { name, kind: 'school', version: '1' });
    expect(await text(maude, paths.organisationHistory(id))).not.toContain('Secteur caché');
    expect(await text(other, paths.organisation(id))).toContain('Secteur caché');
  });
});

describe('who may', () => {
  test('a stranger sees nothing', async () => {
    const id = await added();
    for (const address of [paths.organisations, paths.organisation(id), paths.organisationHistory(id)]) {
      expect((await site.stranger.get(address)).status).toBe(303);
    }
    expect((await site.stranger.send('GET', '/api/v1/organisations')).status).toBe(401);
  });

  test('a guest reads and changes nothing; somebody without a space neither', async () => {
    const id = await added();
    for (const visitor of [guest, outsider]) {
      expect((await visitor.get(paths.organisation(id))).status).toBe(200);
      expect(await text(visitor, paths.organisations)).not.toContain(paths.newOrganisation);
      for (const address of [
        paths.newOrganisation,
        paths.organisationChange(id),
        paths.organisationMerge(id),
        paths.organisationDuplicates,
      ]) {
        expect((await visitor.get(address)).status, address).toBe(403);
      }
      const typed = { name: 'X', kind: 'other', version: '1', current: '1', gone: newId() };
      for (const address of [
        paths.organisations,
        paths.organisationChange(id),
        paths.organisationFreshness(id),
        paths.organisationRestoration(id),
        paths.organisationMerge(id),
      ]) {
        expect((await visitor.post(address, typed)).status, address).toBe(403);
      }
      expect((await visitor.send('POST', '/api/v1/organisations', { name: 'X', kind: 'other' })).status).toBe(
        403,
      );
    }
  });

  test('a member does not merge', async () => {
    const [kept, gone] = [await added(), await added()];
    expect((await maude.get(paths.organisationMerge(kept))).status).toBe(403);
    const typed = { gone, keptVersion: '1', goneVersion: '1' };
    expect((await maude.post(paths.organisationMerge(kept), typed)).status).toBe(403);
    expect((await maude.send('POST', `/api/v1/organisations/${kept}/fusion`, { gone })).status).toBe(403);
  });

  test('what is not there is not there', async () => {
    for (const id of [newId(), 'x']) {
      for (const address of [
        paths.organisation(id),
        paths.organisationChange(id),
        paths.organisationHistory(id),
        paths.organisationMerge(id),
      ]) {
        expect((await sara.get(address)).status, address).toBe(404);
      }
    }
  });
});

describe('the API', () => {
  const address = '/api/v1/organisations';

  test('adds, reads with an ETag, changes with it and refuses without it', async () => {
    const name = `Par programme ${newId()}`;
    const made = await maude.send('POST', address, {
      name,
      kind: 'funder',
      otherNames: ['PP'],
      confirmed: true,
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('etag')).toBe('"1"');
    const { id } = (await made.json()) as { id: string };
    const read = await guest.send('GET', `${address}/${id}`);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(await read.json()).toMatchObject({ name, kind: 'funder', otherNames: ['PP'], version: 1 });
    const body = { name, kind: 'other' };
    expect((await maude.send('PUT', `${address}/${id}`, body)).status).toBe(428);
    const changed = await maude.send('PUT', `${address}/${id}`, body, { 'if-match': '"1"' });
    expect(changed.status).toBe(200);
    const late = await maude.send('PUT', `${address}/${id}`, body, { 'if-match': '"1"' });
    expect(late.status).toBe(412);
    expect(late.headers.get('content-type')).toContain('application/problem+json');
  });

  test('names what looks like a double', async () => {
    const known = await added({ name: 'Atelier des Grandes Marées' });
    const answer = await maude.send('POST', address, { name: 'Atelier des grandes marees', kind: 'other' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      errors: [{ field: known, detail: 'Atelier des Grandes Marées' }],
    });
  });

  test('lists by cursor, each once', async () => {
    for (let at = 0; at < 5; at += 1) await added({ name: `Zouave ${at}` });
    const seen: string[] = [];
    let next: string | null = '';
    for (let turn = 0; turn < 4 && next !== null; turn += 1) {
      const query: string = `q=zouave&taille=2${next ? `&suite=${next}` : ''}`;
      const answer = await guest.send('GET', `${address}?${query}`);
      const body = (await answer.json()) as { items: { name: string }[]; next: string | null };
      seen.push(...body.items.map((item) => item.name));
      next = body.next;
    }
    expect(seen).toEqual(['Zouave 0', 'Zouave 1', 'Zouave 2', 'Zouave 3', 'Zouave 4']);
  });

  test('refuses with sentences', async () => {
    const answer = await maude.send('POST', address, { name: '', kind: 'nothing', website: 'javascript:x' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field: 'website' })]),
    });
  });
});
