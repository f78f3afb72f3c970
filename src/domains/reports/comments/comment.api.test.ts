import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import {
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';

let world: ReportWorld;
let report: string;
let sections: string[];
let api: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
  sections = sectionIds(await readPage(world.idriss, paths.report(report)));
  api = `${paths.api}/reports/${report}`;
});

interface Thread {
  id: string;
  sectionId: string;
  text: string;
  quote: string;
  isResolved: boolean;
  answers: { text: string; writtenBy: string }[];
  turns: { kind: string; by: string }[];
}

const list = async (query = '') =>
  (
    await answered<{ items: Thread[] }>(
      'listReportComments',
      await world.denis.send('GET', `${api}/comments${query}`),
    )
  ).items;

const comments = (at: number) => `${api}/sections/${sections[at]}/comments`;

const added = async (typed: object, at = 1) =>
  answered<Thread>('addReportComment', await world.maude.send('POST', comments(at), typed));

describe('comments, by a program', () => {
  test('are added, answered, settled and taken up again, with who and when', async () => {
    const { idriss } = world;
    const { id } = await added({ text: 'Faut-il nommer la salle ?', quote: 'briser l’isolement' });
    const act = async (typed: object) => {
      const { clock } = world.site.services;
      clock.set(new Date(clock.now().getTime() + 60_000));
      return answered<Thread>(
        'answerReportComment',
        await idriss.send('POST', `${api}/comments/${id}`, typed),
      );
    };
    expect(await act({ act: 'answer', text: 'Oui, elle y tient.' })).toMatchObject({
      answers: [{ text: 'Oui, elle y tient.', writtenBy: 'Idriss Benali' }],
      isResolved: false,
    });
    expect(await act({ act: 'answer-and-resolve', text: 'C’est fait.' })).toMatchObject({ isResolved: true });
    await act({ act: 'resolve' });
    const again = await act({ act: 'reopen' });
    expect(again).toMatchObject({ isResolved: false, isQuoteThere: true, writtenBy: 'Maude Lavigueur' });
    expect(again.turns.map(({ kind }) => kind)).toEqual(['resolved', 'reopened']);
    expect(await readPage(idriss, paths.report(report))).toContain('Oui, elle y tient.');
  });

  test('are listed in the order of the sections, or of one alone', async () => {
    const [late, early] = [await added({ text: 'Après' }, 3), await added({ text: 'Avant' }, 0)];
    const ids = (await list()).map(({ id }) => id);
    expect(ids.indexOf(early.id)).toBeLessThan(ids.indexOf(late.id));
    expect((await list(`?section=${sections[3]}`)).map(({ id }) => id)).toEqual([late.id]);
    expect(await list(`?section=${newId()}`)).toEqual([]);
    expect((await world.denis.send('GET', `${api}/comments?section=x`)).status).toBe(422);
  });

  test('sent twice under one key are said once', async () => {
    const headers = { 'idempotency-key': newId() };
    const say = async () =>
      answered<Thread>(
        'addReportComment',
        await world.maude.send('POST', comments(2), { text: 'Une fois' }, headers),
      );
    const first = await say();
    expect(await say()).toEqual(first);
    expect((await list()).filter(({ text }) => text === 'Une fois')).toHaveLength(1);
  });

  test('are refused with a sentence: nothing said, words that are not there', async () => {
    const { id } = await added({ text: 'Gardé' });
    const before = await list();
    const { maude } = world;
    const gone = await maude.send('POST', comments(1), { text: 'X', quote: 'des mots inventés' });
    expect(gone.status).toBe(422);
    expect(await gone.json()).toMatchObject({
      title: 'Refusé',
      errors: [{ field: 'quote', detail: expect.stringContaining('ne se trouvent pas dans la section') }],
    });
    expect((await maude.send('POST', comments(1), { text: ' ' })).status).toBe(422);
    const empty = await maude.send('POST', `${api}/comments/${id}`, { act: 'answer' });
    expect(await empty.json()).toMatchObject({
      errors: [{ field: 'text', detail: 'Écrivez quelque chose.' }],
    });
    expect((await maude.send('POST', `${api}/comments/${id}`, { act: 'autre' })).status).toBe(422);
    expect(await list()).toEqual(before);
  });

  test('are read by guests, written by who works there, unknown to others', async () => {
    const { denis, outsider, maude, site } = world;
    const { id } = await added({ text: 'Entre nous' });
    const before = await list();
    for (const [visitor, status] of [
      [denis, 403],
      [outsider, 404],
      [site.stranger, 401],
    ] as const) {
      expect((await visitor.send('POST', comments(1), { text: 'X' })).status).toBe(status);
      const settled = await visitor.send('POST', `${api}/comments/${id}`, { act: 'resolve' });
      expect(settled.status).toBe(status);
    }
    expect(await list()).toEqual(before);
    expect((await outsider.send('GET', `${api}/comments`)).status).toBe(404);
    expect((await site.stranger.send('GET', `${api}/comments`)).status).toBe(401);
    for (const address of [
      `${api}/comments/${newId()}`,
      `${api}/comments/x`,
      `${paths.api}/reports/${newId()}/comments/${id}`,
    ]) {
      expect((await maude.send('POST', address, { act: 'resolve' })).status, address).toBe(404);
    }
    const elsewhere = `${api}/sections/${newId()}/comments`;
    expect((await maude.send('POST', elsewhere, { text: 'X' })).status).toBe(404);
  });
});
