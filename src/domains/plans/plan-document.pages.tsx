import { hiddenMark } from '#/domains/protection/protection.public.ts';
import { formatDate } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import {
  type Block,
  type Heading,
  type Inline,
  plainTable,
  type WrittenDocument,
} from '#/platform/documents/document.ts';
import { blocksFromMarkdown } from '#/platform/documents/from-markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import type { IssueBalance } from './lever.ts';
import { leverBlocks } from './lever-document.pages.tsx';
import type { LeverWords } from './lever-saying.pages.tsx';
import type { Plan } from './plan.ts';
import type { fr as PlanWords } from './plan.words.ts';
import {
  hiddenNumber,
  type PlanItem,
  type ShownIndicator,
  type ShownNumber,
  type ShownReading,
} from './plan-item.ts';
import type { fr as ItemWords } from './plan-item.words.ts';
import { type Branch, treeOf } from './plan-tree.rules.ts';
import { isSomeHidden } from './shown-number.rules.ts';

export interface PlanOnPaper {
  plan: Plan;
  items: readonly PlanItem[];
  /** By item. */
  indicators: ReadonlyMap<string, readonly ShownIndicator[]>;
  /** What each issue needs and what funds it, as of today. */
  balances: readonly IssueBalance[];
  /** The name of a service axis. */
  axisLabel(id: string): string;
  /** Names of the spaces that the reader may see. */
  spaces: readonly string[];
  today: string;
  locale: Locale;
  /** Absolute address of the plan. */
  address: string;
  words: typeof PlanWords;
  itemWords: typeof ItemWords;
  leverWords: LeverWords;
}

/**
 * The whole plan as a document: its portrait, each item at its place, then the money. Items that say nothing more
 * than who and when stand together in tables; the others have their own heading.
 */
export function planDocument(paper: PlanOnPaper): WrittenDocument {
  const { plan, locale, words } = paper;
  const period = words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale));
  const issueLabel = plan.levels.find(({ kind }) => kind === 'issue')?.label ?? words.startingLevels.issue;
  const portrait = blocksFromMarkdown(plan.portrait, { headingLevel: 2 });
  return {
    language: locale,
    title: plan.title,
    subtitle: `${words.kinds[plan.kind]} · ${period}`,
    organisation: paper.spaces.join(', '),
    day: paper.today,
    address: paper.address,
    blocks: [
      ...(portrait.length > 0 ? [heading(1, words.portrait), ...portrait] : []),
      ...branchBlocks(treeOf(paper.items), paper),
      ...leverBlocks({ balances: paper.balances, issueLabel, words: paper.leverWords, locale }),
    ],
  };
}

const text = (said: string): Inline => ({ kind: 'text', text: said });

function heading(level: number, said: string): Heading {
  return { kind: 'heading', level: Math.min(6, level) as Heading['level'], content: [text(said)] };
}

function branchBlocks(branches: readonly Branch<PlanItem>[], paper: PlanOnPaper): Block[] {
  const blocks: Block[] = [];
  let together: Branch<PlanItem>[] = [];
  const flush = () => {
    if (together.length > 0) blocks.push(tableOf(together, paper));
    together = [];
  };
  for (const branch of branches) {
    if (saysLittle(branch, paper)) together.push(branch);
    else {
      flush();
      blocks.push(...itemBlocks(branch, paper));
    }
  }
  flush();
  return blocks;
}

function saysLittle({ item, children, depth }: Branch<PlanItem>, { indicators }: PlanOnPaper): boolean {
  const texts = [item.description, item.resources, item.results, item.stateReason];
  const isBare = item.serviceAxes.length === 0 && (indicators.get(item.id) ?? []).length === 0;
  return depth > 0 && children.length === 0 && isBare && texts.every((one) => one.trim() === '');
}

function itemBlocks({ item, depth, number, children }: Branch<PlanItem>, paper: PlanOnPaper): Block[] {
  const { words, itemWords } = paper;
  const facts: [string, string][] = [
    [words.holders, namesOf(item.holders)],
    [words.partners, namesOf(item.partners)],
    [words.starts, dayOf(item.startsOn, paper)],
    [words.dueOn, dayOf(item.dueOn, paper)],
    [words.state, item.state === 'planned' ? '' : stateOf(item, paper)],
    [itemWords.resources, item.resources],
    [itemWords.serviceAxes, item.serviceAxes.map((id) => paper.axisLabel(id)).join(', ')],
  ];
  const results = blocksFromMarkdown(item.results, { headingLevel: depth + 2 });
  return [
    heading(depth + 1, `${number} ${item.title}`),
    ...blocksFromMarkdown(item.description, { headingLevel: depth + 2 }),
    ...factLines(facts),
    ...indicatorBlocks(paper.indicators.get(item.id) ?? [], paper),
    ...(results.length > 0 ? [lone(itemWords.results), ...results] : []),
    ...branchBlocks(children, paper),
  ];
}

