import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { throughOffice } from '../../../test/harness/office.ts';
import { linksIn } from '../../../test/harness/pdf-links.ts';
import { readPdf } from '../../../test/harness/pdf-reading.ts';
import { sampleDocument, sampleMarkdown } from '../../../test/harness/sample-document.ts';
import type { WrittenDocument } from './document.ts';
import { documentToDocx } from './docx.ts';
import { documentResources } from './fonts.ts';
import { documentFromMarkdown } from './from-markdown.ts';
import { documentToOdt, odtType } from './odt.ts';
import { fileDocument } from './preparation.ts';

const docxOf = async (document: WrittenDocument) =>
  documentToDocx(fileDocument(document), await documentResources());
const odtOf = async (document: WrittenDocument) =>
  documentToOdt(fileDocument(document), await documentResources());
const partsOf = (file: Uint8Array) => {
  const parts = unzipSync(new Uint8Array(file));
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
};
const htmlOf = async (docx: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(docx) })).value;
const headings = (html: string) =>
  [...html.matchAll(/<(h[1-6])>(.*?)<\/\1>/g)].map(
    ([, level, words = '']) => `${level} ${words.replaceAll(/<[^>]+>/g, '')}`,
  );

const expectedHeadings = [
  'h1 Mission et contexte',
  'h2 Ce qui était prévu',
  'h3 Les moyens',
  'h2 Du code',
  'h1 Ce qui a changé',
];

let docx: Uint8Array;
let odt: Uint8Array;
let saved: Record<string, Record<string, Buffer>>;
beforeAll(async () => {
  docx = await docxOf(sampleDocument());
  odt = await odtOf(sampleDocument());
  const long = await docxOf(sampleDocument(10));
  const longOdt = await odtOf(sampleDocument(10));
  saved = {
    ...(await throughOffice({ 'a.docx': docx, 'b.odt': odt }, ['docx', 'odt'])),
    ...(await throughOffice({ 'c.docx': long, 'd.odt': longOdt }, ['pdf'])),
  };
}, 240_000);

describe('a Word file', () => {
  test('has real styles, its language, its properties, a head that repeats', () => {
    const part = partsOf(docx);
    expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="fr-CA"/);
    for (const style of [
      'Title',
      'Heading1',
      'Heading6',
      'Caption',
      'Quote',
      'CodeBlock',
      'FootnoteText',
      'TOC1',
      'Evidence',
    ]) {
      expect(part('word/styles.xml'), style).toContain(`w:styleId="${style}"`);
    }
    const text = part('word/document.xml');
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(text).toMatch(/<w:tblLook [^>]*w:firstColumn="(1|true)"/);
    expect(text).toContain('<w:pStyle w:val="Title"/>');
    expect(text).toMatch(/<wp:docPr [^>]*descr="Douze personnes à l’automne, trente au printemps\."/);
    expect(part('docProps/core.xml')).toContain('<dc:title>Bilan 2025-2026 de l’équipe</dc:title>');
    expect(part('docProps/core.xml')).toContain('<dc:creator>Maude Lavigueur, Kim Ostiguy</dc:creator>');
    expect(part('word/footnotes.xml')).toContain('Avec l’accord de l’arrondissement.');
  });

  test('carries plots as vectors, with points for readers that draw none', () => {
    const names = Object.keys(unzipSync(new Uint8Array(docx)));
    expect(names.filter((name) => /media\/.*\.svg$/.test(name))).toHaveLength(1);
    expect(names.filter((name) => /media\/.*\.png$/.test(name))).toHaveLength(1);
  });

  test('is read by Mammoth: headings, lists, tables, notes, what a figure shows', async () => {
    const html = await htmlOf(docx);
    expect(headings(html)).toEqual(expectedHeadings);
    expect(html).toContain('<li>Accompagner le comité logement<ul><li>une soirée d’information</li>');
    expect(html).toMatch(/<ol><li>Troisième<\/li><li>Quatrième<\/li><\/ol>/);
    expect(html).toMatch(/<thead><tr><th><p><strong>Enjeu<\/strong><\/p><\/th>/);
    expect(html).toContain('45\u00a0000\u00a0$');
    expect(html).toContain('alt="Douze personnes à l’automne, trente au printemps."');
    expect(html).toContain('href="https://toile.exemple.org/preuves/e12"');
    expect(html).toContain('Avec l’accord de l’arrondissement.');
  });

  test('goes through LibreOffice and keeps its headings, tables, notes and picture', async () => {
    const html = await htmlOf(saved['a.docx']!.docx!);
    expect(headings(html)).toEqual(expectedHeadings);
    expect(html).toContain('<thead>');
    expect(html).toContain('Douze personnes à l’automne, trente au printemps.');
    expect(html).toContain('Avec l’accord de l’arrondissement.');
    const content = partsOf(saved['a.docx']!.odt!)('content.xml');
    expect(content.match(/<table:table-header-rows>/g)).toHaveLength(2);
  });
});

