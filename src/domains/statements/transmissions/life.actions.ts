import { type ReadStatement, readStatement } from '#/domains/statements/statement.actions.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { isFrozen, type TurnRefusal, turnRefusal } from './life.rules.ts';
import { filesTaken, holdStatement, insertTurn, stateOf, turnsOf } from './life.store.ts';
import type { FileTaken, LifeTurn, StatementState } from './life.ts';
import { mayAnswer, mayLock, mayTransmit, mayUnlock, worksInTeam } from './transmission.access.ts';
import { transmissionById, transmissionsOf } from './transmission.store.ts';
import type { TransmissionSummary } from './transmission.ts';

/** What has happened to a statement, and what may follow for this viewer. */
export interface StatementLife extends ReadStatement {
  state: StatementState;
  turns: readonly LifeTurn[];
  transmissions: readonly TransmissionSummary[];
  /** Who of the team took the declarations as a file; null for those who do not work in it. */
  filesTaken: readonly FileTaken[] | null;
  mayTransmit: boolean;
  mayLock: boolean;
  mayUnlock: boolean;
}

const filesShown = 200;

/** The life of a statement, for those who read it whole; null for others, recipients included. */
export async function readLife(visit: SignedInVisit, statementId: string): Promise<StatementLife | null> {
  const read = await readStatement(visit, statementId);
  if (!read) return null;
  const transaction = await visit.transaction();
  const { spaceId } = read.statement;
  const state = await stateOf(transaction, statementId);
  return {
    ...read,
    state,
    turns: await turnsOf(transaction, statementId),
    transmissions: await transmissionsOf(transaction, statementId),
    filesTaken: worksInTeam(visit.viewer, { spaceId })
      ? await filesTaken(transaction, statementId, filesShown)
      : null,
    mayTransmit: mayTransmit(visit.viewer, spaceId) && state !== 'locked',
    mayLock: mayLock(visit.viewer, spaceId) && state === 'accepted',
    mayUnlock: mayUnlock(visit.viewer, spaceId) && isFrozen(state),
  };
}

export type TurnOutcome =
  | { kind: 'done' }
  | { kind: 'missing' }
  | { kind: 'forbidden' }
  | { kind: 'refused'; field: string; key: TurnRefusal };

/** Locks a statement, or unlocks it with a reason. */
export async function turnStatement(
  visit: SignedInVisit,
  statementId: string,
  { turn, reason }: { turn: 'locked' | 'unlocked'; reason: string },
): Promise<TurnOutcome> {
  const read = await readStatement(visit, statementId);
  if (!read) return { kind: 'missing' };
  const { spaceId } = read.statement;
  const may = turn === 'locked' ? mayLock(visit.viewer, spaceId) : mayUnlock(visit.viewer, spaceId);
  if (!may) return { kind: 'forbidden' };
  const transaction = await visit.transaction();
  await holdStatement(transaction, statementId);
  const state = await stateOf(transaction, statementId);
  const key = turnRefusal(turn, { state, isAwaited: false, reason });
  if (key) return { kind: 'refused', field: key === 'reasonMissing' ? 'reason' : 'turn', key };
  await write(transaction, visit, { statementId, spaceId, turn, transmissionId: null, reason });
  return { kind: 'done' };
}

/** The answer to a transmission: from who received it, or written by the team for somebody outside. */
export async function answerTransmission(
  visit: SignedInVisit,
  transmissionId: string,
  { answer, reason }: { answer: 'returned' | 'accepted'; reason: string },
): Promise<TurnOutcome> {
  if (!isId(transmissionId)) return { kind: 'missing' };
  const transaction = await visit.transaction();
  const found = await transmissionById(transaction, transmissionId);
  if (!found) return { kind: 'missing' };
  if (!mayAnswer(visit.viewer, found)) return { kind: 'forbidden' };
  const { statementId, spaceId } = found;
  await holdStatement(transaction, statementId);
  const now = await transmissionById(transaction, transmissionId);
  const state = await stateOf(transaction, statementId);
  const key = turnRefusal(answer, { state, isAwaited: now?.isAwaited ?? false, reason });
  if (key) return { kind: 'refused', field: key === 'reasonMissing' ? 'reason' : 'answer', key };
  await write(transaction, visit, { statementId, spaceId, turn: answer, transmissionId, reason });
  return { kind: 'done' };
}

async function write(
  transaction: Transaction,
  visit: SignedInVisit,
  turn: {
    statementId: string;
    spaceId: string;
    turn: 'locked' | 'unlocked' | 'returned' | 'accepted';
    transmissionId: string | null;
    reason: string;
  },
): Promise<void> {
  const { personId } = visit.viewer;
  await insertTurn(transaction, { ...turn, notedBy: personId, notedAt: visit.now });
  await logHappening(transaction, {
    personId,
    spaceId: turn.spaceId,
    kind: `statement.${turn.turn}`,
    subjectKind: 'statement',
    subjectId: turn.statementId,
    ...(turn.transmissionId ? { details: { transmission: turn.transmissionId } } : {}),
  });
}
