import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Button, LinkButton } from './button.tsx';
import { Definitions } from './definition.tsx';
import { Figures } from './figure-row.tsx';
import { Filters } from './filters.tsx';
import { Notice } from './notice.tsx';
import { PageFrame } from './page-frame.tsx';
import { Pagination } from './pagination.tsx';
import { Progress } from './progress.tsx';
import { Steps } from './steps.tsx';
import { frameWords } from './styleguide-story.ts';
import { Tabs } from './tabs.tsx';
import { Thread } from './thread.tsx';

test('a button says what it sends', () => {
  expect(
    renderToString(
      <Button name="act" value="end" look="danger" formNoValidate data={{ 'data-x': '1' }}>
        Finir
      </Button>,
    ),
  ).toBe(
    '<button class="button button-danger" type="submit" name="act" value="end" formnovalidate data-x="1">Finir</button>',
  );
  expect(renderToString(<LinkButton href="/a?b=1&c=2">Voir</LinkButton>)).toContain('href="/a?b=1&amp;c=2"');
});

test('a notice is spoken only when it is live, and its kind is in its words', () => {
  expect(renderToString(<Notice kind="refusal" title="Refusé" />)).not.toContain('role=');
  expect(renderToString(<Notice kind="refusal" title="Refusé" live />)).toContain('role="alert"');
  expect(renderToString(<Notice kind="success" title="Fait" live />)).toContain('role="status"');
});

test('a thread keeps its order, its dates and its silences', () => {
  const html = renderToString(
    <Thread
      entries={[
        { key: '1', dateTime: '2026-03-12', when: '12 mars', title: 'Un', href: '/1', strong: true },
        { key: '2', gap: 'Deux mois.' },
        { key: '3', dateTime: '2026-01-02', when: '2 janvier', title: 'Deux' },
      ]}
    />,
  );
  expect(html.match(/<li/g)).toHaveLength(3);
  expect(html).toContain('<time datetime="2026-03-12">12 mars</time>');
  expect(html).toContain('<li class="thread-gap"><p>Deux mois.</p></li>');
  expect(html).toContain('<h3>Deux</h3>');
});

test('definitions leave out what has nothing to say, and keep zero', () => {
  const html = renderToString(
    <Definitions
      items={[
        { term: 'Vide', details: '' },
        { term: 'Absent', details: null },
        { term: 'Zéro', details: 0 },
        { term: 'Deux', details: ['a', undefined, 'b'] },
      ]}
    />,
  );
  expect(html).toBe(
    '<dl class="definitions"><div><dt>Zéro</dt><dd>0</dd></div><div><dt>Deux</dt><dd>a</dd><dd>b</dd></div></dl>',
  );
  expect(renderToString(<Definitions items={[{ term: 'Vide', details: '' }]} />)).toBe('');
});

test('the current tab, step and page are told, not only drawn', () => {
  expect(
    renderToString(
      <Tabs
        label="Parties"
        tabs={[
          { label: 'A', href: '/a', current: true },
          { label: 'B', href: '/b' },
        ]}
      />,
    ),
  ).toContain('<a href="/a" aria-current="page">A</a>');
  const steps = renderToString(
    <Steps label="Étapes" steps={['Un', 'Deux', 'Trois']} current={1} doneWord="fait" />,
  );
  expect(steps).toContain('class="step-done">Un<span class="visually-hidden"> (fait)</span>');
  expect(steps).toContain('<li aria-current="step">Deux</li>');
});

test('a figure opens only when it has something to say', () => {
  const closed = renderToString(
    <Figures figures={[{ key: 'a', label: 'Actes', value: '3', unit: 'actes' }]} />,
  );
  expect(closed).not.toContain('<details');
  const open = renderToString(
    <Figures
      figures={[{ key: 'a', label: 'Actes', value: '3', unit: 'actes', explanation: <p>Règle 1.</p> }]}
    />,
  );
  expect(open).toMatch(/<summary class="figure-line">.*Actes.*3.*actes.*<\/summary>.*Règle 1\./);
});

test('filters are a GET form, and each one in force can be removed', () => {
  const html = renderToString(
    <Filters
      action="/traces"
      summary="Filtrer"
      submitLabel="Voir"
      removeLabel="Retirer"
      chosen={[{ label: 'Mars', removeHref: '/traces?sans=mars' }]}
    >
      <span>champs</span>
    </Filters>,
  );
  expect(html).toContain('<form class="filters-sheet" action="/traces" method="get">');
  expect(html).toMatch(/<a href="\/traces\?sans=mars"><span class="visually-hidden">Retirer <\/span>Mars/);
});

test('a list without neighbours has no pagination', () => {
  expect(renderToString(<Pagination label="Pages" />)).toBe('');
  expect(renderToString(<Pagination label="Pages" next={{ label: 'Suite', href: '?apres=1' }} />)).toContain(
    'rel="next"',
  );
});

test('progress never passes its end, and stands on an empty work', () => {
  expect(renderToString(<Progress id="p" label="L" done={12} total={10} text="12 sur 10" />)).toContain(
    'value="10" max="10"',
  );
  expect(renderToString(<Progress id="p" label="L" done={0} total={0} text="rien" />)).toContain(
    'value="0" max="1"',
  );
});

test('the frame gives each landmark once, in reading order', () => {
  const html = renderToString(
    <PageFrame
      words={frameWords}
      siteName="Toile"
      homeHref="/"
      navigation={[{ label: 'Journal', href: '/journal', current: true }]}
      search={{ action: '/recherche', label: 'Chercher', buttonLabel: 'Lancer', value: '"><b>' }}
      heading="Titre"
      aside={<p>autour</p>}
      footer={<p>pied</p>}
      banner={<p>démonstration</p>}
    >
      <p>corps</p>
    </PageFrame>,
  );
  const order = [
    'href="#main"',
    '<header',
    '<nav',
    '<search',
    'démonstration',
    '</header>',
    '<main id="main"',
    '<h1>Titre</h1>',
    'corps',
    '</main>',
    '<aside',
    '<footer',
  ];
  const places = order.map((piece) => html.indexOf(piece));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const landmark of ['<header', '<main', '<aside', '<footer', '<h1'])
    expect(html.split(landmark)).toHaveLength(2);
  expect(html).toContain('<a href="/journal" aria-current="page">Journal</a>');
  expect(html).not.toContain('"><b>');
});
