import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { type BarRow, BarRows } from './bar-rows.tsx';
import { DotStrip } from './dot-strip.tsx';
import { fillOf } from './patterns.tsx';
import { TimeColumns } from './time-columns.tsx';
import { wrapLabel } from './wrap-label.ts';

const shared = {
  id: 'p',
  title: 'Titre <1>',
  note: 'Minutes',
  description: 'Ce que l’on voit.',
  tableSummary: 'Lire',
  format: (value: number) => `${value} min`,
  formatBare: String,
};
const series = [
  { key: 'declared', label: 'déclaré' },
  { key: 'undeclared', label: 'non déclaré' },
];

function bars(rows: BarRow[], several = series) {
  return renderToString(<BarRows {...shared} rowsHeading="Nature" series={several} rows={rows} />);
}

function cellsOf(html: string): string[][] {
  const body = /<tbody>(.*?)<\/tbody>/.exec(html)?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell),
  );
}

function widthsOf(html: string): number[] {
  return [...html.matchAll(/<rect class="plot-mark" y="[^"]+" width="([\d.]+)%"/g)].map(([, width]) =>
    Number(width),
  );
}

describe('every plot', () => {
  test.each([
    ['BarRows', bars([{ key: 'a', label: 'A', values: [1, 2] }])],
    [
      'TimeColumns',
      renderToString(
        <TimeColumns
          {...shared}
          periodsHeading="Mois"
          series={series}
          periods={[{ key: '2026-03', label: 'mars', fullLabel: 'mars 2026', values: [1, 2] }]}
        />,
      ),
    ],
    ['DotStrip', strip([5, 10])],
  ])('%s is an image with a title and a description, and a table beside it', (_, html) => {
    expect(html).toContain('<svg role="img" aria-labelledby="p-title p-description"');
    expect(html).toContain('<title id="p-title">Titre &lt;1></title>');
    expect(html).toContain('<desc id="p-description">Ce que l’on voit.</desc>');
    expect(html).toMatch(/<details><summary>Lire<\/summary><table/);
    expect(html).not.toMatch(/ style=|NaN|undefined|Infinity/);
  });
});

