import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { fondsDuRivage } from '#/domains/codebooks/fonds-du-rivage.data.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, type Typed, testSite, type Visitor } from '../../../test/harness/site.ts';
import { documentOf } from './crosswalk.form.ts';
import { storyLinks } from './story-crosswalk.data.ts';

let site: TestSite;
let keeper: Visitor;
let member: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;
let address: string;
let id: string;

const [from, to] = [annexeI, fondsDuRivage].map(({ id: name, version }) => ({ id: name, version })) as [
  { id: string; version: string },
  { id: string; version: string },
];
const dated = { from, to, validFromOn: '2026-01-01', validUntilOn: null };
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const wish = (changes: Typed = {}): Typed => ({
  spaceId,
  from: `${from.id} ${from.version}`,
  to: `${to.id} ${to.version}`,
  validFromOn: '2026-01-01',
  validUntilOn: '',
  note: 'Convenu en équipe.',
  ...changes,
});
const revisionOf = async () =>
  ((await (await member.send('GET', `/api/v1/crosswalks/${id}`)).json()) as { revision: number }).revision;

async function noteTraces(): Promise<void> {
  await site.system(async (transaction) => {
    const natures = [
      ['concertation', 60, '2026-02-02'],
      ['political-action', 45, '2026-02-03'],
      ['citizen-participation', 30, '2026-02-04'],
      ['other', 15, '2026-02-05'],
      ['concertation', 600, '2025-12-01'],
    ] as const;
    for (const [nature, minutes, on] of natures)
      await transaction.query({
        text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on, duration_minutes, natures, addressee)
               VALUES ($1, $2, $3, 'Trace', 'Trace', $4, $5, ARRAY[$6], 'community')`,
        values: [newId(), spaceId, member.personId, on, minutes, nature],
      });
  });
}

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  member = await site.person('Ali Haddad');
  guest = await site.person('Denis Roy');
  other = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [keeper, 'secretary'],
    [member, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await noteTraces();
  const opened = await keeper.post(paths.newCrosswalk, wish());
  expect(opened.status).toBe(303);
  address = opened.headers.get('location') ?? '';
  id = address.split('/').at(-1) ?? '';
});

describe('opening a crosswalk', () => {
  test('is for those who keep the memory of the space', async () => {
    expect((await keeper.get(paths.newCrosswalk)).status).toBe(200);
    expect((await member.get(paths.newCrosswalk)).status).toBe(403);
    expect((await site.stranger.get(paths.newCrosswalk)).status).toBe(303);
    for (const who of [member, other]) {
      const answer = await who.post(
        paths.newCrosswalk,
        wish({ validFromOn: '2020-01-01', validUntilOn: '2020-02-01' }),
      );
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain('Choisissez un espace');
    }
    const text = await textOf(member.get(paths.crosswalks));
    expect(text).toContain('Annexe I');
    expect(text).toContain('il faut tenir le secrétariat');
  });

  test.for<[string, Typed, string]>([
    ['the same days again', {}, 'vaut déjà'],
    [
      'the same version twice',
      { to: `${from.id} ${from.version}`, validFromOn: '2024-01-01' },
      'la même version',
    ],
    ['an unknown codebook', { to: 'rien 1' }, 'Choisissez deux cadres'],
    ['no day', { validFromOn: '' }, 'premier jour'],
    ['an end before the start', { validUntilOn: '2025-01-01' }, 'La fin vient avant le début'],
  ])('refuses %s with a sentence, and keeps what was typed', async ([, changes, sentence]) => {
    const answer = await keeper.post(paths.newCrosswalk, wish(changes));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html.replaceAll(/<[^>]+>/g, ' ')).toContain(sentence);
    expect(html).toContain('Convenu en équipe.');
  });

  test('the database refuses the same day twice, whatever the code forgot', async () => {
    const forging = site.as(keeper.personId, (transaction) =>
      transaction.query({
        text: `INSERT INTO crosswalks (id, space_id, from_id, from_version, to_id, to_version, valid_from_on, opened_by)
               SELECT $1, space_id, from_id, from_version, to_id, to_version, '2027-01-01', opened_by FROM crosswalks WHERE id = $2`,
        values: [newId(), id],
      }),
    );
    await expect(forging).rejects.toMatchObject({ constraint: 'crosswalks_dates' });
  });
});

describe('saying what codes become', () => {
  const code = (name: string) => paths.crosswalkCode(id, 'type-intervention', name);

  test('starts by linking two lists; twins are looked for, and none is made up', async () => {
    const answer = await keeper.post(paths.crosswalkLists(id), {
      revision: '1',
      from: 'type-intervention',
      to: 'categorie',
    });
    expect(answer.headers.get('location')).toBe(address);
    const page = await textOf(keeper.get(address));
    expect(page).toContain('non décidé');
    expect(page).toContain('Rien n’est dit du code');
    const plain = await keeper.post(paths.crosswalkPlainLinks(id, 'type-intervention'), { revision: '2' });
    expect(plain.status).toBe(303);
    expect(await textOf(keeper.get(address))).not.toContain('porté');
  });

  test('one code at a time, with exact shares', async () => {
    expect(await textOf(keeper.get(code('type-exemple-participation')))).toContain('Code d’arrivée 1');
    const answer = await keeper.post(code('type-exemple-participation'), {
      revision: '3',
      answer: 'linked',
      code1: 'categorie-mobilisation',
      share1: '2/3',
      code2: 'categorie-education',
      share2: '1 sur 3',
      note: 'Selon l’équipe.',
    });
    expect(answer.status).toBe(303);
    const page = await textOf(member.get(address));
    expect(page).toContain('Mobilisation (exemple fictif) (2/3)');
    expect(page).toContain('approché');
    const none = await keeper.post(code('type-exemple-droits'), { revision: '4', answer: 'none', note: '' });
    expect(none.status).toBe(303);
    expect(await textOf(member.get(address))).toContain('sans équivalent');
  });

  test.for<[string, Typed, string]>([
    ['shares that do not make one', { code1: 'categorie-autre', share1: '1/3' }, 'Les parts font 1/3'],
    ['a share that cannot be read', { code1: 'categorie-autre', share1: 'demi' }, 'ne se lit pas'],
    ['no code', {}, 'au moins un code d’arrivée'],
    [
      'the same code twice',
      { code1: 'categorie-autre', share1: '1/2', code2: 'categorie-autre', share2: '1/2' },
      'choisi deux fois',
    ],
  ])('refuses %s, and keeps what was typed', async ([, typed, sentence]) => {
    const answer = await keeper.post(code('type-exemple-autre'), {
      revision: '5',
      answer: 'linked',
      note: 'À revoir.',
      ...typed,
    });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text.replaceAll(/<[^>]+>/g, ' ')).toContain(sentence);
    expect(text).toContain('À revoir.');
    expect(await revisionOf()).toBe(5);
  });

  test('what somebody else wrote meanwhile is not written over', async () => {
    const answer = await keeper.post(code('type-exemple-autre'), { revision: '2', answer: 'none', note: '' });
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain('a gardé une autre révision');
    const list = await keeper.post(paths.crosswalkLists(id), {
      revision: '2',
      from: 'raison',
      to: 'categorie',
    });
    expect(list.status).toBe(422);
  });

  test('is for those who keep the memory; others of the space read, and others see nothing', async () => {
    const form = { revision: '5', answer: 'none', from: 'raison', to: 'categorie' };
    const posts = [
      code('type-exemple-autre'),
      paths.crosswalkLists(id),
      paths.crosswalkListRemoval(id, 'type-intervention'),
      paths.crosswalkPlainLinks(id, 'type-intervention'),
      paths.crosswalkFile(id),
    ];
    for (const target of posts) {
      for (const who of [member, guest]) expect((await who.post(target, form)).status).toBe(403);
      expect((await other.post(target, form)).status).toBe(404);
      expect((await site.stranger.post(target, form)).status).toBe(303);
    }
    for (const target of [address, paths.crosswalkReport(id), paths.crosswalkExport(id)]) {
      expect((await guest.get(target)).status).toBe(200);
      expect((await other.get(target)).status).toBe(404);
      expect((await site.stranger.get(target)).status).toBe(303);
    }
    expect((await member.get(code('type-exemple-autre'))).status).toBe(403);
    expect((await keeper.get(code('rien'))).status).toBe(404);
    expect(await textOf(other.get(paths.crosswalks))).not.toContain('Annexe I');
  });

  test('row-level security keeps it from other spaces, and no revision is ever rewritten', async () => {
    const read = (person: string | null) =>
      site.as(person, (transaction) =>
        transaction.query({
          text: 'SELECT number FROM crosswalk_revisions WHERE crosswalk_id = $1',
          values: [id],
        }),
      );
    expect(await read(guest.personId)).toHaveLength(5);
    expect(await read(other.personId)).toHaveLength(0);
    expect(await read(null)).toHaveLength(0);
    const rewriting = site.as(keeper.personId, (transaction) =>
      transaction.query({ text: "UPDATE crosswalk_revisions SET content = '{}'" }),
    );
    await expect(rewriting).rejects.toMatchObject({ code: '42501' });
    const forging = site.as(member.personId, (transaction) =>
      transaction.query({
        text: "INSERT INTO crosswalk_revisions (crosswalk_id, number, content, made_by) VALUES ($1, 9, '{}', $2)",
        values: [id, member.personId],
      }),
    );
    await expect(forging).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the report on a period', () => {
  const report = () => `${paths.crosswalkReport(id)}?du=2025-11-01&au=2026-02-28`;

  test('says what is carried, approximated, lost and undecided, in traces and minutes, on the days it holds', async () => {
    const text = await textOf(member.get(report()));
    for (const part of [
      'du 1 er janvier 2026 au 28 février 2026',
      'seuls les jours où elle vaut sont lus',
      'perdu',
      'approché',
      '45 min',
      'Lu directement',
      'Champs dont la liste n’est pas reliée',
    ]) {
      expect(text.replaceAll('1er', '1 er')).toContain(part);
    }
    expect(text).not.toContain('11 h');
    const html = await (await member.get(report())).text();
    expect(html).not.toMatch(/<tfoot|\btotal\b/i);
    expect(await textOf(member.get(report(), { 'accept-language': 'en' }))).toContain('Read directly');
  });

  test('says when the crosswalk holds on none of the days', async () => {
    const text = await textOf(member.get(`${paths.crosswalkReport(id)}?du=2020-01-01&au=2020-02-01`));
    expect(text).toContain('ne vaut aucun de ces jours');
    expect((await member.get(`${paths.crosswalkReport(id)}?du=x&au=y`)).status).toBe(200);
  });
});

describe('files', () => {
  const upload = (name: string, text: string, revision: number, who = keeper) =>
    who.upload(
      paths.crosswalkFile(id),
      { revision: String(revision) },
      { file: { name, type: 'text/plain', bytes: text } },
    );

  test('what is downloaded, as JSON or as a table, can be given back and changes nothing', async () => {
    for (const format of ['json', 'csv']) {
      const before = await (await keeper.get(`${paths.crosswalkExport(id)}?format=${format}`)).text();
      const answer = await upload(`liens.${format}`, before, await revisionOf());
      expect(answer.status).toBe(303);
      expect(await (await keeper.get(`${paths.crosswalkExport(id)}?format=${format}`)).text()).toBe(before);
    }
    expect((await keeper.get(`${paths.crosswalkExport(id)}?format=xlsx`)).status).toBe(404);
  });

  test.for<[string, string, string]>([
    ['nothing that can be read', '"', 'n’est ni du JSON'],
    ['another shape', '{"format":1}', 'forme attendue'],
    [
      'other codebooks',
      JSON.stringify(documentOf({ ...dated, to: from, ...storyLinks })),
      'relie d’autres cadres',
    ],
    ['a share at line 2', 'a;b;c;d;e;f;g;h;i\nl;c;;m;x;;demi;non;', 'ligne 2'],
    [
      'an unknown code',
      'a;b;c;d;e;f;g;h;i\ntype-intervention;rien;;categorie;x;;1;non;',
      'n’est pas dans la liste',
    ],
  ])('refuses %s, names its place, and changes nothing', async ([, text, sentence]) => {
    const revision = await revisionOf();
    const answer = await upload('liens', text, revision);
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(sentence);
    expect(await revisionOf()).toBe(revision);
  });

  test('a list can be unlinked, and the history says who made each revision', async () => {
    const revision = await revisionOf();
    const answer = await keeper.post(paths.crosswalkListRemoval(id, 'type-intervention'), {
      revision: String(revision),
    });
    expect(answer.status).toBe(303);
    const text = await textOf(member.get(address));
    expect(text).toContain('Aucune liste n’est reliée');
    expect(text).toContain('Maude Tremblay');
  });
});

describe('the same by the API', () => {
  test('opens, reads, changes and reports, within the same rights', async () => {
    const crosswalk = documentOf({
      ...dated,
      validFromOn: '2025-01-01',
      validUntilOn: '2025-12-31',
      ...storyLinks,
    });
    const open = (who: Visitor) => who.send('POST', '/api/v1/crosswalks', { spaceId, crosswalk });
    expect((await open(member)).status).toBe(403);
    const opened = await open(keeper);
    expect(opened.status).toBe(201);
    const made = (await opened.json()) as { id: string };
    const again = await open(keeper);
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ errors: [{ field: 'validity' }] });
    const whole = await (await guest.send('GET', `/api/v1/crosswalks/${made.id}`)).json();
    expect(whole).toMatchObject({ revision: 1, crosswalk });
    expect((await other.send('GET', `/api/v1/crosswalks/${made.id}`)).status).toBe(404);
    const change = (who: Visitor, revision: number) =>
      who.send('POST', `/api/v1/crosswalks/${made.id}/revisions`, {
        revision,
        crosswalk: { note: '', lists: [] },
      });
    expect((await change(guest, 1)).status).toBe(403);
    expect((await change(keeper, 7)).status).toBe(409);
    expect((await change(other, 1)).status).toBe(404);
    const report = await member.send(
      'GET',
      `/api/v1/crosswalks/${made.id}/report?startsOn=2025-12-01&endsOn=2025-12-31`,
    );
    expect(await report.json()).toMatchObject({
      report: { fields: [{ fieldId: 'actType', lines: [{ fate: 'carried', traceCount: 1, minutes: 600 }] }] },
    });
    expect((await change(keeper, 1)).status).toBe(201);
    const list = (await (await member.send('GET', `/api/v1/crosswalks?space=${spaceId}`)).json()) as {
      crosswalks: unknown[];
    };
    expect(list.crosswalks).toHaveLength(2);
  });
});
