import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;

beforeAll(async () => {
  site = await testSite({ mailEnabled: true });
  maude = await site.person('Maude Lavigueur', { administrator: true });
  idriss = await site.person('Idriss Benali', { email: 'idriss@organisme.example' });
});

const administration = `${paths.api}/administration`;
type People = { items: { id: string; name: string; isDisabled: boolean }[]; next: string | null };

async function listed(query = ''): Promise<People> {
  return answered('listPeople', await maude.send('GET', `${administration}/personnes${query}`));
}

const setAccess = (who: Visitor, id: string, isOpen: boolean) =>
  who.send('PUT', `${administration}/personnes/${id}/acces`, { isOpen });

describe('administering, by a program', () => {
  test('is for those who administer, whatever the scope', async () => {
    const acts: [string, string, unknown?][] = [
      ['GET', '/personnes'],
      ['PUT', `/personnes/${maude.personId}/acces`, { isOpen: false }],
      ['GET', '/invitations'],
      ['POST', '/invitations', { email: 'quelquun@organisme.example' }],
      ['DELETE', `/invitations/${newId()}`],
      ['GET', '/incidents'],
      ['GET', `/incidents/${newId()}`],
      ['POST', '/incidents', {}],
      ['PUT', `/incidents/${newId()}`, {}],
    ];
    for (const [method, address, body] of acts) {
      expect((await idriss.send(method, administration + address, body)).status, address).toBe(403);
      expect((await site.stranger.send(method, administration + address, body)).status, address).toBe(401);
    }
  });

  test('lists people in alphabetical order, page after page, and finds one by a part of a name', async () => {
    for (const name of ['Zoé Tanguay', 'agathe Roy', 'Bérangère Côté']) await site.person(name);
    const names: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: People = await listed(`?taille=2${next ? `&suite=${next}` : ''}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    expect(names).toEqual([
      ...['agathe Roy', 'Bérangère Côté', 'Idriss Benali', 'Maude Lavigueur', 'Zoé Tanguay'],
    ]);
    expect((await listed('?q=tangu')).items.map(({ name }) => name)).toEqual(['Zoé Tanguay']);
    expect((await maude.send('GET', `${administration}/personnes?taille=0`)).status).toBe(422);
  });

  test('stops an access, which closes sessions, and gives it back', async () => {
    const kim = await site.person('Kim Ostiguy');
    expect((await kim.get(paths.today)).status).toBe(200);
    const stopped = await setAccess(maude, kim.personId, false);
    expect(await answered('changeAccess', stopped)).toMatchObject({ isDisabled: true });
    expect((await kim.get(paths.today)).status).toBe(303);
    expect(await answered('changeAccess', await setAccess(maude, kim.personId, true))).toMatchObject({
      isDisabled: false,
    });
    expect((await setAccess(maude, newId(), false)).status).toBe(404);
    expect((await setAccess(maude, 'rien', false)).status).toBe(404);
    const last = await setAccess(maude, maude.personId, false);
    expect(last.status).toBe(422);
    expect(await last.json()).toMatchObject({
      title: 'Ce geste n’a pas été fait',
      detail: expect.stringContaining('Personne d’autre n’administre'),
    });
    const body = { isOpen: 'peut-être' };
    const wrong = await maude.send('PUT', `${administration}/personnes/${kim.personId}/acces`, body);
    expect(wrong.status).toBe(422);
  });

  test('invites to the instance by mail, lists and takes back', async () => {
    type Invitations = { items: { id: string; email: string }[] };
    const address = `${administration}/invitations`;
    const asked = { email: 'nouvelle@organisme.example', days: '30' };
    const made = await maude.send('POST', address, asked);
    const { items } = await answered<Invitations>('sendInstanceInvitation', made);
    expect(items.map(({ email }) => email)).toEqual(['nouvelle@organisme.example']);
    expect(await answered('listInstanceInvitations', await maude.send('GET', address))).toEqual({ items });
    expect((await maude.send('POST', address, { days: '30' })).status).toBe(422);
    expect((await maude.send('DELETE', `${address}/${items[0]!.id}`)).status).toBe(204);
    expect((await maude.send('DELETE', `${address}/${items[0]!.id}`)).status).toBe(404);
    const space = await site.space('Équipe', [[maude, 'facilitator']]);
    const inSpace = `${paths.api}/spaces/${space}/invitations`;
    const toSpace = { ...asked, role: 'guest' };
    const sent = await answered<Invitations>('sendInvitation', await maude.send('POST', inSpace, toSpace));
    expect(sent.items).toMatchObject([{ role: 'guest' }]);
    expect((await maude.send('DELETE', `${address}/${sent.items[0]!.id}`)).status).toBe(404);
  });

  test('keeps the register of incidents, completed from what was read', async () => {
    const typed = {
      ...{ information: 'Une liste de présences', circumstances: 'Envoyée au mauvais groupe' },
      ...{ happened: 'Le 3 mars', noticedOn: '2026-03-04', peopleConcerned: '12', harm: 'Faible' },
      ...{ serious: 'non', measures: 'Rappel du courriel' },
    };
    const address = `${administration}/incidents`;
    const made = await maude.send('POST', address, typed);
    const etag = made.headers.get('etag')!;
    const incident = await answered<{ id: string }>('recordIncident', made);
    expect(incident).toMatchObject({ serious: false, noticedOn: '2026-03-04' });
    const one = `${address}/${incident.id}`;
    expect(await answered('readIncident', await maude.send('GET', one))).toEqual(incident);
    const change = (tag?: string) =>
      maude.send(
        'PUT',
        one,
        { ...typed, serious: 'oui' },
        tag === undefined ? undefined : { 'if-match': tag },
      );
    expect((await change()).status).toBe(428);
    expect((await change('"autre"')).status).toBe(412);
    expect(await answered('completeIncident', await change(etag))).toMatchObject({ serious: true });
    expect((await change(etag)).status).toBe(412);
    const { items } = await answered<{ items: object[] }>('listIncidents', await maude.send('GET', address));
    expect(items).toMatchObject([{ id: incident.id, serious: true }]);
    expect((await maude.send('POST', address, { ...typed, noticedOn: 'hier' })).status).toBe(422);
    expect((await maude.send('GET', `${address}/${newId()}`)).status).toBe(404);
  });
});
