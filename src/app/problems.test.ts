import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { paths } from '#/paths.ts';
import { FilesUnavailable } from '#/platform/files.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  spaceId = await site.space('Équipe', [[maude, 'facilitator']]);
});

const count = (table: string) =>
  site.system(async (transaction) => {
    const rows = await transaction.query<{ n: number }>({ text: `SELECT count(*)::int AS n FROM ${table}` });
    return rows[0]?.n;
  });

/** The lines that tell a host of it, which the end of the file would take for unexpected failures. */
const told = () => site.services.log.lines.splice(0).filter(({ level }) => level === 'error');

describe('a full disk', () => {
  /** Answers as PostgreSQL does when a table can grow no more. */
  async function whileFull<Result>(table: string, act: () => Promise<Result>): Promise<Result> {
    const run = (text: string) => site.system((transaction) => transaction.query({ text }));
    await run(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`);
    await run(`CREATE TRIGGER full_disk BEFORE INSERT ON ${table} EXECUTE FUNCTION no_room()`);
    try {
      return await act();
    } finally {
      await run(`DROP TRIGGER full_disk ON ${table}`);
      await run('DROP FUNCTION no_room()');
    }
  }

  test('of the database is said in a sentence; nothing is kept, and the same form goes through once there is room', async () => {
    const typed = { spaceId, text: 'Rencontre du comité', dossierId: '', _key: newId() };
    const answer = await whileFull('traces', () => maude.post(paths.quickTrace, typed));
    expect(answer.status).toBe(507);
    const html = await answer.text();
    expect(html).toContain('Il n’y a plus de place sur le disque');
    expect(html).toContain('Ce qui l’était déjà est intact');
    expect(told()).toMatchObject([{ message: 'disk full' }]);
    expect([await count('traces'), await count('submissions')]).toEqual([0, 0]);
    expect((await maude.post(paths.quickTrace, typed)).status).toBe(303);
    expect(await count('traces')).toBe(1);
  });

  test('is told to programs too, in their language', async () => {
    const trace = { spaceId, text: 'Rencontre', eventOn: '2026-03-18' };
    const answer = await whileFull('traces', () =>
      maude.send('POST', `${paths.api}/traces`, trace, { 'accept-language': 'en' }),
    );
    expect(await answer.json()).toMatchObject({
      status: 507,
      type: expect.stringMatching(/disk-full$/),
      title: 'There is no room left on the disk',
    });
    expect(told()).toMatchObject([{ message: 'disk full' }]);
  });

  test('of files is said as what it is, not as files out of reach', async () => {
    const made = await maude.post(paths.dossiers, { spaceId, title: 'Dossier' });
    const id = made.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;
    const picture = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    for (const code of ['ENOSPC', 'EDQUOT']) {
      const cause = Object.assign(new Error(`${code}: no space left on device`), { code });
      const full = new FilesUnavailable('The folder of files cannot be written.', { cause });
      vi.spyOn(site.services.files, 'put').mockRejectedValueOnce(full);
      const file = { name: 'affiche.png', type: 'image/png', bytes: picture };
      const typed = { description: 'Note', datedOn: '' };
      const answer = await maude.upload(paths.dossierFiles(id), typed, { file });
      vi.restoreAllMocks();
      expect([code, answer.status]).toEqual([code, 507]);
      expect(await answer.text()).toContain('Il n’y a plus de place sur le disque');
      expect(told()).toMatchObject([{ message: 'disk full' }]);
      expect(await count('dossier_files')).toBe(0);
    }
  });
});
