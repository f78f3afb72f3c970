import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import type { AgendaProposal, AgendaReading, AgendaRefusal } from './agenda.ts';
import { contentOf } from './agenda-proposal.rules.ts';
import { readAgendaFile } from './file-reading.actions.ts';
import { mayImport } from './import.access.ts';
import { endImport, insertImport } from './import.store.ts';
import { type AgendaSummary, listedProblems, type Proposal } from './import.ts';
import type { ImportVisit } from './import-visit.ts';
import { printOf } from './print.actions.ts';
import { earlierDecisions, insertProposals } from './proposal.store.ts';

export interface AgendaFile {
  spaceId: string;
  bytes: Uint8Array;
  fileName: string;
  from: string;
  to: string;
  withNames: boolean;
}

export type OpeningOutcome =
  | { kind: 'opened'; id: string; waiting: number }
  | { kind: 'refused'; refusal: AgendaRefusal }
  | { kind: 'forbidden' };

/**
 * Reads an agenda and keeps its proposals aside: those never decided, and those kept before that say something else
 * now. Nothing of it is a trace.
 */
export async function openAgendaImport(visit: ImportVisit, file: AgendaFile): Promise<OpeningOutcome> {
  if (!mayImport(visit.viewer, file.spaceId)) return { kind: 'forbidden' };
  const zone = visit.services.settings.timeZone;
  const result = await readAgendaFile(file.bytes, {
    from: file.from,
    to: file.to,
    zone,
    withNames: file.withNames,
  });
  if (!result.ok) return { kind: 'refused', refusal: result.refusal };
  const transaction = await visit.transaction();
  const id = newId();
  const sorted = await sortedProposals(transaction, visit.viewer.personId, id, result.reading.proposals);
  const summary = summaryOf(result.reading, file, sorted);
  await insertImport(transaction, {
    id,
    kind: 'agenda',
    personId: visit.viewer.personId,
    spaceId: file.spaceId,
    state: 'reviewing',
    fileName: file.fileName.slice(0, 255),
    reading: summary,
  });
  await insertProposals(transaction, sorted.waiting);
  if (sorted.waiting.length === 0) await endImport(transaction, id, 'done', visit.now);
  return { kind: 'opened', id, waiting: sorted.waiting.length };
}

interface Sorted {
  waiting: Proposal[];
  alreadyKept: number;
  notWork: number;
}

async function sortedProposals(
  transaction: Transaction,
  personId: string,
  importId: string,
  proposals: readonly AgendaProposal[],
): Promise<Sorted> {
  const printed = proposals.map((content) => ({
    content,
    fingerprint: printOf(content.fingerprint),
    series: printOf(`series ${content.uid}`),
    contentPrint: printOf(contentOf(content)),
  }));
  const prints = new Set(printed.flatMap((one) => [one.fingerprint, one.series]));
  const earlier = new Map(
    (await earlierDecisions(transaction, personId, [...prints])).map((one) => [one.fingerprint, one]),
  );
  const sorted: Sorted = { waiting: [], alreadyKept: 0, notWork: 0 };
  for (const one of printed) {
    const before = earlier.get(one.fingerprint);
    if (before?.verdict === 'not-work' || (!before && earlier.has(one.series))) sorted.notWork += 1;
    else if (before && before.contentPrint === one.contentPrint) sorted.alreadyKept += 1;
    else sorted.waiting.push({ id: newId(), importId, changed: before !== undefined, ...one });
  }
  return sorted;
}

function summaryOf(reading: AgendaReading, file: AgendaFile, sorted: Sorted): AgendaSummary {
  return {
    kind: 'agenda',
    from: file.from,
    to: file.to,
    calendarName: reading.calendarName,
    eventCount: reading.eventCount,
    eventsOutsideWindow: reading.eventsOutsideWindow,
    ignored: reading.ignored,
    alreadyKept: sorted.alreadyKept,
    notWork: sorted.notWork,
    problems: reading.problems.slice(0, listedProblems),
    problemCount: reading.problems.length,
  };
}
