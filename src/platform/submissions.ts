import { hash } from 'node:crypto';
import type { SqlText, Transaction } from './database.ts';
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
  return hash('sha256', `${method} ${address}\n${body}`, 'base64url').slice(0, 22);
}

/** A key as it was sent, with the print of what came with it. */
export interface Submission {
  key: string;
  print: string;
}

export type Claim = { kind: 'new' } | { kind: 'done'; outcome: KeptOutcome } | { kind: 'different' };

/** The statement that claims a key for a person; it gives a row to the one who does the act. */
export function claimSql(personId: string, key: string, print: string): SqlText {
  return {
    text: `INSERT INTO submissions (person_id, key, print) VALUES ($1, $2, $3)
           ON CONFLICT (person_id, key) DO NOTHING RETURNING key`,
    values: [personId, key, print],
  };
}

/**
 * What became of a claim, in the same transaction. A twin that runs at the same time waited in the claim until
 * the first one ended: the same act is done once, never twice.
 * @param claimed the rows of `claimSql`.
 */
export async function claimOf(
  transaction: Transaction,
  claimed: readonly object[],
  personId: string,
  key: string,
  print: string,
): Promise<Claim> {
  if (claimed.length > 0) return { kind: 'new' };
  const [kept] = await transaction.query<{ print: string; outcome: KeptOutcome }>({
    name: 'kept_submission',
    text: 'SELECT print, outcome FROM submissions WHERE person_id = $1 AND key = $2',
    values: [personId, key],
  });
  if (!kept) throw new Error('A submission key is taken and cannot be read.');
  return kept.print === print ? { kind: 'done', outcome: kept.outcome } : { kind: 'different' };
}

/** The statement that keeps the answer beside the key, or null: a refusal leaves the key free. */
export function keepingSql(personId: string, key: string, outcome: Outcome): SqlText | null {
  if (!isSuccess(outcome) || (outcome.kind !== 'redirect' && outcome.kind !== 'json')) return null;
  return {
    text: 'UPDATE submissions SET outcome = $3 WHERE person_id = $1 AND key = $2',
    values: [personId, key, JSON.stringify(outcome)],
  };
}
