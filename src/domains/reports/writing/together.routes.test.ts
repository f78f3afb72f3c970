import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import { holdSharedText } from '#/platform/shared-texts/changes-elsewhere.ts';
import { closings } from '#/writing/text-wire.ts';
import {
  done,
  pageText,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import {
  editor,
  eventually,
  type TestEditor,
  type TextProcess,
  textProcess,
} from '../../../../test/harness/shared-texts.ts';
import type { Typed, Visitor } from '../../../../test/harness/site.ts';
import { reportText } from './report-text.actions.ts';

let world: ReportWorld;
let process: TextProcess;
let report: string;
let section: string;
let other: string;

beforeAll(async () => {
  world = await reportWorld();
  process = await textProcess(world.site, { report: reportText });
});

async function freshSection(body: string): Promise<void> {
  report = await world.compose();
  [section, other] = sectionIds(await readPage(world.idriss, paths.report(report))) as [string, string];
  await done(await save(world.idriss, { body }));
}

const save = (who: Visitor, typed: Typed) =>
  who.post(paths.reportSection(report, section), { heading: 'Qui nous sommes', revision: '1', ...typed });

const opened = async (visitor: Visitor): Promise<TestEditor> => {
  const one = editor(process, { visitor, text: report, kind: 'report' });
  await one.kept();
  return one;
};

interface SectionRow {
  heading: string;
  body: string;
  revision: number;
}

async function sectionRow(): Promise<SectionRow> {
  const [row] = await world.site.system((transaction) =>
    transaction.query<SectionRow>({
      text: 'SELECT heading, body, revision FROM report_sections WHERE id = $1',
      values: [section],
    }),
  );
  return row!;
}

/** Those who wait for what this transaction holds. */
async function waiting(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    text: 'SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
  });
  return row!.count;
}

const keptBody = (body: string) => eventually(async () => (await sectionRow()).body === body);

describe('a section that two people type in', () => {
  test('is kept with both, and its history tells both and few texts', async () => {
    await freshSection('Douze personnes.');
    const [idriss, maude] = [await opened(world.idriss), await opened(world.maude)];
    idriss.write(section, ' Elles marchent.');
    await keptBody('Douze personnes. Elles marchent.');
    maude.write(section, ' Le mardi.');
    await keptBody('Douze personnes. Elles marchent. Le mardi.');
    expect(idriss.markdown(section)).toBe('Douze personnes. Elles marchent. Le mardi.');
    const { revision } = await sectionRow();
    const history = await readPage(world.idriss, paths.reportSectionHistory(report, section));
    expect(revision).toBeGreaterThan(3);
    expect(history).toContain('par Idriss Benali et Maude Lavigueur');
    expect(history).not.toContain(`Texte ${revision - 1}`);
    expect(history).toContain('Texte 2');
  });

  test('takes what somebody saves without script, from a text opened before', async () => {
    await freshSection('Douze personnes.\n\nElles marchent.');
    const idriss = await opened(world.idriss);
    idriss.write(section, ' Et des enfants.');
    await keptBody('Douze personnes. Et des enfants.\n\nElles marchent.');
    const body = 'Douze personnes.\n\nElles marchent le mardi.';
    await done(await save(world.maude, { body, revision: '2' }));
    const both = 'Douze personnes. Et des enfants.\n\nElles marchent le mardi.';
    await eventually(() => idriss.markdown(section) === both);
    expect((await sectionRow()).body).toBe(both);
  });

  test('holds what was typed past what a form takes, and the form tells what to do with its own', async () => {
    const long = `${'mot '.repeat(49_995)}fin.`;
    await freshSection(long);
    expect(await readPage(world.maude, paths.reportSection(report, section))).toContain('Il en reste 16 :');
    const idriss = await opened(world.idriss);
    idriss.write(section, ' Et la suite de tout cela.');
    const both = `${long} Et la suite de tout cela.`;
    await keptBody(both);
    const refused = await save(world.maude, { body: both, revision: '2' });
    expect(refused.status).toBe(422);
    const html = await pageText(refused, 'refused');
    expect(html).toContain('Ce texte dépasse les 200 000 caractères d’une section. Rien n’est enregistré');
    expect(html).toContain(both);
  });

  test('never waits for a form that waits for it', async () => {
    await freshSection('Douze personnes.');
    let saving: Promise<Response> | null = null;
    await world.site.system(async (transaction) => {
      await holdSharedText(transaction, 'report', report);
      saving = save(world.maude, { body: 'Douze personnes. Elles marchent.', revision: '2' });
      await eventually(async () => (await waiting(transaction)) > 0);
      await transaction.query({ text: "SET LOCAL lock_timeout = '100ms'" });
      await transaction.query({
        text: 'SELECT FROM report_sections WHERE id = $1 FOR UPDATE',
        values: [section],
      });
    });
    await done(await saving!);
    expect((await sectionRow()).body).toBe('Douze personnes. Elles marchent.');
  });

  test('is frozen in a version with the words typed just before', async () => {
    await freshSection('Douze personnes.');
    const idriss = await opened(world.idriss);
    idriss.write(section, ' Elles marchent.');
    await idriss.kept();
    const version = await done(await world.maude.post(paths.reportVersions(report), { name: 'Pour l’AGA' }));
    const html = await readPage(world.maude, paths.reportVersion(report, version));
    expect(html).toContain('Douze personnes. Elles marchent.');
  });

  test('keeps its body when an editor saves its heading, and nothing is said to be read again', async () => {
    await freshSection('Douze personnes.');
    const maude = await opened(world.maude);
    maude.write(section, ' Elles marchent.');
    await keptBody('Douze personnes. Elles marchent.');
    await done(await save(world.idriss, { heading: 'La marche', revision: '2' }));
    expect(await sectionRow()).toMatchObject({
      heading: 'La marche',
      body: 'Douze personnes. Elles marchent.',
    });
    const next = await readPage(world.idriss, paths.report(report));
    expect(next).toContain('La section est enregistrée.');
    expect(next).not.toContain('Quelqu’un d’autre y avait écrit');
  });

  test('is said to be written in, to whoever opens it without script', async () => {
    await freshSection('Douze personnes.');
    const idriss = await opened(world.idriss);
    idriss.write(section, ' Et des enfants.');
    await keptBody('Douze personnes. Et des enfants.');
    expect(await readPage(world.maude, paths.reportSection(report, section))).toContain('écrit ici depuis');
  });
});

