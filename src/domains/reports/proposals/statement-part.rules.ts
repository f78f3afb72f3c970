import type { FigureData, PlottedNumber } from '#/domains/reports/evidence.ts';
import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { formatDuration } from '#/french/dates.ts';
import { withinSentence } from '#/french/wording.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, paragraph, said, saidWith } from './saying.rules.ts';
import type { StatementLine, StatementWork, Work } from './work.ts';

export interface StatementSaying {
  shows(told: { from: string; to: string }): string;
  takes: string;
  leaves: string;
  declared(told: { name: string; count: number }): string;
  notDeclared(told: { name: string; count: number; time: string | null }): string;
  /** Aspects that no declaration says. */
  silent(aspects: readonly string[]): string;
  without(name: string): string;
  moreLines(lines: number): string;
  figure: {
    title(title: string): string;
    note(from: string, to: string): string;
    description: string;
    rowsHeading: string;
    taken: string;
    notTaken: string;
    /** `family`: the kind of declaration, when there are several. */
    unsaid(aspect: string, family: string | null): string;
  };
}

const mostLines = 6;

/** What the official framework takes of this work, what it does not, and what its authority says it cannot do. */
export function statementPart(work: Work, say: StatementSaying): Block[] {
  return work.statements.flatMap((statement) => {
    const blocks = statementBlocks(statement, work, say);
    return [{ kind: 'heading', text: inlineMarkdown(statement.title) } as const, ...blocks];
  });
}

/** The name that the protection gives to a figure of a statement; its own release ties it to the others. */
const statementCell = (statementId: string, key: string) => `statement/${statementId}/${key}`;

function statementBlocks(statement: StatementWork, work: Work, say: StatementSaying): Block[] {
  const { language } = work;
  const grounds = { kind: 'statement', statementId: statement.id } as const;
  const told = {
    from: dayText(statement.startsOn, language, statement.endsOn),
    to: dayText(statement.endsOn, language),
  };
  const lines = (part: StatementLine['part'], lead: string): Block[] => {
    const all = statement.lines.filter((line) => line.part === part);
    const rest = all.length - mostLines;
    return [
      ...listed(
        lead,
        all.slice(0, mostLines).map((line) => [lineSentence(statement, line, work, say)]),
      ),
      ...(rest > 0
        ? paragraph([said(`statement:${statement.id}:more-${part}`, say.moreLines(rest), grounds)])
        : []),
    ];
  };
  return [
    ...paragraph([said(`statement:${statement.id}:shows`, say.shows(told), grounds)]),
    ...lines('declared', say.takes),
    ...lines('notDeclared', say.leaves),
    ...paragraph([silent(statement, say)]),
    { kind: 'figure', slot: `statement:${statement.id}:figure`, data: figure(statement, told, say) },
    ...statement.limits.map(
      ({ sentence, source }, at): Block => ({
        kind: 'quote',
        sentence: said(`statement:${statement.id}:limit-${at + 1}`, inlineMarkdown(sentence), grounds),
        source: inlineMarkdown(source),
      }),
    ),
  ];
}

/** What the declarations do not say, whatever the act; how often stands in the plot. */
function silent(statement: StatementWork, say: StatementSaying): Sentence | null {
  const dropped = statement.lines.filter(({ part }) => part === 'dropped');
  if (dropped.length === 0) return null;
  const aspects = [...new Set(dropped.map(({ name }) => withinSentence(inlineMarkdown(name))))];
  return said(`statement:${statement.id}:silent`, say.silent(aspects), {
    kind: 'statement',
    statementId: statement.id,
    figureKeys: dropped.map(({ key }) => key),
  });
}

function lineSentence(
  statement: StatementWork,
  line: StatementLine,
  work: Work,
  say: StatementSaying,
): Sentence {
  const name = inlineMarkdown(labelOf(line, statement));
  const { count } = line;
  const time = line.isTimed ? formatDuration(line.minutes, work.language) : null;
  const text =
    line.part === 'declared' ? say.declared({ name, count }) : say.notDeclared({ name, count, time });
  return saidWith(
    `statement:${statement.id}:${line.key}`,
    text,
    say.without(name),
    { kind: 'statement', statementId: statement.id, figureKeys: [line.key] },
    [{ cell: statementCell(statement.id, line.key), value: count, people: null, organisations: null }],
  );
}

/** Where all acts are declared in one way, that way is not repeated on each line. */
function labelOf(line: StatementLine, statement: StatementWork): string {
  return hasFamilies(statement) ? line.name : (line.shortName ?? line.name);
}

function hasFamilies({ lines }: StatementWork): boolean {
  return new Set(lines.flatMap(({ family }) => family ?? [])).size > 1;
}

function rowLabel(line: StatementLine, statement: StatementWork, say: StatementSaying): string {
  if (line.part !== 'dropped') return labelOf(line, statement);
  return say.figure.unsaid(withinSentence(line.name), hasFamilies(statement) ? line.family : null);
}

function figure(
  statement: StatementWork,
  told: { from: string; to: string },
  say: StatementSaying,
): FigureData {
  const words = say.figure;
  const none: PlottedNumber = { value: 0, said: null };
  return {
    kind: 'bars',
    title: words.title(statement.title),
    note: words.note(told.from, told.to),
    description: words.description,
    rowsHeading: words.rowsHeading,
    unit: 'traces',
    series: [
      { key: 'taken', label: words.taken },
      { key: 'not-taken', label: words.notTaken },
    ],
    rows: statement.lines.map((line) => {
      const cell = statementCell(statement.id, line.key);
      const number = {
        value: line.count,
        said: { cell, value: line.count, people: null, organisations: null },
      };
      return {
        key: line.key,
        label: rowLabel(line, statement, say),
        values: line.part === 'declared' ? [number, none] : [none, number],
      };
    }),
  };
}
