import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { BarRows } from '#/ui/plots/bar-rows.tsx';
import { samplePlot } from '../../../test/harness/sample-document.ts';
import { markupOf } from '../markup.ts';
import { plotForFile, plotForPage, safePlot, tallestDrawing, withinPage } from './drawing.ts';
import { ink, line, madder, plotClasses } from './drawing-style.ts';

const styles = join(import.meta.dirname, '../../ui/styles');

describe('a plot in a file', () => {
  const drawing = plotForFile(samplePlot)!;

  test('is sound XML of a known size, its lengths in numbers', () => {
    expect(fromXml(drawing.svg).children).toHaveLength(1);
    expect([drawing.width, drawing.height]).toEqual([620, 94 * (620 / 624)]);
    expect(drawing.svg).toContain(
      '<rect y="18" width="163.68" height="12.75" fill="#1c1f33" stroke="#1c1f33"',
    );
    expect(drawing.svg).not.toMatch(/="-?[\d.]+(em|%)"|class=|currentColor/);
  });

  test('has its words where they end up', () => {
    expect(drawing.svg).toContain('<text x="169.68" y="29.25">12 personnes</text>');
  });

  test('keeps its patterns, and can say its words otherwise', () => {
    expect(drawing.svg).toContain('fill="url(#p-hatch)"');
    expect(plotForFile(samplePlot, (text) => text.toUpperCase())!.svg).toContain('>12 PERSONNES</text>');
  });

  test('is no taller than a page', () => {
    expect(withinPage({ height: 400 })).toBe(1);
    expect(withinPage({ height: 4 * tallestDrawing })).toBe(0.25);
  });

  test('keeps the shape that its own box tells', () => {
    const boxed = plotForFile('<svg viewBox="0 0 1240 100"><rect width="50%" height="10"/></svg>')!;
    expect([boxed.width, boxed.height]).toEqual([620, 50]);
    expect(boxed.svg).toContain('<rect width="620" height="10">');
  });
});

describe('what a plot may hold', () => {
  test.for([
    '<script>alert(1)</script>',
    '<image href="https://hote.exemple/pixel.gif"/>',
    '<use href="https://hote.exemple/#a"/>',
    '<foreignObject><p>mot</p></foreignObject>',
    '<a href="javascript:x"><rect width="1" height="1"/></a>',
    '<rect onclick="x()" style="fill:red" width="1" height="1"/>',
    '<rect fill="url(https://hote.exemple/#a)" width="1" height="1"/>',
    '<animate attributeName="href" to="javascript:x"/>',
  ])('nothing of %s that acts or leads away', (held) => {
    const svg = plotForFile(`<svg viewBox="0 0 10 10">${held}</svg>`)!.svg;
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /script|http|href|on\w+=|style=|javascript/,
    );
  });

  test('the drawing is found within a plot of the site, with its title and table', () => {
    const plot = markupOf(
      h(BarRows, {
        id: 'seances',
        title: 'Séances',
        description: 'Douze, puis trente.',
        tableSummary: 'Voir les chiffres',
        format: String,
        rowsHeading: 'Saison',
        series: [{ key: 'n', label: 'Séances' }],
        rows: [
          { key: 'a', label: 'Automne', values: [12] },
          { key: 'b', label: 'Printemps', values: [{ masked: 'masqué' }] },
        ],
      }),
    );
    const { svg } = plotForFile(plot)!;
    expect(svg).toMatch(/<rect [^>]*width="409\.2"/);
    expect(svg).toContain('>masqué</text>');
    expect(svg).not.toMatch(/="-?[\d.]+(em|%)"|currentColor|<table/);
  });

  test('the key beside a plot is not taken for it', () => {
    const key = '<ul><li><svg width="28" height="16" aria-hidden="true"><rect width="26"/></svg>A</li></ul>';
    expect(plotForFile(`<figure>${key}${samplePlot}</figure>`)!.svg).toContain('>12 personnes</text>');
  });

  test('what is no drawing is none', () => {
    expect(safePlot('<p>mot</p>')).toBeNull();
    expect(plotForPage('', 'n', 't', 'd')).toBeNull();
  });
});

describe('twins', () => {
  const read = (file: string) => readFileSync(join(styles, file), 'utf8');

  test('every mark that the style of plots draws is known to files', () => {
    const drawn = [...read('plots.css').matchAll(/\.(plot-[a-z]+)[^{}]*\{([^}]*)\}/g)]
      .filter(([, , rules = '']) => /(^|\s)(fill|stroke)/.test(rules))
      .map(([, name]) => name);
    expect([...new Set(drawn)].filter((name) => !(name! in plotClasses))).toEqual([]);
    expect(drawn.length).toBeGreaterThan(5);
  });

  test('colours of paper are those of the site', () => {
    const light = read('tokens.css').split('@media')[0]!;
    for (const [name, colour] of Object.entries({ ink, line, madder }))
      expect(light).toContain(`--${name}: ${colour};`);
  });
});
