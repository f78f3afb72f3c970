import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { picturesOfPoints, structureReadByMupdf } from '../../../test/harness/pdf-by-mupdf.ts';
import { linkFaults, linkNames, linksIn } from '../../../test/harness/pdf-links.ts';
import { partsWith, type ReadPdf, readPdf, structureFaults } from '../../../test/harness/pdf-reading.ts';
import { sampleDocument, sampleMarkdown } from '../../../test/harness/sample-document.ts';
import { type Block, contentsOf, everyBlock, plainText, type WrittenDocument } from './document.ts';
import { documentResources, printFonts } from './fonts.ts';
import { documentFromMarkdown } from './from-markdown.ts';
import { documentToPdf } from './pdf.ts';
import { fileDocument } from './preparation.ts';

const print = async (document: WrittenDocument) =>
  documentToPdf(fileDocument(document), await documentResources());
const noSpace = (text: string) => text.replaceAll(/[\s\u00a0\u00ad\u202f]|-\n|\u2010\n/g, '');
const wordsOf = (block: Block) =>
  (block.kind === 'code' ? [block.text] : contentsOf(block).map(plainText))
    .flatMap((line) => line.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '');
const partsOf = (pdf: ReadPdf) => pdf.pages.flatMap(({ parts }) => parts);

let bytes: Uint8Array;
let pdf: ReadPdf;
beforeAll(async () => {
  bytes = await print(sampleDocument());
  pdf = await readPdf(bytes);
});

describe('a printed document, read by pdf.js', () => {
  test('says its language, its title and what it follows', () => {
    expect(pdf.language).toBe('fr-CA');
    expect(pdf.title).toBe('Bilan 2025-2026 de l’équipe');
    expect([pdf.isMarked, pdf.showsTitle, pdf.accessibilityPart]).toEqual([true, true, '1']);
  });

  test('has its headings in order, in its structure and as bookmarks', () => {
    const headings = partsWith(partsOf(pdf), 'H1', 'H2', 'H3');
    expect(headings.map(({ role, text }) => `${role} ${text.trim()}`)).toEqual([
      'H1 Mission et contexte',
      'H2 Ce qui était prévu',
      'H3 Les moyens',
      'H2 Du code',
      'H1 Ce qui a changé',
    ]);
    expect(pdf.bookmarks).toEqual([
      'Mission et contexte',
      '  Ce qui était prévu',
      '    Les moyens',
      '  Du code',
      'Ce qui a changé',
    ]);
  });

  test('has tables with a caption and headers of columns and rows', () => {
    const [funds, figure] = partsWith(partsOf(pdf), 'Table');
    expect(partsWith([funds!], 'Caption').map(({ text }) => text)).toEqual(['Fonds reçus par enjeu']);
    const headers = partsWith([funds!], 'TH').map(({ text, scope }) => [text, scope]);
    expect(headers).toEqual([
      ['Enjeu', 'Column'],
      ['Fonds', 'Column'],
      ['Nature', 'Column'],
      ['Montant', 'Column'],
      ['Logement', 'Row'],
      ['Alimentation', 'Row'],
    ]);
    expect(partsWith([funds!], 'TD').map(({ text }) => text)).toContain('45 000 $');
    expect(partsWith([figure!], 'TH').map(({ scope }) => scope)).toEqual(['Column', 'Column', 'Row', 'Row']);
  });

  test('has lists with their marks, quotes, code in its language, a note where it is called', () => {
    const lists = partsWith(partsOf(pdf), 'LI').map(({ children }) => children.map(({ role }) => role));
    expect(lists).toHaveLength(7);
    expect(lists.every(([label, body]) => label === 'Lbl' && body === 'LBody')).toBe(true);
    expect(partsWith(partsOf(pdf), 'LI').at(-1)?.text).toContain('4.');
    expect(partsWith(partsOf(pdf), 'BlockQuote')[0]?.text).toBe('On n’est pas venus pour être comptés.');
    expect(partsWith(partsOf(pdf), 'Code').map(({ text }) => text)).toEqual(['a ? b : c', "SELECT 'é' ;"]);
    expect(partsWith(partsOf(pdf), 'Code').every(({ language }) => !language || language === 'fr-CA')).toBe(
      true,
    );
    expect(partsWith(partsOf(pdf), 'Note')[0]?.text).toContain('Avec l’accord de l’arrondissement.');
  });

  test('tells what a figure shows', () => {
    const figures = partsWith(partsOf(pdf), 'Figure');
    expect(figures.map(({ alternative }) => alternative)).toEqual([
      'Douze personnes à l’automne, trente au printemps.',
    ]);
  });

  test('leads where its links lead, each named for who does not see it', () => {
    expect(pdf.pages.flatMap(({ links }) => links)).toEqual([
      'https://toile.exemple.org/preuves/e12',
      'https://toile.exemple.org/annexe',
      'https://exemple.org/annexe?a=b:c',
    ]);
    expect(pdf.pages.reduce((sum, { unnamedLinks }) => sum + unnamedLinks, 0)).toBe(0);
    expect(linkFaults(bytes)).toEqual([]);
    expect(linkNames(bytes)).toEqual([
      'onze rencontres',
      'Note 1',
      'dans l’annexe',
      'https://exemple.org/annexe?a=b:c',
      '1',
    ]);
  });

  test('holds every word of the text, block after block', () => {
    const read = noSpace(
      partsOf(pdf)
        .map(({ text }) => text)
        .join('\n'),
    );
    let start = 0;
    for (const block of fileDocument(sampleDocument()).blocks) {
      let from = start;
      for (const word of [...everyBlock([block])].flatMap(wordsOf)) {
        const found = read.indexOf(word, start);
        expect(found, `${word} after ${read.slice(Math.max(0, from - 40), from)}`).toBeGreaterThanOrEqual(
          start,
        );
        from = Math.max(from, found);
      }
      start = from;
    }
  });

  test('has a structure that its pages and MuPDF agree with', () => {
    expect(structureFaults(bytes)).toEqual([]);
  });

  test('is the same at each printing', async () => {
    expect(Buffer.from(await print(sampleDocument())).equals(bytes)).toBe(true);
  });
});

