import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../../test/harness/api-answer.ts';
import {
  done,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import type { Visitor } from '../../../../test/harness/site.ts';

let world: ReportWorld;
let report: string;
let version: string;
let api: string;

const nameVersion = async (of: string, name: string) =>
  done(await world.idriss.post(paths.reportVersions(of), { name }));

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
  api = `${paths.api}/reports/${report}`;
  version = await nameVersion(report, 'Projet');
});

interface OutsideText {
  markdown: string;
  adoptions: object[];
  figures: { rows: { label: string; values: object[] }[] }[];
}
interface Removal {
  what: string;
  why: string;
  reason: string;
  words: string;
  place: { key: string; name: string; mayReplace: boolean; choice: object | null } | null;
}
interface Check {
  leaves: OutsideText;
  removed: Removal[];
  needsRereading: boolean;
  undecided: number;
  print: string;
}
interface Outing {
  id: string;
  audience: string;
  withdrawnAt: string | null;
}
interface OutingText extends OutsideText {
  id: string;
  inside: {
    removed: Removal[];
    withdrawnAt: string | null;
    namesDecided: { by: string | null; at: string } | null;
  } | null;
}

const checkBy = (who: Visitor, audience: string, of = version) =>
  who.send('POST', `${api}/outing-check`, { audience, version: of });

const check = async (audience: string, of = version, who: Visitor = world.maude) =>
  answered<Check>('checkReportOuting', await checkBy(who, audience, of));

async function letOut(audience: string, of = version): Promise<Outing> {
  const { print } = await check(audience, of);
  const body = { audience, version: of, print, reread: 'yes' };
  return answered<Outing>('letReportOut', await world.maude.send('POST', `${api}/outings`, body));
}

const adopt = async (of: string, id = report) =>
  done(
    await world.maude.post(paths.reportVersionAdoption(id, of), {
      ...{ spaceId: world.team, adoptedOn: '', adoptedAt: 'assemblée générale' },
    }),
  );

describe('before anything leaves, a program', () => {
  test('is told what would reach an audience, and what would not and why, as the page tells it', async () => {
    const { leaves, removed, needsRereading } = await check('funder', version, world.idriss);
    expect(needsRereading).toBe(false);
    expect(leaves.markdown).toContain('Les natures du travail noté');
    for (const inside of ['Marche du jeudi', ':preuve[', '/preuves/', 'Maude', 'Idriss'])
      expect(JSON.stringify(leaves), inside).not.toContain(inside);
    expect(removed).toContainEqual(
      expect.objectContaining({
        what: 'sentence',
        why: 'trace-narrow',
        reason: 'Elle répète les mots d’une trace qui n’est pas ouverte à ces lecteurs.',
      }),
    );
    const page = await readPage(
      world.idriss,
      `${paths.reportOutingCheck(report)}?pour=funder&version=${version}`,
    );
    expect(page).toContain(`${removed.length} passages ne sortent pas tels quels.`);
    for (const { reason } of removed) expect(page).toContain(reason.replaceAll(/[\u00a0\u202f]/g, ' '));
    expect(
      await answered<{ items: unknown[] }>(
        'listReportOutings',
        await world.idriss.send('GET', `${api}/outings`),
      ),
    ).toEqual({ items: [] });
  });

  test('never receives a number that few stand behind', async () => {
    const { idriss } = world;
    await world.note(idriss, {
      text: 'Seule',
      natures: ['popular-education'],
      peopleCount: '2',
      addressee: 'group',
    });
    const other = await world.compose(idriss, { title: 'Petits nombres' });
    const of = await nameVersion(other, 'Une');
    const { leaves, removed } = await answered<Check>(
      'checkReportOuting',
      await idriss.send('POST', `${paths.api}/reports/${other}/outing-check`, {
        ...{ version: of, audience: 'funder' },
      }),
    );
    const row = leaves.figures
      .flatMap(({ rows }) => rows)
      .find(({ label }) => label.toLowerCase().includes('éducation populaire'));
    expect(row?.values).toContainEqual({ value: null, isHidden: true });
    expect(JSON.stringify(leaves.figures)).not.toContain('people');
    expect(removed.map(({ why }) => why)).toContain('few');
  });
});