describe('an OpenDocument text', () => {
  test('begins by what it is, as it must', () => {
    expect(Buffer.from(odt).toString('latin1', 30, 38 + odtType.length)).toBe(`mimetype${odtType}`);
    const part = partsOf(odt);
    for (const name of ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']) {
      expect(fromXml(part(name)).children.length, name).toBeGreaterThan(0);
    }
    const listed = [...part('META-INF/manifest.xml').matchAll(/full-path="([^"]+)"/g)].map(
      ([, path]) => path,
    );
    const held = Object.keys(unzipSync(new Uint8Array(odt))).filter(
      (name) => !/^(mimetype|META-INF)/.test(name),
    );
    expect(listed.sort()).toEqual(['/', ...held].sort());
  });

  test('carries plots as vectors first, with points for readers that draw none', () => {
    const names = Object.keys(unzipSync(new Uint8Array(odt)));
    expect(names.filter((name) => /^Pictures\/.*\.svg$/.test(name))).toHaveLength(1);
    expect(names.filter((name) => /^Pictures\/.*\.png$/.test(name))).toHaveLength(1);
    const frame = /<draw:frame.*?<\/draw:frame>/s.exec(partsOf(odt)('content.xml'))![0];
    expect([...frame.matchAll(/xlink:href="([^"]+)"/g)].map(([, href]) => href!.split('.').at(-1))).toEqual([
      'svg',
      'png',
    ]);
  });

  test('has real styles, its language, a head that repeats, what a figure shows', () => {
    const part = partsOf(odt);
    expect(part('styles.xml')).toMatch(/fo:language="fr" fo:country="CA"/);
    expect(part('meta.xml')).toContain('<dc:language>fr-CA</dc:language>');
    const content = part('content.xml');
    expect(content).toContain('<text:h text:style-name="Heading_20_3" text:outline-level="3">');
    expect(content.match(/<table:table-header-rows>/g)).toHaveLength(2);
    expect(content).toContain('<svg:desc>Douze personnes à l’automne, trente au printemps.</svg:desc>');
    expect(content).toContain('text:start-value="3"');
    expect(content).toMatch(/<text:a [^>]*preuves\/e12"[^>]*text:style-name="Evidence"/);
    expect(content).toContain('SELECT<text:s text:c="2"></text:s>');
  });

  test('goes through LibreOffice and keeps its headings, tables, lists, notes and picture', async () => {
    const html = await htmlOf(saved['b.odt']!.docx!);
    expect(headings(html)).toEqual(expectedHeadings);
    expect(html).toContain('<thead>');
    expect(html).toMatch(/<ol><li>Troisième<\/li><li>Quatrième<\/li><\/ol>/);
    expect(html).toContain('Avec l’accord de l’arrondissement.');
    expect(html).toContain('Douze personnes à l’automne, trente au printemps.');
    const again = partsOf(saved['b.odt']!.odt!);
    expect(again('content.xml').match(/text:outline-level="1"/g)).toHaveLength(2);
    expect(again('content.xml').match(/<table:table-header-rows>/g)).toHaveLength(2);
    expect(again('meta.xml')).toContain('Bilan 2025-2026 de l’équipe');
  });
});

describe('a long one', () => {
  test.for(['c.docx', 'd.odt'])('%s has its contents, whose pages are the right ones', async (name) => {
    const { pages } = await readPdf(saved[name]!.pdf!);
    const words = pages.map((page) => page.words.replaceAll(/\s+/g, ' '));
    const contents = words.findIndex((page) => page.includes('Table des matières'));
    const entry = /Mission et contexte[ .]*(\d+)/.exec(words[contents]!);
    expect(contents).toBe(1);
    expect(words.findIndex((page, at) => at > contents && /La Table de quartier réunit/.test(page)) + 1).toBe(
      Number(entry?.[1]),
    );
    expect(words[4]).toMatch(/page.5.de.\d+/);
  });

  test.for(['c.docx', 'd.odt'])(
    '%s has contents that lead to their headings once LibreOffice laid it out',
    async (name) => {
      const bytes = saved[name]!.pdf!;
      const links = linksIn(bytes);
      const led = links.filter(({ to }) => typeof to === 'number');
      const { pages } = await readPdf(bytes);
      const headings = pages.flatMap(({ words }, page) =>
        words.replaceAll(/\s+/g, ' ').includes('Ce qui a changé') && page > 2 ? [page] : [],
      );
      expect(led.length).toBeGreaterThanOrEqual(50);
      expect(headings.length).toBeGreaterThanOrEqual(10);
      for (const page of headings) expect(led.some(({ to }) => to === page)).toBe(true);
      expect(links.map(({ to }) => to)).toContain('https://toile.exemple.org/preuves/e12');
    },
  );
});

test('whatever is typed makes files that are sound XML', async () => {
  const pieces = sampleMarkdown.split(/(?<=[\s|:\]})])/);
  const odd = [
    ']]>',
    '&amp;',
    '<w:p>',
    '\u0000',
    '\u000b',
    '\ud800',
    '\ufffe',
    '  ',
    '\t',
    '😀',
    '`  `',
    '- - - ',
    '> ',
  ];
  const markdown = fc
    .array(fc.constantFrom(...pieces, ...odd), { maxLength: 50 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(markdown, async (text) => {
      const document = documentFromMarkdown(text, {
        language: 'fr',
        title: text.slice(0, 30),
        authors: [text],
      });
      for (const file of [await docxOf(document), await odtOf(document)]) {
        for (const [name, part] of Object.entries(unzipSync(new Uint8Array(file)))) {
          if (/\.(xml|rels)$/.test(name)) expect(() => fromXml(strFromU8(part)), name).not.toThrow();
        }
      }
    }),
    { numRuns: 25 },
  );
}, 90_000);
