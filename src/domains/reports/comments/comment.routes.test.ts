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
import { isQuoteIn } from './comment.rules.ts';

let world: ReportWorld;
let report: string;
let section: string;

const threadsIn = (html: string) =>
  [...html.matchAll(/<article class="report-thread" id="commentaire-([0-9a-f-]{36})"/g)].map(([, id]) => id!);

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
  section = sectionIds(await readPage(world.idriss, paths.report(report)))[1]!;
});

describe('comments', () => {
  test('stand beside the section, answered, settled and taken up again, with who and when', async () => {
    const { maude, idriss, denis } = world;
    await done(
      await maude.post(paths.reportComments(report, section), {
        text: 'Faut-il <b>nommer</b> la salle ?',
        quote: 'briser   l’isolement',
      }),
    );
    const html = await readPage(denis, paths.report(report));
    expect(html).toContain('Faut-il &lt;b>nommer&lt;/b> la salle ?');
    expect(html).toContain('Maude Lavigueur, 18 mars 2026');
    expect(html).not.toContain('C’est réglé');
    const [thread] = threadsIn(html);
    const act = (act: string, text = '') => idriss.post(paths.reportComment(report, thread!), { act, text });
    await done(await act('answer', 'Oui, elle y tient.'));
    await done(await act('answer-and-resolve', 'C’est fait.'));
    const settled = await readPage(idriss, paths.report(report));
    expect(settled).toContain('Un commentaire réglé');
    expect(settled).toContain('Réglé par Idriss Benali, 18 mars 2026');
    await done(await act('resolve'));
    expect((await readPage(idriss, paths.report(report))).match(/Réglé par/g)).toHaveLength(1);
    await done(await act('reopen'));
    const again = await readPage(idriss, paths.report(report));
    expect(again).toContain('Repris par Idriss Benali');
    expect(again).not.toContain('Un commentaire réglé');
    expect(again.indexOf('Oui, elle y tient.')).toBeLessThan(again.indexOf('C’est fait.'));
  });

  test('speak of words that are there, and say so when they no longer are', async () => {
    const { idriss } = world;
    const address = paths.reportComments(report, section);
    const refused = await idriss.post(address, { text: 'Gardé', quote: 'des mots inventés' });
    expect(refused.status).toBe(422);
    const html = await pageText(refused, 'refused');
    expect(html).toContain('ne se trouvent pas dans la section');
    expect(html).toContain('Gardé');
    expect((await idriss.post(address, { text: ' ', quote: '' })).status).toBe(422);
    await done(
      await idriss.post(paths.reportSection(report, section), {
        heading: 'Dossiers',
        body: 'Tout autre chose.',
        revision: '1',
      }),
    );
    expect(await readPage(idriss, paths.report(report))).toContain('Ces mots ne sont plus dans la section.');
    const [thread] = threadsIn(await readPage(idriss, paths.report(report)));
    const empty = await idriss.post(paths.reportComment(report, thread!), { act: 'answer', text: '' });
    expect(empty.status).toBe(422);
    expect(await pageText(empty, 'empty')).toContain('Écrivez quelque chose.');
  });

  test('wait for whom they concern, one line a bilan, until they answer', async () => {
    const { maude, idriss, denis } = world;
    const other = await world.compose(idriss, { title: 'Bilan à relire' });
    const [first, second] = sectionIds(await readPage(idriss, paths.report(other)));
    for (const id of [first!, second!]) {
      await done(await maude.post(paths.reportComments(other, id), { text: 'À revoir', quote: '' }));
    }
    const line = '2 commentaires vous attendent dans Bilan à relire';
    expect(await readPage(idriss, paths.today)).toContain(line);
    expect(await readPage(maude, paths.today)).not.toContain('dans Bilan à relire');
    expect(await readPage(denis, paths.today)).not.toContain('dans Bilan à relire');
    const [one, two] = threadsIn(await readPage(idriss, paths.report(other)));
    await done(await idriss.post(paths.reportComment(other, one!), { act: 'answer', text: 'Je regarde.' }));
    expect(await readPage(idriss, paths.today)).toContain('Un commentaire vous attend dans Bilan à relire');
    // Now it waits for the one who began the thread.
    expect(await readPage(maude, paths.today)).toContain('Un commentaire vous attend dans Bilan à relire');
    await done(await maude.post(paths.reportComment(other, two!), { act: 'resolve', text: '' }));
    expect(await readPage(idriss, paths.today)).not.toContain('dans Bilan à relire');
  });

  test('are of the team: read by its guests, written by who works there, unknown to others', async () => {
    const { site, denis, outsider, maude } = world;
    await done(await maude.post(paths.reportComments(report, section), { text: 'Entre nous', quote: '' }));
    const [thread] = threadsIn(await readPage(denis, paths.reportComments(report, section)));
    for (const [visitor, status] of [
      [denis, 403],
      [outsider, 404],
    ] as const) {
      const comment = await visitor.post(paths.reportComments(report, section), { text: 'X', quote: '' });
      const answer = await visitor.post(paths.reportComment(report, thread!), { act: 'resolve', text: '' });
      expect([comment.status, answer.status]).toEqual([status, status]);
      const insert = site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO report_comments (id, report_id, section_id, text, written_by, written_at)
                 VALUES ($1, $2, $3, 'x', $4, now())`,
          values: [newId(), report, section, visitor.personId],
        }),
      );
      await expect(insert).rejects.toThrow('row-level security');
      const turn = site.as(visitor.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO report_comment_turns (id, thread_id, kind, turned_by, turned_at)
                 VALUES ($1, $2, 'resolved', $3, now())`,
          values: [newId(), thread, visitor.personId],
        }),
      );
      await expect(turn).rejects.toThrow('row-level security');
    }
    expect((await outsider.get(paths.reportComments(report, section))).status).toBe(404);
    expect((await site.stranger.get(paths.reportComments(report, section))).status).toBe(303);
    for (const table of ['report_comments', 'report_comment_turns']) {
      const rows = await site.as(outsider.personId, (transaction) =>
        transaction.query({ text: `SELECT * FROM ${table}` }),
      );
      expect(rows).toEqual([]);
    }
    expect(
      (await maude.post(paths.reportComment(report, newId()), { act: 'resolve', text: '' })).status,
    ).toBe(404);
  });
});

test('words are found whatever their marks and spaces', () => {
  const body = '- :preuve[Deux **voisines** s’appellent.]{#e1} *Enfin.*';
  expect(isQuoteIn('voisines\n s’appellent. Enfin', body)).toBe(true);
  expect(isQuoteIn('voisins', body)).toBe(false);
  expect(isQuoteIn('', '')).toBe(true);
});
