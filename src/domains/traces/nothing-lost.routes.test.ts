import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { traceById } from './trace.store.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let space: string;
let dossier: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  space = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
  ]);
  const answer = await idriss.post(paths.dossiers, { spaceId: space, title: 'Relance du comptoir' });
  dossier = answer.headers.get('location')!.split('/').at(-1)!;
});

async function noted(visitor: Visitor, text: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await visitor.post(paths.quickTrace, { spaceId: space, text, ...more });
  return /traces\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')![1]!;
}

const kept = (id: string) => site.system((transaction) => traceById(transaction, id));
const textOf = async (answer: Response) => (await answer.text()).replaceAll('\u00a0', ' ');

describe('the quick entry and its completion', () => {
  test('a place is said at once, and completing the note undoes nothing of it', async () => {
    const id = await noted(idriss, 'Visite du comptoir', {
      duration: '45',
      placeText: 'Sous-sol de l’église',
    });
    expect(await kept(id)).toMatchObject({ durationMinutes: 45, placeText: 'Sous-sol de l’église' });
    const html = await textOf(await idriss.get(`${paths.trace(id)}?notee=1`));
    expect(await htmlFaults(html)).toEqual([]);
    const duration = /name="duration"[^>]*value="([^"]*)"/.exec(html)![1]!;
    const placeText = /name="placeText"[^>]*value="([^"]*)"/.exec(html)![1]!;
    await idriss.post(paths.traceCompletion(id), {
      version: '1',
      duration,
      placeText,
      placeKind: 'public-space',
      natures: ['concertation'],
    });
    expect(await kept(id)).toMatchObject({
      durationMinutes: 45,
      placeText: 'Sous-sol de l’église',
      placeKind: 'public-space',
      natures: [{ nature: 'concertation', sharePercent: null }],
    });
  });

  test('a place too long is refused, and what was typed comes back', async () => {
    const answer = await idriss.post(paths.quickTrace, { text: 'Tournée', placeText: 'x'.repeat(301) });
    expect(answer.status).toBe(422);
    const html = await textOf(answer);
    expect(html).toContain('Tournée');
    expect(html).toContain('x'.repeat(301));
    expect(html).toContain('<details class="disclosure" open');
  });

  test('no browser cuts what is pasted: a text too long is refused with a sentence, whole', async () => {
    for (const address of [paths.quickTrace, paths.newTrace]) {
      expect(await textOf(await idriss.get(address))).not.toMatch(/<textarea[^>]*maxlength/i);
      const typed = { spaceId: space, text: 'z'.repeat(50_001), eventOn: '2026-03-17', visibility: 'space' };
      const answer = await idriss.post(address, typed);
      expect(answer.status).toBe(422);
      const html = await textOf(answer);
      expect(html).toContain('Ce texte est trop long');
      expect(html).toContain(typed.text);
    }
  });

  test('a field that the form did not show stays', async () => {
    const id = await noted(idriss, 'Appel au comptoir', { duration: '30', placeText: 'Au bureau' });
    await idriss.post(paths.traceCompletion(id), { version: '1', mode: 'telephone' });
    expect(await kept(id)).toMatchObject({ durationMinutes: 30, placeText: 'Au bureau', mode: 'telephone' });
  });

  test('what a colleague said meanwhile stands beside what was typed', async () => {
    const id = await noted(idriss, 'Deux durées');
    await maude.post(paths.traceCompletion(id), { version: '1', duration: '60' });
    const answer = await idriss.post(paths.traceCompletion(id), { version: '1', duration: '1 h 25' });
    expect(answer.status).toBe(409);
    const html = await textOf(answer);
    expect(html).toContain('Quelqu’un a modifié la même chose');
    expect(html).toMatch(/name="duration"[^>]*value="1 h 25"/);
    expect(html).toContain('1 h</p>');
    expect(await kept(id)).toMatchObject({ durationMinutes: 60 });
  });
});