describe('BarRows', () => {
  test('draws what the table says', () => {
    const html = bars([
      { key: 'a', label: 'Concertation', values: [30, 60] },
      { key: 'b', label: 'Soutien', values: [15, 0] },
    ]);
    expect(cellsOf(html)).toEqual([
      ['Concertation', '30 min', '60 min'],
      ['Soutien', '15 min', '0 min'],
    ]);
    expect(widthsOf(html)).toEqual([33, 66, 16.5]);
  });

  test('keeps its key in the drawing when it leaves the page, the bars under it', () => {
    const rows = [{ key: 'a', label: 'A', values: [1, 2] }];
    const html = renderToString(
      <BarRows {...shared} rowsHeading="Nature" series={series} rows={rows} keyInside />,
    );
    expect(html).not.toContain('plot-key');
    expect(html).toMatch(/<rect[^>]*y="1.4em" width="1.75em"[^>]*hatch[^>]*><\/rect><text[^>]*>non déclaré/);
    expect(html).toContain('<text class="plot-label" x="0" y="4.5em">A</text>');
  });

  test('tells series apart by pattern, and names them', () => {
    const html = bars([{ key: 'a', label: 'A', values: [1, 2] }]);
    expect(html).toContain('fill="currentColor"');
    expect(html).toContain('fill="url(#p-hatch)"');
    expect(html).toMatch(/plot-key.*déclaré.*non déclaré/);
    expect(new Set([0, 1, 2, 3].map((position) => fillOf('p', position))).size).toBe(4);
    expect(() => fillOf('p', 4)).toThrow('4 series');
  });

  test('says once what neighbours have in common, and leaves noughts to the table', () => {
    const rows: BarRow[] = [
      { key: 'a', label: 'Concertation', group: 'intervention', values: [30, 0] },
      { key: 'b', label: 'Soutien', group: 'intervention', values: [0, 15] },
      { key: 'c', label: 'Autre', group: 'préparation', values: [0, 0] },
    ];
    const html = renderToString(
      <BarRows {...shared} rowsHeading="Nature" series={series} rows={rows} withoutNoughts />,
    );
    const texts = [...html.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual([
      'intervention',
      'Concertation',
      '30 min',
      'Soutien',
      '15 min',
      'préparation',
      'Autre',
      '0 min',
    ]);
    expect(cellsOf(html)[1]).toEqual(['Soutien – intervention', '0 min', '15 min']);
  });

  test('writes a protected figure without drawing it', () => {
    const html = bars([{ key: 'a', label: 'A', values: ['moins de 5', 10] }]);
    expect(widthsOf(html)).toEqual([66]);
    expect(cellsOf(html)).toEqual([['A', 'moins de 5', '10 min']]);
  });

  test.each([[[]], [[{ key: 'a', label: 'A', values: [0, 0] }]]])(
    'stands with nothing to draw: %j',
    (rows) => {
      const html = bars(rows as BarRow[]);
      expect(widthsOf(html)).toEqual([]);
      expect(html).not.toContain('NaN');
    },
  );
});

describe('TimeColumns', () => {
  const periods = Array.from({ length: 53 }, (_, week) => ({
    key: `w${week}`,
    label: `s. ${week}`,
    fullLabel: `semaine ${week}`,
    values: [week === 3 ? 'moins de 5' : week],
  }));
  const html = renderToString(
    <TimeColumns
      {...shared}
      periodsHeading="Semaine"
      series={[{ key: 'a', label: 'Traces' }]}
      periods={periods}
    />,
  );

  test('keeps every period in the table, and few labels under the columns', () => {
    expect(cellsOf(html)).toHaveLength(53);
    expect(cellsOf(html)[3]).toEqual(['semaine 3', 'moins de 5']);
    const labels = html.match(/>s\. \d+<\/text>/g) ?? [];
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.length).toBeLessThanOrEqual(7);
  });

  test('draws neither zero nor what is protected, and stays within the width', () => {
    const columns = [...html.matchAll(/<rect class="plot-mark" x="([\d.]+)%" y="[^"]+" width="([\d.]+)%"/g)];
    expect(columns).toHaveLength(51);
    for (const [, left, width] of columns) expect(Number(left) + Number(width)).toBeLessThanOrEqual(87.1);
  });
});

function strip(values: number[]) {
  return renderToString(
    <DotStrip
      {...shared}
      values={values}
      intervalsHeading="Durée"
      countHeading="Traces"
      formatInterval={(from, to) => `${from}–${to}`}
      formatMedian={(value) => `médiane ${value}`}
      formatDot={(count) => `un point vaut ${count}`}
    />,
  );
}

describe('a hidden figure', () => {
  const drawn = (values: BarRow['values']) => bars([{ key: 'a', label: 'A', values }]);

  test('is woven, of one length whatever it stands for, and said in words in drawing and table', () => {
    const html = drawn([{ masked: 'masqué' }, 400]);
    expect(html).toContain('fill="url(#p-weave)"');
    expect(html.match(/masqué/g)).toHaveLength(2);
    expect(widthsOf(html)[0]).toBe(widthsOf(drawn([{ masked: 'masqué' }, 4]))[0]);
  });

  test('is a dash over time', () => {
    const html = renderToString(
      <TimeColumns
        {...shared}
        periodsHeading="Mois"
        series={series}
        periods={[{ key: '1', label: '1', fullLabel: '1', values: [{ masked: 'masqué' }, 2] }]}
      />,
    );
    expect(html).toContain('–');
    expect(cellsOf(html)[0]).toContain('masqué');
  });
});

const dots = (html: string) => html.match(/<circle/g)?.length ?? 0;
const counted = (html: string) => cellsOf(html).reduce((sum, [, count]) => sum + Number(count), 0);

describe('DotStrip', () => {
  test('has a dot a figure, and counts each once in the table', () => {
    const values = [10, 15, 15, 60, 120, 240, 250];
    expect(dots(strip(values))).toBe(values.length);
    expect(counted(strip(values))).toBe(values.length);
    expect(strip(values)).toContain('médiane 60');
    expect(strip(values)).not.toContain('un point vaut');
  });

  test('says so when a dot stands for several', () => {
    const values = Array.from({ length: 100 }, () => 30);
    const html = strip(values);
    expect(html).toContain('un point vaut 9');
    expect(dots(html)).toBe(12);
    expect(counted(html)).toBe(100);
  });

  test('stands without figures', () => {
    expect(dots(strip([]))).toBe(0);
    expect(strip([])).not.toMatch(/NaN|médiane/);
    expect(counted(strip([0, 0]))).toBe(2);
  });
});

test('labels are cut at spaces, never at non-breaking ones', () => {
  expect(wrapLabel('Concertation et mobilisation des ressources du milieu', 34)).toEqual([
    'Concertation et mobilisation des',
    'ressources du milieu',
  ]);
  expect(wrapLabel('1\u00a0240\u00a0min de travail', 10)).toEqual(['1\u00a0240\u00a0min', 'de travail']);
  expect(wrapLabel('anticonstitutionnellement', 10)).toEqual(['anticonstitutionnellement']);
  expect(wrapLabel('', 10)).toEqual(['']);
});
