import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { runImport } from './import-run.actions.ts';
import { forgetLeftImports, runConfirmedImport } from './import-run.jobs.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let guest: Visitor;
let outsider: Visitor;
let space: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  guest = await site.person('Ariane Invitée');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [
    [maude, 'member'],
    [idriss, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Autre', [[outsider, 'facilitator']]);
});

const paste = (visitor: Visitor, cells: string) =>
  visitor.upload(paths.newSpreadsheetImport, { spaceId: space, cells }, {});

/** Opens an import of pasted cells; gives its id and its page of columns. */
async function opened(cells: string, visitor = maude): Promise<{ id: string; html: string }> {
  const answer = await paste(visitor, cells);
  expect(answer.status).toBe(303);
  const address = answer.headers.get('location')!;
  return { id: address.split('/')[2]!, html: await (await visitor.get(address)).text() };
}

async function confirmed(id: string, visitor = maude, typed: Record<string, string> = {}): Promise<void> {
  const answer = await visitor.post(paths.importConfirmation(id), typed);
  expect(answer.status).toBe(303);
  await runConfirmedImport({
    services: site.services,
    payload: { importId: id, personId: visitor.personId },
  });
}

const tracesFrom = (id: string) =>
  site.system((transaction) =>
    transaction.query<{
      title: string;
      text: string;
      event_on: string;
      duration_minutes: number | null;
      natures: string[];
      author_id: string;
      trashed_at: Date | null;
    }>({
      text: 'SELECT title, text, event_on, duration_minutes, natures, author_id, trashed_at FROM traces WHERE import_id = $1 ORDER BY event_on, title',
      values: [id],
    }),
  );

const stateOf = async (id: string, visitor = maude) =>
  (await (await visitor.get(paths.importProgress(id))).json()) as {
    state: string;
    done: number;
    total: number;
  };

test('headings without a row under them are said to be so, and nothing else is asked', async () => {
  const { html } = await opened('Date\tDescription\tDurée');
  expect(html).toContain('aucune rangée sous les titres');
  expect(html).not.toContain('Dites quelle colonne');
});

describe('who may import a spreadsheet', () => {
  test('a stranger is sent to sign in; a guest and somebody from elsewhere are refused', async () => {
    expect((await site.stranger.get(paths.newSpreadsheetImport)).status).toBe(303);
    expect((await paste(site.stranger, 'Date\tTitre\n2026-03-10\tTable')).status).toBe(303);
    expect((await paste(guest, 'Date\tTitre\n2026-03-10\tTable')).status).toBe(403);
    expect((await paste(outsider, 'Date\tTitre\n2026-03-10\tTable')).status).toBe(403);
  });

  test('nobody reads, maps or confirms the import of another', async () => {
    const { id } = await opened('Date\tTitre\n2026-01-10\tSecret');
    for (const visitor of [idriss, guest, outsider]) {
      expect((await visitor.get(paths.importMapping(id))).status).toBe(404);
      expect((await visitor.post(paths.importMapping(id), { act: 'columns' })).status).toBe(404);
      expect((await visitor.post(paths.importConfirmation(id))).status).toBe(404);
      expect(
        await site.as(visitor.personId, (transaction) =>
          transaction.query({ text: 'SELECT 1 FROM import_chunks' }),
        ),
      ).toEqual([]);
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'Choisissez un fichier ou collez'],
    ['   \n ', 'Choisissez un fichier ou collez'],
  ])('cells « %s »', async (cells, sentence) => {
    const answer = await paste(maude, cells);
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true]);
  });

  test.each([
    ['%PDF-1.4', 'n’est pas un tableau'],
    [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'ancien classeur Excel'],
    ['PK\x03\x04 tronqué', 'abîmé et ne s’ouvre pas'],
  ])('a file that is none, by its content', async (bytes, sentence) => {
    const answer = await maude.upload(
      paths.newSpreadsheetImport,
      { spaceId: space },
      { file: { name: 'journal.xlsx', type: 'text/plain', bytes } },
    );
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true]);
  });
});

