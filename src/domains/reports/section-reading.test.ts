import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstWords } from './section-body.rules.ts';
import { readBody } from './section-reading.pages.tsx';
import { evidenceMarks, figureMarks, figureNames } from './section-text.rules.ts';

const hrefOf = (name: string) => `/preuves/${name}`;
const htmlOf = (body: string, href: (name: string) => string | null = hrefOf) =>
  readBody(body, href)
    .parts.map((part) => (part.kind === 'words' ? part.html : `[${part.names.join(' ')}]`))
    .join('')
    .replaceAll('\n', '');
const link = (words: string, href: string) => `<a href="${href}" rel="nofollow noopener">${words}</a>`;

describe('a body that is read', () => {
  test('has its plots apart, those that follow each other together', () => {
    const body = 'Un.\n\n::figure{#f1}\n\n::figure{#f2}\n\nDeux.\n\n::figure{#f3}';
    expect(htmlOf(body)).toBe('<p>Un.</p>[f1 f2]<p>Deux.</p>[f3]');
  });

  test('leads its sentences to their evidence, where the reader may follow', () => {
    const body = 'Nous avons :preuve[tenu **onze** rencontres]{#e12}.';
    expect(htmlOf(body)).toBe(
      `<p>Nous avons ${link('tenu <strong>onze</strong> rencontres', '/preuves/e12')}.</p>`,
    );
    expect(htmlOf(body, () => null)).toBe('<p>Nous avons tenu <strong>onze</strong> rencontres.</p>');
  });

  test('keeps the links of a sentence, and leads it after them', () => {
    expect(htmlOf(':preuve[lu [ici](https://a.org)]{#e1}')).toBe(
      `<p>lu ${link('ici', 'https://a.org')} ${link('→', '/preuves/e1')}</p>`,
    );
  });

  test('shows what only looks like a directive as it was typed, and finds definitions across plots', () => {
    expect(htmlOf('À 13:30, :preuve[x]{#y} et note:[texte].\n\n::figure{#zz}')).toBe(
      '<p>À 13:30, :preuve[x]{#y} et note:[texte].</p><p>::figure{#zz}</p>',
    );
    expect(htmlOf('[ici][a]\n\n::figure{#f1}\n\n[a]: https://a.org')).toBe(
      `<p>${link('ici', 'https://a.org')}</p>[f1]`,
    );
  });

  test('reads every sentence of a paragraph longer than what is read of one, and leads the first', () => {
    const many = Array.from({ length: 400 }, (_, at) => `:preuve[Phrase ${at}.]{#e${at + 1}}`).join(' ');
    const html = htmlOf(many);
    expect(html.match(/\/preuves\/e\d+"/g)).toHaveLength(250);
    expect(html.match(/Phrase \d+\./g)).toHaveLength(400);
    expect(html).not.toContain('preuve[');
  });

  test('whatever is typed, leads to each of its sentences and shows each of its plots once', () => {
    const piece = fc.constantFrom(
      ...[
        ':preuve[Onze]{#e1}',
        ':preuve[*Deux* mots]{#e2}',
        '::figure{#f1}',
        '\n\n',
        '\n',
        'mots ',
        '- ',
        '> ',
      ],
      ...['**', '`', '[x](https://a.b)', '# ', '13:30 ', '| a | b |\n| - | - |\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const body = pieces.join('');
        const { parts } = readBody(body, hrefOf);
        const html = parts.flatMap((part) => (part.kind === 'words' ? part.html : [])).join('');
        const plots = parts.flatMap((part) => (part.kind === 'figures' ? part.names : []));
        expect(html.match(/href="\/preuves\//g)?.length ?? 0).toBe(evidenceMarks(body).length);
        const known = new Set(figureNames(body));
        expect(plots.length).toBeLessThanOrEqual(figureMarks(body).length);
        expect(plots.every((name) => known.has(name))).toBe(true);
      }),
    );
  });
});

test('the first words of a section are cut between two words', () => {
  expect(readBody('### Titre\n\nUn :preuve[mot]{#e1}\nde plus.\n\n- a\n- b', hrefOf).start).toBe(
    'Un mot de plus. a b',
  );
  const long = firstWords(['Nous avons marché. '.repeat(30)]);
  expect(long).toMatch(/(?:Nous|avons|marché)…$/);
  expect(long.length).toBeLessThan(175);
  expect(firstWords([])).toBe('');
});
