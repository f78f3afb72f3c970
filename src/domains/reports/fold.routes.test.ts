import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import {
  done,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../test/harness/report-world.ts';

let world: ReportWorld;
let report: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
});

const folds = (html: string) =>
  [...html.matchAll(/<details class="report-fold"( open)? data-fold="(\d+)"/g)].map(([, open, rank]) => ({
    rank: Number(rank),
    isOpen: open !== undefined,
  }));

test('the page of a bilan is folded, and its address opens all or some of its sections', async () => {
  const { idriss, denis } = world;
  const open = async (query: string) =>
    folds(await readPage(idriss, `${paths.report(report)}${query}`)).flatMap(({ rank, isOpen }) =>
      isOpen ? [rank] : [],
    );
  const html = await readPage(idriss, paths.report(report));
  const ids = sectionIds(html);
  expect(folds(html).map(({ rank }) => rank)).toEqual(ids.map((_, at) => at + 1));
  expect(await open('')).toEqual([]);
  expect(await open('?ouvertes=toutes')).toEqual(ids.map((_, at) => at + 1));
  expect(await open('?ouvertes=2.4')).toEqual([2, 4]);
  expect(html).toContain(`href="${paths.report(report)}?ouvertes=toutes"`);
  expect(folds(await readPage(denis, paths.report(report)))).toHaveLength(ids.length);
});

test('a folded section says where it is, how it begins, and what is said beside it', async () => {
  const { idriss, maude } = world;
  const before = await readPage(idriss, paths.report(report));
  const [first] = sectionIds(before);
  expect(before).toContain('<span class="tag">À écrire</span>');
  expect(before).toContain('Proposée, à relire');
  const typed = { heading: 'Qui nous sommes', body: 'Nous **marchons** le jeudi.', revision: '1' };
  await done(await idriss.post(paths.reportSection(report, first!), typed));
  await done(await maude.post(paths.reportComments(report, first!), { text: 'À dire ?', quote: '' }));
  const html = await readPage(idriss, paths.report(report));
  expect(html).toContain('Écrite le 18 mars 2026 par Idriss Benali · un commentaire');
  expect(html).toMatch(/class="report-start screen-only" lang="fr-CA">Nous marchons le jeudi\./);
});
