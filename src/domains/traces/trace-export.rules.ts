import type { Trace } from './trace.ts';

/** Columns of an exported journal, in the order one reads them. None names an author. */
export const exportColumns = [
  'number',
  'eventOn',
  'eventTime',
  'title',
  'text',
  'durationMinutes',
  'dossiers',
  'natures',
  'natureShares',
  'flags',
  'mode',
  'placeKind',
  'placeText',
  'placeId',
  'schoolLevel',
  'language',
  'addressee',
  'peopleCount',
  'peopleByCategory',
  'practitionerCount',
  'organisations',
  'whatChanged',
  'visibility',
  'enteredOn',
  'mine',
] as const;

export type ExportRow = Record<(typeof exportColumns)[number], string | number | null>;

/**
 * A trace for machines, in a list: everything it says but who wrote it and who else did the work, of whom
 * only the shares are told.
 */
export function jsonOf(trace: Trace, viewerId: string) {
  const { authorId, changedBy: _by, actors, importId: _import, trashedAt: _trashed, ...rest } = trace;
  return {
    ...rest,
    actorShares: actors.map((actor) => actor.sharePercent),
    mine: authorId === viewerId,
  };
}
