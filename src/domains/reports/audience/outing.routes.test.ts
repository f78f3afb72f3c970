import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import type { Person } from '#/platform/visit.ts';
import {
  done,
  lastOf,
  pageText,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import type { Visitor } from '../../../../test/harness/site.ts';
import { readForAudience } from './audience.actions.ts';

let world: ReportWorld;
let report: string;
let version: string;

const check = (pour: string, of = version, id = report) =>
  `${paths.reportOutingCheck(id)}?pour=${pour}&version=${of}`;
const printIn = (html: string) => html.match(/name="print" value="([^"]+)"/)?.[1] ?? '';
const name = async (typed: string) =>
  done(await world.idriss.post(paths.reportVersions(report), { name: typed }));

async function letOut(audience: string, of = version, typed: Record<string, string> = {}): Promise<Response> {
  const print = printIn(await readPage(world.maude, check(audience, of)));
  return world.maude.post(paths.reportOutings(report), { audience, version: of, print, ...typed });
}

const adopt = async (of: string) =>
  done(
    await world.maude.post(paths.reportVersionAdoption(report, of), {
      ...{ spaceId: world.team, adoptedOn: '', adoptedAt: 'assemblée générale' },
    }),
  );

async function open(visibility: string): Promise<void> {
  await world.site.as(world.maude.personId, (transaction) =>
    transaction.query({
      text: 'UPDATE dossiers SET visibility = $2 WHERE id = $1',
      values: [world.dossier, visibility],
    }),
  );
}

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
  version = await name('Projet');
});

describe('before anything leaves', () => {
  test('a page says what is taken out and why, and leads to what can be opened', async () => {
    const html = await readPage(world.idriss, check('funder'));
    expect(html).toContain('Version 1 : Projet, pour : Un bailleur de fonds. Rien n’est encore sorti.');
    expect(html).toContain('Une marche pour briser l’isolement.');
    expect(html).toContain('Le dossier dont elle parle n’est pas ouvert à ces lecteurs.');
    expect(html).toContain('Elle répète les mots d’une trace qui n’est pas ouverte à ces lecteurs.');
    expect(html).toMatch(new RegExp(`href="${paths.reportEvidence(report, 'e\\d+')}">ce qui l’appuie`));
    const [, leaves] = html.split('Lire ce qui sortirait');
    expect(leaves).not.toContain('Marche du jeudi');
    expect(leaves).not.toContain('/preuves/');
    expect(leaves).toContain('Les natures du travail noté');
    expect(leaves).toContain('Le secrétariat ou l’animation de l’espace peut la laisser sortir.');
    expect(leaves).not.toContain('name="print"');
  });

  test('what is open enough stays: to the network for those one hands it to, to all when it is public', async () => {
    await open('network');
    expect((await readPage(world.maude, check('funder'))).split('Lire ce qui sortirait')[1]).toContain(
      'Marche du jeudi',
    );
    expect((await readPage(world.maude, check('public'))).split('Lire ce qui sortirait')[1]).not.toContain(
      'Marche du jeudi',
    );
    await open('space');
  });

  test('is seen by who works there, of a version that is there, for an audience that is', async () => {
    const { site, maude, denis, outsider } = world;
    expect((await denis.get(check('funder'))).status).toBe(403);
    expect((await outsider.get(check('funder'))).status).toBe(404);
    expect((await site.stranger.get(check('funder'))).status).toBe(303);
    for (const address of [check('team'), check('x'), check('funder', newId()), check('funder', 'x')]) {
      expect((await maude.get(address)).status, address).toBe(404);
    }
  });
});

