import { happeningsOf, type LoggedHappening } from '#/platform/happenings.ts';
import type { Locale, SignedInVisit } from '#/platform/visit.ts';
import { type ContentField, changedFields, contentOf } from './trace.rules.ts';
import type { Trace, TraceContent } from './trace.ts';
import { namesOf, versionsOf } from './trace-change.store.ts';
import { namesIn } from './trace-material.actions.ts';
import { fieldText, type NamesById } from './trace-text.rules.ts';

/** Something that happened to a trace, for its history. */
export interface TraceEvent {
  key: string;
  at: Date;
  /** Name, or null for somebody who has left. */
  by: string | null;
  kind: 'noted' | 'changed' | LoggedHappening['kind'];
  changes: { field: ContentField; before: string; after: string }[];
}

/**
 * The history of a trace that the viewer may read, latest first: its changes one against the next, and what
 * was done with it. Versions written while it was its author's alone are only for its author, and the first
 * change that others see then starts from what was shared.
 */
export async function historyOf(visit: SignedInVisit, trace: Trace): Promise<TraceEvent[]> {
  const transaction = await visit.transaction();
  const kept = await versionsOf(transaction, trace.id);
  const logged = await happeningsOf(transaction, 'trace', trace.id);
  const now = {
    version: trace.version,
    content: contentOf(trace),
    changedAt: trace.changedAt,
    changedById: trace.changedBy,
  };
  const states: State[] = [...kept, now];
  const people = [...states.map((one) => one.changedById), ...logged.map((one) => one.personId)];
  const names = await namesOf(transaction, [...new Set(people.flatMap((id) => id ?? []))]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const said = await namesIn(
    visit,
    states.map((one) => one.content),
  );
  const changes = states.map(
    (state, at): TraceEvent => ({
      key: `version-${state.version}`,
      at: state.changedAt,
      by: nameOf(state.changedById),
      kind: at === 0 ? 'noted' : 'changed',
      changes: changesBetween(states[at - 1]?.content, state.content, said, visit.locale),
    }),
  );
  const acts = logged.map(
    (one): TraceEvent => ({
      key: one.id,
      at: one.happenedAt,
      by: nameOf(one.personId),
      kind: one.kind,
      changes: [],
    }),
  );
  return [...changes, ...acts].sort((left, right) => right.at.getTime() - left.at.getTime());
}

interface State {
  version: number;
  content: TraceContent;
  changedAt: Date;
  changedById: string | null;
}

function changesBetween(
  before: TraceContent | undefined,
  after: TraceContent,
  names: NamesById,
  locale: Locale,
): TraceEvent['changes'] {
  if (!before) return [];
  return changedFields(before, after).map((field) => ({
    field,
    before: fieldText(field, before, names, locale),
    after: fieldText(field, after, names, locale),
  }));
}
