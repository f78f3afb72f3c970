import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { statementsDomain } from '#/domains/statements/statements.domain.ts';
import { createTraces, type TraceDraft } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import type { Person } from '#/platform/visit.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';
import { numbersThatLeft } from './numbers-left.actions.ts';

let site: TestSite;
let maude: Visitor;
let rene: Visitor;
let ali: Visitor;
let guest: Visitor;
let director: Visitor;
let directorGuest: Visitor;
let other: Visitor;
let team: string;
let direction: string;

const personOf = (visitor: Visitor): Person => ({
  kind: 'person',
  personId: visitor.personId,
  name: '',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});
const note = (...drafts: Partial<TraceDraft>[]) =>
  site.as(maude.personId, (transaction) =>
    createTraces(
      transaction,
      personOf(maude),
      drafts.map((changes) => ({ spaceId: team, text: 'Une rencontre', eventOn: '2026-02-10', ...changes })),
      { enteredAt: new Date('2026-03-11T15:00:00Z') },
    ),
  );
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('&#39;', '’');

/** Months of February: two concertations of a crowd, one telephone call to one person. */
const crowd: Partial<TraceDraft> = {
  natures: [{ nature: 'concertation', sharePercent: null }],
  mode: 'in-person',
  placeKind: 'organisation',
  language: 'fr',
  durationMinutes: 120,
  peopleCount: 14,
};
const alone: Partial<TraceDraft> = {
  text: 'Accompagner une personne',
  addressee: 'person',
  natures: [{ nature: 'citizen-participation', sharePercent: null }],
  mode: 'telephone',
  placeKind: 'institution',
  language: 'fr',
  durationMinutes: 45,
  peopleCount: 1,
};

async function statementOf(period: string): Promise<string> {
  const answer = await maude.post(paths.newStatement, {
    spaceId: team,
    codebook: `${annexeI.id} ${annexeI.version}`,
    period,
    year: '2025-2026',
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('/').at(-1)!;
}

const purpose = 'Préparer la rencontre annuelle sur les services à la communauté';
const wish = (changes: Record<string, string> = {}) => ({
  recipient: direction,
  outsideName: '',
  purposeKind: 'account',
  purpose,
  layout: '',
  ...changes,
});

async function transmitted(
  statement: string,
  changes: Record<string, string> = {},
  by: Visitor = maude,
): Promise<string> {
  const answer = await by.post(paths.statementTransmission(statement), wish(changes));
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('/').at(-1)!;
}

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  rene = await site.person('René Gagnon');
  ali = await site.person('Ali Haddad');
  guest = await site.person('Rosa Lemay');
  director = await site.person('Odette Caron');
  directorGuest = await site.person('Yvon Petit');
  other = await site.person('Inès Roy');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [rene, 'secretary'],
    [ali, 'member'],
    [guest, 'guest'],
  ]);
  direction = await site.space(
    'Direction',
    [
      [director, 'member'],
      [directorGuest, 'guest'],
    ],
    { kind: 'committee', visibility: 'network' },
  );
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await note({ ...crowd, text: 'Table du logement' }, { ...crowd, text: 'Assemblée' }, alone, {
    ...crowd,
    text: 'Au printemps',
    eventOn: '2026-01-15',
  });
}, 60_000);

