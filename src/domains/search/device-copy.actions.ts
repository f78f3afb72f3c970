import { chronicleTexts } from '#/domains/chronicles/chronicles.public.ts';
import { dossiersOfViewer, dossierTexts } from '#/domains/dossiers/dossiers.public.ts';
import { bodyOf, noTraceFilters, traceList, traceTexts } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type KeptThing, mostKept } from './device-copy.ts';
import { beginnings } from './kept-text.rules.ts';

/**
 * The latest traces and dossiers of the person's own spaces that they may read, read under their own policies. A token
 * that reads no dossier gets none.
 */
export async function thingsToKeep(visit: SignedInVisit): Promise<KeptThing[]> {
  const transaction = await visit.transaction();
  const { scopes } = visit.viewer;
  const traces = await tracesToKeep(transaction, visit);
  if (scopes !== null && !scopes.includes('dossiers:read')) return traces;
  return [...traces, ...(await dossiersToKeep(transaction))];
}

async function tracesToKeep(transaction: Transaction, visit: SignedInVisit): Promise<KeptThing[]> {
  const { traces } = await traceList(transaction, visit.viewer, noTraceFilters, mostKept.traces);
  const texts = await traceTexts(
    transaction,
    traces.map((trace) => trace.id),
  );
  return texts
    .map((trace) => ({
      kind: 'trace' as const,
      title: trace.title,
      happenedOn: trace.eventOn,
      address: paths.trace(trace.id),
      bodyAt: trace.text.trimEnd().length - bodyOf(trace.text).length,
      ...beginnings([
        trace.text,
        trace.whatChanged,
        `${trace.placeText}\n${trace.organisationNames.join('\n')}`,
      ]),
    }))
    .sort(latestFirst);
}

async function dossiersToKeep(transaction: Transaction): Promise<KeptThing[]> {
  const own = await dossiersOfViewer(transaction);
  const texts = await dossierTexts(
    transaction,
    own.map((dossier) => dossier.id),
  );
  const latest = texts
    .sort((left, right) => right.openedOn.localeCompare(left.openedOn))
    .slice(0, mostKept.dossiers);
  const told = await chronicleTexts(
    transaction,
    latest.map((dossier) => dossier.id),
  );
  return latest.map(({ id, title, summary, openedOn }) => ({
    kind: 'dossier' as const,
    title,
    happenedOn: openedOn,
    address: paths.dossier(id),
    bodyAt: 0,
    ...beginnings([summary, told.get(id) ?? '']),
  }));
}

const latestFirst = (left: KeptThing, right: KeptThing) =>
  right.happenedOn.localeCompare(left.happenedOn) || right.address.localeCompare(left.address);
