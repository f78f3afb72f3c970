import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import {
  done,
  pageText,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import type { Typed, Visitor } from '../../../../test/harness/site.ts';

let world: ReportWorld;
let report: string;
let first: string;
let second: string;

beforeAll(async () => {
  world = await reportWorld();
});

async function freshReport(): Promise<string[]> {
  report = await world.compose();
  const ids = sectionIds(await readPage(world.idriss, paths.report(report)));
  [first, second] = [ids[0]!, ids[1]!];
  return ids;
}

const save = (who: Visitor, section: string, typed: Typed) =>
  who.post(paths.reportSection(report, section), {
    heading: 'Qui nous sommes',
    body: 'Un texte à nous.',
    revision: '1',
    ...typed,
  });

async function sectionRow(id: string): Promise<{ heading: string; body: string; revision: number }> {
  const [row] = await world.site.system((transaction) =>
    transaction.query<{ heading: string; body: string; revision: number }>({
      text: 'SELECT heading, body, revision FROM report_sections WHERE id = $1',
      values: [id],
    }),
  );
  return row!;
}

describe('writing a section', () => {
  beforeAll(freshReport);

  test('is opened with its text, previewed without being saved, then saved', async () => {
    const { idriss } = world;
    const page = await readPage(idriss, paths.reportSection(report, second));
    expect(page).toContain('name="revision" value="1"');
    expect(page).toContain(':preuve[');
    const keyIn = (shown: string) =>
      /name="_key" value="([^"]+)"/.exec(
        shown.slice(shown.indexOf(`action="${paths.reportSection(report, first)}"`)),
      )![1]!;
    const _key = keyIn(await readPage(idriss, paths.reportSection(report, first)));
    const preview = await save(idriss, first, { act: 'preview', body: 'Un **mot** fort.', _key });
    expect(preview.status).toBe(200);
    const html = await pageText(preview, 'preview');
    expect(html).toContain('<strong>mot</strong>');
    expect(html).toContain('Aperçu, pas encore enregistré');
    expect((await sectionRow(first)).revision).toBe(1);
    const answer = await save(idriss, first, { body: 'Un **mot** fort.', _key: keyIn(html) });
    expect(answer.headers.get('location')).toContain(`#section-${first}`);
    expect(await sectionRow(first)).toEqual({
      heading: 'Qui nous sommes',
      body: 'Un **mot** fort.',
      revision: 2,
    });
    // Saved again as it stands, it has no new text.
    await done(await save(idriss, first, { body: 'Un **mot** fort.', revision: '2' }));
    expect((await sectionRow(first)).revision).toBe(2);
  });

  test('a heading is asked for, and what was typed stays', async () => {
    const answer = await save(world.idriss, first, { heading: ' ', body: 'Gardé ici.' });
    expect(answer.status).toBe(422);
    const html = await pageText(answer, 'refused');
    expect(html).toContain('Donnez un titre à la section.');
    expect(html).toContain('Gardé ici.');
  });

  test('what somebody types is never markup of the page', async () => {
    const body = '<script>alert(1)</script> [x](javascript:alert(1)) :preuve[<b>a</b>]{#e1}';
    await done(await save(world.idriss, first, { body, revision: '2' }));
    const html = await readPage(world.denis, paths.report(report));
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('href="javascript');
    expect(html).not.toContain('<b>a</b>');
  });
});

describe('two people at once', () => {
  beforeAll(freshReport);

  test('each is told who writes, and neither is stopped', async () => {
    const { idriss, maude } = world;
    await readPage(idriss, paths.reportSection(report, first));
    const page = await readPage(maude, paths.reportSection(report, first));
    expect(page).toMatch(/Idriss Benali écrit ici depuis \d+ h/);
    expect(await readPage(maude, paths.report(report))).toMatch(/Idriss Benali écrit ici depuis/);
    expect(await readPage(idriss, paths.report(report))).not.toContain('écrit ici depuis');
    // Once saved, nobody writes there.
    await done(await save(idriss, first, {}));
    expect(await readPage(maude, paths.report(report))).not.toContain('écrit ici depuis');
  });

  test('changes of different places are brought together', async () => {
    const { idriss, maude } = world;
    const base = 'Premier paragraphe.\n\nDeuxième paragraphe.\n\nTroisième paragraphe.';
    await done(await save(idriss, second, { heading: 'Dossiers', body: base }));
    await done(
      await save(idriss, second, {
        heading: 'Dossiers',
        body: base.replace('Premier', 'Un premier'),
        revision: '2',
      }),
    );
    const answer = await save(maude, second, {
      heading: 'Nos dossiers',
      body: base.replace('Troisième', 'Un troisième'),
      revision: '2',
    });
    expect(answer.status).toBe(303);
    expect(await sectionRow(second)).toEqual({
      heading: 'Nos dossiers',
      body: 'Un premier paragraphe.\n\nDeuxième paragraphe.\n\nUn troisième paragraphe.',
      revision: 4,
    });
  });

  test('where both wrote, both texts are shown and kept, and nothing is written', async () => {
    const { idriss, maude } = world;
    const before = await sectionRow(second);
    const revision = String(before.revision);
    const mine = before.body.replace('Deuxième paragraphe.', 'La version de Maude.');
    const theirs = before.body.replace('Deuxième paragraphe.', 'La version d’Idriss.');
    await done(await save(idriss, second, { heading: before.heading, body: theirs, revision }));
    const answer = await save(maude, second, { heading: before.heading, body: mine, revision });
    expect(answer.status).toBe(422);
    const html = await pageText(answer, 'conflict');
    expect(html).toContain('Rien n’est enregistré, rien n’est perdu');
    const area = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)![1]!;
    expect(area).toContain('La version de Maude.');
    expect(area).toContain('La version d’Idriss.');
    expect(area).toContain('Un premier paragraphe.');
    expect((await sectionRow(second)).body).toBe(theirs);
    // Chosen and saved at the revision given back, it is written.
    const given = /name="revision" value="(\d+)"/.exec(html)![1]!;
    await done(await save(maude, second, { heading: before.heading, body: mine, revision: given }));
    expect((await sectionRow(second)).body).toBe(mine);
  });
});

