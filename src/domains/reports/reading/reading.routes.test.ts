import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { linkFaults } from '../../../../test/harness/pdf-links.ts';
import { partsWith, readPdf, structureFaults } from '../../../../test/harness/pdf-reading.ts';
import {
  done,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import { reportFiles } from './reading.ts';

let world: ReportWorld;
let report: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
});

/** Writes one section of a bilan; the others are left as they were proposed. */
async function write(heading: string, body: string, id = report): Promise<void> {
  const { idriss } = world;
  await idriss.post(paths.reportSections(id), { heading, after: '' });
  const section = sectionIds(await readPage(idriss, paths.report(id))).at(-1)!;
  await done(await idriss.post(paths.reportSection(id, section), { heading, body, revision: '1' }));
}

describe('the reading of a bilan', () => {
  test('tells whose it is, of when, its parts, and leads each sentence to its evidence', async () => {
    const html = await readPage(world.denis, paths.reportReading(report));
    expect(html).toContain('<p class="reading-whose">Équipe</p>');
    expect(html).toContain('Du 1er avril 2025 au 31 mars 2026');
    expect(html).toContain('Texte de l’équipe : tous les nombres y sont.');
    const contents = [...html.matchAll(/<li><a href="#(t-[^"]+)">([^<]+)<\/a><\/li>/g)];
    expect(contents.map(([, , heading]) => heading)).toContain('Ce que disent ces nombres');
    for (const [, id] of contents) expect(html).toContain(`<h2 id="${id}">`);
    expect(html).toMatch(/<a href="\/bilans\/[^"]+\/preuves\/e\d+" class="evidence">(?:(?!<\/a>).)*4 traces/);
    expect(html).toContain('Il ne mesure pas l’effort.');
    expect(html).toMatch(/<figure class="plot" id="figure-f\d+"><figcaption>Les natures du travail noté/);
    expect(html).toMatch(/Comment la lire : Traces, du 1er avril 2025 au 31 mars 2026/);
  });

  test('leaves out what is not written or was cut, and tells those who write', async () => {
    const mine = await world.compose();
    await write('Un mot de plus', 'Le groupe a grandi.', mine);
    const [cut] = sectionIds(await readPage(world.idriss, paths.report(mine)));
    await done(await world.idriss.post(paths.reportSectionCut(mine, cut!), { act: 'cut' }));
    const html = await readPage(world.idriss, paths.reportReading(mine));
    expect(html).toContain('Le groupe a grandi.');
    expect(html).toContain('Pas encore écrit');
    expect(html).not.toContain('Mission et contexte</a>');
    const guest = await readPage(world.denis, paths.reportReading(mine));
    expect(guest).not.toContain('Pas encore écrit');
    expect(guest).not.toContain('Rien de ce qui est noté n’appuie encore');
  });

  test('shows words that look like markup as words, and a plot that is not there as a sentence', async () => {
    const mine = await world.compose();
    await write('Des <b>signes</b>', '<script>alert(1)</script>\n\n::figure{#f99}\n\n:autre[mot]{#e1}', mine);
    const html = await readPage(world.idriss, paths.reportReading(mine));
    expect(html).toContain('Des &#x3C;b>signes');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('Une figure de ce bilan n’est plus là.');
    expect(html).toContain(':autre[mot]{#e1}');
  });

  test('speaks the language of the bilan, within a page in the reader’s own', async () => {
    const english = await world.compose(world.idriss, { language: 'en' });
    const html = await readPage(world.idriss, paths.reportReading(english));
    expect(html).toContain('What these numbers say');
    expect(html).toMatch(/<div class="report-text reading-text" lang="en-CA">/);
    expect(html).toContain('Dans ce bilan');
    // The first sentence is the page's: set as its own language is, not as the bilan's.
    const answer = await world.idriss.get(paths.reportReading(report), { 'accept-language': 'en' });
    expect(await answer.text()).toContain('The team’s text: every number is there.');
  });

  test('says, when it is for others than the team, what is still to be done before it leaves', async () => {
    const outer = await world.compose(world.idriss, { audience: 'funder' });
    expect(await readPage(world.idriss, paths.reportReading(outer))).toContain(
      'il reste à protéger les petits nombres',
    );
  });
});

describe('a bilan taken away', () => {
  test('as a PDF: tagged, in its language, its tables with headers, its plots with what they show', async () => {
    const answer = await world.denis.get(paths.reportFile(report, 'pdf'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('bilan-2025-2026.pdf');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const pdf = await readPdf(bytes);
    const parts = pdf.pages.flatMap((page) => page.parts);
    expect([pdf.language, pdf.title, pdf.isMarked, pdf.showsTitle, pdf.accessibilityPart]).toEqual([
      'fr-CA',
      'Bilan annuel de l’équipe, 2025-2026',
      true,
      true,
      '1',
    ]);
    expect(structureFaults(bytes)).toEqual([]);
    expect(linkFaults(bytes)).toEqual([]);
    const headings = partsWith(parts, 'H1').map(({ text }) => text);
    expect(headings.at(-1)).toBe('Ce que disent ces nombres');
    expect(pdf.bookmarks).toEqual(expect.arrayContaining(headings));
    const figures = partsWith(parts, 'Figure');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.every(({ alternative }) => alternative)).toBe(true);
    const headers = partsWith(partsWith(parts, 'Table'), 'TH');
    expect(headers.map(({ text, scope }) => [text, scope])).toEqual(
      expect.arrayContaining([
        ['Nature', 'Column'],
        ['Traces', 'Column'],
        ['Concertation et mobilisation', 'Row'],
      ]),
    );
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => /^https?:\/\/.*\/bilans\/.*\/preuves\/e\d+$/.test(link))).toBe(true);
    expect(pdf.pages.every(({ unnamedLinks }) => unnamedLinks === 0)).toBe(true);
    expect(parts.map(({ text }) => text).join(' ')).toContain('Il ne mesure pas l’effort.');
  });

  test.for(reportFiles)('as %s, by a link on its page', { timeout: 180_000 }, async (format) => {
    expect(await readPage(world.denis, paths.reportReading(report))).toContain(
      paths.reportFile(report, format),
    );
    const answer = await world.denis.get(paths.reportFile(report, format));
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });

  test('in no other format', async () => {
    for (const format of ['exe', 'html', '']) {
      expect((await world.idriss.get(paths.reportFile(report, format))).status, format).toBe(404);
    }
  });
});

test('nobody else reads it, in any way', async () => {
  for (const address of [
    paths.reportReading(report),
    ...reportFiles.map((one) => paths.reportFile(report, one)),
  ]) {
    expect((await world.outsider.get(address)).status, address).toBe(404);
    expect((await world.site.stranger.get(address)).status, address).toBe(303);
  }
  expect((await world.idriss.get(paths.reportReading(newId()))).status).toBe(404);
});