/** Each indicator with its start and its aim, and under it every reading. */
function indicatorBlocks(indicators: readonly ShownIndicator[], paper: PlanOnPaper): Block[] {
  if (indicators.length === 0) return [];
  const items = indicators.map((indicator): Block[] => [
    { kind: 'paragraph', content: [text(indicatorText(indicator, paper))] },
    ...(indicator.readings.length === 0
      ? []
      : [listOf(indicator.readings.map((reading) => readingText(reading, indicator, paper)))]),
  ]);
  const why: Block = { kind: 'paragraph', content: [text(hiddenMark(paper.locale).sentence)] };
  return [
    lone(paper.itemWords.indicators),
    { kind: 'list', ordered: false, start: 1, items },
    ...(indicators.some(isSomeHidden) ? [why] : []),
  ];
}

const listOf = (lines: readonly string[]): Block => ({
  kind: 'list',
  ordered: false,
  start: 1,
  items: lines.map((line) => [{ kind: 'paragraph', content: [text(line)] }]),
});

const figure = (value: ShownNumber, { unit }: ShownIndicator, { locale }: PlanOnPaper) =>
  value === hiddenNumber ? hiddenMark(locale).label : `${formatNumber(value, locale)} ${unit}`.trim();

function indicatorText(indicator: ShownIndicator, paper: PlanOnPaper): string {
  const { label, baseline, baselineOn, target } = indicator;
  const { itemWords, locale } = paper;
  const measured = baselineOn === null ? '' : ` (${formatDate(baselineOn, locale)})`;
  const facts = [
    baseline === null ? null : `${itemWords.baselineSaid(figure(baseline, indicator, paper))}${measured}`,
    target === null ? null : itemWords.targetSaid(figure(target, indicator, paper)),
  ];
  return [label, ...facts].filter((part) => part !== null).join(' · ');
}

function readingText(reading: ShownReading, indicator: ShownIndicator, paper: PlanOnPaper): string {
  const value = reading.value === null ? '' : figure(reading.value, indicator, paper);
  return [formatDate(reading.onDay, paper.locale), value, reading.words.trim()]
    .filter((part) => part !== '')
    .join(' · ');
}

const strong = (said: string): Inline => ({ kind: 'strong', content: [text(said)] });

const lone = (said: string): Block => ({ kind: 'paragraph', content: [strong(said)] });

/** One line a fact that is known. */
function factLines(facts: readonly [label: string, said: string][]): Block[] {
  const lines = facts.filter(([, said]) => said.trim() !== '');
  const content = lines.flatMap(([label, said], at): Inline[] => [
    ...(at > 0 ? [{ kind: 'break' } as const] : []),
    strong(`${label} :`),
    text(` ${said}`),
  ]);
  return content.length === 0 ? [] : [{ kind: 'paragraph', content }];
}

function tableOf(branches: readonly Branch<PlanItem>[], paper: PlanOnPaper): Block {
  const { plan, words } = paper;
  const levels = new Set(branches.map(({ item }) => item.level));
  const level = levels.size === 1 ? plan.levels.find(({ id }) => levels.has(id))?.label : undefined;
  const isStarted = branches.some(({ item }) => item.startsOn !== null);
  const rows = branches.map(({ item, number }) => [
    `${number} ${item.title}`,
    [namesOf(item.holders), namesOf(item.partners)].filter((names) => names !== '').join(' · '),
    ...(isStarted ? [dayOf(item.startsOn, paper)] : []),
    dayOf(item.dueOn, paper),
    stateOf(item, paper),
  ]);
  const starts = isStarted ? [words.starts] : [];
  return plainTable('', [level ?? words.item, words.carriers, ...starts, words.dueOn, words.state], rows);
}

const namesOf = (carriers: PlanItem['holders']) => carriers.map(({ name }) => name).join(', ');

const dayOf = (day: string | null, { locale }: PlanOnPaper) => (day === null ? '' : formatDate(day, locale));

function stateOf({ state, stateReason }: PlanItem, { words }: PlanOnPaper): string {
  return stateReason.trim() === '' ? words.states[state] : `${words.states[state]} : ${stateReason.trim()}`;
}