test('a long document has a title page, its contents with links, and numbers each page', async () => {
  const written = await print(sampleDocument(12));
  const long = await readPdf(written);
  expect(long.pages.length).toBeGreaterThan(12);
  expect(long.bookmarks[0]).toBe('Table des matières');
  const entries = partsWith(partsOf(long), 'TOCI');
  expect(entries.length).toBeGreaterThanOrEqual(60);
  expect(partsWith(entries, 'Link').length).toBe(entries.length);
  expect(long.pages.reduce((sum, { unnamedLinks }) => sum + unnamedLinks, 0)).toBe(0);
  expect(linkFaults(written)).toEqual([]);
  const led = linksIn(written).filter(({ page }) => partsWith(long.pages[page]!.parts, 'TOCI').length > 0);
  expect(led).toHaveLength(entries.length);
  const headed = long.pages.flatMap(({ parts }, page) => partsWith(parts, 'H1', 'H2', 'H3').map(() => page));
  // The first heading is that of the contents themselves.
  expect(led.map(({ to }) => to)).toEqual(headed.slice(1));
});

test('a typed hyphen is one, even beside those that break words', async () => {
  const words =
    'De 2025-2026, porte-à-porte: anticonstitutionnellement, établissements, accompagnements. '.repeat(30);
  const document = documentFromMarkdown(`${words}\n\n**${words}**`, { language: 'fr', title: 'Traits' });
  const said = partsOf(await readPdf(await print(document)))
    .map(({ text }) => text)
    .join(' ');
  expect(said.match(/2025-\s?2026/g)).toHaveLength(60);
  expect(said.match(/porte-\s?à-\s?porte/g)).toHaveLength(60);
});