describe('the order of sections', () => {
  test('moves one rank, from the order that was seen', async () => {
    const { idriss } = world;
    const ids = await freshReport();
    const move = (section: string, typed: Typed) =>
      idriss.post(paths.reportSectionPlace(report, section), typed);
    await done(await move(ids[1]!, { move: 'up', order: '1' }));
    const after = sectionIds(await readPage(idriss, paths.report(report)));
    expect(after.slice(0, 2)).toEqual([ids[1], ids[0]]);
    const stale = await move(ids[2]!, { move: 'up', order: '1' });
    expect(stale.status).toBe(422);
    expect(await pageText(stale, 'stale')).toContain('Rien n’a bougé');
    const beyond = await move(ids[1]!, { move: 'up', order: '2' });
    expect(beyond.status).toBe(422);
    expect(await pageText(beyond, 'beyond')).toContain('déjà au bout');
  });

  test('a section is cut, keeps its text, and comes back where it was', async () => {
    const { idriss } = world;
    const ids = await freshReport();
    await done(await idriss.post(paths.reportSectionCut(report, ids[1]!), { act: 'cut' }));
    const without = await readPage(idriss, paths.report(report));
    expect(sectionIds(without)).toEqual(ids.filter((id) => id !== ids[1]));
    expect(without).toContain('Une section coupée');
    expect(await readPage(world.denis, paths.report(report))).not.toContain('Une section coupée');
    await done(await idriss.post(paths.reportSectionCut(report, ids[1]!), { act: 'restore' }));
    expect(sectionIds(await readPage(idriss, paths.report(report)))).toEqual(ids);
  });

  test('a free section is added where it was asked, and written at once', async () => {
    const { idriss } = world;
    const ids = await freshReport();
    const added = await done(
      await idriss.post(paths.reportSections(report), { heading: 'Merci', after: ids[0]! }),
    );
    expect(sectionIds(await readPage(idriss, paths.report(report)))).toEqual([
      ids[0],
      added,
      ...ids.slice(1),
    ]);
    await readPage(idriss, paths.reportSection(report, added));
    const refused = await idriss.post(paths.reportSections(report), { heading: '' });
    expect(refused.status).toBe(422);
    expect(await pageText(refused, 'no heading')).toContain('Donnez un titre à la section.');
  });
});

describe('the history of a section', () => {
  test('keeps each text, compares word by word, and gives an old one back', async () => {
    const { idriss, maude, denis } = world;
    await freshReport();
    await done(await save(idriss, first, { body: 'Nous étions quatre.' }));
    await done(await save(maude, first, { body: 'Nous étions cinq.', revision: '2' }));
    const address = paths.reportSectionHistory(report, first);
    const html = await readPage(denis, `${address}?texte=2`);
    expect(html).toMatch(/<del>.*quatre\.<\/del>/s);
    expect(html).toMatch(/<ins>.*cinq\.<\/ins>/s);
    expect(html).toContain('par Maude Lavigueur');
    expect(html).not.toContain('Reprendre ce texte');
    const stale = await idriss.post(address, { earlier: '2', revision: '2' });
    expect(stale.status).toBe(422);
    expect(await pageText(stale, 'stale')).toContain('a changé pendant que vous lisiez');
    await done(await idriss.post(address, { earlier: '2', revision: '3' }));
    expect(await sectionRow(first)).toMatchObject({ body: 'Nous étions quatre.', revision: 4 });
    for (const strange of ['0', '99', 'x', '-1']) await readPage(idriss, `${address}?texte=${strange}`);
  });
});

