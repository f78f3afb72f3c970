import { evidenceOfReport, figuresOfReport, latestPrints } from '#/domains/reports/evidence.store.ts';
import type { Evidence, KeptFigure } from '#/domains/reports/evidence.ts';
import { keepGrounds, printOf, sentencePrint } from '#/domains/reports/proposals/grounds.actions.ts';
import { figuresIn, sectionMarkdown, sentencesOf } from '#/domains/reports/proposals/proposal.rules.ts';
import type { ProposedSection } from '#/domains/reports/proposals/proposal.ts';
import { readProposals } from '#/domains/reports/proposals/propose.actions.ts';
import { log, type NotAllowed, type Refused, refused } from '#/domains/reports/report.actions.ts';
import type { Report, Section } from '#/domains/reports/report.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { hasChangedSince, keepSentence, keptSentences, noteProposed } from './kept-sentence.store.ts';
import type { RenewalValues } from './renewal.form.ts';
import {
  addedTo,
  type FreshPlace,
  gonePrint,
  keptKey,
  markedFigure,
  markedSentence,
  type Renewal,
  removedAt,
  renewals,
  replacedAt,
} from './renewal.rules.ts';
import { holdSection, writeSection } from './section-change.store.ts';
import { reportToWrite, writerOf } from './writing.actions.ts';

/** A section with what the work would now say otherwise. */
export interface SectionRenewal {
  section: Section;
  proposal: ProposedSection;
  fresh: FreshPlace[];
  changes: Renewal[];
}

export interface ReportRenewal {
  report: Report;
  sections: SectionRenewal[];
  evidence: ReadonlyMap<string, Evidence>;
  figures: ReadonlyMap<string, KeptFigure>;
  /** Traces of the period changed since the proposal was last looked at. */
  hasChanged: boolean;
}

/** What the work says now against what the bilan says; nothing is written. */
export async function readRenewal(
  visit: SignedInVisit,
  reportId: string,
): Promise<({ kind: 'renewal' } & ReportRenewal) | NotAllowed> {
  const found = await reportToWrite(visit, reportId);
  if (found.kind !== 'report') return found;
  const transaction = await visit.transaction();
  const { report } = found;
  const sections = found.sections.filter(({ cutAt, kind }) => cutAt === null && kind !== 'free');
  const { timeZone } = visit.services.settings;
  const proposals = await readProposals(transaction, { ...report, timeZone }, sections);
  const evidence = await evidenceOfReport(transaction, reportId);
  const figures = await figuresOfReport(transaction, reportId);
  const known = {
    ...{ evidence, figures },
    slots: new Set((await latestPrints(transaction, reportId)).keys()),
    kept: new Set(
      (await keptSentences(transaction, reportId)).map(({ slot, print }) => keptKey(slot, print)),
    ),
  };
  const read = sections.flatMap((section, at) => {
    const proposal = proposals[at];
    if (!proposal) return [];
    const fresh = placesOf(proposal);
    return [{ section, proposal, fresh, changes: renewals(section.body, fresh, known) }];
  });
  const hasChanged = await hasChangedSince(transaction, report, report.proposedAt);
  return { kind: 'renewal', report, sections: read, evidence, figures, hasChanged };
}

function placesOf({ blocks }: ProposedSection): FreshPlace[] {
  return [
    ...sentencesOf(blocks).map((sentence): FreshPlace => {
      const { slot, text } = sentence;
      return { kind: 'sentence', slot, text, print: sentencePrint(sentence) };
    }),
    ...figuresIn(blocks).map(({ slot, data }): FreshPlace => {
      return { kind: 'figure', slot, text: data.title, print: printOf(data) };
    }),
  ];
}

export type RenewalRefusal = 'renewalChanged';

