import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { tracesDomain } from '#/domains/traces/traces.domain.ts';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { chroniclesDomain } from './chronicles.domain.ts';

let site: TestSite;
let maude: Visitor;
let denis: Visitor;
let outsider: Visitor;
let dossier: string;

async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html;
}

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  const team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const made = await maude.post(paths.dossiers, { spaceId: team, title: 'Relance' });
  dossier = made.headers.get('location')!.split('/').at(-1)!;
});

describe('what comes next', () => {
  test('is noted, told on « Aujourd’hui » while it awaits, done, taken up again and let go', async () => {
    const typed = { text: 'Relire le rapport', carriedBy: 'La coordination', dueOn: '2026-03-22' };
    expect((await maude.post(paths.dossierSteps(dossier), typed)).status).toBe(303);
    expect(await read(denis, paths.dossier(dossier))).toContain('La coordination, d’ici le 22 mars 2026');
    expect(await (await maude.get(paths.today)).text()).toContain('Relire le rapport, d’ici le 22 mars 2026');
    const html = await read(maude, paths.dossierSteps(dossier));
    const step = new RegExp(`${paths.dossierSteps(dossier)}/([0-9a-f-]{36})`).exec(html)![1]!;
    const act = (what: string, version: string, more: Record<string, string> = {}) =>
      maude.post(paths.dossierStep(dossier, step), { act: what, version, ...more });
    expect(
      (await act('rewrite', '1', { text: 'Relire deux rapports', carriedBy: 'Le conseil' })).status,
    ).toBe(303);
    expect((await act('done', '1')).status).toBe(422);
    expect((await act('done', '2')).status).toBe(303);
    expect(await read(maude, paths.dossierSteps(dossier))).toContain('fait le 18 mars 2026');
    expect(await (await maude.get(paths.today)).text()).not.toContain('Relire deux rapports');
    expect((await act('reopen', '3')).status).toBe(303);
    expect((await act('let-go', '4')).status).toBe(303);
    expect(await read(maude, paths.dossierSteps(dossier))).toContain('laissé le 18 mars 2026');
    expect((await act('rewrite', '5', { text: 'x' })).status).toBe(422);
    const versions = await site.as(maude.personId, (transaction) =>
      transaction.query({
        text: 'SELECT version FROM chronicle_versions WHERE step_id = $1',
        values: [step],
      }),
    );
    expect(versions).toHaveLength(5);
    const told = await read(maude, paths.dossierSteps(dossier));
    expect(told).toContain('Relire le rapport, La coordination, d’ici le 22 mars 2026');
    expect(told).toContain('texte du 18 mars 2026, écrit par Maude Lavigueur');
    expect(told.match(/texte du/g)).toHaveLength(1);
    expect((await denis.post(paths.dossierStep(dossier, step), { act: 'done', version: '5' })).status).toBe(
      403,
    );
    expect(
      (await outsider.post(paths.dossierStep(dossier, step), { act: 'done', version: '5' })).status,
    ).toBe(404);
  });

  test('a refused step keeps what was typed', async () => {
    const answer = await maude.post(paths.dossierSteps(dossier), { text: ' ', carriedBy: 'La table' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Dites ce qui vient');
    expect(html).toContain('value="La table"');
    expect((await denis.post(paths.dossierSteps(dossier), { text: 'x' })).status).toBe(403);
  });
});

describe('the documents of a dossier', () => {
  const picture = () =>
    sharp({ create: { width: 6, height: 4, channels: 3, background: '#8f1d2c' } })
      .png()
      .toBuffer();
  const send = (visitor: Visitor, name: string, bytes: Uint8Array, typed: Record<string, string> = {}) =>
    visitor.upload(
      paths.dossierFiles(dossier),
      { description: '', datedOn: '', ...typed },
      { file: { name, type: 'image/png', bytes } },
    );

  test('are kept with their day and words, given to those of the space alone, and leave nothing behind', async () => {
    const typed = { description: 'Lettre du conseil', datedOn: '2026-02-03' };
    expect((await send(maude, '../../lettre.png', await picture(), typed)).status).toBe(303);
    const html = await read(denis, paths.dossierFiles(dossier));
    expect(html).toContain('Lettre du conseil');
    expect(html).toContain('3 février 2026');
    const file = new RegExp(`${paths.dossierFiles(dossier)}/([0-9a-f-]{36})"`).exec(html)![1]!;
    const address = paths.dossierFile(dossier, file);
    const given = await denis.get(address);
    expect(given.headers.get('content-type')).toBe('image/png');
    expect(given.headers.get('content-security-policy')).toContain('sandbox');
    expect(given.headers.get('content-disposition')).toContain('lettre.png');
    expect((await outsider.get(address)).status).toBe(404);
    expect(
      (await maude.post(paths.dossierVisibility(dossier), { visibility: 'public', widen: 'yes' })).status,
    ).toBe(303);
    expect(await read(outsider, paths.dossierFiles(dossier))).not.toContain('Lettre du conseil');
    expect((await outsider.get(address)).status).toBe(404);
    expect(await read(outsider, paths.dossierSheet(dossier))).not.toContain('Lettre du conseil');
    expect(await read(maude, paths.dossierSheet(dossier))).toContain('Lettre du conseil');
    const data = chroniclesDomain.personalData;
    if (data === 'holds none') throw new Error('it holds some');
    const [own] = await site.system((transaction) => data.filesOf!(transaction, maude.personId));
    expect(own).toEqual({
      path: expect.stringMatching(/^1\/[0-9a-f]{6}-lettre\.png$/),
      key: `attachments/${file}`,
    });
    expect((await denis.post(paths.dossierFileRemoval(dossier, file))).status).toBe(403);
    expect((await maude.post(paths.dossierFileRemoval(dossier, file))).status).toBe(303);
    await tracesDomain.jobs!['traces.sweep']!({ services: site.services, payload: {} });
    expect(await site.services.files.read(`attachments/${file}`)).toBeNull();
    expect((await maude.get(address)).status).toBe(404);
  });

  test('are refused with a sentence when they are not what a reader can trust', async () => {
    for (const [bytes, sentence] of [
      [Buffer.from(''), 'Choisissez un fichier'],
      [Buffer.from('<!doctype html><script>alert(1)</script>'), 'ni un PDF'],
      [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'ne se lit pas'],
    ] as const) {
      const answer = await send(maude, 'image.png', bytes, { description: 'Une affiche' });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html).toContain('Une affiche');
      expect(await htmlFaults(html)).toEqual([]);
    }
    expect((await send(denis, 'image.png', await picture())).status).toBe(403);
  });

  test('stand beside the files of its traces, each as its trace is seen', async () => {
    const { spaceId } = (await (await maude.get(`${paths.api}/dossiers/${dossier}`)).json()) as {
      spaceId: string;
    };
    const noted = await maude.post(paths.quickTrace, { spaceId, text: 'Avec affiche', dossierId: dossier });
    const trace = noted.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
    await maude.upload(
      paths.traceAttachments(trace),
      { description: 'Affiche de la fête' },
      { file: { name: 'affiche.png', type: 'image/png', bytes: await picture() } },
    );
    expect(await read(denis, paths.dossierFiles(dossier))).toContain('Affiche de la fête');
    expect(await read(outsider, paths.dossierFiles(dossier))).not.toContain('Affiche de la fête');
  });

  test('are told on the page of the dossier: the latest three, each by its day, and a way to all', async () => {
    const told = async (visitor: Visitor) => {
      const html = await read(visitor, paths.dossier(dossier));
      const part = /<h2>Documents<\/h2>(.*?)<\/section>/s.exec(html)?.[1] ?? '';
      const lines = [...part.matchAll(/<li><a href="([^"]+)">([^<]*)<\/a><p class="hint">([^<]*)/g)];
      return {
        lines: lines.map(([, , label, note]) => `${label}, ${note}`.replaceAll('\u00a0', ' ')),
        hrefs: lines.map(([, href]) => href!),
        leadsToAll: part.includes(`href="${paths.dossierFiles(dossier)}"`),
      };
    };
    for (const [description, datedOn] of [
      ['Procès-verbal', '2026-03-01'],
      ['Dépliant', '2025-06-24'],
      ['Lettre d’appui', '2026-01-15'],
    ] as const) {
      const typed = { description, datedOn };
      expect((await send(maude, 'page.png', await picture(), typed)).status).toBe(303);
    }
    const ofSpace = await told(denis);
    expect(ofSpace.lines).toEqual([
      'Affiche de la fête, 18 mars 2026, image',
      'Procès-verbal, 1er mars 2026, image',
      'Lettre d’appui, 15 janvier 2026, image',
    ]);
    expect(ofSpace.leadsToAll).toBe(true);
    for (const href of ofSpace.hrefs) expect((await denis.get(href)).status, href).toBe(200);
    expect(await told(outsider)).toEqual({ lines: [], hrefs: [], leadsToAll: false });
  });
});