describe('what leaves, by a program', () => {
  test('is what was checked, and says what its file says', async () => {
    const { maude, denis } = world;
    const body = { audience: 'members', version, print: 'autre' };
    const other = await maude.send('POST', `${api}/outings`, body);
    expect(await other.json()).toMatchObject({ status: 422, errors: [{ field: 'print' }] });
    const { print, leaves } = await check('members');
    const headers = { 'idempotency-key': newId() };
    const out = async () =>
      answered<Outing>(
        'letReportOut',
        await maude.send('POST', `${api}/outings`, { ...body, print }, headers),
      );
    const outing = await out();
    expect(await out()).toEqual(outing);
    const { items } = await answered<{ items: Outing[] }>(
      'listReportOutings',
      await denis.send('GET', `${api}/outings`),
    );
    expect(items).toEqual([outing]);
    const read = await answered<OutingText>(
      'readReportOuting',
      await denis.send('GET', `${api}/outings/${outing.id}`),
    );
    expect(read).toMatchObject({ markdown: leaves.markdown, figures: leaves.figures, adoptions: [] });
    expect(read.inside?.removed.length).toBeGreaterThan(0);
    const file = await denis.get(paths.reportOutingFile(report, outing.id, 'md'));
    expect(await file.text()).toBe(read.markdown);
  }, 60_000);

  test('is read again by people where they wrote of what does not leave', async () => {
    const { maude, idriss } = world;
    const [section] = sectionIds(await readPage(idriss, paths.report(report)));
    const text = { heading: 'Qui nous sommes', body: 'Avec Maude Lavigueur, nous marchons.', revision: '1' };
    await done(await idriss.post(paths.reportSection(report, section!), text));
    const named = await nameVersion(report, 'Avec un nom');
    const { print, needsRereading, removed } = await check('funder', named);
    expect(needsRereading).toBe(true);
    expect(removed).toContainEqual(expect.objectContaining({ what: 'reread', why: 'names-person' }));
    const body = { audience: 'funder', version: named, print };
    const refused = await maude.send('POST', `${api}/outings`, body);
    expect(await refused.json()).toMatchObject({ status: 422, errors: [{ field: 'reread' }] });
    expect((await maude.send('POST', `${api}/outings`, { ...body, reread: 'yes' })).status).toBe(201);
    const unknown = await maude.send('POST', `${api}/outings`, { ...body, version: newId() });
    expect(await unknown.json()).toMatchObject({ status: 422, errors: [{ field: 'version' }] });
  });

  test('leaves with the names that people decided, none left open when it is for everybody', async () => {
    const { maude, idriss, outsider } = world;
    const mine = await world.compose(idriss, { title: 'Une soirée' });
    const [first, ...others] = sectionIds(await readPage(idriss, paths.report(mine)));
    for (const id of others) await done(await idriss.post(paths.reportSectionCut(mine, id), { act: 'cut' }));
    const body = 'Maude a animé la soirée.\n\nMaude Lavigueur parlait.';
    const text = { heading: 'La soirée', body, revision: '1' };
    await done(await idriss.post(paths.reportSection(mine, first!), text));
    const of = await nameVersion(mine, 'Une');
    await adopt(of, mine);
    const at = `${paths.api}/reports/${mine}`;
    const asked = { audience: 'public', version: of };
    const checked = async (names: object) =>
      answered<Check>(
        'checkReportOuting',
        await maude.send('POST', `${at}/outing-check`, { ...asked, names }),
      );
    const open = await checked({});
    expect(open.undecided).toBe(2);
    expect(open.needsRereading).toBe(false);
    const [whole, alone] = ['whole-name', 'first-name'].map(
      (what) => open.removed.find((one) => one.what === what)!,
    ) as [Removal, Removal];
    expect(alone.words).toBe('Maude a animé la soirée.');
    expect(alone.place).toMatchObject({ name: 'Maude', mayReplace: true, choice: null });
    expect(whole).toMatchObject({ why: 'names-person', words: 'Maude Lavigueur parlait.' });
    expect(whole.place).toMatchObject({ name: 'Maude Lavigueur', mayReplace: true, choice: null });
    const place = alone.place;
    const accepted = { [whole.place!.key]: { kind: 'keep' } };
    const letMineOut = (print: string, names: object) =>
      maude.send('POST', `${at}/outings`, { ...asked, print, names, reread: 'yes' });
    const early = await letMineOut(open.print, {});
    expect(await early.json()).toMatchObject({ status: 422, errors: [{ field: 'names' }] });
    const other = { [place!.key]: { kind: 'replace', words: 'une participante' } };
    const half = await letMineOut((await checked(other)).print, other);
    expect(await half.json()).toMatchObject({ status: 422, errors: [{ field: 'names' }] });
    const names = { ...other, ...accepted };
    const unseen = await letMineOut(open.print, names);
    expect(await unseen.json()).toMatchObject({ status: 422, errors: [{ field: 'print' }] });
    const bare = { [place!.key]: { kind: 'replace', words: ' ' } };
    expect((await letMineOut(open.print, bare)).status).toBe(422);
    const decided = await checked(names);
    expect(decided.undecided).toBe(0);
    expect(decided.leaves.markdown).toContain('Une participante a animé la soirée.');
    const { id } = await answered<Outing>('letReportOut', await letMineOut(decided.print, names));
    const { inside } = await answered<OutingText>(
      'readReportOuting',
      await maude.send('GET', `${at}/outings/${id}`),
    );
    expect(inside?.namesDecided).toMatchObject({ by: 'Maude Lavigueur' });
    expect(inside?.removed.find(({ what }) => what === 'whole-name')?.place?.choice).toEqual({
      kind: 'keep',
    });
    const read = await answered<OutingText>('readPublicReport', await outsider.send('GET', `${at}/public`));
    expect(read.markdown).toBe(decided.leaves.markdown);
    expect(read.inside).toBeNull();
    expect(read.markdown.match(/Maude/g)).toHaveLength(1);
  });

  test('is public once adopted: anybody with an account reads it, nothing of the inside, until it is withdrawn', async () => {
    const { maude, denis, outsider } = world;
    const { print } = await check('public');
    const early = await maude.send('POST', `${api}/outings`, { audience: 'public', version, print });
    expect(await early.json()).toMatchObject({ status: 422, errors: [{ field: 'version' }] });
    expect((await outsider.send('GET', `${api}/public`)).status).toBe(404);
    await adopt(version);
    const { id } = await letOut('public');
    for (const address of [`${api}/outings/${id}`, `${api}/public`]) {
      const answer = await outsider.send('GET', address);
      const operationId = address.endsWith('public') ? 'readPublicReport' : 'readReportOuting';
      const read = await answered<OutingText>(operationId, answer);
      expect(read).toMatchObject({ id, inside: null });
      expect(read.adoptions).toEqual([
        { spaceName: 'Équipe', adoptedOn: '2026-03-18', adoptedAt: 'assemblée générale' },
      ]);
      for (const inside of ['Marche du jeudi', 'Maude', 'Idriss', 'Projet', '/preuves/'])
        expect(JSON.stringify(read), inside).not.toContain(inside);
    }
    const withdrawn = await answered<Outing>(
      'withdrawReportOuting',
      await maude.send('POST', `${api}/outings/${id}/withdrawal`),
    );
    expect(withdrawn.withdrawnAt).not.toBeNull();
    expect((await outsider.send('GET', `${api}/outings/${id}`)).status).toBe(404);
    expect((await outsider.send('GET', `${api}/public`)).status).toBe(404);
    const kept = await answered<OutingText>(
      'readReportOuting',
      await denis.send('GET', `${api}/outings/${id}`),
    );
    expect(kept.inside).toMatchObject({ withdrawnAt: withdrawn.withdrawnAt });
    expect((await maude.send('POST', `${api}/outings/${id}/withdrawal`)).status).toBe(404);
  });
});