describe('what leaves', () => {
  test('is let out by those who keep the memory, as it was shown, once people read again what is theirs', async () => {
    const { maude, idriss, denis, outsider, site } = world;
    const [section] = sectionIds(await readPage(idriss, paths.report(report)));
    const text = { heading: 'Qui nous sommes', body: 'Avec Maude Lavigueur, nous marchons.', revision: '1' };
    await done(await idriss.post(paths.reportSection(report, section!), text));
    const named = await name('Avec un nom');
    const html = await readPage(maude, check('funder', named));
    expect(html).toContain('Une personne de l’espace, ou qui a pris part au travail noté, y est nommée.');
    const print = printIn(html);
    const values = { audience: 'funder', version: named, print };
    for (const [typed, sentence] of [
      [values, 'Relisez les phrases ci-dessus et cochez la case.'],
      [
        { ...values, reread: 'yes', print: 'autre' },
        'Rien n’est sorti : relisez-la telle qu’elle est maintenant.',
      ],
    ] as const) {
      const refused = await maude.post(paths.reportOutings(report), typed);
      expect(refused.status).toBe(422);
      expect(await pageText(refused, 'refused')).toContain(sentence);
    }
    for (const [visitor, status] of [
      [idriss, 403],
      [denis, 403],
      [outsider, 404],
    ] as const) {
      expect((await visitor.post(paths.reportOutings(report), { ...values, reread: 'yes' })).status).toBe(
        status,
      );
    }
    const answer = await maude.post(paths.reportOutings(report), { ...values, reread: 'yes' });
    const outing = await done(answer);
    const read = await readPage(denis, paths.reportOuting(report, outing));
    expect(read).toContain('Pour : Un bailleur de fonds. Version du 18 mars 2026.');
    expect(read).toContain('Avec Maude Lavigueur, nous marchons.');
    expect(read).toContain('Ce qui est retiré');
    expect((await site.stranger.get(paths.reportOuting(report, outing))).status).toBe(404);
    expect((await outsider.get(paths.reportOuting(report, outing))).status).toBe(404);
    expect(await readPage(idriss, paths.reportOutings(report))).toContain(
      'Sortie le 18 mars 2026, par Maude Lavigueur',
    );
    const ledger = await site.as(maude.personId, (transaction) =>
      transaction.query({ text: "SELECT audience FROM releases WHERE subject_kind = 'report-version'" }),
    );
    expect(ledger).toEqual([{ audience: 'Un bailleur de fonds' }]);
  });

  test('is public when it was adopted, to anybody at its address, one version at a time, until it is withdrawn', async () => {
    const { maude, idriss, site } = world;
    expect(await readPage(maude, check('public'))).toContain(
      'Une version devient publique une fois adoptée.',
    );
    const page = await readPage(maude, check('public'));
    const refused = await maude.post(paths.reportOutings(report), {
      ...{ audience: 'public', version, print: printIn(page) },
    });
    expect(await pageText(refused, 'refused')).toContain('Cette version n’est pas adoptée');
    await adopt(version);
    const adopted = 'Adoptée par Équipe le 18 mars 2026 : assemblée générale';
    expect(await readPage(maude, check('public'))).toContain(adopted);
    expect(await readPage(maude, check('members'))).not.toContain(adopted);
    const outing = await done(await letOut('public'));
    const html = await readPage(site.stranger, paths.reportOuting(report, outing));
    expect(html).toContain('<p class="reading-whose">Équipe</p>');
    expect(html).toContain('Du 1er avril 2025 au 31 mars 2026');
    expect(html).toContain('Concertation et mobilisation');
    for (const inside of [
      paths.reportEvidence(report, 'e'),
      'Marche du jeudi',
      'Ce qui est retiré',
      'Maude',
      'Idriss',
    ]) {
      expect(html).not.toContain(inside);
    }
    const amended = await name('Amendée');
    await adopt(amended);
    const early = await letOut('public', amended, { reread: 'yes' });
    expect(early.status).toBe(422);
    expect(await pageText(early, 'early')).toContain('Des noms restent à décider. Rien n’est sorti');
    expect((await site.stranger.get(paths.reportOuting(report, outing))).status).toBe(200);
    const asked = await readPage(maude, check('public', amended));
    expect(asked).toContain('Avec <strong>Maude Lavigueur</strong>, nous marchons.');
    expect(asked).toContain('Cette personne a accepté');
    const accepted = { [asked.match(/name="(nom-[^"]+)"/)![1]!]: 'keep' };
    const again = await letOut('public', amended, accepted);
    const second = await done(again);
    expect((await site.stranger.get(paths.reportOuting(report, outing))).status).toBe(404);
    expect((await site.stranger.get(paths.reportOuting(report, second))).status).toBe(200);
    expect(await readPage(site.stranger, paths.reportOuting(report, second))).toContain('Maude Lavigueur');
    expect(await readPage(site.stranger, paths.reportOuting(report, second))).not.toContain('décidés par');
    const kept = await readPage(idriss, paths.reportOuting(report, second));
    expect(kept).toContain('Noms décidés par Maude Lavigueur, le 18 mars 2026.');
    expect(kept).toContain('<em>Cette personne a accepté.</em>');
    expect((await idriss.post(paths.reportOutingWithdrawal(report, second), {})).status).toBe(403);
    expect((await world.outsider.post(paths.reportOutingWithdrawal(report, second), {})).status).toBe(404);
    await done(await maude.post(paths.reportOutingWithdrawal(report, second), {}));
    expect((await site.stranger.get(paths.reportOuting(report, second))).status).toBe(404);
    expect(await readPage(maude, paths.reportOuting(report, second))).toContain(
      'Retirée : seule l’équipe la lit encore.',
    );
    expect((await maude.post(paths.reportOutingWithdrawal(report, second), {})).status).toBe(404);
    expect((await maude.post(paths.reportOutingWithdrawal(report, newId()), {})).status).toBe(404);
    expect(lastOf(again)).toBe(second);
  });

  test('hides the numbers that few stand behind, in words and in plots', async () => {
    const { maude, idriss } = world;
    await world.note(idriss, {
      text: 'Seule',
      natures: ['popular-education'],
      peopleCount: '2',
      addressee: 'group',
    });
    const other = await world.compose(idriss, { title: 'Petits nombres' });
    const of = await done(await idriss.post(paths.reportVersions(other), { name: 'Une' }));
    const html = await readPage(maude, check('funder', of, other));
    expect(html).toContain('Nombres masqués dans la figure');
    expect(html).toMatch(/éducation populaire<\/th><td[^>]*>masqué pour protéger/);
    expect(html).toContain('trop peu de personnes ou d’organismes');
  });
});

describe('for an audience', () => {
  const person = (who: Visitor, role: 'member' | 'guest' | null): Person => ({
    ...{ kind: 'person', personId: who.personId, name: 'Quelqu’un', isAdministrator: false },
    memberships: role === null ? [] : [{ spaceId: world.team, role }],
    ...{ sessionId: null, scopes: null },
  });
  const read = (
    who: Visitor,
    role: 'member' | 'guest' | null,
    audience: 'members' | 'public' | 'funder',
    of?: string,
  ) =>
    world.site.as(who.personId, (transaction) =>
      readForAudience(transaction, person(who, role), report, { audience, version: of }),
    );

  test('those who work there read what would leave, then what left; others what left to them alone', async () => {
    const { idriss, denis, outsider, site } = world;
    const preview = await read(idriss, 'member', 'members');
    expect(preview).toMatchObject({ leftAt: null, version: null });
    expect(preview!.removed.length).toBeGreaterThan(0);
    expect(preview!.evidence.size).toBe(0);
    expect(await read(denis, 'guest', 'members')).toBeNull();
    expect(await read(outsider, null, 'members')).toBeNull();
    const left = await read(idriss, 'member', 'funder');
    expect(left).toMatchObject({ version: { name: 'Avec un nom' }, removed: [] });
    expect(left!.leftAt).not.toBeNull();
    expect(await read(outsider, null, 'public')).toBeNull();
    await done(await letOut('public'));
    const stranger = await site.as(null, (transaction) =>
      readForAudience(transaction, { kind: 'stranger' }, report, { audience: 'public' }),
    );
    expect(stranger).toMatchObject({ version: { name: 'Projet' }, spaces: [{ name: 'Équipe' }] });
    expect(await read(idriss, 'member', 'public', newId())).toBeNull();
  });
});

test('the database lets nobody else let out, withdraw, change what left, or read what was taken out', async () => {
  const { site, maude, idriss, denis, outsider } = world;
  const draft = await name('Pas adoptée');
  const run = (who: string | null, text: string, values: unknown[] = []) =>
    site.as(who, (transaction) => transaction.query({ text, values }));
  const add = `INSERT INTO report_outings (id, report_id, version_id, audience, content, made_by, made_at)
    VALUES ($1, $2, $3, $4, '{}', $5, now())`;
  for (const who of [idriss, denis, outsider]) {
    await expect(run(who.personId, add, [newId(), report, version, 'funder', who.personId])).rejects.toThrow(
      'row-level security',
    );
  }
  await expect(run(maude.personId, add, [newId(), report, draft, 'public', maude.personId])).rejects.toThrow(
    'row-level security',
  );
  await expect(run(maude.personId, "UPDATE report_outings SET content = '{}'")).rejects.toThrow(
    'permission denied',
  );
  await expect(run(maude.personId, 'DELETE FROM report_outings')).rejects.toThrow('permission denied');
  const withdraw = 'UPDATE report_outings SET withdrawn_by = $1, withdrawn_at = now() RETURNING id';
  for (const who of [idriss, denis, outsider])
    expect(await run(who.personId, withdraw, [who.personId])).toEqual([]);
  const seen = 'SELECT audience FROM report_outings WHERE withdrawn_at IS NOT NULL OR audience <> $1';
  for (const who of [null, outsider.personId]) {
    expect(await run(who, seen, ['public'])).toEqual([]);
    expect(await run(who, 'SELECT * FROM report_outing_removals')).toEqual([]);
  }
});
