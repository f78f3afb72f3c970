import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { createTraces, type TraceDraft } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import type { Person } from '#/platform/visit.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { byteOrderMark } from './declaration-table.rules.ts';

let site: TestSite;
let maude: Visitor;
let ali: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;
let statement: string;

const personOf = (visitor: Visitor): Person => ({
  kind: 'person',
  personId: visitor.personId,
  name: '',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});
const note = (who: Visitor, ...drafts: Partial<TraceDraft>[]) =>
  site.as(who.personId, (transaction) =>
    createTraces(
      transaction,
      personOf(who),
      drafts.map((changes) => ({ spaceId, text: 'Une rencontre', eventOn: '2026-02-10', ...changes })),
      { enteredAt: new Date('2026-02-11T15:00:00Z') },
    ),
  );
const wish = () => ({
  spaceId,
  codebook: `${annexeI.id} ${annexeI.version}`,
  period: 'month 2026-02',
  year: '2025-2026',
});
const concertation =
  'd.usager-communautaire.activite-ponctuelle.nature-communautaire.type-exemple-concertation';
const figureAddress = (key: string) => paths.statementFigure(statement, encodeURIComponent(key));
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  ali = await site.person('Ali Haddad');
  guest = await site.person('Rosa Lemay');
  other = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [maude, 'facilitator'],
    [ali, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await note(
    maude,
    {
      text: 'Table du logement',
      natures: [{ nature: 'concertation', sharePercent: null }],
      mode: 'in-person',
      placeKind: 'organisation',
      language: 'fr',
      durationMinutes: 120,
      organisations: [{ organisationId: null, name: 'Comité', role: 'present' }],
    },
    {
      text: 'Appel au comité',
      natures: [{ nature: 'concertation', sharePercent: null }],
      mode: 'telephone',
      placeKind: 'institution',
      language: 'fr',
      durationMinutes: 10,
    },
    { text: 'Organiser le colloque', flags: ['preparation'], durationMinutes: 3000 },
    { text: 'Réponse à la direction', flags: ['internal_request'], durationMinutes: 90 },
    { text: 'Pour moi', visibility: 'author', durationMinutes: 45 },
  );
  const answer = await maude.post(paths.newStatement, wish());
  statement = answer.headers.get('location')!.split('/').at(-1)!;
});

describe('making a statement', () => {
  test('asks for a framework, a period that has begun and a space where one works', async () => {
    const page = await (await maude.get(paths.newStatement)).text();
    expect(page).toContain('Renseignements à transmettre au ministre');
    expect(page).toContain('value="financial 2025-2026-p12"');
    expect(page).not.toContain('value="month 2026-04"');
    const earlier = await (
      await maude.get(`${paths.newStatement}?cadre=${annexeI.id}+${annexeI.version}&exercice=2023-2024`)
    ).text();
    expect(earlier).toContain('value="quarter 2023-2024-t2"');
    expect(await textOf(guest.get(paths.newStatement))).toContain('Il faut d’abord un espace');
  });

  test('made twice, it is the same one, compiled again', async () => {
    const again = await maude.post(paths.newStatement, { ...wish(), period: 'month 2025-06' });
    const twice = await ali.post(paths.newStatement, { ...wish(), period: 'month 2025-06' });
    expect(again.status).toBe(303);
    expect(twice.headers.get('location')).toBe(again.headers.get('location'));
  });

  test.for([
    [{ spaceId: 'nulle part' }, 'Choisissez un espace'],
    [{ spaceId: newId() }, 'Choisissez un espace où vous travaillez'],
    [{ period: '' }, 'Choisissez une période du calendrier'],
    [{ period: 'month 1999-01' }, 'Choisissez une période du calendrier'],
    [{ codebook: 'inconnu 1' }, 'Ce cadre ne peut pas servir dans cet espace'],
  ])('refuses %o with a sentence, and keeps what was chosen', async ([changes, sentence]) => {
    const answer = await maude.post(paths.newStatement, { ...wish(), ...(changes as object) });
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(sentence);
  });

  test('is refused to guests and to people of other spaces', async () => {
    for (const visitor of [guest, other])
      expect((await visitor.post(paths.newStatement, wish())).status).toBe(422);
    expect((await site.stranger.get(paths.newStatement)).status).toBe(303);
  });
});