test('a file and pasted cells at once are not guessed between, and the cells come back', async () => {
  const answer = await maude.upload(
    paths.newSpreadsheetImport,
    { spaceId: space, cells: 'Date\tTitre\n2026-03-10\tCollé' },
    { file: { name: 'journal.csv', type: 'text/csv', bytes: 'Date;Titre\n2026-03-10;Fichier' } },
  );
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('Envoyez le fichier seul');
  expect(html).toContain('2026-03-10\tCollé');
});

describe('a spreadsheet', () => {
  test('ties organisations to the directory, each once, and says what it will add', async () => {
    const { id, html } = await opened(
      'Date\tActivité\tOrganismes présents\n2025-08-10\tTable\tCuisine Roulotte; CUISINE ROULOTTE; ?\n2025-08-11\tComité\tcuisine roulotte',
    );
    expect(html).toContain('organisation');
    await confirmed(id);
    const tied = await site.system((transaction) =>
      transaction.query<{ name: string; traces: number }>({
        text: `SELECT o.name, count(*)::int AS traces FROM organisations o
               JOIN trace_organisations l ON l.organisation_id = o.id
               JOIN traces t ON t.id = l.trace_id AND t.import_id = $1 GROUP BY o.id`,
        values: [id],
      }),
    );
    expect(tied).toEqual([{ name: 'Cuisine Roulotte', traces: 2 }]);
    const again = await opened('Date\tActivité\tOrganismes présents\n2025-08-12\tSuite\tCuisine Roulotte');
    expect(again.html).not.toContain('que le répertoire ne connaît pas');
  });

  test('is checked cell by cell, and nothing is written before it is confirmed', async () => {
    const { id, html } = await opened(
      'Date\tActivité\tDurée\tNature\n2025-09-10\tTable de quartier\t1 h 30\tConcertation\nbientôt\tComité\t2\t\n2025-09-12\tMarche\tlongtemps\tGouvernance quantique',
    );
    expect(html).toContain('2 rangées sont prêtes');
    expect(html).toContain('1 rangée ne peut pas être importée');
    expect(html).toMatch(/<strong>A3<\/strong> \(rangée refusée\)/);
    expect(html).toMatch(/<strong>C4<\/strong>/);
    expect(html).toMatch(/<strong>D4<\/strong>/);
    expect(html).toContain('Les personnes de l’espace verront ces traces');
    expect(await tracesFrom(id)).toEqual([]);
    await confirmed(id);
    expect(
      (await tracesFrom(id)).map(({ title, event_on, duration_minutes, natures, author_id }) => [
        title,
        event_on,
        duration_minutes,
        natures,
        author_id,
      ]),
    ).toEqual([
      ['Table de quartier', '2025-09-10', 90, ['concertation'], maude.personId],
      ['Marche', '2025-09-12', null, [], maude.personId],
    ]);
    expect(await stateOf(id)).toMatchObject({ state: 'done', done: 3, total: 3 });
    expect(await (await maude.get(paths.import(id))).text()).toContain(
      '2 traces viennent de cette importation',
    );
  });

  test('confirmed with other columns than those checked, writes nothing and checks them', async () => {
    const { id, html } = await opened('Date\tTitre\tRemarque\n2025-09-20\tRuelle verte\tParc des Saules');
    expect(html).toMatch(
      /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="use-2"(?:(?!<\/form>)[\s\S])*\/confirmation"/,
    );
    const columns = { durationUnit: 'hours', dateOrder: 'day-month', 'use-0': 'eventOn', 'use-1': 'title' };
    const typed = { ...columns, 'use-2': 'placeText' };
    const answer = await maude.post(paths.importConfirmation(id), typed);
    expect(answer.headers.get('location')).toBe(`${paths.importMapping(id)}#verification`);
    expect(await tracesFrom(id)).toEqual([]);
    expect((await maude.get(paths.importMapping(id))).status).toBe(200);
    await confirmed(id, maude, typed);
    const [row] = await site.system((transaction) =>
      transaction.query({ text: 'SELECT place_text FROM traces WHERE import_id = $1', values: [id] }),
    );
    expect(row).toMatchObject({ place_text: 'Parc des Saules' });
  });

  test('asks what it does not find, takes what one says, and remembers it for the space', async () => {
    const cells = 'Kiwi\tPomme\tPoire\nvert\tRencontre A\t2025-10-01\nmûr\tRencontre B\t2025-10-02';
    const { id, html } = await opened(cells);
    expect(html).not.toContain('comme la dernière fois');
    const headed = await maude.post(paths.importMapping(id), { act: 'header', headerRow: '1' });
    expect(headed.status).toBe(303);
    const lacking = await maude.post(paths.importMapping(id), {
      act: 'columns',
      'use-0': 'text',
      'use-1': 'title',
      'use-2': 'ignored',
      durationUnit: 'hours',
      dateOrder: 'day-month',
    });
    expect(await (await maude.get(lacking.headers.get('location')!)).text()).toContain(
      'Dites quelle colonne donne la date',
    );
    expect((await maude.post(paths.importConfirmation(id))).status).toBe(422);
    const given = await maude.post(paths.importMapping(id), {
      act: 'columns',
      'use-0': 'placeText',
      'use-1': 'title',
      'use-2': 'eventOn',
      durationUnit: 'hours',
      dateOrder: 'day-month',
    });
    expect(await (await maude.get(given.headers.get('location')!)).text()).toContain('2 rangées sont prêtes');
    const again = await opened(
      'Titre sans rapport\n  KIWI \tPomme\tPoire\nrouge\tRencontre C\t2025-10-03',
      idriss,
    );
    expect(again.html).toContain('comme la dernière fois');
    expect(again.html).toContain('1 rangée est prête');
  });

  test('recalls the mapping of the same headings, for a colleague too', async () => {
    const first = await opened('Date\tActivité\tEndroit\n2025-11-01\tTable\tSous-sol');
    await maude.post(paths.importMapping(first.id), {
      act: 'columns',
      'use-0': 'eventOn',
      'use-1': 'description',
      'use-2': 'ignored',
      durationUnit: 'minutes',
      dateOrder: 'day-month',
    });
    const second = await opened('date\tACTIVITE\tendroit\n2025-11-02\tComité\tÉtage', idriss);
    expect(second.html).toContain('comme la dernière fois');
    expect(second.html).toMatch(/<option value="ignored" selected/);
  });

  test('a second import takes only new rows, and asks before taking those changed since', async () => {
    const head = 'Date\tTitre\tLieu\n';
    const first = await opened(`${head}2025-12-01\tTable\tA\n2025-12-02\tComité\tB`);
    await confirmed(first.id);
    const second = await opened(
      `${head}2025-12-01\tTable\tA\n2025-12-02\tComité\tB, deuxième étage\n2025-12-03\tMarche\tC`,
      idriss,
    );
    expect(second.html).toContain('1 rangée est prête');
    expect(second.html).toContain('1 rangée est déjà importée');
    expect(second.html).toContain('1 rangée a le jour et le titre');
    await confirmed(second.id, idriss);
    expect((await tracesFrom(second.id)).map((trace) => trace.title)).toEqual(['Marche']);
    const third = await opened(`${head}2025-12-02\tComité\tB, deuxième étage`);
    await confirmed(third.id, maude, { withAlike: '1' });
    expect((await tracesFrom(third.id)).map((trace) => trace.title)).toEqual(['Comité']);
    const fourth = await opened(`${head}2025-12-01\tTable\tA`);
    expect((await maude.post(paths.importConfirmation(fourth.id))).status).toBe(422);
  });

  test('proposes the places of the directory that cells name exactly, and takes them when they stay ticked', async () => {
    const place = newId();
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO places (id, list, name, kind, valid_until, source, space_id) VALUES
          ($1, 'own', 'Kiosque du parc', 'site', '2025-11-02', '', $2)`,
        values: [place, space],
      }),
    );
    const cells = (title: string) =>
      [
        'Date\tTitre\tLieu',
        `2025-11-01\t${title} A\tKIOSQUE  du parc`,
        `2025-11-01\t${title} B\tkiosque du parc, en haut`,
        `2025-11-03\t${title} C\tKiosque du parc`,
      ].join('\n');
    const placesOf = async (id: string) =>
      (
        await site.system((transaction) =>
          transaction.query<{ place_id: string | null; place_text: string }>({
            text: 'SELECT place_id, place_text FROM traces WHERE import_id = $1 ORDER BY title',
            values: [id],
          }),
        )
      ).map((row) => [row.place_id, row.place_text]);
    const texts = [
      [null, 'kiosque du parc, en haut'],
      [null, 'Kiosque du parc'],
    ];
    const linked = await opened(cells('Relié'));
    expect(linked.html).toContain('Kiosque du parc (lieu précis)');
    expect(linked.html).toMatch(/name="withPlaces"[^>]* checked/);
    await confirmed(linked.id, maude, { withPlaces: '1' });
    expect(await placesOf(linked.id)).toEqual([[place, ''], ...texts]);
    const plain = await opened(cells('Texte'));
    await confirmed(plain.id);
    expect(await placesOf(plain.id)).toEqual([[null, 'KIOSQUE du parc'], ...texts]);
  });

  test('keeps twins of one file, takes none twice, and is undone whole', async () => {
    const { id } = await opened('Date\tTitre\n2025-08-01\tAppel\n2025-08-01\tAppel\n2025-08-02\tVisite');
    await confirmed(id);
    expect(await tracesFrom(id)).toHaveLength(3);
    await runConfirmedImport({
      services: site.services,
      payload: { importId: id, personId: maude.personId },
    });
    expect(await tracesFrom(id)).toHaveLength(3);
    expect((await maude.post(paths.importConfirmation(id))).headers.get('location')).toBe(paths.import(id));
    expect((await maude.post(paths.importUndo(id), { confirmed: '1' })).status).toBe(303);
    expect((await tracesFrom(id)).every((trace) => trace.trashed_at !== null)).toBe(true);
    expect((await opened('Date\tTitre\n2025-08-01\tAppel')).html).toContain('1 rangée est prête');
  });

  test('reads another sheet of a workbook, and tells what is hidden', async () => {
    const book = new exceljs.Workbook();
    const cover = book.addWorksheet('Couverture');
    for (let index = 0; index < 5; index += 1) cover.addRow(['Journal de bord']);
    const journal = book.addWorksheet('Journal 2025');
    journal.addRow(['Date', 'Titre']);
    journal.addRow([new Date(Date.UTC(2025, 6, 3)), 'Fête de quartier']);
    journal.addRow([new Date(Date.UTC(2025, 6, 4)), 'Démontage']);
    journal.getRow(3).hidden = true;
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const answer = await maude.upload(
      paths.newSpreadsheetImport,
      { spaceId: space },
      { file: { name: 'journal.xlsx', type: '', bytes } },
    );
    const address = answer.headers.get('location')!;
    expect(await (await maude.get(address)).text()).toContain('Journal 2025 (3 rangées)');
    await maude.post(address, { act: 'sheet', sheet: '1' });
    const html = await (await maude.get(address)).text();
    expect(html).toContain('2 rangées sont prêtes');
    expect(html).toContain('1 rangée masquée');
  });

  test('goes on from where it was stopped, and takes no row twice', async () => {
    const rows = Array.from(
      { length: 1_200 },
      (_, index) => `2025-0${1 + (index % 6)}-15\tRencontre ${index}`,
    );
    const { id } = await opened(`Date\tTitre\n${rows.join('\n')}`);
    expect((await maude.post(paths.importConfirmation(id))).status).toBe(303);
    const run = {
      database: site.services.database,
      now: () => site.services.clock.now(),
      importId: id,
      personId: maude.personId,
    };
    const stopped = runImport({
      ...run,
      advanced: () => {
        throw new Error('the machine stops');
      },
    });
    await expect(stopped).rejects.toThrow('the machine stops');
    expect(await tracesFrom(id)).toHaveLength(0);
    let steps = 0;
    const halfway = runImport({
      ...run,
      advanced: () => {
        steps += 1;
        if (steps === 2) throw new Error('it stops again');
      },
    });
    await expect(halfway).rejects.toThrow('it stops again');
    expect(await tracesFrom(id)).toHaveLength(499);
    expect(await stateOf(id)).toMatchObject({ state: 'running', done: 499, total: 1_200 });
    const page = await (await maude.get(paths.import(id))).text();
    expect(page).toMatch(/Rangées\s: 499 sur 1\s200/);
    expect((await maude.post(paths.importUndo(id), { confirmed: '1' })).status).toBe(422);
    await runImport(run);
    expect(await tracesFrom(id)).toHaveLength(1_200);
    expect((await stateOf(id)).state).toBe('done');
  });

  test('stops and says so when its person may no longer write there', async () => {
    const leaver = await site.person('Solange Départ');
    const other = await site.space('Éphémère', [[leaver, 'member']]);
    const answer = await leaver.upload(
      paths.newSpreadsheetImport,
      { spaceId: other, cells: 'Date\tTitre\n2025-05-05\tTable' },
      {},
    );
    const id = answer.headers.get('location')!.split('/')[2]!;
    await leaver.post(paths.importConfirmation(id));
    await site.system((transaction) =>
      transaction.query({
        text: `UPDATE memberships SET until_on = '2026-03-01' WHERE person_id = $1`,
        values: [leaver.personId],
      }),
    );
    await runConfirmedImport({
      services: site.services,
      payload: { importId: id, personId: leaver.personId },
    });
    expect((await stateOf(id, leaver)).state).toBe('failed');
    expect(await (await leaver.get(paths.import(id))).text()).toContain('L’importation s’est arrêtée');
    expect(await tracesFrom(id)).toEqual([]);
  });

  test('left without a word for a month is thrown away', async () => {
    const { id } = await opened('Date\tTitre\n2025-04-04\tOubliée');
    await site.system((transaction) =>
      transaction.query({ text: `UPDATE imports SET opened_at = '2026-01-01' WHERE id = $1`, values: [id] }),
    );
    await forgetLeftImports({ services: site.services, payload: {} });
    expect((await maude.get(paths.importMapping(id))).status).toBe(404);
  });

  test('keeps a formula as words, and says so in English too', async () => {
    maude.cookies.set('toile_langue', 'en');
    const { id, html } = await opened("Date\tTitle\n2025-03-03\t=cmd|' /C calc'!A0\nsoon\tMeeting");
    maude.cookies.delete('toile_langue');
    expect(html).toContain('1 row cannot be imported');
    await confirmed(id);
    expect((await tracesFrom(id)).map((trace) => trace.text)).toEqual(["=cmd|' /C calc'!A0"]);
  });
});

describe('the API', () => {
  test('reads, maps, confirms', async () => {
    const sent = await maude.send('POST', '/api/v1/imports/spreadsheet', {
      spaceId: space,
      table: 'Date;Titre;Durée\n2025-02-03;Par l’API;2',
      fileName: 'journal.csv',
    });
    expect(sent.status).toBe(201);
    const { id, reading } = (await sent.json()) as { id: string; reading: { check: { ready: number } } };
    expect(reading.check.ready).toBe(1);
    const mapped = await maude.send('PUT', `/api/v1/imports/${id}/mapping`, {
      columns: { uses: ['eventOn', 'title', 'duration'], durationUnit: 'minutes', dateOrder: 'day-month' },
    });
    expect(mapped.status).toBe(200);
    expect((await maude.send('POST', `/api/v1/imports/${id}/confirmation`, {})).status).toBe(202);
    await runConfirmedImport({
      services: site.services,
      payload: { importId: id, personId: maude.personId },
    });
    expect((await tracesFrom(id)).map((trace) => trace.duration_minutes)).toEqual([2]);
    const again = await maude.send('POST', `/api/v1/imports/${id}/confirmation`, {});
    expect([again.status, await again.json()]).toEqual([
      422,
      expect.objectContaining({ detail: expect.stringContaining('déjà confirmée') }),
    ]);
    expect((await outsider.send('PUT', `/api/v1/imports/${id}/mapping`, {})).status).toBe(404);
  });
});
