import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { done, type ReportWorld, readPage, reportWorld } from '../../../../test/harness/report-world.ts';

let world: ReportWorld;
let plan: string;

const item = async (title: string, more: Record<string, string> = {}) =>
  done(await world.maude.post(paths.newPlanItem(plan), { title, level: 'action', ...more }));
const moved = async (trace: string, itemId: string, says: string, note = '') =>
  done(await world.maude.post(paths.tracePlanItems(trace), { itemId, says, note }));

beforeAll(async () => {
  world = await reportWorld();
  plan = await done(
    await world.maude.post(paths.plans, {
      title: 'Plan du quartier',
      spaceId: world.team,
      startsOn: '2025-04-01',
    }),
  );
});

/** The page of what a sentence rests on. */
async function evidenceOf(html: string, words: string): Promise<string> {
  const marked = new RegExp(`href="([^"]+/preuves/e\\d+)"[^>]*>(?:(?!</a>).)*${words}`).exec(html);
  expect(marked, words).not.toBeNull();
  return readPage(world.idriss, marked![1]!);
}

describe('what a bilan tells of a plan', () => {
  test('leads to the traces that moved an action, and these know that they are told', async () => {
    const { idriss, maude, note, compose } = world;
    const [walk, doors] = [await item('Tenir la marche'), await item('Sonner aux portes')];
    const news = await note(idriss, { text: 'Nouvelles de la marche', eventOn: '2026-02-12' });
    const snow = await note(idriss, { text: 'La neige nous arrête', eventOn: '2026-02-10' });
    const end = await note(idriss, { text: 'La dernière porte', eventOn: '2026-02-20' });
    await moved(snow, walk, 'obstacle', 'La neige a fermé le parc.');
    await moved(news, walk, 'progress', 'Douze marches de plus.');
    await moved(end, doors, 'finished');
    const report = await compose();
    const html = await readPage(idriss, paths.report(report));
    expect(html).toContain('Des deux actions du plan, une est faite et une avance.');
    const told = [
      ['dernière nouvelle le 12 février 2026', 'Nouvelles de la marche'],
      ['La neige a fermé le parc', 'La neige nous arrête'],
      ['c’est fait depuis le 20 février 2026', 'La dernière porte'],
    ] as const;
    for (const [sentence, title] of told) expect(await evidenceOf(html, sentence)).toContain(title);
    for (const trace of [news, snow, end])
      expect(await readPage(maude, paths.trace(trace))).toContain(paths.report(report));
  });

  test('says nothing by a trace that its author keeps, for its author neither', async () => {
    const { maude, idriss, note, compose } = world;
    const kept = { visibility: 'author', eventOn: '2026-01-17' };
    const lending = await item('Prêter les outils');
    const traces = [
      await note(maude, { ...kept, text: 'Carnet de Maude' }),
      await note(maude, { ...kept, text: 'Autre carnet de Maude' }),
    ] as const;
    await moved(traces[0], lending, 'progress', 'Confié à Maude seule.');
    await moved(traces[1], lending, 'obstacle', 'Un conflit qui reste entre nous.');
    for (const visitor of [maude, idriss]) {
      const html = await readPage(visitor, paths.report(await compose(visitor)));
      expect(html).toContain('actions du plan');
      for (const secret of ['Confié à Maude', 'Un conflit', '17 janvier']) expect(html).not.toContain(secret);
    }
  });

  test('says that an action is done, not the day of the trace that its author keeps', async () => {
    const { maude, idriss, note, compose } = world;
    const lending = await item('Prêter la salle');
    const kept = { visibility: 'author', eventOn: '2026-01-19', text: 'Une clé rendue en secret' };
    await moved(await note(maude, kept), lending, 'finished');
    for (const visitor of [maude, idriss]) {
      const html = await readPage(visitor, paths.report(await compose(visitor)));
      expect(html).toMatch(/Prêter la salle(<[^>]+>|\s| )*: c’est fait\./);
      expect(html).not.toMatch(/19 janvier|2026-01-19|clé rendue/);
    }
  });

  test('places it by the day on which it was noted here, not in Greenwich', async () => {
    const { site, maude, idriss, note, compose } = world;
    const painting = await item('Repeindre la salle');
    const { clock } = site.services;
    const before = clock.now();
    try {
      // The evening of the fourth in Montréal, already the fifth in Greenwich.
      clock.set('2026-03-05T02:30:00Z');
      const kept = { visibility: 'author', eventOn: '2026-03-02', text: 'Un pot renversé' };
      await moved(await note(maude, kept), painting, 'finished');
      const until = async (endsOn: string) =>
        readPage(idriss, paths.report(await compose(idriss, { endsOn })));
      const isDone = /Repeindre la salle(<[^>]+>|\s| )*: c’est fait\./;
      expect(await until('2026-03-04')).toMatch(isDone);
      expect(await until('2026-03-03')).not.toMatch(isDone);
    } finally {
      clock.set(before);
    }
  });

  test('keeps to what concerns the dossiers chosen: their actions, what funds and measures them', async () => {
    const { maude, idriss, note, compose, dossier, team } = world;
    const garden = await done(
      await maude.post(paths.dossiers, { spaceId: team, title: 'Jardin collectif', sinceOn: '2025-09-01' }),
    );
    const homes = await item('Habiter', { level: 'issue' });
    const food = await item('Se nourrir', { level: 'issue' });
    const route = await item('Dessiner le parcours', { parentId: homes, dossierId: dossier });
    const benches = await item('Poser des bancs', { parentId: homes });
    await item('Bâtir les bacs', { parentId: food, dossierId: garden });
    const walked = { text: 'Repérage des bancs', dossierIds: [dossier], eventOn: '2026-02-24' };
    await moved(await note(idriss, walked), benches, 'progress', 'Trois bancs repérés.');
    const grown = { text: 'Bancs du jardin', dossierIds: [garden], eventOn: '2026-02-26' };
    await moved(await note(idriss, grown), benches, 'obstacle', 'Le jardin veut les mêmes bancs.');
    const kept = { text: 'Gardé', dossierIds: [dossier], eventOn: '2026-02-25', visibility: 'author' };
    await moved(await note(maude, kept), await item('Parler au maire'), 'progress');
    const lever = { recurring: 'yes', money: 'project', standing: 'secured' };
    for (const [funderName, itemId, amount] of [
      ['Fonds du parcours', route, '4100'],
      ['Fonds de l’habitation', homes, '5200'],
      ['Fonds du jardin', food, '6300'],
      ['Fonds de tout le plan', '', '7400'],
    ] as const)
      await done(
        await maude.post(paths.newPlanLever(plan), {
          ...lever,
          funderName,
          amount,
          ...(itemId && { itemId }),
        }),
      );
    for (const [on, label] of [
      [homes, 'Loyers tenus'],
      [food, 'Paniers remis'],
    ] as const) {
      await done(await maude.post(paths.planItemIndicators(plan, on), { kind: 'change', label }));
      const page = await readPage(maude, paths.planItem(plan, on));
      const indicator = /indicateurs\/([0-9a-f-]{36})"/.exec(page)![1]!;
      await done(
        await maude.post(paths.planIndicatorReadings(plan, on, indicator), { words: 'Au printemps' }),
      );
    }
    const html = await readPage(
      idriss,
      paths.report(await compose(idriss, { template: 'rapport-projet', dossierIds: [dossier] })),
    );
    expect(html).toContain('Des deux actions du plan qui touchent ce dossier, une avance et une reste à');
    const told = [
      'Dessiner le parcours',
      'Trois bancs repérés.',
      'Fonds du parcours',
      'Fonds de l’habitation',
    ];
    for (const words of [...told, 'Loyers tenus']) expect(html).toContain(words);
    for (const words of [
      ...['Bâtir les bacs', 'Le jardin veut', 'Parler au maire', 'Sonner aux portes'],
      ...['Fonds du jardin', 'Fonds de tout le plan', 'Paniers remis'],
    ])
      expect(html).not.toContain(words);
    const whole = await readPage(idriss, paths.report(await compose(idriss, { template: 'rapport-projet' })));
    for (const words of ['Bâtir les bacs', 'Fonds de tout le plan', 'Paniers remis'])
      expect(whole).toContain(words);
    const byGarden = { template: 'rapport-projet', dossierIds: [garden] };
    const other = await readPage(idriss, paths.report(await compose(idriss, byGarden)));
    expect(other).toContain('Le jardin veut les mêmes bancs.');
    expect(other).not.toContain('Trois bancs repérés.');
  });
});
