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
});
