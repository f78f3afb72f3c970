import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlFaults } from '../../test/harness/html.ts';
import { renderMarkdown } from './markdown.ts';

const pageOf = (html: string) =>
  `<!doctype html><html lang="fr"><head><title>t</title></head><body><main><h1>t</h1>${html}</main></body></html>`;

test('writes what people use: paragraphs, breaks, lists, tables, links', async () => {
  const html = renderMarkdown(
    'Bonjour\nà **toutes**\n\n- un\n- [x] deux\n\n| Qui | Quoi |\n|---|---|\n| Table | Prêt |\n\nhttps://exemple.org',
  );
  expect(html).toContain('Bonjour<br>');
  expect(html).toContain('<strong>toutes</strong>');
  expect(html).toContain('☑ deux');
  expect(html).toContain('<th scope="col">Qui</th>');
  expect(html).toContain('<a href="https://exemple.org" rel="nofollow noopener">');
  expect(await htmlFaults(pageOf(html))).toEqual([]);
});

test('shows typed HTML as text, never as HTML', async () => {
  const html = renderMarkdown('<script>alert(1)</script>\n\nun <b onclick="x()">mot</b>');
  expect(html).not.toMatch(/<script|<b/);
  expect(html).toContain('&#x3C;script>alert(1)');
  expect(await htmlFaults(pageOf(html))).toEqual([]);
});

test('links only where a link may lead, and asks for no picture', () => {
  expect(renderMarkdown('[a](javascript:alert(1)) [b](data:text/html,x) [c](//hote/x)')).not.toMatch(
    /javascript:|data:/,
  );
  expect(renderMarkdown('![plan du quartier](https://hote.exemple/pixel.gif)')).toBe(
    '<p><a href="https://hote.exemple/pixel.gif" rel="nofollow noopener">plan du quartier</a></p>',
  );
});

test('keeps headings in order under the page’s own', () => {
  const html = renderMarkdown('#### Un\n\n###### Deux\n\n# Trois', { headingLevel: 3 });
  expect(html).toBe('<h3>Un</h3>\n<h4>Deux</h4>\n<h3>Trois</h3>');
});

test('loses no footnote', () => {
  const html = renderMarkdown('Vu[^a].\n\n[^a]: Au procès-verbal.');
  expect(html).toContain('Vu [a].');
  expect(html).toContain('[a] Au procès-verbal.');
});

test('whatever is typed, only known elements come out', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '"',
      '`',
      '#',
      '[',
      ']',
      '(',
      ')',
      '!',
      '|',
      '\n',
      '*',
      '_',
      '&',
      'javascript:',
      '<img src=x onerror=y>',
      'texte',
      '- ',
      '[^1]',
      ': ',
    ],
  );
  const known = /^(a|blockquote|br|code|del|em|h[2-6]|hr|li|ol|p|pre|strong|table|tbody|td|th|thead|tr|ul)$/;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const html = renderMarkdown(parts.join(''));
      for (const [, name = ''] of html.matchAll(/<\/?([a-zA-Z0-9]+)/g)) expect(name).toMatch(known);
      expect(html).not.toMatch(/<[^>]*\son\w+=/i);
      expect(html).not.toMatch(/href="javascript:/i);
    }),
    { numRuns: 150 },
  );
});
