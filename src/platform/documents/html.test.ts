import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { htmlFaults } from '../../../test/harness/html.ts';
import { sampleDocument, sampleMarkdown, sampleResolvers } from '../../../test/harness/sample-document.ts';
import { documentResources } from './fonts.ts';
import { documentFromMarkdown } from './from-markdown.ts';
import { documentToPage } from './html.ts';
import { documentToHtml } from './html-file.ts';
import { preparedDocument } from './preparation.ts';

let style: string;
beforeAll(async () => {
  style = await readFile(join(await documentResources(), 'page.css'), 'utf8');
});
const pageOf = (times = 1) => documentToPage(preparedDocument(sampleDocument(times)));

describe('a part of a page', () => {
  test('has its headings under the page’s own, each with a name to link to', () => {
    const { html, contents } = pageOf(2);
    expect(contents.slice(0, 3)).toEqual([
      { id: 't-mission-et-contexte', level: 1, text: 'Mission et contexte' },
      { id: 't-ce-qui-etait-prevu', level: 2, text: 'Ce qui était prévu' },
      { id: 't-les-moyens', level: 3, text: 'Les moyens' },
    ]);
    expect(html).toContain('<h2 id="t-mission-et-contexte">Mission et contexte</h2>');
    expect(html).toContain('<h2 id="t-mission-et-contexte-2">');
    for (const { id } of contents) expect(html).toContain(`id="${id}"`);
  });

  test('has figures that say their title and what they show, with their table folded', () => {
    const { html } = pageOf();
    expect(html).toContain(
      '<svg width="100%" height="6em" role="img" aria-labelledby="figure-f3-title figure-f3-description"',
    );
    expect(html).toContain(
      '<desc id="figure-f3-description">Douze personnes à l’automne, trente au printemps.</desc>',
    );
    expect(html).toContain('fill="url(#figure-f3-p-hatch)"');
    expect(html).toMatch(
      /<details><summary>Voir les chiffres<\/summary><table><caption[^>]*>Les mêmes données/,
    );
  });

  test('has headers of columns and rows, evidence, notes that lead back', () => {
    const { html } = pageOf();
    expect(html).toContain('<th scope="row">Logement</th>');
    expect(html).toContain('<th scope="col" class="numeric">Montant</th>');
    expect(html).toContain('<a href="/preuves/e12" class="evidence">onze rencontres</a>');
    expect(html).toContain(', et deux ailleurs.');
    expect(html).toMatch(/<a href="#note-1" id="appel-1" role="doc-noteref">1<\/a>/);
    expect(html).toMatch(/<li id="note-1"><p>Avec l’accord de l’arrondissement.<\/p><p><a href="#appel-1"/);
  });

  test('has the typography of its language', () => {
    const { html } = pageOf();
    expect(html).toContain('secteur\u00a0: c’est le lieu où l’on décide «\u00a0ensemble\u00a0»');
    expect(html).toContain('<code>a ? b : c</code>');
    expect(html).toContain('href="https://exemple.org/annexe?a=b:c"');
  });
});

describe('a page that stands alone', () => {
  test.for([1, 12])('is valid, %s times the sample', async (times) => {
    const html = documentToHtml(preparedDocument(sampleDocument(times)), style);
    expect((await htmlFaults(html)).filter((fault) => !/ no-inline-style|svg-focusable/.test(fault))).toEqual(
      [],
    );
    expect(html).toContain('<html lang="fr-CA">');
    expect(html.includes('<nav aria-label="Table des matières">')).toBe(times > 1);
  });

  test('shows its tables on paper', () => {
    expect(style.slice(style.indexOf('@media print'))).toMatch(
      /details::details-content \{\s*display: block/,
    );
  });
});

test('whatever is typed, nothing acts and nothing leads where it must not', () => {
  const odd = [
    '<script>',
    '<img src=x onerror=y>',
    '[a](javascript:alert(1))',
    '"',
    '<svg onload=x>',
    '[^1]',
    'data:',
    '">',
  ];
  const pieces = [...sampleMarkdown.split(/(?<=[\s|:\]})])/), ...odd];
  const markdown = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(markdown, (text) => {
      const document = documentFromMarkdown(text, { language: 'fr', title: text }, sampleResolvers);
      const html = documentToHtml(preparedDocument(document), '');
      expect(html).not.toMatch(/<(script|img|iframe|object)/i);
      expect(html).not.toMatch(/<[^>]*\s(on\w+|style)=/i);
      expect(html).not.toMatch(/href="(javascript|data|vbscript):/i);
    }),
    { numRuns: 150 },
  );
});
