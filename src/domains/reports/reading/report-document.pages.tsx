import type { FigureData } from '#/domains/reports/evidence.ts';
import type * as reportWords from '#/domains/reports/report.words.ts';
import { FigurePlot, plotted, writtenIn } from '#/domains/reports/section-body.pages.tsx';
import { evidenceMarks, figureMarks, rewritten } from '#/domains/reports/section-text.rules.ts';
import { formatDate } from '#/french/dates.ts';
import {
  type Block,
  type DrawnFigure,
  everyBlock,
  type Inline,
  type WrittenDocument,
} from '#/platform/documents/document.ts';
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
  return blocks.flatMap((block) => withNote(block, telling, words.reading));
}

/** Where the evidence is told, if the reader may follow; a text without looks would show the address of each sentence. */
function hrefOf(name: string, { reading, format }: Telling): string | null {
  return format === 'md' ? null : (reading.evidence.get(name)?.href ?? null);
}

/** A plot says under it what it counts and what it cannot say. */
function withNote(block: Block, { reading }: Telling, words: typeof readingWords.fr): Block[] {
  if (block.kind !== 'figure') return [block];
  const note = reading.figures.get(block.id)?.data.note ?? '';
  if (note === '') return [block];
  const content: Inline[] = [{ kind: 'emphasis', content: [text(words.figureNote(note))] }];
  return [block, { kind: 'paragraph', content }];
}

function drawn(data: FigureData, language: Locale, words: typeof reportWords.fr): DrawnFigure {
  const format = writtenIn(data, language);
  return {
    title: data.title,
    description: data.description,
    plot: markupOf(<FigurePlot words={words} language={language} data={data} id="plot" alone />),
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