describe('the week', () => {
  const week = { jour: '2026-03-16', espace: '', 'dossier-0': '', 'dossier-1': '' };

  test('words without a day are not lost: nothing is saved, and they come back', async () => {
    const typed = { ...week, espace: space, 'dossier-0': dossier, 'duree-0-1': '45' };
    const answer = await idriss.post(paths.traceWeek, { ...typed, 'texte-1': 'Recherche de subvention' });
    expect(answer.status).toBe(422);
    const html = await textOf(answer);
    expect(html).toContain('Ces mots n’ont pas de jour');
    expect(html).toMatch(/name="duree-0-1"[^>]*value="45"/);
    expect(html).toMatch(/name="texte-1"[^>]*value="Recherche de subvention"/);
    expect(await htmlFaults(html)).toEqual([]);
    const list = await textOf(await idriss.get(`${paths.traces}?du=2026-03-17&au=2026-03-17`));
    expect(list).not.toContain('Relance du comptoir »');
  });

  test('a line whose dossier is gone comes back where it stood, with what was typed in it', async () => {
    const gone = '01900000-0000-7000-8000-000000000001';
    const answer = await idriss.post(paths.traceWeek, {
      ...{ ...week, espace: space, 'dossier-0': gone, 'dossier-1': dossier, 'dossier-2': '' },
      ...{ 'duree-0-0': '20', 'texte-0': 'Premier', 'duree-1-0': '30', 'texte-1': 'Second' },
    });
    expect(answer.status).toBe(422);
    const html = await textOf(answer);
    expect(html).toContain('Ce dossier n’est plus là pour vous');
    expect(html).toContain('Un dossier qui n’est plus là');
    const dossiers = [...html.matchAll(/name="dossier-\d"(?: value="([^"]+)")?/g)].map(([, id]) => id ?? '');
    expect(dossiers).toEqual([gone, dossier, '']);
    expect(html).toMatch(/name="texte-0"[^>]*value="Premier"/);
    expect(html).toMatch(/name="texte-1"[^>]*value="Second"/);
    expect(await htmlFaults(html)).toEqual([]);
  });
});

describe('shares', () => {
  test('typed beside what is not ticked are told, and come back', async () => {
    const typed = { spaceId: space, text: 'Partage', eventOn: '2026-03-17' };
    const alone: Record<string, string>[] = [
      { 'share-concertation': '60' },
      { [`actorShare-${maude.personId}`]: '40' },
    ];
    for (const shares of alone) {
      const answer = await idriss.post(paths.newTrace, { ...typed, visibility: 'space', ...shares });
      expect(answer.status).toBe(422);
      const html = await textOf(answer);
      expect(html).toContain('Une part est donnée à ce qui n’est pas coché');
      expect(html).toContain(`value="${Object.values(shares)[0]}"`);
    }
    const answer = await idriss.post(paths.newTrace, { ...typed, 'share-concertation': '0 %' });
    expect(answer.status).toBe(303);
  });
});

describe('filters of an address', () => {
  test('that cannot be understood are told, in each view, and give no file', async () => {
    const odd = 'du=2026-02-31&nature=quelconque';
    for (const address of [paths.traces, paths.traceCalendar]) {
      const html = await textOf(await idriss.get(`${address}?${odd}`));
      expect(html).toContain('Un choix de l’adresse n’a pas été compris');
      expect(html).toContain('Du « 2026-02-31 », Natures d’intervention « quelconque »');
      expect(await htmlFaults(html)).toEqual([]);
    }
    const file = await idriss.get(`${paths.traceExport}?${odd}&format=csv`);
    expect(file.status).toBe(422);
    expect(await textOf(file)).toContain('Aucun fichier n’a été fait');
    const plain = await textOf(await idriss.get(`${paths.traces}?du=2026-02-28`));
    expect(plain).not.toContain('n’a pas été compris');
  });

  test('are refused by the API, which lists nothing', async () => {
    const answer = await idriss.get('/api/v1/traces?du=2026-02-31');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('du');
    expect((await idriss.get('/api/v1/traces?du=2026-02-28&nature=')).status).toBe(200);
  });

  test('of a space of others can be taken off', async () => {
    const html = await textOf(
      await idriss.get(`${paths.traces}?espace=01900000-0000-7000-8000-000000000002`),
    );
    expect(html).toContain('D’un espace');
  });
});

describe('several at once', () => {
  test('what is chosen without saying what to do of it is told, and nothing changes', async () => {
    const id = await noted(idriss, 'Une trace choisie');
    const wrong: [Record<string, string | string[]>, string][] = [
      [{ dossierId: dossier, natureAct: 'add', natures: ['concertation'] }, 'Un dossier est choisi'],
      [{ dossierAct: 'add', dossierId: dossier, natures: ['concertation'] }, 'Des natures sont cochées'],
      [{ natureAct: 'replace' }, 'Cochez au moins une nature'],
    ];
    for (const [typed, sentence] of wrong) {
      const answer = await idriss.post(paths.traceBulk, { trace: [id], act: 'change', ...typed });
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain(sentence);
    }
    expect(await kept(id)).toMatchObject({ version: 1, dossierIds: [], natures: [] });
    const thrown = await idriss.post(paths.traceBulk, { trace: [id], act: 'trash', dossierId: dossier });
    expect(thrown.status).toBe(303);
  });
});

describe('what is much', () => {
  test('a text longer than a cell of Excel is cut there, which says so, and whole in the CSV', async () => {
    await noted(idriss, `Procès-verbal\n${'mot '.repeat(9_000)}\u0001\u000b fin`, { eventOn: '2024-02-02' });
    const address = (format: string) => `${paths.traceExport}?du=2024-02-02&au=2024-02-02&format=${format}`;
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await idriss.get(address('xlsx'))).arrayBuffer());
    const text = String(book.worksheets[0]!.getRow(2).getCell(5).value);
    expect(text.startsWith('Procès-verbal')).toBe(true);
    expect(text).toHaveLength(32_767);
    expect(text.replaceAll('\u00a0', ' ')).toContain('(la suite est dans le CSV et le JSON)');
    expect(await (await idriss.get(address('csv'))).text()).toContain(' fin"');
  });

  test('a full month shows all its days, the first as well', async () => {
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on)
               SELECT gen_random_uuid(), $1, $2, 'Appel ' || n, 'Appel ' || n, '2024-05-30' FROM generate_series(1, 1600) AS n`,
        values: [space, idriss.personId],
      }),
    );
    await noted(idriss, 'Rencontre du premier', { eventOn: '2024-05-01' });
    const html = await textOf(await idriss.get(`${paths.traceCalendar}?mois=2024-05`));
    expect(html).toContain('Rencontre du premier');
    expect(html).toContain('La journée entière');
    expect(html.match(/Appel \d+/g)).toHaveLength(4);
  });

  test('a full trash is read to its end, page after page', async () => {
    await site.system((transaction) =>
      transaction.query({
        text: `UPDATE traces SET trashed_at = '2026-03-10T12:00:00.123456Z' WHERE id IN
                 (SELECT id FROM traces WHERE title LIKE 'Appel %' AND event_on = '2024-05-30' LIMIT 120)`,
        values: [],
      }),
    );
    const seen = new Set<string>();
    let address: string | null = paths.traceTrash;
    for (let pages = 0; address !== null; pages += 1) {
      expect(pages).toBeLessThan(6);
      const html: string = await (await idriss.get(address)).text();
      expect(await htmlFaults(html)).toEqual([]);
      for (const [, id = ''] of html.matchAll(/traces\/([0-9a-f-]{36})\/restauration"/g)) seen.add(id);
      address = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect(seen.size).toBeGreaterThanOrEqual(120);
    expect((await idriss.get(`${paths.traceTrash}?suite=nimporte`)).status).toBe(200);
  });
});
