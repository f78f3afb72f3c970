import { changesBetween, eventsBetween, stepsAwaiting } from '#/domains/chronicles/chronicles.public.ts';
import {
  partnersBetween,
  stateChangesBetween,
  withdrawalsThatStand,
} from '#/domains/dossiers/dossiers.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { DossierWork, HeldThing, WithdrawalWork } from './work.ts';
import { toldTraces } from './work-traces.store.ts';

export type DossierStory = Pick<
  DossierWork,
  'turns' | 'partners' | 'events' | 'changes' | 'withdrawal' | 'steps'
>;

interface Period {
  startsOn: string;
  endsOn: string;
}

/** What these dossiers tell of a period: turns, events that count, changes, partners, the withdrawal, what comes next. */
export async function dossierStories(
  transaction: Transaction,
  dossierIds: readonly string[],
  { startsOn, endsOn }: Period,
): Promise<(dossierId: string) => DossierStory> {
  const within = [transaction, dossierIds, startsOn, endsOn] as const;
  const turns = byDossier(await stateChangesBetween(...within));
  const partners = byDossier(await partnersBetween(...within));
  const events = byDossier(await eventsBetween(...within));
  const changes = byDossier(await changesBetween(...within));
  const withdrawals = byDossier(await withdrawalsThatStand(transaction, dossierIds));
  const steps = byDossier(await stepsAwaiting(transaction, dossierIds, endsOn));
  const told = await toldTraces(transaction, [
    ...[...events.values()].flat().flatMap(({ traceId }) => traceId ?? []),
    ...[...changes.values()].flat().flatMap(({ traces }) => traces.map(({ id }) => id)),
  ]);
  return (id) => ({
    turns: (turns.get(id) ?? []).map(({ state, sinceOn, reason }) => ({ state, onDay: sinceOn, reason })),
    partners: (partners.get(id) ?? []).map(({ name, sinceOn, untilOn }) => ({ name, sinceOn, untilOn })),
    // An event has the day of its trace: when that is not told, neither is the event.
    events: (events.get(id) ?? [])
      .filter(({ traceId }) => traceId === null || told.has(traceId))
      .map((event) => ({
        ...{ id: event.id, onDay: event.happenedOn, fact: event.fact, why: event.why },
        trace: event.traceId === null ? null : { id: event.traceId, title: event.traceTitle ?? '' },
      })),
    changes: (changes.get(id) ?? []).map((change) => ({
      ...{ id: change.id, onDay: change.observedOn },
      ...{ groupChange: change.groupChange, ownPart: change.ownPart, othersPart: change.othersPart },
      traceIds: change.traces.map((trace) => trace.id).filter((traceId) => told.has(traceId)),
    })),
    withdrawal: withdrawalOf(withdrawals.get(id)?.[0]),
    steps: (steps.get(id) ?? []).map(({ text, carriedBy, dueOn }) => ({ text, carriedBy, dueOn })),
  });
}

function withdrawalOf(
  plan: Awaited<ReturnType<typeof withdrawalsThatStand>>[number] | undefined,
): WithdrawalWork | null {
  if (!plan) return null;
  const standing = (stands: 'carried' | 'remains'): HeldThing[] =>
    plan.lines
      .filter((line) => line.stands === stands)
      .map(({ what, withWhom, onDay }) => ({ what, withWhom, onDay }));
  return { carried: standing('carried'), remaining: standing('remains'), aimedOn: plan.aimedOn };
}

function byDossier<One extends { dossierId: string }>(all: readonly One[]): Map<string, One[]> {
  return Map.groupBy(all, ({ dossierId }) => dossierId);
}