describe('settings', () => {
  const settings = (who: Visitor, typed: Typed) =>
    who.post(paths.reportSettings(report), {
      title: 'Notre bilan',
      startsOn: '2025-04-01',
      endsOn: '2026-03-31',
      audience: 'members',
      version: '1',
      ...typed,
    });

  test('change what the bilan says of itself, from the version that was seen', async () => {
    const { idriss, maude, dossier } = world;
    await freshReport();
    await done(await settings(idriss, { dossierIds: [dossier] }));
    const html = await readPage(idriss, paths.report(report));
    expect(html).toContain('Notre bilan');
    expect(html).toContain('Les membres');
    const stale = await settings(maude, { title: 'Un autre titre' });
    expect(stale.status).toBe(422);
    const page = await pageText(stale, 'stale');
    expect(page).toContain('Quelqu’un a changé ces réglages entre-temps');
    expect(page).toContain('Un autre titre');
    for (const [typed, sentence] of [
      [{ title: '' }, 'Donnez un titre au bilan'],
      [{ endsOn: '2025-01-01' }, 'finit avant de commencer'],
      [{ startsOn: '2010-01-01' }, 'au plus cinq ans'],
      [{ endsOn: '2026-02-31' }, 'Cette date n’existe pas'],
    ] as const) {
      const refused = await settings(idriss, { version: '2', ...typed });
      expect(refused.status).toBe(422);
      expect(await pageText(refused, sentence)).toContain(sentence);
    }
  });

  test('a bilan put away is read and no longer written, until it is taken up again', async () => {
    const { idriss } = world;
    await freshReport();
    await done(await idriss.post(paths.reportArchive(report), { act: 'archive' }));
    const html = await readPage(idriss, paths.report(report));
    expect(html).toContain('il se lit, il ne s’écrit plus');
    expect(html).not.toContain('Déplacer, couper');
    expect((await save(idriss, first, {})).status).toBe(403);
    expect((await settings(idriss, {})).status).toBe(403);
    await readPage(idriss, paths.reportSettings(report));
    await done(await idriss.post(paths.reportArchive(report), { act: 'reopen' }));
    expect(await readPage(idriss, paths.report(report))).toContain('Déplacer, couper');
  });
});

describe('who writes', () => {
  test('a guest reads; somebody from elsewhere and a stranger find nothing', async () => {
    const { site, denis, outsider } = world;
    await freshReport();
    const pages = [
      paths.reportSection(report, first),
      paths.reportSettings(report),
      paths.reportProposal(report),
    ];
    const posts: [string, Typed][] = [
      [paths.reportSection(report, first), { heading: 'X', body: 'X', revision: '1' }],
      [paths.reportSections(report), { heading: 'X' }],
      [paths.reportSectionPlace(report, first), { move: 'down', order: '1' }],
      [paths.reportSectionCut(report, first), { act: 'cut' }],
      [paths.reportSectionHistory(report, first), { earlier: '1', revision: '1' }],
      [
        paths.reportSettings(report),
        { title: 'X', startsOn: '2025-04-01', endsOn: '2026-03-31', audience: 'team', version: '1' },
      ],
      [paths.reportArchive(report), { act: 'archive' }],
      [paths.reportProposal(report), { act: 'seen' }],
    ];
    for (const [visitor, status] of [
      [denis, 403],
      [outsider, 404],
    ] as const) {
      for (const address of pages) expect((await visitor.get(address)).status, address).toBe(status);
      for (const [address, typed] of posts) {
        expect((await visitor.post(address, typed)).status, address).toBe(status);
      }
    }
    await readPage(denis, paths.reportSectionHistory(report, first));
    for (const address of pages) expect((await site.stranger.get(address)).status).toBe(303);
    expect((await sectionRow(first)).revision).toBe(1);
    expect((await world.idriss.get(paths.reportSection(report, newId()))).status).toBe(404);
  });

  test('nor by the database', async () => {
    const { site, denis, outsider, idriss } = world;
    await freshReport();
    await readPage(idriss, paths.reportSection(report, first));
    for (const visitor of [denis, outsider]) {
      const lock = site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO report_locks VALUES ($1, $2, now(), now() + interval '1 hour')`,
          values: [second, visitor.personId],
        }),
      );
      await expect(lock).rejects.toThrow('row-level security');
      const kept = site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO report_kept_sentences (report_id, slot, print, kept_by) VALUES ($1, 'x', 'x', $2)`,
          values: [report, visitor.personId],
        }),
      );
      await expect(kept).rejects.toThrow('row-level security');
      const written = await site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: `UPDATE report_sections SET body = 'x' WHERE id = $1 RETURNING id`,
          values: [first],
        }),
      );
      expect(written).toEqual([]);
    }
    for (const table of ['report_locks', 'report_kept_sentences']) {
      const rows = await site.as(outsider.personId, (transaction) =>
        transaction.query({ text: `SELECT * FROM ${table}` }),
      );
      expect(rows).toEqual([]);
    }
  });
});
