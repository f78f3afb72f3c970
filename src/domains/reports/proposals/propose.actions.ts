import type { ReportContent } from '#/domains/reports/report.ts';
import type { Transaction } from '#/platform/database.ts';
import { keepGrounds } from './grounds.actions.ts';
import { figuresIn, proposedSections, sectionMarkdown, sentencesOf } from './proposal.rules.ts';
import type { ProposedSection, WantedSection } from './proposal.ts';
import { en, fr } from './proposal.words.ts';
import { readWork } from './work.actions.ts';
import type { WorkScope } from './work-traces.store.ts';

/** A section as it is proposed, with the Markdown of its sentences. */
export interface WrittenProposal extends WantedSection {
  body: string;
}

export interface Proposing extends Pick<ReportContent, 'startsOn' | 'endsOn' | 'language'> {
  id: string;
  spaceIds: readonly string[];
  dossierIds: readonly string[];
  timeZone: string;
}

const scopeOfReport = ({ spaceIds, startsOn, endsOn, dossierIds, timeZone }: Proposing): WorkScope => ({
  spaceIds,
  startsOn,
  endsOn,
  dossierIds,
  timeZone,
});

/** What the work now says of each section, before anything of it is kept. */
export async function readProposals(
  transaction: Transaction,
  report: Proposing,
  wanted: readonly WantedSection[],
): Promise<ProposedSection[]> {
  const work = await readWork(transaction, scopeOfReport(report), report.language);
  return proposedSections(work, wanted, { fr, en }[report.language]);
}

/**
 * Proposes sections from the work as it is now, and keeps their evidence and plots. What says the same as before keeps
 * its name; the rest gets new ones, so that nothing already cited changes.
 */
export async function proposeSections(
  transaction: Transaction,
  report: Proposing,
  wanted: readonly WantedSection[],
  at: Date,
): Promise<WrittenProposal[]> {
  const sections = await readProposals(transaction, report, wanted);
  const names = await keepGrounds(
    transaction,
    report.id,
    sections.flatMap(({ blocks }) => sentencesOf(blocks)),
    sections.flatMap(({ blocks }) => figuresIn(blocks)),
    at,
  );
  return sections.map(({ blocks, ...section }) => ({
    ...section,
    body: sectionMarkdown(blocks, (slot) => names.get(slot)),
  }));
}
