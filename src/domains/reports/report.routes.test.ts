import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { htmlFaults } from '../../../test/harness/html.ts';
import { type TestSite, type Typed, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let kim: Visitor;
let outsider: Visitor;
let team: string;
let table: string;
let dossier: string;

const last = (answer: Response) => answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

async function done(answer: Response): Promise<string> {
  expect(answer.status, await answer.clone().text()).toBe(303);
  return last(answer);
}

const note = async (who: Visitor, typed: Typed) =>
  done(
    await who.post(paths.newTrace, {
      spaceId: team,
      visibility: 'space',
      addressee: 'community',
      eventOn: '2026-02-03',
      natures: ['concertation'],
      ...typed,
    }),
  );

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  idriss = await site.person('Idriss Benali');
  denis = await site.person('Denis Fafard');
  kim = await site.person('Kim Ostiguy');
  outsider = await site.person('Ghyslaine Ouimet');
  team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  table = await site.space('Table du logement', [
    [maude, 'secretary'],
    [idriss, 'member'],
    [kim, 'member'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  dossier = await done(
    await maude.post(paths.dossiers, {
      spaceId: team,
      title: 'Marche [du] *jeudi*',
      summary: 'Une marche pour briser l’isolement.',
      state: 'accompanying',
      sinceOn: '2025-06-02',
    }),
  );
  for (const [at, text] of ['Première marche', 'Deuxième marche', 'Troisième marche'].entries()) {
    await note(idriss, { text, dossierIds: [dossier], duration: '60', peopleCount: String(8 + at) });
  }
  await note(idriss, {
    text: 'Bilan de la marche',
    dossierIds: [dossier],
    whatChanged: 'Deux voisines s’appellent maintenant.',
    duration: '45',
  });
  await note(maude, {
    text: 'Pour moi seule',
    dossierIds: [dossier],
    visibility: 'author',
    whatChanged: 'Secret de Maude',
  });
});

const typed = (more: Typed = {}): Typed => ({
  template: 'bilan-equipe',
  spaceIds: [team],
  period: 'autre',
  startsOn: '2025-04-01',
  endsOn: '2026-03-31',
  audience: 'team',
  language: 'fr',
  ...more,
});

const composed = async (who = idriss, more: Typed = {}) => done(await who.post(paths.newReport, typed(more)));

async function read(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html.replaceAll('\u00a0', ' ');
}

describe('composing', () => {
  test('tells the period from what was noted, each sentence led to its evidence', async () => {
    const report = await composed();
    const html = await read(idriss, paths.report(report));
    expect(html).toContain('Bilan annuel de l’équipe, 2025-2026');
    expect(html).toContain('Marche [du] *jeudi*');
    expect(html).toMatch(/href="\/bilans\/[^"]+\/preuves\/e\d+"[^>]*>(?:(?!<\/a>).)*4 traces/);
    // Acts of several natures are never counted together: a dossier says when and in what way.
    expect(html).toMatch(/surtout de la concertation\./);
    expect(html).toContain('Deux voisines s’appellent maintenant.');
    expect(html).toContain('Les natures du travail noté');
    expect(html).toContain('ils ne mesurent pas l’effort');
    // What nothing supports is left to people, with what it is for.
    expect(html).toContain('Rien de ce qui est noté n’appuie encore cette section');
    expect(html).toContain('Dites pourquoi les moyens ont changé');
  });

  test('leaves out what an author keeps, in numbers and in words, for the author too', async () => {
    const report = await composed(maude);
    for (const visitor of [maude, idriss]) {
      const html = await read(visitor, paths.report(report));
      expect(html).not.toContain('Secret de Maude');
      expect(html).not.toMatch(/5 traces/);
    }
  });

  test('keeps to the dossiers chosen, and to the days', async () => {
    const other = await done(
      await maude.post(paths.dossiers, { spaceId: team, title: 'Jardin collectif', sinceOn: '2025-09-01' }),
    );
    const chosen = await read(idriss, paths.report(await composed(idriss, { dossierIds: [dossier] })));
    expect(chosen).toContain('Marche [du] *jeudi*');
    expect(chosen).not.toContain('Jardin collectif');
    const all = await read(idriss, paths.report(await composed()));
    expect(all).toContain('Jardin collectif');
    const before = await read(
      idriss,
      paths.report(await composed(idriss, { startsOn: '2024-04-01', endsOn: '2025-03-31' })),
    );
    expect(before).not.toContain('Deux voisines');
    expect(other).not.toBe('');
  });

  test('a dossier of another space is not taken in, whoever asks', async () => {
    const theirs = await done(
      await outsider.post(paths.dossiers, {
        spaceId: (
          await site.system((t) =>
            t.query<{ id: string }>({ text: `SELECT id FROM spaces WHERE name = 'Ailleurs'` }),
          )
        )[0]!.id,
        title: 'Dossier d’ailleurs',
      }),
    );
    const html = await read(idriss, paths.report(await composed(idriss, { dossierIds: [dossier, theirs] })));
    expect(html).not.toContain('Dossier d’ailleurs');
  });

  test('tells what was marked, what changed and whose part it was; never by a trace that its author keeps', async () => {
    const trace = await note(idriss, { text: 'Assemblée de fondation', dossierIds: [dossier] });
    const kept = await note(maude, { text: 'Carnet de Maude', dossierIds: [dossier], visibility: 'author' });
    await done(
      await idriss.post(paths.traceEvents(trace), { dossierId: dossier, why: 'Le groupe se donne un nom' }),
    );
    await maude.post(paths.traceEvents(kept), { dossierId: dossier, why: 'Vu par Maude' });
    await done(
      await idriss.post(paths.dossierObservedChanges(dossier), {
        observedOn: '2026-02-10',
        groupChange: 'Le groupe tient ses rencontres sans nous.',
        ownPart: 'Nous avons passé les clés.',
        othersPart: '',
        traceIds: trace,
      }),
    );
    const html = await read(maude, paths.report(await composed(maude)));
    expect(html).toContain('Assemblée de fondation');
    expect(html).toContain('Le groupe se donne un nom.');
    expect(html).toContain('Le groupe tient ses rencontres sans nous.');
    expect(html).toContain('Notre part');
    expect(html).not.toContain('La part des autres');
    expect(html).not.toContain('Carnet de Maude');
    await done(await idriss.post(paths.traceRemoval(trace), {}));
  });

  test('speaks the language chosen, whatever its reader reads', async () => {
    const html = await read(idriss, paths.report(await composed(idriss, { language: 'en' })));
    expect(html).toContain('The team’s yearly report, 2025-2026');
    expect(html).toContain('they do not measure effort');
  });

  test('a usual period fills the days', async () => {
    const html = await read(
      idriss,
      paths.report(await composed(idriss, { period: '2025-01-01..2025-12-31', startsOn: '', endsOn: '' })),
    );
    expect(html).toContain('Du 1er janvier 2025 au 31 décembre 2025');
  });

  test('a refused form says why and keeps what was typed', async () => {
    const cases: [Typed, string][] = [
      [{ endsOn: '2025-03-01' }, 'finit avant de commencer'],
      [{ startsOn: '2019-04-01' }, 'au plus cinq ans'],
      [{ startsOn: '2025-02-30' }, 'Cette date n’existe pas'],
      [{ template: 'inconnu' }, 'Ce gabarit n’est plus là'],
      [{ spaceIds: [] }, 'Choisissez au moins un espace'],
    ];
    for (const [more, sentence] of cases) {
      const answer = await idriss.post(paths.newReport, typed({ title: 'Titre gardé', ...more }));
      expect(answer.status, sentence).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html).toContain('Titre gardé');
      expect(await htmlFaults(html)).toEqual([]);
    }
  });
});

describe('who composes and who reads', () => {
  test('a guest, somebody from elsewhere and a stranger do not compose', async () => {
    expect((await denis.get(paths.newReport)).status).toBe(403);
    expect((await denis.post(paths.newReport, typed())).status).toBe(403);
    expect((await outsider.post(paths.newReport, typed())).status).toBe(422);
    expect((await site.stranger.get(paths.newReport)).status).toBe(303);
  });

  test('several spaces are brought together by whoever keeps the memory of all', async () => {
    const both = { spaceIds: [team, table] };
    const refused = await idriss.post(paths.newReport, typed(both));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('secrétariat ou à l’animation de chacun');
    expect((await maude.post(paths.newReport, typed(both))).status).toBe(303);
    // The second lock: not by the database either.
    const report = newId();
    await expect(
      site.as(idriss.personId, async (transaction) => {
        await transaction.query({
          text: `INSERT INTO reports (id, title, starts_on, ends_on, language, audience, proposed_at, opened_by)
                 VALUES ($1, 'X', '2025-04-01', '2026-03-31', 'fr', 'team', now(), $2)`,
          values: [report, idriss.personId],
        });
        await transaction.query({
          text: `INSERT INTO report_spaces VALUES ($1, $2, '2026-03-01'), ($1, $3, '2026-03-01')`,
          values: [report, team, table],
        });
      }),
    ).rejects.toThrow('keeps the memory of all its spaces');
  });

  test('the team reads it and its evidence, guests too; nobody else, on any page nor by the database', async () => {
    const report = await composed();
    const html = await read(idriss, paths.report(report));
    const evidence = [...html.matchAll(/\/preuves\/(e\d+)"/g)].map(([, name]) =>
      paths.reportEvidence(report, name!),
    );
    expect(evidence.length).toBeGreaterThan(5);
    for (const address of [paths.report(report), ...evidence]) {
      await read(denis, address);
      expect((await outsider.get(address)).status, address).toBe(404);
      expect((await kim.get(address)).status, address).toBe(404);
      expect((await site.stranger.get(address)).status, address).toBe(303);
    }
    for (const tableName of [
      'reports',
      'report_spaces',
      'report_dossiers',
      'report_sections',
      'report_section_texts',
      'report_evidence',
      'report_figures',
    ]) {
      const rows = await site.as(outsider.personId, (transaction) =>
        transaction.query({ text: `SELECT * FROM ${tableName}` }),
      );
      expect(rows, tableName).toEqual([]);
    }
    expect((await idriss.get(paths.reportEvidence(report, 'e9999'))).status).toBe(404);
    expect((await idriss.get(paths.reportEvidence(report, 'x'))).status).toBe(404);
    expect((await idriss.get(paths.report(newId()))).status).toBe(404);
  });

  test('evidence is never rewritten, by anybody', async () => {
    const report = await composed();
    for (const tableName of ['report_evidence', 'report_figures', 'report_section_texts']) {
      await expect(
        site.as(maude.personId, (transaction) =>
          transaction.query({
            text: `UPDATE ${tableName} SET ${tableName === 'report_section_texts' ? 'body' : 'print'} = 'x'`,
          }),
        ),
      ).rejects.toThrow('permission denied');
    }
    expect(report).not.toBe('');
  });
});

describe('evidence', () => {
  test('opens on the traces behind a sentence, and says that a count is not effort', async () => {
    const report = await composed();
    const html = await read(idriss, paths.report(report));
    const name = /\/preuves\/(e\d+)"[^>]*>(?:(?!<\/a>).)*4 traces/.exec(html)![1]!;
    const page = await read(denis, paths.reportEvidence(report, name));
    expect(page).toContain('4 traces du journal');
    expect(page).toContain('Première marche');
    expect(page).toContain('Il ne mesure pas l’effort');
  });

  test('of what a dossier says of itself leads to the traces of the dossier in the period', async () => {
    const report = await composed();
    const html = await read(idriss, paths.report(report));
    const name = /\/preuves\/(e\d+)"[^>]*>(?:(?!<\/a>).)*Une marche pour briser/.exec(html)![1]!;
    const page = await read(denis, paths.reportEvidence(report, name));
    const traces = new RegExp(`href="(/traces\\?dossier=${dossier}[^"]+)"`).exec(page)![1]!;
    expect(await read(denis, traces.replaceAll('&amp;', '&'))).toContain('Première marche');
  });

  test('counts a trace that its reader no longer sees, and does not show it', async () => {
    const trace = await note(idriss, { text: 'Trace jetée ensuite', dossierIds: [dossier] });
    const report = await composed();
    await done(await idriss.post(paths.traceRemoval(trace), {}));
    const html = await read(idriss, paths.report(report));
    const name = /\/preuves\/(e\d+)"[^>]*>(?:(?!<\/a>).)*5 traces/.exec(html)![1]!;
    const page = await read(denis, paths.reportEvidence(report, name));
    expect(page).toContain('5 traces du journal');
    expect(page).toContain('Une trace ne vous est pas visible, ou a été retirée depuis');
    expect(page).not.toContain('Trace jetée');
  });
});
