import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import {
  done,
  pageText,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import type { FrozenSection, FrozenText } from './version.ts';
import { textDifference } from './version-comparison.rules.ts';

let world: ReportWorld;
let report: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
});

const name = async (typed = 'Projet pour l’assemblée', id = report) =>
  done(await world.idriss.post(paths.reportVersions(id), { name: typed }));

describe('versions', () => {
  test('are copies: the text goes on, they say what they said, plots and evidence included', async () => {
    const { idriss, denis } = world;
    const mine = await world.compose();
    const version = await name('Projet', mine);
    const [section] = sectionIds(await readPage(idriss, paths.report(mine)));
    await done(
      await idriss.post(paths.reportSection(mine, section!), {
        heading: 'Notre année',
        body: 'Tout autre chose.',
        revision: '1',
      }),
    );
    await done(
      await idriss.post(
        paths.reportSectionCut(mine, sectionIds(await readPage(idriss, paths.report(mine)))[2]!),
        { act: 'cut' },
      ),
    );
    const html = await readPage(denis, paths.reportVersion(mine, version));
    expect(html).toContain('Copie gelée');
    expect(html).toContain('Nommée par Idriss Benali le 18 mars 2026');
    expect(html).not.toContain('Tout autre chose.');
    expect(html).toContain('Les natures du travail noté');
    expect(html).toMatch(new RegExp(`href="${paths.reportEvidence(mine, 'e\\d+')}"`));
    expect(await readPage(denis, paths.reportVersions(mine))).toContain('Version 1 : Projet');
    const second = await name('Relu', mine);
    const difference = await readPage(denis, `${paths.reportDifference(mine)}?de=${version}&a=${second}`);
    expect(difference).toContain('<ins><span class="visually-hidden">ajouté : </span>Notre année</ins>');
    expect(difference).toContain('Section retirée');
    const today = await readPage(denis, `${paths.reportDifference(mine)}?de=${second}`);
    expect(today).toContain('Les deux textes disent la même chose.');
  });

  test('are adopted in the name of a space by those who keep its memory, once, with the day and where', async () => {
    const { maude, idriss, denis } = world;
    const version = await name();
    const address = paths.reportVersionAdoption(report, version);
    const adoption = { spaceId: world.team, adoptedOn: '2026-03-12', adoptedAt: 'assemblée <générale>' };
    expect(await readPage(idriss, paths.reportVersion(report, version))).not.toContain('Noter l’adoption');
    expect((await idriss.post(address, adoption)).status).toBe(403);
    expect((await denis.post(address, adoption)).status).toBe(403);
    const refusals = [
      [{ ...adoption, spaceId: world.elsewhere }, 'dont vous gardez la mémoire'],
      [{ ...adoption, adoptedOn: '2026-03-19' }, 'Ce jour n’est pas encore arrivé.'],
      [{ ...adoption, adoptedOn: '2026-02-30' }, 'Cette date n’existe pas.'],
      [{ ...adoption, adoptedAt: ' ' }, 'Dites où la version a été adoptée.'],
    ] as const;
    for (const [typed, sentence] of refusals) {
      const refused = await maude.post(address, typed);
      expect(refused.status).toBe(422);
      expect(await pageText(refused, address)).toContain(sentence);
    }
    await done(await maude.post(address, adoption));
    const again = await maude.post(address, { ...adoption, adoptedOn: '' });
    expect(await pageText(again, address)).toContain('Cet espace a déjà adopté cette version.');
    const html = await readPage(denis, paths.reportVersion(report, version));
    expect(html).toContain('Version adoptée, gelée pour toujours.');
    expect(html).toContain('Adoptée par Équipe le 12 mars 2026 : assemblée &lt;générale>');
    expect(html).not.toContain('Noter l’adoption');
  });

  test('are named by those who write, and stay once the bilan is put away', async () => {
    const { maude, idriss, denis, outsider, site } = world;
    const mine = await world.compose();
    const version = await name('Gardée', mine);
    expect((await denis.post(paths.reportVersions(mine), { name: 'X' })).status).toBe(403);
    const refused = await idriss.post(paths.reportVersions(mine), { name: ' ' });
    expect(refused.status).toBe(422);
    expect(await pageText(refused, 'refused')).toContain('Donnez un nom à la version.');
    for (const address of [
      paths.reportVersions(mine),
      paths.reportVersion(mine, version),
      `${paths.reportDifference(mine)}?de=${version}`,
    ]) {
      expect((await outsider.get(address)).status).toBe(404);
      expect((await site.stranger.get(address)).status).toBe(303);
    }
    expect((await outsider.post(paths.reportVersions(mine), { name: 'X' })).status).toBe(404);
    expect((await maude.get(paths.reportVersion(report, version))).status).toBe(404);
    expect((await maude.get(paths.reportVersion(mine, newId()))).status).toBe(404);
    expect((await maude.get(`${paths.reportDifference(mine)}?de=${newId()}`)).status).toBe(404);
    expect((await maude.get(`${paths.reportDifference(mine)}?de=x`)).status).toBe(404);
    expect((await maude.get(`${paths.reportDifference(mine)}?de=${version}&a=x`)).status).toBe(404);
    await done(await idriss.post(paths.reportArchive(mine), { act: 'archive' }));
    expect((await idriss.post(paths.reportVersions(mine), { name: 'Trop tard' })).status).toBe(403);
    expect(await readPage(denis, paths.reportVersion(mine, version))).toContain('Gardée');
  });

  test('are changed by nobody, and adopted by nobody else, in the database either', async () => {
    const { site, maude, idriss, denis, outsider } = world;
    const version = await name('Scellée');
    const run = (who: { personId: string }, text: string, values: unknown[]) =>
      site.as(who.personId, (transaction) => transaction.query({ text, values }));
    const adopt = `INSERT INTO report_version_adoptions (version_id, space_id, adopted_on, adopted_at, noted_by, noted_at)
      VALUES ($1, $2, '2026-03-01', 'ici', $3, now())`;
    for (const who of [idriss, denis, outsider]) {
      await expect(run(who, adopt, [version, world.team, who.personId])).rejects.toThrow(
        'row-level security',
      );
    }
    await expect(run(outsider, adopt, [version, world.elsewhere, outsider.personId])).rejects.toThrow(
      'row-level security',
    );
    const add = `INSERT INTO report_versions (id, report_id, number, name, content, named_by, named_at)
      VALUES ($1, $2, 99, 'x', '{}', $3, now())`;
    for (const who of [denis, outsider]) {
      await expect(run(who, add, [newId(), report, who.personId])).rejects.toThrow('row-level security');
    }
    for (const table of ['report_versions', 'report_version_adoptions']) {
      await expect(run(maude, `DELETE FROM ${table}`, [])).rejects.toThrow('permission denied');
      expect(await run(outsider, `SELECT * FROM ${table}`, [])).toEqual([]);
    }
    await expect(run(maude, "UPDATE report_versions SET name = 'x'", [])).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('two texts', () => {
  const section = (id: string, body: string, heading = `Titre ${id}`): FrozenSection => ({
    id,
    kind: 'free',
    heading,
    body,
  });
  const text = (sections: readonly FrozenSection[], title = 'Bilan'): FrozenText => ({
    ...{ title, startsOn: '2025-04-01', endsOn: '2026-03-31', language: 'fr', audience: 'team', sections },
  });
  const [a, b, c] = [section('a', 'Un deux trois.'), section('b', 'Quatre.'), section('c', '')];

  test('are compared section by section, words alone: a mark or a name of evidence is no change', () => {
    const before = text([a, section('b', ':preuve[Quatre.]{#e1}'), c]);
    expect(textDifference(before, text([a, section('b', ':preuve[**Quatre.**]{#e9}'), c]))).toEqual({
      ...{ title: null, isOrderChanged: false, sections: [] },
    });
    const { sections, title } = textDifference(
      before,
      text([section('a', 'Un dix trois.'), section('d', 'Neuf.'), c], 'Bilan 2026'),
    );
    expect(title).not.toBeNull();
    expect(sections.map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'changed'],
      ['d', 'added'],
      ['b', 'gone'],
    ]);
    expect(sections[0]).toMatchObject({
      headingRuns: null,
      bodyRuns: [
        { kind: 'same', text: 'Un ' },
        { kind: 'gone', text: 'deux ' },
        { kind: 'new', text: 'dix ' },
        { kind: 'same', text: 'trois.' },
      ],
    });
  });

  test('say a paragraph that was added, and not the one before it', () => {
    const { sections } = textDifference(text([a]), text([section('a', 'Un deux trois.\n\nQuatre.')]));
    expect(sections[0]?.bodyRuns).toEqual([
      { kind: 'same', text: 'Un deux trois.\n' },
      { kind: 'new', text: 'Quatre.' },
    ]);
  });

  test('say when sections moved, and when a plot is another', () => {
    expect(textDifference(text([a, b]), text([b, a])).isOrderChanged).toBe(true);
    expect(textDifference(text([a, b]), text([c, a, b])).isOrderChanged).toBe(false);
    const [difference] = textDifference(
      text([section('a', 'Un.\n\n::figure{#f1}')]),
      text([section('a', 'Un.\n\n::figure{#f2}')]),
    ).sections;
    expect(difference).toMatchObject({ hasOtherFigures: true, bodyRuns: null });
  });
});