describe('an editor that could not reach the site', () => {
  /** What the editor typed without network, as its form sends it. */
  async function typedApart(words: string): Promise<{ typed: string; epoch: string }> {
    const one = await opened(world.idriss);
    const welcome = one.messages.find((message) => message.kind === 'welcome');
    one.socket.disconnect();
    await eventually(() => !one.provider.synced);
    const before = Y.encodeStateVector(one.doc);
    one.write(section, words);
    const typed = Buffer.from(Y.encodeStateAsUpdate(one.doc, before)).toString('base64');
    return { typed, epoch: welcome?.kind === 'welcome' ? welcome.epoch : '' };
  }

  test('sends its words by the form, once or twice: they are merged, and the body is left alone', async () => {
    await freshSection('Douze personnes.');
    const typed = await typedApart(' Elles marchent.');
    const maude = await opened(world.maude);
    maude.write(section, ' Le mardi.');
    await maude.kept();
    for (const heading of ['Qui nous sommes', 'Qui nous sommes aujourd’hui'])
      await done(await save(world.idriss, { heading, revision: '2', ...typed }));
    const row = await sectionRow();
    expect(row.heading).toBe('Qui nous sommes aujourd’hui');
    expect([
      'Douze personnes. Elles marchent. Le mardi.',
      'Douze personnes. Le mardi. Elles marchent.',
    ]).toContain(row.body);
    await eventually(() => maude.markdown(section) === row.body);
  });

  test('sees its words beside the text when they are of another writing of it', async () => {
    await freshSection('Douze personnes.');
    const { typed } = await typedApart(' Elles marchent.');
    const answer = await save(world.idriss, { typed, epoch: crypto.randomUUID() });
    expect(answer.status).toBe(422);
    const html = await pageText(answer, 'refused');
    expect(html).toContain('Elles marchent.');
    expect((await sectionRow()).body).toBe('Douze personnes.');
  });

  test('sees the words whose block somebody replaced meanwhile', async () => {
    await freshSection('Douze personnes.');
    const typed = await typedApart(' Elles marchent.');
    const maude = await opened(world.maude);
    maude.rewrite(section, '## Douze personnes.');
    await maude.kept();
    const answer = await save(world.idriss, { ...typed, revision: '2' });
    expect(answer.status).toBe(422);
    expect(await pageText(answer, 'refused')).toContain('## Douze personnes.\n\nElles marchent.');
    await keptBody('## Douze personnes.');
  });

  test('has nothing kept when its person may not write', async () => {
    await freshSection('Douze personnes.');
    const typed = await typedApart(' Elles marchent.');
    expect((await save(world.outsider, typed)).status).toBe(404);
    expect((await sectionRow()).body).toBe('Douze personnes.');
  });
});

describe('the door of a bilan', () => {
  test('is closed to those of other spaces, and lets guests read', async () => {
    await freshSection('Douze personnes.');
    const guest = await opened(world.denis);
    expect([guest.provider.authorizedScope, guest.markdown(section)]).toEqual([
      'readonly',
      'Douze personnes.',
    ]);
    const one = editor(process, { visitor: world.outsider, text: report, kind: 'report' });
    await eventually(() => one.closings.includes(closings.missing));
  });

  test('lets nobody write once the bilan is put away', async () => {
    await freshSection('Douze personnes.');
    const idriss = await opened(world.idriss);
    await done(await world.idriss.post(paths.reportArchive(report), { act: 'archive' }));
    await eventually(() => idriss.closings.includes(closings.rightsChanged));
    await eventually(() => idriss.provider.authorizedScope === 'readonly');
    idriss.write(section, ' En vain.');
    await new Promise((rest) => setTimeout(rest, 500));
    expect((await sectionRow()).body).toBe('Douze personnes.');
  });

  test('gives a section that was just added', async () => {
    await freshSection('Douze personnes.');
    const idriss = await opened(world.idriss);
    await done(await world.maude.post(paths.reportSections(report), { heading: 'Nouvelle', after: other }));
    await eventually(() => idriss.messages.some((message) => message.kind === 'parts'));
  });
});
