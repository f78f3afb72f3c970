import { describe, expect, test } from 'vitest';
import type { AudienceReading } from '#/domains/reports/audience/audience.ts';
import * as reportWords from '#/domains/reports/report.words.ts';
import type { Figure } from '#/platform/documents/document.ts';
import { plotForFile, tallestDrawing } from '#/platform/documents/drawing.ts';
import type { Telling } from './reading.ts';
import * as readingWords from './reading.words.ts';
import { reportDocument } from './report-document.pages.tsx';

const words = { report: reportWords.fr, reading: readingWords.fr };

/** A plot of so many rows: the first is the longest, the others half as long. */
function figuresOf(rows: number, format: Telling['format']): Figure[] {
  const data = {
    kind: 'bars' as const,
    title: 'Ce que le cadre reçoit',
    note: 'Chaque ligne se lit seule.',
    description: 'Une ligne par sorte d’acte.',
    rowsHeading: 'Acte',
    unit: 'traces' as const,
    series: [{ key: 'taken', label: 'Reçu' }],
    rows: Array.from({ length: rows }, (_, at) => ({
      key: `r${at}`,
      label: `Acte ${at + 1}`,
      values: [{ value: at === 0 ? 100 : 50, said: null }],
    })),
  };
  const reading: AudienceReading = {
    ...{ reportId: 'r', version: null, leftAt: null, title: 'Bilan', language: 'fr', audience: 'team' },
    ...{ startsOn: '2025-04-01', endsOn: '2026-03-31', spaces: [], removed: [], evidence: new Map() },
    sections: [{ id: 's', heading: 'Ce que le cadre voit', markdown: '::figure{#f1}' }],
    figures: new Map([['f1', { name: 'f1', slot: 'f', data, print: 'p' }]]),
  };
  const telling = { reading, summary: '', day: '2026-03-31', address: 'https://toile.exemple.org', format };
  return reportDocument(telling, words).blocks.filter((block) => block.kind === 'figure');
}

const labelsOf = ({ table }: Figure) => table.rows.map(([first]) => first);
const widthsOf = ({ plot }: Figure) =>
  [...plotForFile(plot)!.svg.matchAll(/<rect [^>]*? width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('a plot of a bilan', () => {
  test('that stands on one page is drawn once', () => {
    expect(figuresOf(8, 'pdf').map(({ title }) => title)).toEqual(['Ce que le cadre reçoit']);
  });

  test.for(['pdf', 'docx', 'odt', null] as const)(
    'taller than a page is drawn in parts on one scale, each with its table (%s)',
    (format) => {
      const parts = figuresOf(40, format);
      expect(parts.map(({ title }) => title)).toEqual(
        [1, 2, 3].map((at) => `Ce que le cadre reçoit (${at} de 3)`),
      );
      expect(parts.flatMap(labelsOf)).toEqual(
        Array.from({ length: 40 }, (_, at) => [{ kind: 'text', text: `Acte ${at + 1}` }]),
      );
      for (const { plot } of parts) expect(plotForFile(plot)!.height).toBeLessThanOrEqual(tallestDrawing);
      const widths = parts.flatMap(widthsOf);
      expect(widths).toHaveLength(40);
      for (const half of widths.slice(1)) expect(half).toBeCloseTo(widths[0]! / 2);
    },
  );

  test('is one table where it is words alone', () => {
    expect(figuresOf(40, 'md').map((figure) => labelsOf(figure).length)).toEqual([40]);
  });
});
