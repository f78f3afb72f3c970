import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { textSchema } from '#/writing/text-schema.ts';
import { documents, markdownTexts } from '../../../test/harness/texts.ts';
import { textFromMarkdown } from './text-from-markdown.ts';
import { textToMarkdown } from './text-to-markdown.ts';

const again = (markdown: string) => textToMarkdown(textFromMarkdown(markdown));
const bare = (text: string) => text.replaceAll(/\s+/gu, '');
/** Everything a document says, addresses and names included. */
const said = (doc: Node) => JSON.stringify(doc.toJSON());

describe('Markdown, whatever it is', () => {
  test('is the same once it was read and written', () => {
    fc.assert(
      fc.property(markdownTexts, (markdown) => {
        const once = again(markdown);
        expect(again(once)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  test('loses no word', () => {
    fc.assert(
      fc.property(markdownTexts, (markdown) => {
        const doc = textFromMarkdown(markdown);
        doc.check();
        const kept = said(doc);
        for (const [planted] of markdown.matchAll(/mot\d+/g)) expect(kept).toContain(planted);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a document, whatever it is', () => {
  test('is valid here', () => {
    fc.assert(fc.property(documents, (doc) => doc.check()));
  });

  test('says the same words once it was written and read, and writes the same Markdown', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const markdown = textToMarkdown(doc);
        const back = textFromMarkdown(markdown);
        back.check();
        expect(bare(back.textContent)).toBe(bare(doc.textContent));
        expect(textToMarkdown(back)).toBe(markdown);
      }),
      { numRuns: 120 },
    );
  });
});

describe('what people write', () => {
  test.for<[title: string, markdown: string, written: string]>([
    ['headings stand from level 2 to 4', '# Un\n\n##### Cinq', '## Un\n\n#### Cinq'],
    ['a line break is one', 'un\ndeux', 'un\\\ndeux'],
    [
      'evidence and figures',
      'Dit : :preuve[douze **marches**]{#e12}.\n\n::figure{#f3}',
      'Dit : :preuve[douze **marches**]{#e12}.\n\n::figure{#f3}',
    ],
    ['a directive of nobody is text', ':autre[mot]{.x} à 10:30', ':autre\\[mot]{.x} à 10:30'],
    ['raw HTML is text', 'un <b>gras</b>', 'un \\<b>gras\\</b>'],
    ['a picture is a link to it', '![Marche](photo.jpg)', '[Marche](photo.jpg)'],
    ['a box to tick is a sign', '- [x] fait\n- [ ] à faire', '- ☑ fait\n- ☐ à faire'],
    ['a note stays where it is', 'mot[^1]\n\n[^1]: dit', 'mot\\[^1]\n\n\\[^1]: dit'],
    ['a dangerous address stays text', '[ici](javascript:alert)', '\\[ici]\\(javascript:alert)'],
    ['a reference finds its address', '[ici][a]\n\n[a]: /bilans "Les bilans"', '[ici](/bilans "Les bilans")'],
    ['an address nobody refers to', '[a]: /bilans', '\\[a]: /bilans'],
    ['bare addresses', 'Voir https://exemple.ca/a_b.', 'Voir <https://exemple.ca/a_b>.'],
    ['a mailbox', 'à maude@exemple.ca', 'à <maude@exemple.ca>'],
    ['a table', '|a|b|\n|:-|-:|\n|1|2|', '| a | b |\n| :- | -: |\n| 1 | 2 |'],
    ['two lists', '- a\n\n* b', '- a\n- b'],
    ['nested lists', '1. a\n   - b\n2. c', '1. a\n   - b\n2. c'],
    ['nothing at all', '', ''],
  ])('%s', ([, markdown, written]) => {
    expect(again(markdown)).toBe(written);
    expect(again(written)).toBe(written);
  });

  test('a space at the edge of bold words stands outside', () => {
    const { nodes } = textSchema;
    const bold = textSchema.text('deux ', [textSchema.mark('strong')]);
    const words = [textSchema.text('un '), bold, textSchema.text('trois')];
    const doc = nodes.doc.create(null, nodes.paragraph.create(null, words));
    expect(textToMarkdown(doc)).toBe('un **deux** trois');
  });

  test('a colon right before evidence does not hide it', () => {
    const { nodes } = textSchema;
    const evidence = textSchema.text('mot', [textSchema.mark('evidence', { id: 'e1' })]);
    const doc = nodes.doc.create(null, nodes.paragraph.create(null, [textSchema.text('::'), evidence]));
    expect(textFromMarkdown(textToMarkdown(doc)).eq(doc)).toBe(true);
  });

  test('what is nested beyond reason is laid flat, and none of it is lost', () => {
    const doc = textFromMarkdown(`${'> '.repeat(3000)}fond\n\n${'- '.repeat(3000)}puits`);
    expect(doc.textContent).toContain('fond');
    expect(doc.textContent).toContain('puits');
    const steps = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- marche`).join('\n');
    expect(textFromMarkdown(steps).textContent.match(/marche/g)).toHaveLength(60);
  });

  test('a rule made of many dashes is a rule', () => {
    expect(again('- '.repeat(40))).toBe('---');
  });
});
