import type { SectionKind } from '#/domains/reports/report.ts';
import { type ChangesSaying, changesPart } from './changes-part.rules.ts';
import { type DossierSaying, dossiersPart } from './dossiers-part.rules.ts';
import { type EventsSaying, eventsPart } from './events-part.rules.ts';
import { type FundingSaying, fundingPart } from './funding-part.rules.ts';
import { type LearningsSaying, learningsPart } from './learnings-part.rules.ts';
import { type MissionSaying, missionPart } from './mission-part.rules.ts';
import { type NaturesSaying, naturesPart } from './natures-part.rules.ts';
import { type NextSaying, nextPart } from './next-part.rules.ts';
import { type PartnersSaying, partnersPart } from './partners-part.rules.ts';
import { type PlanSaying, planPart } from './plan-part.rules.ts';
import type { Block, ProposedSection, WantedSection } from './proposal.ts';
import { type StatementSaying, statementPart } from './statement-part.rules.ts';
import type { Work } from './work.ts';

/** The sentences of one language, a catalogue a section. */
export interface ProposalSaying {
  mission: MissionSaying;
  dossiers: DossierSaying;
  natures: NaturesSaying;
  plan: PlanSaying;
  changes: ChangesSaying;
  events: EventsSaying;
  partners: PartnersSaying;
  funding: FundingSaying;
  statement: StatementSaying;
  learnings: LearningsSaying;
  next: NextSaying;
}

/** What Toile proposes for each section wanted. A section that nothing supports comes back empty, for people to write. */
export function proposedSections(
  work: Work,
  wanted: readonly WantedSection[],
  say: ProposalSaying,
): ProposedSection[] {
  // The words of the journal are quoted once: in their own section when there is one.
  const hasChanges = wanted.some(({ kind }) => kind === 'changes');
  return wanted.map((section) => ({ ...section, blocks: blocksOf(section, work, say, hasChanges) }));
}

function blocksOf(
  { kind, natures }: WantedSection,
  work: Work,
  say: ProposalSaying,
  hasChanges: boolean,
): Block[] {
  const parts: Record<SectionKind, () => Block[]> = {
    mission: () => missionPart(work, say.mission),
    dossiers: () => dossiersPart(work, say.dossiers, !hasChanges),
    natures: () => naturesPart(work, say.natures, natures),
    plan: () => planPart(work, say.plan),
    changes: () => changesPart(work, say.changes),
    events: () => eventsPart(work, say.events),
    partners: () => partnersPart(work, say.partners),
    funding: () => fundingPart(work, say.funding),
    statement: () => statementPart(work, say.statement),
    learnings: () => learningsPart(work, say.learnings),
    next: () => nextPart(work, say.next),
    free: () => [],
  };
  return parts[kind]();
}

/** Every sentence of some blocks, in reading order. */
export function sentencesOf(blocks: readonly Block[]) {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.sentences;
    if (block.kind === 'quote') return [block.sentence];
    return block.kind === 'list' ? block.items.flat() : [];
  });
}

/** Every plot of some blocks, in reading order. */
export function figuresIn(blocks: readonly Block[]) {
  return blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
}

/** The Markdown of a section, once its sentences and plots have their names. */
export function sectionMarkdown(
  blocks: readonly Block[],
  nameOf: (slot: string) => string | undefined,
): string {
  const marked = ({ slot, text }: { slot: string; text: string }) => {
    const name = nameOf(slot);
    return name === undefined ? text : `:preuve[${text}]{#${name}}`;
  };
  const written = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [block.sentences.map(marked).join(' ')];
      case 'list':
        return [block.items.map((sentences) => `- ${sentences.map(marked).join(' ')}`).join('\n')];
      case 'quote':
        return [`> ${marked(block.sentence)}\n>\n> ${block.source}`];
      case 'heading':
        return [`### ${block.text}`];
      case 'plain':
        return [block.text];
      case 'figure': {
        const name = nameOf(block.slot);
        return name === undefined ? [] : [`::figure{#${name}}`];
      }
    }
    return [];
  });
  return written.join('\n\n');
}
