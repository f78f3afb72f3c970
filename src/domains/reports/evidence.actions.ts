import { dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
import { visibleInPlans } from '#/domains/plans/plans.public.ts';
import { visibleTraces } from '#/domains/traces/traces.public.ts';
import type { Visit } from '#/platform/visit.ts';
import { evidenceOfReport } from './evidence.store.ts';
import type { Evidence } from './evidence.ts';

const pageLength = 50;

export interface EvidenceReading {
  evidence: Evidence;
  traces: {
    traces: { id: string; title: string; eventOn: string }[];
    from: number;
    to: number;
    hidden: number;
    page: number;
    hasNext: boolean;
  };
  dossiers: { id: string; title: string }[];
  items: { kind: 'plan' | 'plan-item'; id: string; planId: string; title: string }[];
}

/** What a sentence of a bilan rests on, within the reader's rights; traces page by page, the latest first. */
export async function readEvidence(
  visit: Visit,
  reportId: string,
  name: string,
  page: number,
): Promise<EvidenceReading | null> {
  const transaction = await visit.transaction();
  const evidence = (await evidenceOfReport(transaction, reportId, [name])).get(name);
  if (!evidence) return null;
  const latestFirst = evidence.traceIds.toReversed();
  const start = (page - 1) * pageLength;
  const ids = latestFirst.slice(start, start + pageLength);
  const visible = await visibleTraces(transaction, ids);
  const items = await visibleInPlans(transaction, [...evidence.planIds, ...evidence.planItemIds]);
  return {
    evidence,
    traces: {
      traces: visible.map(({ id, title, eventOn }) => ({ id, title, eventOn })),
      from: ids.length === 0 ? 0 : start + 1,
      to: start + ids.length,
      hidden: ids.length - visible.length,
      page,
      hasNext: latestFirst.length > start + pageLength,
    },
    dossiers: (await dossiersByIds(transaction, evidence.dossierIds)).map(({ id, title }) => ({ id, title })),
    items: items.map(({ kind, id, planId, title }) => ({ kind, id, planId, title })),
  };
}
