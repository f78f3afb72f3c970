import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { traceById } from './trace.store.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let space: string;
let dossier: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const answer = await idriss.post(paths.dossiers, { spaceId: space, title: 'Relance du comptoir' });
  dossier = answer.headers.get('location')!.split('/').at(-1)!;
});

async function noted(visitor: Visitor, text: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await visitor.post(paths.quickTrace, { spaceId: space, text, ...more });
  return /traces\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')![1]!;
}

const kept = (id: string) => site.system((transaction) => traceById(transaction, id));
const textOf = async (answer: Response) => (await answer.text()).replaceAll('\u00a0', ' ');

describe('lists', () => {
  test('narrow by their address, page by cursor, and never say how many', async () => {
    for (let at = 0; at < 60; at += 1) {
      await noted(maude, `Appel numéro ${at}`, {
        eventOn: `2025-05-${String((at % 10) + 1).padStart(2, '0')}`,
      });
    }
    await noted(maude, 'Rencontre de mai', { eventOn: '2025-05-30', dossierId: dossier });
    const seen = new Set<string>();
    let address: string | null = `${paths.traces}?du=2025-05-01&au=2025-05-31`;
    for (let pages = 0; address !== null; pages += 1) {
      expect(pages).toBeLessThan(5);
      const html: string = await (await idriss.get(address)).text();
      expect(await htmlFaults(html)).toEqual([]);
      expect(html).not.toMatch(/6[01] (traces|résultats)/);
      for (const [, id = ''] of html.matchAll(/name="trace" value="([0-9a-f-]{36})"/g)) seen.add(id);
      address = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect(seen.size).toBe(61);
    const ofDossier = await textOf(await idriss.get(`${paths.traces}?dossier=${dossier}`));
    expect(ofDossier).toContain('Rencontre de mai');
    expect(ofDossier).not.toContain('Appel numéro');
    const without = await textOf(await idriss.get(`${paths.traces}?sans=dossier&du=2025-05-29`));
    expect(without).not.toContain('Rencontre de mai');
  });

  test('show one’s own and the team’s, and nothing to others', async () => {
    await noted(maude, 'Note de Maude', { eventOn: '2024-02-02' });
    await noted(idriss, 'Note secrète', { eventOn: '2024-02-02', visibility: 'author' });
    const range = 'du=2024-02-02&au=2024-02-02';
    const mine = await textOf(await idriss.get(`${paths.traces}?${range}&miennes=oui`));
    expect(mine).toContain('Note secrète');
    expect(mine).not.toContain('Note de Maude');
    expect(await textOf(await maude.get(`${paths.traces}?${range}`))).not.toContain('Note secrète');
    expect(await textOf(await denis.get(`${paths.traces}?${range}`))).toContain('Note de Maude');
    for (const query of [range, `${range}&espace=${space}`, `${range}&portee=reseau`]) {
      expect(await textOf(await outsider.get(`${paths.traces}?${query}`))).not.toContain('Note de');
    }
    expect((await site.stranger.get(paths.traces)).status).toBe(303);
  });

  test('an address written by hand still answers', async () => {
    const odd = '?du=hier&espace=x&nature=autre&suite=%00%ff&vue=x&mode=&sans=tout&taille=-1';
    expect((await idriss.get(paths.traces + odd)).status).toBe(200);
    expect((await idriss.get(`${paths.traceCalendar}?mois=2026-99`)).status).toBe(200);
    expect((await idriss.get(`${paths.traceWeek}?jour=demain&espace=x&ligne=y`)).status).toBe(200);
    expect((await idriss.get(`${paths.traceBulk}?trace=x`)).status).toBe(200);
  });

  test('read as a thread and as a calendar', async () => {
    const thread = await (await idriss.get(`${paths.traces}?vue=fil&du=2025-05-01&au=2025-05-31`)).text();
    expect(thread).toContain('class="thread"');
    expect(await htmlFaults(thread)).toEqual([]);
    const month = await (await idriss.get(`${paths.traceCalendar}?mois=2025-05`)).text();
    expect(month).toContain('Rencontre de mai');
    expect(month).toContain('La journée entière');
    expect(await htmlFaults(month)).toEqual([]);
    expect(await (await outsider.get(`${paths.traceCalendar}?mois=2025-05`)).text()).not.toContain(
      'Rencontre de mai',
    );
  });

  test('“what the network shares” shows others’ spaces only', async () => {
    const id = await noted(idriss, 'Partagée au réseau', { eventOn: '2024-01-01' });
    await idriss.post(paths.traceVisibility(id), { visibility: 'network', widen: 'yes' });
    expect(await textOf(await outsider.get(`${paths.traces}?portee=reseau`))).toContain('Partagée au réseau');
    expect(await textOf(await idriss.get(`${paths.traces}?portee=reseau`))).not.toContain(
      'Partagée au réseau',
    );
  });
});

describe('the week', () => {
  test('is saved in one post, a trace a box', async () => {
    const page = await (await idriss.get(`${paths.traceWeek}?jour=2026-03-11&espace=${space}`)).text();
    expect(page).toContain('Relance du comptoir');
    expect(await htmlFaults(page)).toEqual([]);
    const typed = {
      jour: '2026-03-09',
      espace: space,
      'dossier-0': dossier,
      'duree-0-0': '1 h 30',
      'duree-0-4': '45',
      'texte-0': 'Inventaire',
      'dossier-1': '',
      'duree-1-6': '1,5',
    };
    expect((await idriss.post(paths.traceWeek, typed)).status).toBe(303);
    const week = await textOf(await idriss.get(`${paths.traces}?du=2026-03-09&au=2026-03-15&miennes=oui`));
    expect(week.match(/Inventaire<\/a>/g)).toHaveLength(2);
    expect(week).toContain('Travail de la semaine');
  });

  test('keeps behind one line, for a phone, the dossiers of which nothing was noted', async () => {
    const quiet = ['Jardin du presbytère', 'Halte-garderie', 'Fête des voisins'];
    const added: string[] = [];
    for (const title of quiet) {
      const answer = await idriss.post(paths.dossiers, { spaceId: space, title });
      added.push(answer.headers.get('location')!.split('/').at(-1)!);
    }
    const address = `${paths.traceWeek}?jour=2026-03-11&espace=${space}`;
    const page = await (await idriss.get(address)).text();
    expect(await htmlFaults(page)).toEqual([]);
    expect(page).toContain('<summary>3 dossiers sans rien cette semaine</summary>');
    const folded = [...page.matchAll(/<tr class="grid-folded"><th scope="row">([^<]+)/g)].map(
      ([, title]) => title,
    );
    expect(folded.toSorted()).toEqual(quiet.toSorted());
    for (const id of added) expect(page).toMatch(new RegExp(`name="dossier-\\d+" value="${id}"`));
    const lines = [dossier, ...added].map((id) => `&ligne=${id}`).join('');
    const asked = await (await idriss.get(`${address}${lines}`)).text();
    expect(asked).toContain('<summary>2 dossiers sans rien cette semaine</summary>');
    expect(asked).not.toMatch(/<tr class="grid-folded"><th scope="row">Fête des voisins/);
  });

  test('keeps what was typed when a box cannot be read, and saves nothing', async () => {
    const typed = {
      jour: '2025-01-06',
      espace: space,
      'dossier-0': '',
      'duree-0-0': '30',
      'duree-0-1': 'long',
    };
    const answer = await idriss.post(paths.traceWeek, typed);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('value="long"');
    expect(html).toContain('value="30"');
    expect(await htmlFaults(html)).toEqual([]);
    expect(await textOf(await idriss.get(`${paths.traces}?du=2025-01-06&au=2025-01-12`))).toContain(
      'Aucune trace',
    );
    const empty = await idriss.post(paths.traceWeek, { jour: '2025-01-06', espace: space, 'dossier-0': '' });
    expect(empty.status).toBe(422);
  });

  test('is for those who work in a space', async () => {
    expect((await denis.get(paths.traceWeek)).status).toBe(403);
    expect(
      (await denis.post(paths.traceWeek, { espace: space, 'dossier-0': '', 'duree-0-0': '5' })).status,
    ).toBe(403);
    expect((await site.stranger.get(paths.traceWeek)).status).toBe(303);
    const elsewhere = await outsider.post(paths.traceWeek, {
      jour: '2025-01-06',
      espace: space,
      'dossier-0': dossier,
      'duree-0-0': '5',
    });
    expect([303, 422]).toContain(elsewhere.status);
    expect(await textOf(await idriss.get(`${paths.traces}?du=2025-01-06&au=2025-01-12`))).toContain(
      'Aucune trace',
    );
  });
});

describe('several at once', () => {
  test('dossier and natures change in all one may change; the rest is left and told', async () => {
    const mine = await noted(idriss, 'Mienne');
    const theirs = await noted(maude, 'À Maude');
    const page = await (
      await idriss.get(`${paths.traceBulk}?trace=${mine}&trace=${theirs}&trace=${newId()}`)
    ).text();
    expect(page).toContain('À Maude');
    expect(await htmlFaults(page)).toEqual([]);
    const typed = {
      trace: [mine, theirs],
      dossierAct: 'add',
      dossierId: dossier,
      natureAct: 'replace',
      natures: ['concertation'],
    };
    const answer = await idriss.post(paths.traceBulk, typed);
    expect(answer.status).toBe(303);
    expect(decodeURIComponent(answer.headers.get('set-cookie') ?? '')).toContain('restée telle quelle');
    expect(await kept(mine)).toMatchObject({
      dossierIds: [dossier],
      natures: [{ nature: 'concertation' }],
      version: 2,
    });
    expect(await kept(theirs)).toMatchObject({ dossierIds: [], version: 1 });
  });

  test('widening needs its own confirmation, and touches only one’s own', async () => {
    const mine = await noted(maude, 'Une');
    const theirs = await noted(idriss, 'Deux');
    const typed = { trace: [mine, theirs], visibility: 'network' };
    const refused = await maude.post(paths.traceBulk, typed);
    expect(refused.status).toBe(422);
    expect(await htmlFaults(await refused.text())).toEqual([]);
    expect((await kept(mine))?.visibility).toBe('space');
    expect((await maude.post(paths.traceBulk, { ...typed, widen: 'yes' })).status).toBe(303);
    expect((await kept(mine))?.visibility).toBe('network');
    expect((await kept(theirs))?.visibility).toBe('space');
  });

  test('asking for nothing, or for a dossier without naming it, is refused', async () => {
    const mine = await noted(idriss, 'Seule');
    expect((await idriss.post(paths.traceBulk, { trace: mine })).status).toBe(422);
    expect(
      (await idriss.post(paths.traceBulk, { trace: mine, dossierAct: 'add', dossierId: '' })).status,
    ).toBe(422);
    expect(
      (await idriss.post(paths.traceBulk, { trace: mine, dossierAct: 'add', dossierId: newId() })).status,
    ).toBe(422);
    expect((await idriss.post(paths.traceBulk, { trace: mine, act: 'trash' })).status).toBe(303);
    expect((await kept(mine))?.trashedAt).not.toBeNull();
  });
});

describe('exports', () => {
  const address = (format: string) => `${paths.traceExport}?format=${format}&du=2023-01-01&au=2023-01-31`;

  beforeAll(async () => {
    await noted(idriss, '=HYPERLINK("http://exemple.org")', { eventOn: '2023-01-10', duration: '90' });
    await noted(maude, 'Rencontre ; « bilan »', { eventOn: '2023-01-11', dossierId: dossier });
    await noted(maude, 'Privée', { eventOn: '2023-01-12', visibility: 'author' });
  });

  test('CSV for French spreadsheets, without formulas or names', async () => {
    const answer = await idriss.get(address('csv'));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = new TextDecoder().decode(bytes);
    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).toContain('"Rencontre ; « bilan »"');
    expect(csv).toContain('Relance du comptoir');
    expect(csv).not.toMatch(/Privée|Lavigueur|Benali/);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('XLSX that a spreadsheet opens', async () => {
    const bytes = await (await idriss.get(address('xlsx'))).arrayBuffer();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(3);
    const titles = sheet
      .getColumn(4)
      .values.filter(Boolean)
      .map((title) => String(title).replaceAll('\u00a0', ' '));
    expect(titles).toEqual(['Titre', 'Rencontre ; « bilan »', '=HYPERLINK("http://exemple.org")']);
    expect(sheet.getCell('D3').formula).toBeUndefined();
    expect(sheet.getCell('F3').value).toBe(90);
  });

  test('JSON, within the reader’s rights', async () => {
    const traces = (await (await idriss.get(address('json'))).json()) as { title: string; mine: boolean }[];
    expect(traces.map((trace) => [trace.title.replaceAll('\u00a0', ' '), trace.mine])).toEqual([
      ['Rencontre ; « bilan »', false],
      ['=HYPERLINK("http://exemple.org")', true],
    ]);
    expect(JSON.stringify(traces)).not.toContain(maude.personId);
    expect(await (await outsider.get(address('json'))).json()).toEqual([]);
    expect((await site.stranger.get(address('json'))).status).toBe(303);
  });
});

describe('attachments', () => {
  const picture = () =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: '#824' } })
      .png()
      .toBuffer();
  const send = (visitor: Visitor, id: string, name: string, bytes: Uint8Array | string) =>
    visitor.upload(
      paths.traceAttachments(id),
      { description: 'La murale' },
      { file: { name, type: 'text/html', bytes } },
    );

  test('are seen by those who see the trace, sealed', async () => {
    const id = await noted(idriss, 'Avec une image');
    expect((await send(idriss, id, '../../murale.html', await picture())).status).toBe(303);
    const html = await (await idriss.get(paths.trace(id))).text();
    expect(html).toContain('alt="La murale"');
    expect(await htmlFaults(html)).toEqual([]);
    const piece = /pieces\/([0-9a-f-]{36})"/.exec(html)![1]!;
    const answer = await maude.get(paths.traceAttachment(id, piece));
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toContain('murale.png');
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(8);
    expect((await outsider.get(paths.traceAttachment(id, piece))).status).toBe(404);
    expect((await site.stranger.get(paths.traceAttachment(id, piece))).status).toBe(404);
    expect((await maude.get(paths.traceAttachment(newId(), piece))).status).toBe(404);
    expect((await outsider.post(paths.traceAttachmentRemoval(id, piece))).status).toBe(404);
    expect((await denis.post(paths.traceAttachmentRemoval(id, piece))).status).toBe(403);
    await idriss.post(paths.traceRemoval(id));
    expect((await idriss.get(paths.traceAttachment(id, piece))).status).toBe(404);
  });

  test('are given piece by piece to players, who seek in them', async () => {
    const id = await noted(idriss, 'Avec un son');
    const sound = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(988, 7)]);
    expect((await send(idriss, id, 'son.wav', sound)).status).toBe(303);
    const piece = /pieces\/([0-9a-f-]{36})"/.exec(await (await idriss.get(paths.trace(id))).text())![1]!;
    const ask = (range: string, more = {}) => maude.get(paths.traceAttachment(id, piece), { range, ...more });
    const some = await ask('bytes=4-7');
    expect([some.status, some.headers.get('content-range'), some.headers.get('content-length')]).toEqual([
      206,
      `bytes 4-7/${sound.length}`,
      '4',
    ]);
    expect(Buffer.from(await some.arrayBuffer())).toEqual(sound.subarray(4, 8));
    const whole = await ask('bytes=4-7', { 'if-range': '"another"' });
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, sound.length]);
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const beyond = await ask(`bytes=${sound.length}-`);
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`]);
    expect((await outsider.get(paths.traceAttachment(id, piece), { range: 'bytes=0-1' })).status).toBe(404);
  });

  test('that are something else are refused with a sentence', async () => {
    const id = await noted(idriss, 'Pièces douteuses');
    const refusals: [string | Uint8Array, string][] = [
      ['<!doctype html><script>alert(1)</script>', 'n’est ni une image'],
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', 'n’est ni une image'],
      [(await picture()).subarray(0, 40), 'abîmé'],
      ['', 'Choisissez un fichier'],
    ];
    for (const [bytes, sentence] of refusals) {
      const answer = await send(idriss, id, 'fichier.png', bytes);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      expect(html).toContain(sentence);
      expect(await htmlFaults(html)).toEqual([]);
    }
    expect((await send(denis, id, 'a.png', await picture())).status).toBe(403);
    expect((await send(outsider, id, 'a.png', await picture())).status).toBe(404);
  });

  test('go away with the person who joined them, and with nobody else', async () => {
    const id = await noted(idriss, 'Image à emporter');
    await send(idriss, id, 'fresque.png', await picture());
    const filesOf = async (visitor: Visitor) =>
      unzipSync(new Uint8Array(await (await visitor.get(paths.accountDataExport)).arrayBuffer()));
    const own = await filesOf(idriss);
    const [path] = Object.keys(own).filter((name) => name.endsWith('-fresque.png'));
    expect(path).toMatch(/^traces\/\d+\/[0-9a-f]{6}-fresque\.png$/);
    expect((await sharp(Buffer.from(own[path!]!)).metadata()).format).toBe('png');
    expect(new TextDecoder().decode(own['traces-attachments.csv'])).toContain(path!.slice('traces/'.length));
    expect(Object.keys(await filesOf(maude)).filter((name) => name.endsWith('.png'))).toEqual([]);
  });

  test('once removed, leave nothing behind', async () => {
    const { tracesDomain } = await import('./traces.domain.ts');
    const id = await noted(idriss, 'Image retirée');
    await send(idriss, id, 'murale.png', await picture());
    const piece = /pieces\/([0-9a-f-]{36})"/.exec(await (await idriss.get(paths.trace(id))).text())![1]!;
    expect((await idriss.post(paths.traceAttachmentRemoval(id, piece))).status).toBe(303);
    expect(await site.services.files.read(`attachments/${piece}`)).not.toBeNull();
    await tracesDomain.jobs!['traces.sweep']!({ services: site.services, payload: {} });
    expect(await site.services.files.read(`attachments/${piece}`)).toBeNull();
  });
});