describe('reading a statement', () => {
  test('shows what the framework takes and does not take, without any total, beside what it cannot say', async () => {
    const text = await textOf(maude.get(paths.statement(statement)));
    expect(text).toContain('Ce que perdent les traces déclarées');
    expect(text).toContain('Ce système ne peut être utilisé pour mesurer l’effort');
    expect(text).toContain('Cadre normatif du système I-CLSC');
    expect(text).toContain('Ce que le cadre reçoit');
    expect(text).toContain('Concertation (exemple fictif)');
    expect(text).toContain('Demande interne');
    expect(text).toContain('50 h');
    expect(text).toContain('Les organismes partenaires présents');
    expect(text).toContain('La durée activité ponctuelle, usager-communautaire 2 2 h 10');
    expect(text).toContain('Une trace que vous gardez pour vous');
    expect(text).toContain('Ce que le cadre demande et que personne ne note');
    for (const field of ['1° h Code de priorité', '3° h Programme maître', '3° m Catégorie d’emploi'])
      expect(text).toContain(field);
    expect(text).not.toMatch(/total/i);
  });

  test('is listed with those of its space, or alone with them', async () => {
    const linksOf = async (query: string) =>
      (
        (await (await maude.get(`${paths.statements}${query}`)).text()).match(
          /href="\/releves\/[0-9a-f-]{36}"/g,
        ) ?? []
      ).length;
    expect(await linksOf(`?espace=${spaceId}`)).toBe(await linksOf(''));
    expect(await linksOf(`?espace=${newId()}`)).toBe(0);
    expect(await linksOf('?espace=x&apres=y')).toBe(await linksOf(''));
  });

  test('names nobody, in any language', async () => {
    for (const address of [paths.statement(statement), figureAddress(concertation), paths.statements]) {
      const text = await textOf(ali.get(address));
      expect(text).not.toMatch(/Maude|Tremblay/);
    }
    const english = await textOf(maude.get(paths.statement(statement), { 'accept-language': 'en' }));
    expect(english).toContain('This system cannot be used to measure the effort');
  });

  test('is read by guests, who do not compile; and is not there for others', async () => {
    expect(await textOf(guest.get(paths.statement(statement)))).toContain('Les personnes invitées lisent');
    expect((await guest.post(paths.statementCompilation(statement))).status).toBe(403);
    for (const address of [
      paths.statement(statement),
      figureAddress(concertation),
      paths.statementDifference(statement),
      `${paths.statementExport(statement)}?disposition=codes`,
    ]) {
      expect((await other.get(address)).status, address).toBe(404);
      expect((await site.stranger.get(address)).status, address).toBe(303);
    }
    expect((await other.post(paths.statementCompilation(statement))).status).toBe(404);
    expect((await maude.get(paths.statement('pas-un-id'))).status).toBe(404);
  });

  test('no address lists or counts people, whatever is asked of it', async () => {
    for (const question of [
      'author',
      'auteur',
      'person',
      'personne',
      'groupBy=author_id',
      'tri=personne',
      'par=personne',
    ]) {
      const asked = await textOf(maude.get(`${paths.statement(statement)}?${question}=${maude.personId}`));
      expect(asked).toBe(await textOf(maude.get(paths.statement(statement))));
    }
  });
});

describe('a figure', () => {
  test('opens on its rule, its version and the traces behind it', async () => {
    const text = await textOf(ali.get(figureAddress(concertation)));
    expect(text).toContain('2 déclarations, temps noté : 2 h 10');
    expect(text).toContain('hors de tout dossier');
    expect(text).toContain(`version ${annexeI.version}`);
    expect(text).toContain('Table du logement');
    expect(text).toContain('Appel au comité');
    expect(text).toContain('Téléphone (exemple fictif)');
    expect(text).not.toContain('Organiser le colloque');
  });

  test('of what a declaration drops opens on the traces that had it', async () => {
    const text = await textOf(ali.get(figureAddress('x.usager-communautaire.activite-ponctuelle.partners')));
    expect(text).toContain('Table du logement');
    expect(text).not.toContain('Appel au comité');
  });

  test('that does not exist is not there', async () => {
    expect((await maude.get(figureAddress('d.rien'))).status).toBe(404);
    expect((await maude.get(paths.statementFigure(statement, '%00'))).status).toBe(404);
  });
});