/** Does what a person decided of what the work would now say; a section that changed meanwhile is left as it is. */
export async function renew(
  visit: SignedInVisit,
  reportId: string,
  values: RenewalValues,
): Promise<{ kind: 'done' } | Refused<RenewalRefusal> | NotAllowed> {
  const renewal = await readRenewal(visit, reportId);
  if (renewal.kind !== 'renewal') return renewal;
  const transaction = await visit.transaction();
  if (values.act === 'seen') {
    await noteProposed(transaction, reportId, visit.now);
    return { kind: 'done' };
  }
  const done =
    values.act === 'untouched' ? await takeUntouched(visit, renewal) : await decide(visit, renewal, values);
  if (!done) return refused('act', 'renewalChanged');
  await log(visit, renewal.report, 'report.proposal-taken', { act: values.act });
  return { kind: 'done' };
}

async function decide(visit: SignedInVisit, renewal: ReportRenewal, values: RenewalValues): Promise<boolean> {
  const read = renewal.sections.find(({ section }) => section.id === values.sectionId);
  if (!read || read.section.revision !== values.revision) return false;
  if (values.act === 'section')
    return writeBody(visit, renewal, read, await wholeProposal(visit, renewal, read));
  const change = read.changes.find(({ slot, print }) => slot === values.slot && print === values.print);
  if (!change) return false;
  if (values.act === 'keep') {
    await keepSentence(await visit.transaction(), renewal.report.id, change, writerOf(visit));
    return true;
  }
  const body =
    values.act === 'remove' || change.print === gonePrint
      ? removedAt(read.section.body, namesAt(renewal, change.slot))
      : await bodyTaking(visit, renewal, read, [change]);
  return writeBody(visit, renewal, read, body);
}

/** Every sentence that nobody touched says what the work says now. */
async function takeUntouched(visit: SignedInVisit, renewal: ReportRenewal): Promise<boolean> {
  for (const read of renewal.sections) {
    const changes = read.changes.filter(({ change, isUntouched }) => change === 'changed' && isUntouched);
    if (changes.length === 0) continue;
    const body = await bodyTaking(visit, renewal, read, changes);
    if (!(await writeBody(visit, renewal, read, body))) return false;
  }
  return true;
}

/** Names given some day to what stands at a place. */
function namesAt({ evidence, figures }: ReportRenewal, slot: string): Set<string> {
  return new Set(
    [...evidence.values(), ...figures.values()].filter((one) => one.slot === slot).map(({ name }) => name),
  );
}

async function bodyTaking(
  visit: SignedInVisit,
  renewal: ReportRenewal,
  { section, proposal }: SectionRenewal,
  changes: readonly Renewal[],
): Promise<string> {
  const taken = new Set(changes.map(({ slot }) => slot));
  const names = await keepGrounds(
    await visit.transaction(),
    renewal.report.id,
    sentencesOf(proposal.blocks).filter(({ slot }) => taken.has(slot)),
    figuresIn(proposal.blocks).filter(({ slot }) => taken.has(slot)),
    visit.now,
  );
  return changes.reduce((body, { change, kind, slot, after }) => {
    const name = names.get(slot);
    if (name === undefined || after === null) return body;
    const text = kind === 'figure' ? markedFigure(name) : markedSentence(after, name);
    return change === 'new' ? addedTo(body, text) : replacedAt(body, namesAt(renewal, slot), text);
  }, section.body);
}

async function wholeProposal(
  visit: SignedInVisit,
  renewal: ReportRenewal,
  { proposal }: SectionRenewal,
): Promise<string> {
  const { blocks } = proposal;
  const names = await keepGrounds(
    await visit.transaction(),
    renewal.report.id,
    sentencesOf(blocks),
    figuresIn(blocks),
    visit.now,
  );
  return sectionMarkdown(blocks, (slot) => names.get(slot));
}

/** Writes the next text of a section that is still the one seen. */
async function writeBody(
  visit: SignedInVisit,
  renewal: ReportRenewal,
  { section }: SectionRenewal,
  body: string,
): Promise<boolean> {
  const transaction = await visit.transaction();
  const now = await holdSection(transaction, renewal.report.id, section.id);
  if (now?.revision !== section.revision) return false;
  if (body !== now.body) {
    await writeSection(transaction, section.id, { heading: now.heading, body }, writerOf(visit));
  }
  return true;
}
