import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import {
  done,
  pageText,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';

let world: ReportWorld;
let report: string;
let version: string;

const check = (pour: string) => `${paths.reportOutingCheck(report)}?pour=${pour}&version=${version}`;
const inputIn = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1] ?? '';
/** Fields of the names to decide, in the order of the page. */
const fieldsIn = (html: string) => [
  ...new Set([...html.matchAll(/name="(nom-[^"]+)"/g)].map(([, name]) => name!)),
];
/** The key of the form that lets out, as the page gives it: each act is done once under one. */
const keyIn = (html: string) =>
  inputIn(html.slice(html.indexOf(`action="${paths.reportOutings(report)}"`)), '_key');
const send = (html: string, audience: string, typed: Record<string, string>) =>
  world.maude.post(paths.reportOutings(report), {
    ...{ audience, version, print: inputIn(html, 'print'), _key: keyIn(html) },
    ...typed,
  });

beforeAll(async () => {
  world = await reportWorld();
  const { maude, idriss, team } = world;
  report = await world.compose(idriss, { title: 'Une année avec Idriss' });
  await world.note(idriss, { text: 'Une fête', otherActor: 'Lucienne Charland' });
  const [first, ...others] = sectionIds(await readPage(idriss, paths.report(report)));
  for (const id of others) await done(await idriss.post(paths.reportSectionCut(report, id), { act: 'cut' }));
  await done(
    await idriss.post(paths.reportSection(report, first!), {
      heading: 'Le mot de Maude',
      body: 'Maude a animé la soirée, avec l’aide d’Idriss.\n\nAu coin de la rue Maude, Lucienne chantait.',
      revision: '1',
    }),
  );
  version = await done(await idriss.post(paths.reportVersions(report), { name: 'Une' }));
  await done(
    await maude.post(paths.reportVersionAdoption(report, version), {
      ...{ spaceId: team, adoptedOn: '', adoptedAt: 'assemblée générale' },
    }),
  );
});

describe('names of a bilan that leaves', () => {
  test('are told with their words around, those of titles with the way to change them', async () => {
    const html = await readPage(world.maude, check('public'));
    expect(html).toContain('5 noms sont à décider.');
    expect(fieldsIn(html)).toHaveLength(5);
    expect(html).toContain('Une année avec <strong>Idriss</strong>');
    expect(html).toContain(`href="${paths.reportSettings(report)}">Changer le titre du bilan`);
    expect(html).toContain('Le mot de <strong>Maude</strong>');
    expect(html).toContain('Écrire dans la section');
    expect(html).toContain('<strong>Maude</strong> a animé la soirée, avec l’aide d’Idriss.');
    expect(html).not.toContain('rue <strong>');
    const read = await readPage(world.idriss, check('public'));
    expect(read).toContain('Prénom ou nom seul');
    expect(fieldsIn(read)).toEqual([]);
  });

  test('are all decided before anything is public', async () => {
    const html = await readPage(world.maude, check('public'));
    const [title, section] = fieldsIn(html) as [string, string];
    for (const typed of [{}, { [title]: 'keep', [section]: 'keep' }]) {
      const refused = await send(html, 'public', typed);
      expect(refused.status).toBe(422);
      expect(await pageText(refused, 'refused')).toContain('Des noms restent à décider. Rien n’est sorti');
    }
  });

  test('that are replaced are shown so before they leave, and leave so', async () => {
    const { maude, site } = world;
    const html = await readPage(maude, check('public'));
    const [title = '', section = '', first = '', second = '', third = ''] = fieldsIn(html);
    const wordsOf = (field: string) => field.replace('nom-', 'mots-');
    const typed = {
      ...{ [title]: 'keep', [section]: 'keep', [first]: 'replace', [second]: 'replace', [third]: 'keep' },
      ...{ [wordsOf(first)]: 'une participante', [wordsOf(second)]: 'un voisin' },
    };
    const bare = await send(html, 'public', { ...typed, [wordsOf(second)]: ' ' });
    expect(bare.status).toBe(422);
    expect(await pageText(bare, 'bare')).toContain('Écrivez ce qui se lira à la place de ce nom.');
    const unseen = await send(html, 'public', typed);
    expect(unseen.status).toBe(422);
    expect(await pageText(unseen, 'unseen')).toContain('par vos choix ou par le travail');
    const preview = await send(html, 'public', { ...typed, act: 'preview' });
    expect(preview.status).toBe(200);
    const shown = await pageText(preview, 'preview');
    const told = 'Une participante a animé la soirée, avec l’aide d’un voisin.';
    expect(shown).toContain(told);
    expect(shown).toMatch(/<details[^>]* open[^>]*><summary>Lire ce qui sortirait/);
    expect(shown).toContain('5 noms sont décidés.');
    const outing = await done(await send(shown, 'public', typed));
    const read = await readPage(site.stranger, paths.reportPublic(report));
    expect(read).toContain(told);
    expect(read).toContain('Au coin de la rue Maude, Lucienne chantait.');
    expect(await readPage(maude, paths.reportOuting(report, outing))).toContain('Se lira : « un voisin ».');
  });

  test('stay where nobody decided, for those one hands it to, once they were read again', async () => {
    const html = await readPage(world.maude, check('members'));
    const refused = await send(html, 'members', {});
    expect(await pageText(refused, 'refused')).toContain('cochez la case');
    await done(await send(html, 'members', { reread: 'yes' }));
  });

  test('in the address of a link are decided too before anything is public', async () => {
    const { maude, idriss, team } = world;
    const [first] = sectionIds(await readPage(idriss, paths.report(report)));
    const body = 'Voir [le carnet](https://exemple.org/maude) et <mailto:lcharland@exemple.org>.';
    await done(
      await idriss.post(paths.reportSection(report, first!), { heading: 'Liens', body, revision: '2' }),
    );
    version = await done(await idriss.post(paths.reportVersions(report), { name: 'Deux' }));
    const notAdopted = await readPage(maude, check('public'));
    expect(notAdopted).toContain('href="#noms-vus"');
    expect(notAdopted).toContain('id="noms-vus"');
    expect(fieldsIn(notAdopted)).toEqual([]);
    const adoption = { spaceId: team, adoptedOn: '', adoptedAt: 'assemblée générale' };
    await done(await maude.post(paths.reportVersionAdoption(report, version), adoption));
    const html = await readPage(maude, check('public'));
    expect(html).toContain('https://exemple.org/<strong>maude</strong>');
    expect(html).toContain('mailto:<strong>lcharland</strong>@exemple.org');
    expect(html).toContain('adresse d’un lien, Liens');
    const fields = fieldsIn(html);
    expect(fields).toHaveLength(3);
    const kept = (names: string[]) => Object.fromEntries(names.map((name) => [name, 'keep']));
    expect((await send(html, 'public', kept(fields.slice(0, 2)))).status).toBe(422);
    await done(await send(html, 'public', kept(fields)));
  });
});
