import type { FigureData } from '#/domains/reports/evidence.ts';
import type * as reportWords from '#/domains/reports/report.words.ts';
import { FigurePlot, plotted, writtenIn } from '#/domains/reports/section-body.pages.tsx';
import { evidenceMarks, figureMarks, rewritten } from '#/domains/reports/section-text.rules.ts';
import { formatDate } from '#/french/dates.ts';
import {
  type Block,
  type DrawnFigure,
  everyBlock,
  type Figure,
  type Inline,
  plainTable,
  type WrittenDocument,
} from '#/platform/documents/document.ts';
import { plotForFile, tallestDrawing } from '#/platform/documents/drawing.ts';
import { blocksFromMarkdown } from '#/platform/documents/from-markdown.ts';
import { markupOf } from '#/platform/markup.ts';
import type { Locale } from '#/platform/visit.ts';
import { writtenValue } from '#/ui/plots/plot-frame.tsx';
import type { Telling } from './reading.ts';
import type * as readingWords from './reading.words.ts';

/** Words in the language of the bilan. */
export interface TellingWords {
  report: typeof reportWords.fr;
  reading: typeof readingWords.fr;
}

/** A whole bilan as a document: a heading a section, plots with their tables, then what its numbers say and do not. */
export function reportDocument(telling: Telling, words: TellingWords): WrittenDocument {
  const { reading, summary, day, address } = telling;
  const { title, startsOn, endsOn, language, spaces } = reading;
  const blocks = reading.sections.flatMap(({ heading, markdown }) => [
    headed(heading),
    ...bodyBlocks(markdown, telling, words),
  ]);
  return {
    ...{ language, title, summary, day, address },
    subtitle: words.report.periodOf(formatDate(startsOn, language), formatDate(endsOn, language)),
    organisation: spaces.flatMap(({ name }) => name ?? []).join(', '),
    blocks: [...blocks, ...conventions(blocks, telling, words.reading)],
  };
}

const text = (said: string): Inline => ({ kind: 'text', text: said });
const headed = (heading: string): Block => ({ kind: 'heading', level: 1, content: [text(heading)] });

function bodyBlocks(body: string, telling: Telling, words: TellingWords): Block[] {
  const { figures, language } = telling.reading;
  const gone = figureMarks(body).filter(({ name }) => !figures.has(name));
  const text = rewritten(
    body,
    gone.map((mark) => ({ ...mark, text: words.report.figureGone })),
  );
  const blocks = blocksFromMarkdown(text, {
    headingLevel: 2,
    figure: (name) => {
      const kept = figures.get(name);
      return kept ? drawn(kept.data, language, words.report) : null;
    },
    evidence: (name) => {
      const href = hrefOf(name, telling);
      return href === null ? { kind: 'plain' } : { kind: 'link', href };
    },
  });
  return blocks.flatMap((block) => (block.kind === 'figure' ? told(block, telling, words) : [block]));
}

/** Where the evidence is told, if the reader may follow; a text without looks would show the address of each sentence. */
function hrefOf(name: string, { reading, format }: Telling): string | null {
  return format === 'md' ? null : (reading.evidence.get(name)?.href ?? null);
}

/** A plot, in as many parts as it takes pages, says under it what it counts and what it cannot say. */
function told(figure: Figure, telling: Telling, words: TellingWords): Block[] {
  const data = telling.reading.figures.get(figure.id)?.data;
  if (!data) return [figure];
  const parts = telling.format === 'md' ? [figure] : inParts(figure, data, telling.reading.language, words);
  if (data.note === '') return parts;
  const content: Inline[] = [{ kind: 'emphasis', content: [text(words.reading.figureNote(data.note))] }];
  return [...parts, { kind: 'paragraph', content }];
}

/** No page of a file cuts a plot, nor writes it too small: one with many rows becomes several, on one scale. */
function inParts(figure: Figure, data: FigureData, language: Locale, words: TellingWords): Figure[] {
  const height = plotForFile(figure.plot)?.height ?? 0;
  const count = Math.ceil(height / tallestDrawing);
  if (count < 2) return [figure];
  const size = Math.ceil(data.rows.length / count);
  return Array.from({ length: Math.ceil(data.rows.length / size) }, (_, at): Figure => {
    const part = {
      ...data,
      title: words.reading.figurePart(data.title, at + 1, count),
      rows: data.rows.slice(at * size, (at + 1) * size),
    };
    const { title, plot, table } = drawn(part, language, words.report, data);
    return { ...figure, title, plot, table: plainTable(table.caption, table.head, table.rows) };
  });
}

function drawn(
  data: FigureData,
  language: Locale,
  words: typeof reportWords.fr,
  whole: FigureData = data,
): DrawnFigure {
  const format = writtenIn(data, language);
  return {
    title: data.title,
    description: data.description,
    plot: markupOf(
      <FigurePlot words={words} language={language} data={data} id="plot" alone whole={whole} />,
    ),
    table: {
      caption: '',
      head: [data.rowsHeading, ...data.series.map(({ label }) => label)],
      rows: data.rows.map(({ label, values }) => [
        label,
        ...data.series.map((_, at) => {
          const number = values[at];
          return number ? writtenValue(plotted(number, words), format) : '';
        }),
      ]),
    },
  };
}

/** How to read the numbers, when there are any. */
function conventions(
  blocks: readonly Block[],
  telling: Telling,
  { conventions: title, conventionLines: lines }: typeof readingWords.fr,
): Block[] {
  const cited = telling.reading.sections.flatMap(({ markdown }) => evidenceMarks(markdown));
  const plots = [...everyBlock(blocks)].some(({ kind }) => kind === 'figure');
  if (cited.length === 0 && !plots) return [];
  const led = cited.some(({ name }) => hrefOf(name, telling) !== null);
  const evidence = telling.format === null ? lines.evidence : lines.evidenceInFile;
  const said = [
    lines.effort,
    lines.natures,
    lines.silence,
    lines.kept,
    ...(cited.length === 0 ? [] : [led ? evidence : lines.evidencePlain]),
  ];
  const items = said.map((line): Block[] => [{ kind: 'paragraph', content: [text(line)] }]);
  return [headed(title), { kind: 'list', ordered: false, start: 1, items }];
}