describe('transmitting', () => {
  let statement: string;
  beforeAll(async () => {
    statement = await statementOf('month 2026-02');
  });

  test.for([
    [{ recipient: '' }, 'Choisissez à qui'],
    [{ purpose: '' }, 'Dites en une phrase'],
    [{ purpose: 'stats' }, 'Dites en une phrase'],
    [{ purposeKind: '' }, 'Choisissez à quoi serviront'],
    [{ recipient: 'outside' }, 'Nommez la personne'],
    [{ layout: 'codes' }, 'ne partent une par une que pour la transmission prévue'],
  ])('needs a recipient and a purpose: %o is refused, and kept', async ([changes, sentence]) => {
    const answer = await maude.post(
      paths.statementTransmission(statement),
      wish(changes as Record<string, string>),
    );
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(sentence);
  });

  test('to one’s own space, or to one that is not there, is refused', async () => {
    for (const recipient of [team, newId()]) {
      const answer = await maude.post(paths.statementTransmission(statement), wish({ recipient }));
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain('ne peut pas recevoir ce relevé');
    }
  });

  test('belongs to those who keep the memory of the team', async () => {
    for (const visitor of [ali, guest]) {
      expect((await visitor.get(paths.statementTransmission(statement))).status).toBe(403);
      expect((await visitor.post(paths.statementTransmission(statement), wish())).status).toBe(403);
    }
    for (const visitor of [other, director])
      expect((await visitor.post(paths.statementTransmission(statement), wish())).status).toBe(404);
    expect((await site.stranger.get(paths.statementTransmission(statement))).status).toBe(303);
  });

  test('says before what will be hidden', async () => {
    const text = await textOf(rene.get(paths.statementTransmission(statement)));
    expect(text).toMatch(/Sur \d+ chiffres, \d+ seront masqués/);
  });

  test('refuses figures whose traces changed since', async () => {
    const late = await statementOf('month 2026-01');
    await note({ ...crowd, text: 'Ajoutée', eventOn: '2026-01-20' });
    const answer = await maude.post(paths.statementTransmission(late), wish());
    expect(answer.status).toBe(422);
    const text = await textOf(answer);
    expect(text).toContain('Des traces ont changé depuis la compilation');
    expect(text).toContain(purpose);
  });
});