test('an English document says so', async () => {
  const read = await readPdf(await print(sampleDocument(1, { language: 'en', title: 'Report' })));
  expect(read.language).toBe('en-CA');
});

describe('a printed document, read by others than pdf.js', () => {
  const told = ['H1', 'H2', 'H3', 'Caption', 'TH', 'TD', 'Figure'] as const;

  test('has the same structure for MuPDF, and the same words', () => {
    const { roles, words } = structureReadByMupdf(bytes);
    for (const role of told) {
      const known = partsWith(partsOf(pdf), role).length;
      expect(known, role).toBeGreaterThan(0);
      expect(roles.filter((one) => one === role).length, role).toBe(known);
    }
    expect(roles.filter((role) => /^H\d$/.test(role)).join(' ')).toBe('H1 H2 H3 H2 H1');
    for (const said of ['Mission et contexte', 'Enjeu', 'Fonds reçus par enjeu'])
      expect(words).toContain(said);
  });

  test('draws its plots as lines: it holds no picture made of points', () => {
    expect(partsWith(partsOf(pdf), 'Figure')).toHaveLength(1);
    expect(picturesOfPoints(bytes)).toBe(0);
  });

  test('has the same headers for poppler too, where it is installed', async () => {
    for (const said of await structureReadByPoppler(bytes)) {
      expect(said).toMatch(/TH[\s\S]*"Enjeu"/);
      expect(said).toContain('H1');
    }
  });
});

/** What poppler says, once, or nothing where it is not installed. */
async function structureReadByPoppler(file: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'toile-pdf-'));
  try {
    const path = join(folder, 'a.pdf');
    await writeFile(path, file);
    return await promisify(execFile)('pdfinfo', ['-struct-text', path]).then(
      ({ stdout }) => [stdout],
      (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : Promise.reject(error)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('characters', () => {
  test('every one that the fonts cover is drawn', { timeout: 90_000 }, async () => {
    const { covered } = await printFonts(await documentResources());
    const words = covered.map(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join(' '),
    );
    const text = (style: 'strong' | 'emphasis') => ({
      kind: 'paragraph' as const,
      content: [{ kind: style, content: [{ kind: 'text' as const, text: words.join(' ') }] }],
    });
    const code = { kind: 'code' as const, text: words.join(' '), info: '' };
    const document = {
      language: 'en' as const,
      title: 'Signs',
      blocks: [text('strong'), code],
    };
    const read = await readPdf(await print(document));
    expect(partsOf(read).some((part) => part.text.includes('[U+'))).toBe(false);
  });

  test('those that no font draws are told by their code, and it is said', async () => {
    const read = await readPdf(await print(sampleDocument(1, { title: 'Bilan de 李伟 et \u{10ffff}' })));
    expect(read.title).toBe('Bilan de [U+674E U+4F1F] et [U+10FFFF]');
    expect(partsOf(read).at(-1)?.text.replaceAll('\n', ' ')).toContain('tiennent la place de caractères');
  });
});

test('whatever is typed is printed', async () => {
  const pieces = sampleMarkdown.split(/(?<=[\s|:\]})])/);
  const odd = [
    '#',
    '$x$',
    '@ref',
    '<lien>',
    '\\u{41}',
    '= titre',
    '#import "x"',
    '*',
    '_',
    '`',
    '[^1]',
    '\u0000',
    '😀',
    '“',
  ];
  const markdown = fc
    .array(fc.constantFrom(...pieces, ...odd), { maxLength: 60 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(markdown, async (text) => {
      const document = documentFromMarkdown(text, { language: 'fr', title: text.slice(0, 40) });
      expect(Buffer.from(await print(document)).toString('latin1', 0, 5)).toBe('%PDF-');
    }),
    { numRuns: 25 },
  );
}, 180_000);