describe('exporting', () => {
  const file = (query: string, who = maude) => who.get(`${paths.statementExport(statement)}?${query}`);

  test('gives a line a declaration in a CSV that Excel opens', async () => {
    const answer = await file('disposition=codes&format=csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(text.startsWith(byteOrderMark)).toBe(true);
    const [headings = '', ...lines] = text.trimEnd().split('\r\n');
    expect(headings).toContain('3° k Durée');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Usager-communautaire;Activité ponctuelle');
    expect(lines[0]).toContain(';4150;2026-02-10;EX-T05;');
    for (const line of lines) expect(line.split(';')).toHaveLength(headings.split(';').length);
  });

  test('gives the same declarations as a workbook and as JSON', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await (await file('disposition=lisible&format=xlsx')).arrayBuffer());
    expect(workbook.worksheets[0]?.rowCount).toBe(3);
    expect(workbook.worksheets[1]?.name).toBe('Comment nous comptons');
    expect(workbook.worksheets[1]?.getCell('A2').value).toBe('Aucune convention écrite');
    const written = (await (await file('disposition=lisible&format=json')).json()) as {
      declarations: Record<string, string>[];
      limits: unknown[];
      conventions: { team: unknown; framework: unknown };
    };
    expect(written.conventions).toEqual({ team: null, framework: annexeI.conventions });
    expect(written.declarations).toHaveLength(2);
    expect(written.declarations[0]).toMatchObject({
      actCentre: '4150 Soutien au développement des communautés et à l’action intersectorielle',
      duration: null,
    });
    expect(written.limits).toEqual(annexeI.limits);
  });

  test('prints how the team counts, in its own words, with its day and version', async () => {
    const text = 'Un appel de moins de cinq minutes n’est pas noté.';
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO counting_conventions (space_id, version, text, written_by, written_at)
               SELECT space_id, 1, $2, $3, '2026-02-01T12:00:00Z' FROM statements WHERE id = $1`,
        values: [statement, text, maude.personId],
      }),
    );
    expect(await (await file('disposition=codes&format=csv')).text()).not.toContain(text);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await (await file('disposition=codes&format=xlsx')).arrayBuffer());
    const beside = workbook.worksheets[1];
    expect(beside?.getCell('A2').value).toBe('Depuis le 1er février 2026 (version 1)');
    expect(beside?.getCell('B2').value).toBe(text);
    const { conventions } = (await (await file('disposition=codes&format=json')).json()) as {
      conventions: { team: unknown };
    };
    expect(conventions.team).toEqual({ version: 1, text, writtenOn: '2026-02-01' });
    await site.system((transaction) => transaction.query({ text: 'DELETE FROM counting_conventions' }));
  });

  test('is written in the log of the space, and refuses what it does not know', async () => {
    const logged = await site.system((transaction) =>
      transaction.query<{ count: number }>({
        text: "SELECT count(*) AS count FROM happenings WHERE kind = 'statement.exported' AND subject_id = $1",
        values: [statement],
      }),
    );
    expect(logged[0]?.count).toBe(6);
    expect((await file('disposition=rien')).status).toBe(404);
    expect((await file('disposition=codes&format=exe')).status).toBe(404);
  });

  test('is told beside the statement to those who work in the team, with who took it and when', async () => {
    const life = await textOf(maude.get(paths.statementLife(statement)));
    expect(life).toContain('Fichiers pris par l’équipe');
    const files = life.slice(life.indexOf('Fichiers pris, le plus récent d’abord'));
    for (const line of [
      'Maude Tremblay Codes seuls (JSON)',
      'Maude Tremblay Codes seuls (XLSX)',
      'Maude Tremblay Codes et libellés (JSON)',
    ])
      expect(files).toContain(line);
    expect(await textOf(ali.get(paths.statementLife(statement)))).toContain('Fichiers pris par l’équipe');
    const asGuest = await guest.get(paths.statementLife(statement));
    expect(asGuest.status).toBe(200);
    expect(await textOf(asGuest)).not.toContain('Fichiers pris');
    expect((await other.get(paths.statementLife(statement))).status).toBe(404);
  });
});

describe('compiling again', () => {
  test('shows the difference, and old figures stay as they were said', async () => {
    expect((await maude.get(paths.statementDifference(statement))).status).toBe(404);
    await note(ali, {
      text: 'Assemblée',
      natures: [{ nature: 'concertation', sharePercent: null }],
      durationMinutes: 60,
    });
    const stale = await textOf(maude.get(figureAddress(concertation)));
    expect(stale).toContain('2 déclarations, temps noté : 2 h 10');
    const answer = await ali.post(paths.statementCompilation(statement));
    expect(answer.headers.get('location')).toBe(paths.statementDifference(statement));
    const text = await textOf(ali.get(paths.statementDifference(statement)));
    expect(text).toContain('2 déclarations (2 h 10)');
    expect(text).toContain('3 déclarations (3 h 10)');
    expect(text).not.toContain('Sans déclaration : Préparation');
  });

  test('traces made private since are counted as not visible, never shown', async () => {
    await site.system((transaction) =>
      transaction.query({ text: "UPDATE traces SET visibility = 'author' WHERE title = 'Appel au comité'" }),
    );
    const text = await textOf(ali.get(figureAddress(concertation)));
    expect(text).toContain('1 trace comptée n’est pas visible pour vous.');
    expect(text).not.toContain('Appel au comité');
  });
});

describe('the same by the API', () => {
  const api = '/api/v1';
  test('reads figures with what they cannot say, and explains them', async () => {
    const list = (await (await maude.send('GET', `${api}/statements?limit=1`)).json()) as {
      statements: { id: string }[];
      nextCursor: string;
    };
    expect(list.statements).toHaveLength(1);
    const next = (await (
      await maude.send('GET', `${api}/statements?limit=1&cursor=${list.nextCursor}`)
    ).json()) as typeof list;
    expect(next.statements[0]?.id).not.toBe(list.statements[0]?.id);
    const whole = (await (await maude.send('GET', `${api}/statements/${statement}`)).json()) as {
      figures: { key: string }[];
      limits: unknown[];
      leftEmpty: { id: string; reference: string }[];
    };
    expect(whole.limits).toHaveLength(1);
    expect(whole.leftEmpty.map(({ reference }) => reference)).toEqual(['1° h', '3° h', '3° m']);
    expect(whole.figures.map(({ key }) => key)).toContain('n.preparation');
    const explained = await (
      await maude.send('GET', `${api}/statements/${statement}/figures/n.preparation`)
    ).json();
    expect(explained).toMatchObject({
      rowIds: ['exclusion-preparation'],
      visibleCount: 1,
      notVisibleCount: 0,
    });
    expect((await maude.send('GET', `${api}/statements/${statement}/difference`)).status).toBe(200);
    expect((await maude.send('GET', `${api}/statements/${statement}/declarations?layout=codes`)).status).toBe(
      200,
    );
  });

  test('opens and compiles, within the same rights', async () => {
    const body = {
      spaceId,
      codebookId: annexeI.id,
      codebookVersion: annexeI.version,
      calendarId: 'year',
      periodId: '2025-2026',
    };
    const made = await maude.send('POST', `${api}/statements`, body);
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect(await (await maude.send('POST', `${api}/statements/${id}/compilations`)).json()).toEqual({
      id,
      compilation: 2,
    });
    expect((await guest.send('POST', `${api}/statements`, body)).status).toBe(403);
    expect((await guest.send('POST', `${api}/statements/${id}/compilations`)).status).toBe(403);
    expect((await other.send('GET', `${api}/statements/${id}`)).status).toBe(404);
    expect((await maude.send('POST', `${api}/statements`, { ...body, periodId: '1066' })).status).toBe(422);
    expect((await maude.send('POST', `${api}/statements`, { spaceId: 1 })).status).toBe(422);
  });
});
