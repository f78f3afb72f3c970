import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { TimeLines } from './time-lines.tsx';
import { spanOf, ticksBetween } from './time-span.ts';

test('a span stays within the drawing, whatever its days', () => {
  const day = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (left, right) => {
      const [starts, due] = left < right ? [left, right] : [right, left];
      const span = spanOf(starts, due, '2025-04-01', '2028-03-31');
      if (due < '2025-04-01' || starts > '2028-03-31') expect(span).toBe(null);
      else {
        expect(span!.left).toBeGreaterThanOrEqual(0);
        expect(span!.left + span!.width).toBeLessThanOrEqual(100.61);
      }
    }),
  );
  expect(spanOf(null, null, '2025-04-01', '2028-03-31')).toBe(null);
  for (const tick of ticksBetween('2025-04-01', '2028-03-31')) expect(tick.left).toBeLessThan(100);
});

const drawn = (label: string, startsOn: string | null, endsOn: string | null) =>
  renderToString(
    <TimeLines
      id="t"
      title="Titre <1>"
      description="Ce que l’on voit."
      tableSummary="Lire"
      from="2026-01-01"
      until="2026-12-31"
      now={{ day: '2026-07-01', label: 'aujourd’hui' }}
      formatMonth={(day) => day.slice(0, 7)}
      series={[{ key: 'a', label: 'A' }]}
      rows={[{ key: 'r', label, startsOn, endsOn, series: 0 }]}
      columns={[
        { key: 'label', heading: 'Quoi', cell: (row) => row.label },
        { key: 'starts', heading: 'Début', cell: (row) => row.startsOn },
      ]}
    />,
  );

test('what lasts is a line, what has one day a mark, what has none only its name; the table says all of it', () => {
  const line = drawn('Comité', '2026-02-01', '2026-09-01');
  expect(line).toContain('<svg role="img" aria-labelledby="t-title t-description"');
  expect(line).toMatch(/<rect class="plot-mark" x="[\d.]+%"/);
  expect(line).toContain('aujourd’hui');
  expect(line).toMatch(/<td data-label="Début">2026-02-01<\/td>/);
  expect(drawn('Comité', '2026-02-01', null)).toContain('<circle class="plot-mark"');
  const named = drawn('Comité', null, null);
  expect(named).not.toMatch(/<circle|<rect class="plot-mark" x/);
  expect(named).toContain('>Comité</text>');
  expect(line + named).not.toMatch(/ style=|NaN|undefined|Infinity/);
});

test('a long label takes two lines at most in the drawing, and stands whole in the table', () => {
  const label =
    'Regroupement des organismes et des personnes qui veulent garder les immeubles dans le quartier';
  const html = drawn(label, '2026-02-01', '2026-09-01');
  const lines = [...html.matchAll(/<text class="plot-label[^>]*>([^<]*)</g)].map(([, line]) => line!);
  expect(lines.length).toBe(2);
  expect(lines.at(-1)).toMatch(/…$/);
  for (const text of lines) expect(text.length).toBeLessThanOrEqual(37);
  expect(html).toContain(`>${label}</th>`);
});

test('on a phone, no name of a month runs into the next or off the edge', () => {
  const html = drawn('Comité', '2026-02-01', '2026-09-01');
  const names = [...html.matchAll(/<text class="(plot-axis[^"]*)" x="([\d.]+)%" y="1em">/g)];
  const onPhones = names.filter(([, name]) => name === 'plot-axis').map(([, , left]) => Number(left));
  expect(onPhones.length).toBeGreaterThan(1);
  expect(onPhones.length).toBeLessThan(names.length);
  for (const [at, left] of onPhones.entries()) {
    expect(left - (onPhones[at - 1] ?? -100)).toBeGreaterThanOrEqual(32);
    expect(left).toBeLessThanOrEqual(68);
  }
});
