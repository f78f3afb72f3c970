import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { done, type ReportWorld, readPage, reportWorld } from '../../../../test/harness/report-world.ts';

let world: ReportWorld;

beforeAll(async () => {
  world = await reportWorld();
});

const opened = async (title: string, sinceOn: string) =>
  done(
    await world.maude.post(paths.dossiers, { spaceId: world.team, title, state: 'accompanying', sinceOn }),
  );
const turned = async (dossier: string, state: string, onDay: string) =>
  done(
    await world.maude.post(paths.dossierState(dossier), { state, onDay, reason: 'Le groupe tient seul.' }),
  );
const composed = async () => readPage(world.idriss, paths.report(await world.compose()));

describe('the dossiers of a bilan', () => {
  test('one that we left is told when something changed there since, or was marked; it is not carried any more', async () => {
    const { maude } = world;
    const before = await composed();
    expect(before).toContain('l’équipe a porté un dossier');
    const [gone, marked, quiet] = [
      await opened('Cuisine collective', '2024-01-15'),
      await opened('Ruelle verte', '2024-01-15'),
      await opened('Friperie', '2024-01-15'),
    ];
    for (const dossier of [gone, marked, quiet]) await turned(dossier, 'closed', '2025-03-10');
    await done(
      await maude.post(paths.dossierObservedChanges(gone), {
        observedOn: '2025-09-10',
        groupChange: 'Le comité cuisine a ouvert une deuxième soirée sans nous.',
        ownPart: '',
        othersPart: '',
      }),
    );
    await done(
      await maude.post(paths.dossierEvents(marked), {
        fact: 'La ruelle est inaugurée',
        happenedOn: '2025-08-20',
        why: 'Les voisins tiennent seuls.',
      }),
    );
    const html = await composed();
    expect(html).toContain('Le comité cuisine a ouvert une deuxième soirée sans nous.');
    expect(html).toContain('La ruelle est inaugurée');
    expect(html).toContain('Le dossier s’est fermé le 10 mars 2025.');
    expect(html).not.toContain('Friperie');
    expect(html).toContain('l’équipe a porté un dossier');
  });

  test('an event that a trace marks is told with it, and not when its author keeps it, for its author neither', async () => {
    const { maude, idriss, note, compose } = world;
    const orchard = await opened('Verger', '2024-01-15');
    await turned(orchard, 'closed', '2025-03-12');
    const why = 'Un tournant pour le verger.';
    const kept = await note(maude, { text: 'Confidence', eventOn: '2026-01-21', visibility: 'author' });
    await done(await maude.post(paths.traceEvents(kept), { dossierId: orchard, why }));
    for (const visitor of [maude, idriss]) {
      const html = await readPage(visitor, paths.report(await compose(visitor)));
      for (const words of ['Confidence', '21 janvier', why, 'Verger']) expect(html).not.toContain(words);
    }
    const shared = await note(idriss, { text: 'Première récolte', eventOn: '2026-01-22' });
    await done(await idriss.post(paths.traceEvents(shared), { dossierId: orchard, why }));
    const html = await composed();
    for (const words of ['Première récolte', '22 janvier', why]) expect(html).toContain(words);
    expect(html).not.toContain('21 janvier');
  });

  test('how a withdrawal stands is told with its days while it is prepared, and once we left', async () => {
    const { maude } = world;
    const left = await opened('Halte-répit', '2024-02-01');
    await done(
      await maude.post(paths.dossierWithdrawalChange(left), {
        revision: '0',
        what: ['Animer les rencontres', 'Réserver la salle'],
        stands: ['carried', 'remains'],
        withWhom: ['le noyau', 'la Maison des aînés'],
        lineDay: ['2025-11-03', '2026-05-01'],
        aimedOn: '2026-03-01',
      }),
    );
    await turned(left, 'withdrawal-prepared', '2025-12-01');
    const prepared = await composed();
    for (const words of [
      'Tient déjà sans nous : animer les rencontres (le noyau, depuis le 3 novembre 2025).',
      'Reste à passer : réserver la salle (la Maison des aînés, jusqu’au 1er mai 2026).',
      'Nous visons la fin de notre présence pour le 1er mars 2026.',
    ])
      expect(prepared).toContain(words);
    await turned(left, 'closed', '2026-02-15');
    const over = await composed();
    for (const words of [
      'Le dossier s’est fermé le 15 février 2026.',
      'Le groupe porte maintenant seul : animer les rencontres (le noyau, depuis le 3 novembre 2025).',
      'À notre départ, il restait à passer : réserver la salle (la Maison des aînés, jusqu’au 1er mai 2026).',
    ])
      expect(over).toContain(words);
    expect(over).not.toContain('Nous visons');
    const english = await readPage(
      world.idriss,
      paths.report(await world.compose(world.idriss, { language: 'en' })),
    );
    expect(english).toContain('The group now carries on its own: animer les rencontres (le noyau, since');
  });

  test('what awaits there comes next: who carries it and by which day; what is over is not told', async () => {
    const { maude, idriss, dossier } = world;
    const step = async (on: string, typed: Record<string, string>) =>
      done(await maude.post(paths.dossierSteps(on), typed));
    await step(dossier, { text: 'Relancer la Ville.', carriedBy: 'le noyau', dueOn: '2026-05-03' });
    await step(dossier, { text: 'Peindre les bancs', dueOn: '2026-03-20' });
    await step(dossier, { text: 'Imprimer le dépliant' });
    const page = await readPage(maude, paths.dossierSteps(dossier));
    const at = page.indexOf('Imprimer le dépliant');
    const printing = /\/pas\/([0-9a-f-]{36})/.exec(page.slice(at))![1]!;
    await done(await maude.post(paths.dossierStep(dossier, printing), { act: 'done', version: '1' }));
    const rest = await opened('Verger', '2025-05-05');
    await turned(rest, 'watching', '2025-10-10');
    await step(rest, { text: 'Reparler au propriétaire' });
    const gone = await opened('Kiosque', '2025-05-05');
    await step(gone, { text: 'Ranger les chaises' });
    await turned(gone, 'closed', '2025-10-10');
    const html = await composed();
    expect(html).toMatch(
      /<strong>Marche du jeudi<\/strong> – Peindre les bancs\. Relancer la Ville \(le noyau\), d’ici le 3 mai 2026\./,
    );
    expect(html).toMatch(
      /À faire aussi :(?:(?!<\/ul>).)*<strong>Verger<\/strong> – Reparler au propriétaire\./s,
    );
    for (const words of ['Imprimer le dépliant', 'Ranger les chaises']) expect(html).not.toContain(words);
    const name = /href="([^"]+\/preuves\/e\d+)"[^>]*>(?:(?!<\/a>).)*Relancer la Ville/.exec(html)![1]!;
    expect(await readPage(idriss, name)).toContain(paths.dossier(dossier));
    const earlier = { startsOn: '2024-04-01', endsOn: '2025-03-31' };
    const before = await readPage(idriss, paths.report(await world.compose(idriss, earlier)));
    expect(before).not.toContain('Relancer la Ville');
  });
});
