import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayChangeDossier } from '../dossier.access.ts';
import { log, type NotAllowed, type Refused, refused } from '../dossier.actions.ts';
import { dossierById } from '../dossier.store.ts';
import type { WithdrawalBody } from './withdrawal.form.ts';
import { carriedFrom, isBlank, linesFrom } from './withdrawal.rules.ts';
import { insertWithdrawal, withdrawalsOf } from './withdrawal.store.ts';
import type { Withdrawal, WithdrawalContent } from './withdrawal.ts';

export type ReviseOutcome =
  | { kind: 'done'; revision: number }
  | { kind: 'conflict'; current: Withdrawal }
  | Refused<'withdrawalBlank'>
  | NotAllowed;

/** Writes the plan of withdrawal anew; written over an older revision, nothing is lost and nothing is kept. */
export async function reviseWithdrawal(
  visit: SignedInVisit,
  dossierId: string,
  values: WithdrawalBody,
): Promise<ReviseOutcome> {
  const { lines, reason, revision, ...rest } = values;
  const content = { ...rest, lines: linesFrom(lines, newId) };
  if (isBlank(content)) return refused('what', 'withdrawalBlank');
  return keep(visit, dossierId, content, reason, revision);
}

/** Notes that the group now carries a line alone: one more revision, dated today. */
export async function carryAlone(
  visit: SignedInVisit,
  dossierId: string,
  lineId: string,
): Promise<ReviseOutcome> {
  const [current] = await withdrawalsOf(await visit.transaction(), dossierId);
  const content = current ? carriedFrom(current, lineId, visit.today) : null;
  if (!current || !content) return { kind: 'missing' };
  return keep(visit, dossierId, content, '', current.revision);
}

async function keep(
  visit: SignedInVisit,
  dossierId: string,
  content: WithdrawalContent,
  reason: string,
  over: number,
): Promise<ReviseOutcome> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, dossierId);
  if (!dossier) return { kind: 'missing' };
  if (!mayChangeDossier(visit.viewer, dossier)) return { kind: 'forbidden' };
  const [current] = await withdrawalsOf(transaction, dossierId);
  if (current && current.revision !== over) return { kind: 'conflict', current };
  const revision = (current?.revision ?? 0) + 1;
  const kept = await insertWithdrawal(transaction, {
    ...content,
    dossierId,
    revision,
    reason,
    notedBy: visit.viewer.personId,
    notedAt: visit.now,
  });
  if (!kept) {
    const [newer] = await withdrawalsOf(transaction, dossierId);
    return newer ? { kind: 'conflict', current: newer } : { kind: 'missing' };
  }
  await log(visit, dossier, 'dossier.withdrawal-revised', { revision });
  return { kind: 'done', revision };
}
