import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { throughOffice } from '../../../../test/harness/office.ts';
import { picturesOfPoints } from '../../../../test/harness/pdf-by-mupdf.ts';
import { partsWith, readPdf } from '../../../../test/harness/pdf-reading.ts';
import { reportWorld } from '../../../../test/harness/report-world.ts';

/** A whole bilan, with its plots, opened and saved again by LibreOffice. */
let given: Record<'docx' | 'odt' | 'pdf', Uint8Array>;
let saved: Record<string, Record<string, Buffer>>;

beforeAll(async () => {
  const { idriss, compose } = await reportWorld();
  const report = await compose();
  const file = async (format: string) =>
    new Uint8Array(await (await idriss.get(paths.reportFile(report, format))).arrayBuffer());
  given = { docx: await file('docx'), odt: await file('odt'), pdf: await file('pdf') };
  saved = await throughOffice({ 'a.docx': given.docx, 'b.odt': given.odt }, ['docx', 'odt']);
}, 240_000);

const htmlOf = async (docx: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(docx) })).value;
const headingsOf = (html: string) =>
  [...html.matchAll(/<(h[1-6])>(.*?)<\/\1>/g)].map(
    ([, level, said = '']) => `${level} ${said.replaceAll(/<[^>]+>/g, '')}`,
  );
const alternativesOf = (html: string) => [...html.matchAll(/alt="([^"]+)"/g)].map(([, said]) => said);
const tablesOf = (html: string) => [...html.matchAll(/<table>.*?<thead>/g)].length;

describe('a bilan in Word', () => {
  test('goes through LibreOffice with its headings, its plots as vectors with what they show, and their tables', async () => {
    const before = await htmlOf(given.docx);
    const after = await htmlOf(saved['a.docx']!.docx!);
    expect(
      headingsOf(before)
        .filter((one) => one.startsWith('h1'))
        .at(-1),
    ).toBe('h1 Ce que disent ces nombres');
    expect(headingsOf(after)).toEqual(headingsOf(before));
    expect(alternativesOf(before)).toContain(
      'Une barre par nature, de la plus notée à la moins notée. Les barres ne s’additionnent pas.',
    );
    expect(alternativesOf(after)).toEqual(alternativesOf(before));
    expect(tablesOf(before)).toBe(alternativesOf(before).length);
    expect(tablesOf(after)).toBe(tablesOf(before));
    const parts = Object.keys(unzipSync(given.docx));
    expect(parts.filter((name) => /media\/.*\.svg$/.test(name))).toHaveLength(alternativesOf(before).length);
    expect(after).toContain('Il ne mesure pas l’effort.');
  });
});

describe('a bilan in OpenDocument', () => {
  test('goes through LibreOffice the same, its plots as vectors', async () => {
    const content = (odt: Uint8Array) => strFromU8(unzipSync(new Uint8Array(odt))['content.xml']!);
    const titles = (xml: string) =>
      [...xml.matchAll(/<text:h [^>]*text:outline-level="(\d)"[^>]*>(.*?)<\/text:h>/g)].map(
        ([, level, said = '']) => `${level} ${said.replaceAll(/<[^>]+>/g, '')}`,
      );
    const [before, after] = [content(given.odt), content(saved['b.odt']!.odt!)];
    expect(titles(before).length).toBeGreaterThan(3);
    expect(titles(after)).toEqual(titles(before));
    const shown = (xml: string) => [...xml.matchAll(/<svg:desc>(.*?)<\/svg:desc>/g)].map(([, said]) => said);
    expect(shown(before).length).toBeGreaterThan(0);
    expect(shown(after)).toEqual(shown(before));
    const plots = (odt: Uint8Array) =>
      Object.keys(unzipSync(new Uint8Array(odt))).filter((name) => /^Pictures\/.*\.svg$/.test(name));
    expect(plots(given.odt)).toHaveLength(shown(before).length);
    expect(plots(saved['b.odt']!.odt!)).toHaveLength(shown(before).length);
    expect(after.match(/<table:table-header-rows>/g)).toHaveLength(shown(before).length);
  });
});

test('a bilan in PDF draws every plot as lines, with what it shows', async () => {
  const { pages } = await readPdf(given.pdf);
  const figures = pages.flatMap(({ parts }) => partsWith(parts, 'Figure'));
  expect(figures.map(({ alternative }) => alternative)).toEqual(alternativesOf(await htmlOf(given.docx)));
  expect(picturesOfPoints(given.pdf)).toBe(0);
});
