import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

const incident = {
  information: 'Une liste de dix noms et numéros de téléphone',
  circumstances: 'Envoyée par erreur à une autre liste',
  happened: 'Le 12 mars, en après-midi',
  noticedOn: '2026-03-13',
  peopleConcerned: 'Dix',
  harm: '=HYPERLINK("http://ailleurs.example")',
  serious: 'non',
  commissionNotifiedOn: '',
  peopleNotifiedOn: '2026-03-14',
  publicNotice: '',
  measures: 'Les destinataires ont confirmé avoir effacé le message',
};

let site: TestSite;
let admin: Visitor;
beforeAll(async () => {
  site = await testSite();
  admin = await site.person('Zoé Administre', { administrator: true });
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

test('an incident is entered with its eight items, completed, and taken out as a table', async () => {
  const entered = await admin.post(paths.administrationIncidents, incident);
  expect(entered.status).toBe(303);
  const address = entered.headers.get('location')!;
  expect(await (await admin.get(paths.administrationIncidents)).text()).toContain(
    'Incident connu le 13 mars 2026',
  );
  const shown = await (await admin.get(address)).text();
  expect(shown).toContain('Une liste de dix noms');
  expect(shown).toContain('value="2026-03-14"');

  const changed = await admin.post(address, {
    ...incident,
    serious: 'oui',
    commissionNotifiedOn: '2026-03-16',
  });
  expect(changed.headers.get('location')).toBe(address);
  const csv = await admin.get(paths.administrationIncidentExport);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]!.split(';')).toHaveLength(11);
  expect(lines[1]).toContain(';oui;2026-03-16;2026-03-14;');
  expect(lines[1]).toContain("'=HYPERLINK");
  const english = await (
    await admin.get(paths.administrationIncidentExport, { 'accept-language': 'en' })
  ).text();
  expect(english).toContain(';yes;');
});

test('what is missing is named, and what was written stays', async () => {
  const answer = await admin.post(paths.administrationIncidents, {
    ...incident,
    circumstances: ' ',
    noticedOn: '2026-02-30',
    serious: 'peut-être',
    peopleNotifiedOn: '31/02',
  });
  expect(answer.status).toBe(422);
  const text = await answer.text();
  for (const sentence of [
    'Décrivez les circonstances',
    'le jour où l’incident a été connu',
    'Répondez par oui',
    'Cette date n’existe pas',
  ]) {
    expect(text).toContain(sentence);
  }
  expect(text).toContain('Une liste de dix noms');
  expect(text).toContain('value="31/02"');
  const english = await admin.post(paths.administrationIncidents, {}, { 'accept-language': 'en' });
  expect(await english.text()).toContain('Describe the circumstances.');
});

test('an unknown incident is not there', async () => {
  for (const id of [newId(), 'autre']) {
    expect((await admin.get(paths.administrationIncident(id))).status).toBe(404);
    expect((await admin.post(paths.administrationIncident(id), incident)).status).toBe(404);
  }
});

test('the register is read by administrators only, and nothing in it is erased before five years', async () => {
  const member = await site.person('Membre');
  const count = (personId: string | null) =>
    site.as(
      personId,
      async (transaction) => (await transaction.query({ text: 'SELECT id FROM incidents' })).length,
    );
  expect(await count(admin.personId)).toBeGreaterThan(0);
  expect(await count(member.personId)).toBe(0);
  expect(await count(null)).toBe(0);
  await expect(
    site.as(admin.personId, (transaction) => transaction.query({ text: 'DELETE FROM incidents' })),
  ).rejects.toThrow(/permission denied/);
  await expect(
    site.system((transaction) => transaction.query({ text: 'DELETE FROM incidents' })),
  ).rejects.toThrow(/five years/);
  await site.system((transaction) =>
    transaction.query({
      text: "UPDATE incidents SET recorded_at = now() - interval '6 years', changed_at = now() - interval '61 months'",
    }),
  );
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM incidents' }));
  expect(await count(admin.personId)).toBe(0);
});
