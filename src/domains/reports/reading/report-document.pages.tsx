import type { FigureData } from '#/domains/reports/evidence.ts';
import type { Report } from '#/domains/reports/report.ts';
import type * as reportWords from '#/domains/reports/report.words.ts';
import { FigurePlot, plotted, writtenIn } from '#/domains/reports/section-body.pages.tsx';
import { figureMarks, rewritten } from '#/domains/reports/section-text.rules.ts';
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
import { writtenValue } from '#/ui/plots/plot-frame.tsx';
import type { ToldReport } from './reading.ts';
import type * as readingWords from './reading.words.ts';

/** Words in the language of the bilan. */
export interface TellingWords {
  report: typeof reportWords.fr;
  reading: typeof readingWords.fr;
}

/** A whole bilan as a document: a heading a section, plots with their tables, then what its numbers say and do not. */
export function reportDocument(told: ToldReport, words: TellingWords): WrittenDocument {
  const { report, spaces, summary, day, address } = told;
  const sections = told.sections.filter(({ body }) => body.trim() !== '');
  const blocks = sections.flatMap(({ heading, body }) => [headed(heading), ...bodyBlocks(body, told, words)]);
  return {
    language: report.language,
    title: report.title,
    subtitle: words.report.periodOf(
      formatDate(report.startsOn, report.language),
      formatDate(report.endsOn, report.language),
    ),
    organisation: spaces.join(', '),
    day,
    summary,
    address,
    blocks: [...blocks, ...conventions(blocks, told, words.reading)],
  };
}

const text = (said: string): Inline => ({ kind: 'text', text: said });
const headed = (heading: string): Block => ({ kind: 'heading', level: 1, content: [text(heading)] });

function bodyBlocks(body: string, told: ToldReport, words: TellingWords): Block[] {
  const { figures, evidenceHref } = told;
  const gone = figureMarks(body).filter(({ name }) => !figures.has(name));
  const text = rewritten(
    body,
    gone.map((mark) => ({ ...mark, text: words.report.figureGone })),
  );
  const blocks = blocksFromMarkdown(text, {
    headingLevel: 2,
    figure: (name) => {
      const kept = figures.get(name);
      return kept ? drawn(kept.data, told.report.language, words.report) : null;
    },
    evidence: (name) => (evidenceHref ? { kind: 'link', href: evidenceHref(name) } : { kind: 'plain' }),
  });
  return blocks.flatMap((block) => withNote(block, told, words.reading));
}

/** A plot says under it what it counts and what it cannot say. */
function withNote(block: Block, { figures }: ToldReport, words: typeof readingWords.fr): Block[] {
  if (block.kind !== 'figure') return [block];
  const note = figures.get(block.id)?.data.note ?? '';
  if (note === '') return [block];
  const content: Inline[] = [{ kind: 'emphasis', content: [text(words.figureNote(note))] }];
  return [block, { kind: 'paragraph', content }];
}

function drawn(data: FigureData, language: Report['language'], words: typeof reportWords.fr): DrawnFigure {
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
function conventions(blocks: readonly Block[], told: ToldReport, words: typeof readingWords.fr): Block[] {
  const lines = words.conventionLines;
  const rests = told.sections.some(({ body }) => body.includes(':preuve['));
  const plots = [...everyBlock(blocks)].some(({ kind }) => kind === 'figure');
  if (!rests && !plots) return [];
  const said = [
    lines.effort,
    lines.natures,
    lines.silence,
    lines.kept,
    ...(rests ? [evidenceLine(told, lines)] : []),
  ];
  const items = said.map((line): Block[] => [{ kind: 'paragraph', content: [text(line)] }]);
  return [headed(words.conventions), { kind: 'list', ordered: false, start: 1, items }];
}

function evidenceLine(
  { evidenceHref, isFile }: ToldReport,
  lines: (typeof readingWords.fr)['conventionLines'],
): string {
  if (evidenceHref === null) return lines.evidencePlain;
  return isFile ? lines.evidenceInFile : lines.evidence;
}
