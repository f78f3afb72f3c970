import type { Grounds } from '#/domains/reports/evidence.ts';
import type { ActionTurn, PlanAction } from './work.ts';

/** What a sentence of an action rests on: the action, and the traces by which one knows. */
export function groundsOf(action: Pick<PlanAction, 'id'>, traceIds: readonly string[]): Grounds {
  return { kind: 'plan-items', planItemIds: [action.id], traceIds: [...new Set(traceIds)] };
}

/** The traces that say it of an action: that it is done, or all that moved it when none says so; that it was adapted. */
export function tracesOfTurn({ moves }: PlanAction, kind: ActionTurn['kind']): string[] {
  const saying = (says: PlanAction['moves'][number]['says']) =>
    moves.filter((move) => move.says === says).map(({ traceId }) => traceId);
  if (kind === 'adapted') return saying('adaptation');
  if (kind !== 'done') return [];
  const finished = saying('finished');
  return finished.length > 0 ? finished : moves.map(({ traceId }) => traceId);
}