test('members see what would leave, keepers let it out and withdraw it, guests read what left, others nothing', async () => {
  const { maude, idriss, denis, outsider, site } = world;
  const { id } = await letOut('institution');
  const { print } = await check('institution');
  const body = { audience: 'institution', version, print };
  for (const [visitor, list, seen, act] of [
    [idriss, 200, 200, 403],
    [denis, 200, 403, 403],
    [outsider, 404, 404, 404],
    [site.stranger, 401, 401, 401],
  ] as const) {
    expect((await visitor.send('GET', `${api}/outings`)).status).toBe(list);
    expect((await visitor.send('GET', `${api}/outings/${id}`)).status).toBe(list);
    expect((await checkBy(visitor, 'institution')).status).toBe(seen);
    expect((await visitor.send('POST', `${api}/outings`, body)).status).toBe(act);
    expect((await visitor.send('POST', `${api}/outings/${id}/withdrawal`)).status).toBe(act);
  }
  expect((await checkBy(maude, 'team')).status).toBe(422);
  expect((await checkBy(maude, 'funder', 'x')).status).toBe(422);
  expect((await checkBy(maude, 'funder', newId())).status).toBe(404);
  for (const unknown of [newId(), 'x']) {
    expect((await maude.send('GET', `${api}/outings/${unknown}`)).status).toBe(404);
    expect((await maude.send('POST', `${api}/outings/${unknown}/withdrawal`)).status).toBe(404);
  }
  const other = `${paths.api}/reports/${await world.compose()}`;
  expect((await maude.send('GET', `${other}/outings/${id}`)).status).toBe(404);
  expect((await maude.send('POST', `${other}/outings/${id}/withdrawal`)).status).toBe(404);
  const [row] = (
    await answered<{ items: Outing[] }>('listReportOutings', await maude.send('GET', `${api}/outings`))
  ).items.filter((one) => one.id === id);
  expect(row?.withdrawnAt).toBeNull();
});
