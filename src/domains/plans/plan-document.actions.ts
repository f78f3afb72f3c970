import { formatDate } from '#/french/dates.ts';
import {
  type Block,
  type Heading,
  type Inline,
  plainTable,
  type WrittenDocument,
} from '#/platform/documents/document.ts';
import { blocksFromMarkdown } from '#/platform/documents/from-markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Plan } from './plan.ts';
import type { fr as PlanWords } from './plan.words.ts';
import type { PlanItem } from './plan-item.ts';
import type { fr as ItemWords } from './plan-item.words.ts';
import { type Branch, treeOf } from './plan-tree.rules.ts';

export interface PlanOnPaper {
  plan: Plan;
  items: readonly PlanItem[];
  /** Names of the spaces that the reader may see. */
  spaces: readonly string[];
  today: string;
  locale: Locale;
  /** Absolute address of the plan. */
  address: string;
  words: typeof PlanWords;
  itemWords: typeof ItemWords;
}

/**
 * The whole plan as a document: its portrait, then each item at its place. Items that say nothing more than who and
 * when stand together in tables; the others have their own heading.
 */
export function planDocument(paper: PlanOnPaper): WrittenDocument {
  const { plan, locale, words } = paper;
  const period = words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale));
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
    if (saysLittle(branch)) together.push(branch);
    else {
      flush();
      blocks.push(...itemBlocks(branch, paper));
    }
  }
  flush();
  return blocks;
}

function saysLittle({ item, children, depth }: Branch<PlanItem>): boolean {
  const texts = [item.description, item.resources, item.results, item.stateReason];
  return depth > 0 && children.length === 0 && texts.every((one) => one.trim() === '');
}

function itemBlocks({ item, depth, number, children }: Branch<PlanItem>, paper: PlanOnPaper): Block[] {
  const { words, itemWords } = paper;
  const facts: [string, string][] = [
    [words.holders, namesOf(item.holders)],
    [words.partners, namesOf(item.partners)],
    [words.dueOn, dayOf(item.dueOn, paper)],
    [words.state, item.state === 'planned' ? '' : stateOf(item, paper)],
    [itemWords.resources, item.resources],
  ];
  const results = blocksFromMarkdown(item.results, { headingLevel: depth + 2 });
  return [
    heading(depth + 1, `${number} ${item.title}`),
    ...blocksFromMarkdown(item.description, { headingLevel: depth + 2 }),
    ...factLines(facts),
    ...(results.length > 0
      ? [{ kind: 'paragraph', content: [strong(itemWords.results)] } as const, ...results]
      : []),
    ...branchBlocks(children, paper),
  ];
}

const strong = (said: string): Inline => ({ kind: 'strong', content: [text(said)] });

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
  const rows = branches.map(({ item, number }) => [
    `${number} ${item.title}`,
    [namesOf(item.holders), namesOf(item.partners)].filter((names) => names !== '').join(' · '),
    dayOf(item.dueOn, paper),
    stateOf(item, paper),
  ]);
  return plainTable('', [level ?? words.item, words.carriers, words.dueOn, words.state], rows);
}

const namesOf = (carriers: PlanItem['holders']) => carriers.map(({ name }) => name).join(', ');

const dayOf = (day: string | null, { locale }: PlanOnPaper) => (day === null ? '' : formatDate(day, locale));

function stateOf({ state, stateReason }: PlanItem, { words }: PlanOnPaper): string {
  return stateReason.trim() === '' ? words.states[state] : `${words.states[state]} : ${stateReason.trim()}`;
}