describe('what a recipient reads', () => {
  let statement: string;
  let transmission: string;
  beforeAll(async () => {
    await maude.post(paths.spaceConventions(team), {
      text: 'Un appel bref n’est pas noté.',
      afterVersion: '0',
    });
    statement = await statementOf('month 2026-02');
    transmission = await transmitted(statement);
  });

  test('is what the figures are for, the figures, the conventions, and nothing small', async () => {
    const text = await textOf(director.get(paths.transmission(transmission)));
    expect(text).toContain(`Reddition de comptes : ${purpose}`);
    expect(text).toContain('Un appel bref n’est pas noté.');
    expect(text).toContain('ne peut être utilisé pour mesurer l’effort');
    expect(text).toContain('masqué pour protéger');
    expect(text).toContain('trop peu de personnes (seuil : 5)');
    expect(text).toContain('Votre lecture est notée');
    expect(text).not.toMatch(/Notées après|Jours de semaine|À vérifier/);
    expect(text).not.toContain('Table du logement');
  });

  test('hides the call to one person and shows the crowd, everywhere alike', async () => {
    const json = (await (await director.send('GET', `/api/v1/transmissions/${transmission}`)).json()) as {
      figures: { key: string; count: number | null; minutes: number | null; isHidden: boolean }[];
      purpose: string;
    };
    expect(json.purpose).toBe(purpose);
    const one = json.figures.find(({ key }) => key.startsWith('d.usager-individu'))!;
    const protection = {
      label: 'masqué pour protéger',
      sentence: expect.stringContaining('trop peu d’entre eux'),
    };
    expect(one).toMatchObject({ count: null, minutes: null, isHidden: true, protection });
    const many = json.figures.find(({ key }) => key.startsWith('d.usager-communautaire'))!;
    expect(many).toMatchObject({ count: 2, minutes: 240, isHidden: false, protection: null });
    expect(json.figures.some(({ key }) => /^[mf]\./.test(key))).toBe(false);

    const csv = await (await director.get(`${paths.transmissionExport(transmission)}?format=csv`)).text();
    expect(csv).toContain(purpose);
    expect(csv).toContain('Un appel bref n’est pas noté.');
    const line = csv
      .split('\r\n')
      .find((text) => text.includes('usager-individu') && text.includes('Ce que le cadre reçoit'));
    expect(line).toContain('masqué pour protéger;masqué pour protéger');
    const workbook = new exceljs.Workbook();
    const xlsx = await director.get(`${paths.transmissionExport(transmission)}?format=xlsx`);
    await workbook.xlsx.load(await xlsx.arrayBuffer());
    const cells = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flat(2).map(String));
    expect(cells.some((cell) => cell.includes(purpose))).toBe(true);
    expect(cells).toContain('masqué pour protéger');
    const file = (await (
      await director.get(`${paths.transmissionExport(transmission)}?format=json`)
    ).json()) as typeof json;
    expect(file.figures).toEqual(json.figures);
  });

  test('is all that a bilan may say of them outside', async () => {
    const { figures } = (await (
      await director.send('GET', `/api/v1/transmissions/${transmission}`)
    ).json()) as {
      figures: { key: string; count: number | null; minutes: number | null }[];
    };
    const shown = figures.filter(({ count, minutes }) => count !== null && minutes !== null);
    const left = await site.as(ali.personId, (transaction) => numbersThatLeft(transaction, statement));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(figures.length);
    for (const { key, count } of shown) expect(left.get(key), key).toBe(count);
    for (const { key, count } of figures) if (count === null) expect(left.has(key), key).toBe(false);
    expect(
      await site.as(director.personId, (transaction) => numbersThatLeft(transaction, statement)),
    ).toEqual(new Map());
  });

  test('its own team keeps its real figures', async () => {
    const text = await textOf(ali.get(paths.statement(statement)));
    expect(text).not.toContain('masqué pour protéger');
    expect(text).toContain('Ce relevé est transmis.');
    expect(text).toContain('Aucune suite n’est notée à ce jour.');
  });

  test('and nothing more: neither statement, figure, export, life, completeness nor conventions', async () => {
    for (const visitor of [director, directorGuest, other])
      for (const address of [
        paths.statement(statement),
        paths.statementFigure(statement, 'n.preparation'),
        paths.statementDifference(statement),
        paths.statementLife(statement),
        paths.statementCompleteness(statement),
        paths.spaceConventions(team),
        `${paths.statementExport(statement)}?disposition=codes`,
      ])
        expect((await visitor.get(address)).status, address).toBe(404);
    for (const address of [
      paths.transmission(transmission),
      paths.transmissionAnswer(transmission),
      paths.transmissionFeedback(transmission),
      paths.transmissionReadings(transmission),
      paths.transmissionExport(transmission),
      paths.transmissionDeclarations(transmission),
    ]) {
      expect((await other.get(address)).status, address).toBe(404);
      expect((await site.stranger.get(address)).status, address).toBe(303);
    }
  });

  test('the second lock lets a recipient read the transmission alone', async () => {
    const seen = (table: string, visitor: Visitor) =>
      site.as(visitor.personId, async (transaction) => {
        const [row] = await transaction.query<{ count: number }>({
          text: `SELECT count(*) AS count FROM ${table}`,
        });
        return row?.count ?? 0;
      });
    for (const table of ['statements', 'compilations', 'traces', 'counting_conventions', 'trace_readings'])
      expect(await seen(table, director), table).toBe(0);
    expect(await seen('transmissions', director)).toBe(1);
    for (const table of [
      'transmissions',
      'transmission_readings',
      'transmission_feedback',
      'statement_states',
    ])
      expect(await seen(table, other), table).toBe(0);
    await expect(
      site.as(director.personId, (transaction) =>
        transaction.query({ text: "UPDATE transmissions SET purpose = 'autre'" }),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      site.as(other.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO statement_states (id, statement_id, state, transmission_id, noted_by) VALUES ($1, $2, 'accepted', $3, $4)`,
          values: [newId(), statement, transmission, other.personId],
        }),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('the reading log', () => {
  let transmission: string;
  beforeAll(async () => {
    transmission = await transmitted(
      await statementOf('month 2025-12').then(async (id) => {
        await note({ ...crowd, eventOn: '2025-12-03' });
        await maude.post(paths.statementCompilation(id));
        return id;
      }),
    );
  });

  test('keeps who opened and who exported, once a day, and not one’s own team', async () => {
    await director.get(paths.transmission(transmission));
    await director.get(paths.transmission(transmission));
    await director.get(`${paths.transmissionExport(transmission)}?format=csv`);
    await maude.get(paths.transmission(transmission));
    const text = await textOf(ali.get(paths.transmissionReadings(transmission)));
    expect(text.match(/Odette Caron/g)).toHaveLength(2);
    expect(text).toContain('a pris un fichier : les chiffres protégés (CSV)');
    expect(text).not.toContain('Maude');
    expect(await textOf(maude.get(paths.transmission(transmission)))).toContain(
      'lire ses propres chiffres n’est pas noté',
    );
  });

  test('is for those who work in the team', async () => {
    expect((await director.get(paths.transmissionReadings(transmission))).status).toBe(403);
    expect((await guest.get(paths.transmissionReadings(transmission))).status).toBe(403);
    const answer = await ali.send('GET', `/api/v1/transmissions/${transmission}/readings`);
    expect(await answer.json()).toMatchObject({ readings: [{ act: 'exported' }, { act: 'opened' }] });
  });
});

describe('the life of a statement', () => {
  /** Where the list of statements says that it stands. */
  const stateInList = async (id: string) => {
    const html = await (await maude.get(paths.statements)).text();
    const line = html.slice(
      html.indexOf(paths.statement(id)),
      html.indexOf('</li>', html.indexOf(paths.statement(id))),
    );
    return /(ouvert|transmis|retourné|accepté|verrouillé|déverrouillé) – /.exec(line)?.[1];
  };

  test('comes back with reasons, is mended, accepted, locked, and unlocked with a reason', async () => {
    const id = await statementOf('month 2025-11');
    await note({ ...crowd, eventOn: '2025-11-03' });
    await maude.post(paths.statementCompilation(id));
    const first = await transmitted(id, {}, rene);

    const frozen = await ali.post(paths.statementCompilation(id));
    expect(frozen.status).toBe(422);
    expect(await textOf(frozen)).toContain('Rien n’a été compilé');
    const again = await maude.post(paths.newStatement, {
      spaceId: team,
      codebook: `${annexeI.id} ${annexeI.version}`,
      period: 'month 2025-11',
      year: '2025-2026',
    });
    expect(again.status).toBe(422);

    expect((await maude.post(paths.transmissionAnswer(first), { answer: 'accepted' })).status).toBe(403);
    expect((await directorGuest.post(paths.transmissionAnswer(first), { answer: 'accepted' })).status).toBe(
      403,
    );
    const bare = await director.post(paths.transmissionAnswer(first), { answer: 'returned', reason: '' });
    expect(bare.status).toBe(422);
    expect(await textOf(bare)).toContain('dites ce qui est à revoir');
    const returned = await director.post(paths.transmissionAnswer(first), {
      answer: 'returned',
      reason: 'La période compte un congé.',
    });
    expect(returned.status).toBe(303);
    expect(await textOf(maude.get(paths.today))).toContain('Relevé retourné');
    expect(await textOf(maude.get(paths.statementLife(id)))).toContain('La période compte un congé.');
    expect(await stateInList(id)).toBe('retourné');
    expect((await director.post(paths.transmissionAnswer(first), { answer: 'accepted' })).status).toBe(422);

    await note({ ...crowd, eventOn: '2025-11-05' });
    expect((await ali.post(paths.statementCompilation(id))).status).toBe(303);
    expect(await textOf(ali.get(paths.statementDifference(id)))).toContain('2 déclarations');
    expect((await rene.post(paths.statementLife(id), { turn: 'locked' })).status).toBe(422);
    const second = await transmitted(id, {}, rene);
    expect(await textOf(director.get(paths.transmission(second)))).toContain('en remplace une autre');
    expect((await director.post(paths.transmissionAnswer(second), { answer: 'accepted' })).status).toBe(303);

    for (const visitor of [ali, guest])
      expect((await visitor.post(paths.statementLife(id), { turn: 'locked' })).status).toBe(403);
    expect((await rene.post(paths.statementLife(id), { turn: 'locked' })).status).toBe(303);
    expect(await stateInList(id)).toBe('verrouillé');
    expect((await maude.post(paths.statementTransmission(id), wish())).status).toBe(422);
    expect((await rene.post(paths.statementLife(id), { turn: 'unlocked', reason: 'Erreur' })).status).toBe(
      403,
    );
    expect((await maude.post(paths.statementLife(id), { turn: 'unlocked', reason: '' })).status).toBe(422);
    const unlocked = await maude.post(paths.statementLife(id), {
      turn: 'unlocked',
      reason: 'Une rencontre oubliée.',
    });
    expect(unlocked.status).toBe(303);
    expect((await ali.post(paths.statementCompilation(id))).status).toBe(303);
    const life = (await (await ali.send('GET', `/api/v1/statements/${id}/life`)).json()) as {
      state: string;
      turns: { turn: string }[];
    };
    expect(life.state).toBe('unlocked');
    expect(life.turns.map(({ turn }) => turn)).toEqual([
      'submitted',
      'returned',
      'submitted',
      'accepted',
      'locked',
      'unlocked',
    ]);
  });

  test('the database refuses what the rules refuse', async () => {
    const id = await statementOf('month 2025-10');
    const state = (turn: string, who: Visitor) =>
      site.as(who.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO statement_states (id, statement_id, state, reason, noted_by) VALUES ($1, $2, $3, 'parce que', $4)`,
          values: [newId(), id, turn, who.personId],
        }),
      );
    await expect(state('locked', rene)).rejects.toThrow('cannot become locked');
    await expect(state('unlocked', maude)).rejects.toThrow('cannot become unlocked');
    await note({ ...crowd, eventOn: '2025-10-07' });
    await maude.post(paths.statementCompilation(id));
    const transmission = await transmitted(id);
    for (const visitor of [rene, ali])
      await expect(state('unlocked', visitor)).rejects.toThrow(/row-level security/);
    await director.post(paths.transmissionAnswer(transmission), { answer: 'accepted' });
    await expect(state('locked', ali)).rejects.toThrow(/row-level security/);
    await expect(
      site.as(ali.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO compilations (id, statement_id, number, compiled_by, figures, groups) VALUES ($1, $2, 99, $3, '[]', '[]')`,
          values: [newId(), id, ali.personId],
        }),
      ),
    ).rejects.toThrow('a transmitted statement is not compiled again');
  });
});

describe('what was decided', () => {
  test('is told back to every contributor, beside the statement and on « Aujourd’hui »', async () => {
    const id = await statementOf('month 2025-09');
    await note({ ...crowd, eventOn: '2025-09-03' });
    await maude.post(paths.statementCompilation(id));
    const transmission = await transmitted(id);
    const address = paths.transmissionFeedback(transmission);
    for (const visitor of [maude, ali, directorGuest])
      expect((await visitor.post(address, { text: 'x', decidedOn: '2026-03-01' })).status).toBe(403);
    expect((await director.post(address, { text: '', decidedOn: '2026-03-01' })).status).toBe(422);
    const early = await director.post(address, { text: 'Un poste', decidedOn: '2026-12-01' });
    expect(early.status).toBe(422);
    expect(await textOf(early)).toContain('pas encore venu');
    expect(await textOf(director.get(paths.transmission(transmission)))).toContain('Aucune suite');
    const told = await director.post(address, { text: 'Un poste est maintenu.', decidedOn: '2026-03-01' });
    expect(told.status).toBe(303);
    for (const visitor of [maude, ali, guest]) {
      expect(await textOf(visitor.get(paths.statement(id)))).toContain('Un poste est maintenu.');
      expect(await textOf(visitor.get(paths.today))).toContain('Ce qui a été décidé avec vos chiffres');
    }
    expect(await textOf(other.get(paths.today))).not.toContain('décidé avec vos chiffres');
  });

  test('is written by the team when the recipient is outside, and each file made is recorded', async () => {
    const id = await statementOf('month 2025-08');
    await note({ ...crowd, eventOn: '2025-08-05' });
    await maude.post(paths.statementCompilation(id));
    const transmission = await transmitted(id, { recipient: 'outside', outsideName: 'Fonds du quartier' });
    expect((await director.get(paths.transmission(transmission))).status).toBe(404);
    await rene.get(`${paths.transmissionExport(transmission)}?format=xlsx`);
    expect(await textOf(ali.get(paths.transmissionReadings(transmission)))).toContain('René Gagnon');
    expect((await ali.post(paths.transmissionAnswer(transmission), { answer: 'accepted' })).status).toBe(403);
    expect((await rene.post(paths.transmissionAnswer(transmission), { answer: 'accepted' })).status).toBe(
      303,
    );
    const address = paths.transmissionFeedback(transmission);
    expect((await rene.post(address, { text: 'Renouvelé.', decidedOn: '2026-03-02' })).status).toBe(303);
  });
});

describe('declarations one by one', () => {
  let transmission: string;
  beforeAll(async () => {
    const id = await statementOf('month 2025-07');
    await note({ ...crowd, eventOn: '2025-07-08' }, { ...alone, eventOn: '2025-07-09' });
    await maude.post(paths.statementCompilation(id));
    transmission = await transmitted(id, { purposeKind: 'regulation', layout: 'codes' });
  });

  async function sameAsJson() {
    const json = await (
      await director.get(`${paths.transmissionDeclarations(transmission)}?format=json`)
    ).json();
    expect(json).toMatchObject({
      transmissionId: transmission,
      purposeKind: 'regulation',
      purpose,
      codebook: { id: annexeI.id, version: annexeI.version },
      teamConvention: { version: 1, text: 'Un appel bref n’est pas noté.' },
      frameworkConventions: annexeI.conventions.map(({ question, answer }) => ({ question, answer })),
      declarations: { length: 2 },
    });
    const api = `/api/v1/transmissions/${transmission}/declarations`;
    expect(await (await director.send('GET', api)).json()).toEqual(json);
    expect((await directorGuest.send('GET', api)).status).toBe(403);
    expect((await other.send('GET', api)).status).toBe(404);
    expect((await site.stranger.send('GET', api)).status).toBe(401);
    const readings = await (await maude.send('GET', `/api/v1/transmissions/${transmission}/readings`)).json();
    expect(JSON.stringify(readings)).toContain('"means":"api"');
  }

  test('leave for the regulation only, whole, for those who work with the recipient', async () => {
    const address = `${paths.transmissionDeclarations(transmission)}?format=csv`;
    const csv = await (await director.get(address)).text();
    const [before = '', table = ''] = csv.trim().split('\r\n\r\n');
    // What is said before the table is for people; the columns of the layout are those that it asks for.
    expect(table.split('\r\n')).toHaveLength(3);
    const columns = annexeI.layouts.find(({ id }) => id === 'codes')!.columns;
    for (const line of table.split('\r\n')) expect(line.split(';')).toHaveLength(columns.length);
    for (const said of [purpose, 'Comment l’équipe compte', 'Un appel bref n’est pas noté.', 'effort'])
      expect(before).toContain(said);
    expect(csv).toContain('3° k Durée');
    expect(csv).not.toContain('masqué');
    expect(csv).not.toMatch(/Maude|Tremblay|Accompagner une personne/);
    for (const visitor of [directorGuest, guest]) expect((await visitor.get(address)).status).toBe(403);
    expect((await other.get(address)).status).toBe(404);
    const page = await textOf(director.get(paths.transmission(transmission)));
    expect(page).toContain('Ce n’est pas une publication');
    expect(await textOf(directorGuest.get(paths.transmission(transmission)))).toContain(
      'Seules les personnes qui travaillent dans l’espace destinataire',
    );
    expect(await textOf(ali.get(paths.transmissionReadings(transmission)))).toContain(
      'les déclarations une par une (CSV)',
    );
    const rows = (who: Visitor) =>
      site.as(who.personId, (transaction) =>
        transaction.query({ text: 'SELECT FROM transmission_declarations' }),
      );
    expect(await rows(director)).toHaveLength(2);
    await sameAsJson();
    expect(await rows(directorGuest)).toHaveLength(0);
  });

  test('are not there for other transmissions', async () => {
    const id = await statementOf('month 2025-06');
    await note({ ...crowd, eventOn: '2025-06-04' });
    await maude.post(paths.statementCompilation(id));
    const plain = await transmitted(id);
    expect((await director.get(paths.transmissionDeclarations(plain))).status).toBe(404);
  });
});

describe('conventions and completeness', () => {
  test('conventions are versioned, dated, and never overwritten by somebody late', async () => {
    const address = paths.spaceConventions(team);
    const [row] = await site.system((transaction) =>
      transaction.query<{ version: number }>({
        text: 'SELECT coalesce(max(version), 0) AS version FROM counting_conventions WHERE space_id = $1',
        values: [team],
      }),
    );
    const afterVersion = String(row!.version);
    expect(
      (await rene.post(address, { text: 'Une rencontre à deux est une trace.', afterVersion })).status,
    ).toBe(303);
    const late = await maude.post(address, { text: 'Autre chose.', afterVersion });
    expect(late.status).toBe(422);
    const text = await textOf(late);
    expect(text).toContain('Quelqu’un a écrit une version pendant ce temps');
    expect(text).toContain('Autre chose.');
    expect((await ali.post(address, { text: 'x', afterVersion })).status).toBe(403);
    expect(await textOf(guest.get(address))).toContain('Une rencontre à deux est une trace.');
  });

  test('completeness is for the team, in plain counts and of nobody', async () => {
    const [row] = await site.system((transaction) =>
      transaction.query<{ id: string }>({ text: "SELECT id FROM statements WHERE period_id = '2026-02'" }),
    );
    const id = row!.id;
    const text = await textOf(ali.get(paths.statementCompleteness(id)));
    expect(text).toMatch(/Notées après la fin de la période 3/);
    expect(text).toMatch(/Jours de semaine sans trace 19 sur 20/);
    expect(text).not.toMatch(/Maude|retard/);
    expect((await guest.get(paths.statementCompleteness(id))).status).toBe(403);
  });
});

describe('nobody is compared', () => {
  test('no address or call of statements takes two teams, a person, an order or a total', () => {
    const names = (statementsDomain.api ?? []).flatMap(({ query }) => Object.keys(query?.shape ?? {}));
    expect(names.length).toBeGreaterThan(3);
    expect(
      names.filter((name) =>
        /person|author|actor|member|sort|order|group|rank|compare|total|spaces|teams/i.test(name),
      ),
    ).toEqual([]);
    const addresses = [...statementsDomain.routes, ...(statementsDomain.api ?? [])].map(({ path }) => path);
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((path) => /personne|classement|palmares|compar|total|rang/i.test(path))).toEqual(
      [],
    );
    expect(addresses.filter((path) => (path.match(/:(espace|space)/g) ?? []).length > 1)).toEqual([]);
  });

  test('no page of transmitted figures, readings or completeness changes when two teams or a person are asked for', async () => {
    const [row] = await site.system((transaction) =>
      transaction.query<{ id: string; statement: string }>({
        text: 'SELECT id, statement_id AS statement FROM transmissions ORDER BY transmitted_at DESC, id DESC LIMIT 1',
      }),
    );
    const { id, statement } = row!;
    const bare = async (address: string) =>
      /<main[\s\S]*<\/main>/
        .exec(await (await maude.get(address)).text())?.[0]
        .replaceAll(/name="_key" value="[^"]*"/g, '');
    for (const address of [
      paths.transmissions,
      paths.transmission(id),
      paths.transmissionReadings(id),
      paths.statementLife(statement),
      paths.statementCompleteness(statement),
    ])
      for (const asked of [
        `espace=${team}&espace=${direction}`,
        `comparer=${direction}`,
        `equipes=${team},${direction}`,
        `personne=${ali.personId}`,
        'tri=nombre&par=personne',
      ])
        expect(await bare(`${address}?${asked}`), `${address}?${asked}`).toBe(await bare(address));
  });
});
