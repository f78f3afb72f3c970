import { createHash } from 'node:crypto';
import type { Transaction } from './database.ts';
import { isSuccess, type Outcome } from './outcome.ts';

/** What was answered the first time, kept to be answered again. */
export type KeptOutcome =
  | { kind: 'redirect'; to: string; notice?: string }
  | { kind: 'json'; status: number; body: unknown; headers?: Record<string, string> };

const keyPattern = /^[A-Za-z0-9_-]{16,100}$/;

/** Whether a text can serve as a submission key (a UUID can). */
export function isSubmissionKey(text: string): boolean {
  return keyPattern.test(text);
}

/** A short print of what was sent, so that a key used again for something else is refused. */
export function submissionPrint(method: string, address: string, body: string): string {
  return createHash('sha256').update(`${method} ${address}\n${body}`).digest('base64url').slice(0, 22);
}

export type Claim = { kind: 'new' } | { kind: 'done'; outcome: KeptOutcome } | { kind: 'different' };

/**
 * Claims a key for a person in the visit's transaction. A twin that runs at the same time waits here
 * until the first one ends: the same act is done once, never twice.
 */
export async function claimSubmission(
  transaction: Transaction,
  personId: string,
  key: string,
  print: string,
): Promise<Claim> {
  const [mine] = await transaction.query<{ key: string }>({
    name: 'claim_submission',
    text: `INSERT INTO submissions (person_id, key, print) VALUES ($1, $2, $3)
           ON CONFLICT (person_id, key) DO NOTHING RETURNING key`,
    values: [personId, key, print],
  });
  if (mine) return { kind: 'new' };
  const [kept] = await transaction.query<{ print: string; outcome: KeptOutcome }>({
    name: 'kept_submission',
    text: 'SELECT print, outcome FROM submissions WHERE person_id = $1 AND key = $2',
    values: [personId, key],
  });
  if (!kept) throw new Error('A submission key is taken and cannot be read.');
  return kept.print === print ? { kind: 'done', outcome: kept.outcome } : { kind: 'different' };
}

/** Keeps the answer beside the key; only a success is kept, a refusal leaves the key free. */
export async function keepOutcome(
  transaction: Transaction,
  personId: string,
  key: string,
  outcome: Outcome,
): Promise<void> {
  if (!isSuccess(outcome) || (outcome.kind !== 'redirect' && outcome.kind !== 'json')) return;
  await transaction.query({
    name: 'keep_outcome',
    text: 'UPDATE submissions SET outcome = $3 WHERE person_id = $1 AND key = $2',
    values: [personId, key, JSON.stringify(outcome)],
  });
}
