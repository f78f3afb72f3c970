import type { NatureId, TraceContent, Visibility } from './trace.ts';

/** What is changed in several traces at once; what is left out is not touched. */
export interface BulkChange {
  dossier: { act: 'add' | 'replace' | 'remove'; id: string } | null;
  natures: { act: 'add' | 'replace'; ids: readonly NatureId[] } | null;
  visibility: Visibility | null;
}

/** A trace's content after the change. Shares fall when the list of natures is no longer the one they shared. */
export function bulkChanged(content: TraceContent, change: BulkChange): TraceContent {
  return {
    ...content,
    dossierIds: dossiersAfter(content.dossierIds, change.dossier),
    natures: naturesAfter(content.natures, change.natures),
    visibility: change.visibility ?? content.visibility,
  };
}

function dossiersAfter(ids: readonly string[], change: BulkChange['dossier']): readonly string[] {
  if (!change) return ids;
  if (change.act === 'replace') return [change.id];
  const others = ids.filter((id) => id !== change.id);
  if (change.act === 'remove') return others;
  return ids.includes(change.id) ? ids : [...ids, change.id];
}

function naturesAfter(
  shares: TraceContent['natures'],
  change: BulkChange['natures'],
): TraceContent['natures'] {
  if (!change) return shares;
  const before = change.act === 'add' ? shares.map((share) => share.nature) : [];
  const after = [...new Set([...before, ...change.ids])];
  const isSame = after.length === shares.length && after.every((nature, at) => shares[at]?.nature === nature);
  return isSame ? shares : after.map((nature) => ({ nature, sharePercent: null }));
}

/** Whether the change asks for anything. */
export function asksNothing(change: BulkChange): boolean {
  return change.dossier === null && change.natures === null && change.visibility === null;
}
