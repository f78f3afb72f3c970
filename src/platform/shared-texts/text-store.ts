import type { Database, Transaction } from '../database.ts';
import { textsChannel } from './notices.ts';
import type { TextName } from './shared-text.ts';

/** A text as it is kept, with what was not yet folded into its state. */
export interface KeptText {
  epoch: string;
  /** Null until the text is first opened to be written. */
  state: Uint8Array | null;
  /** The print of the canonical Markdown of each part. */
  parts: Record<string, string>;
}

export interface KeptUpdate {
  number: string;
  update: Uint8Array;
  writerId: string;
}

export interface Replacement {
  number: string;
  part: string;
  markdown: string;
}

const ofText = 'kind = $1 AND text_id = $2';

/** Makes the row of a text that is opened to be written. As the system. */
export async function makeText(transaction: Transaction, { kind, textId }: TextName): Promise<void> {
  await transaction.query({
    text: 'INSERT INTO shared_texts (kind, text_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    values: [kind, textId],
  });
}

/** Holds a text until the end of the transaction; null when it is not there. As the system. */
export async function heldText(
  transaction: Transaction,
  { kind, textId }: TextName,
): Promise<KeptText | null> {
  const [row] = await transaction.query<KeptText>({
    text: `SELECT epoch, state, parts FROM shared_texts WHERE ${ofText} FOR NO KEY UPDATE`,
    values: [kind, textId],
  });
  return row ?? null;
}

/** Nobody is there to open it after all. */
export async function unmakeText(transaction: Transaction, { kind, textId }: TextName): Promise<void> {
  await transaction.query({
    text: `DELETE FROM shared_texts WHERE ${ofText} AND state IS NULL`,
    values: [kind, textId],
  });
}

export async function waitingUpdates(
  transaction: Transaction,
  { kind, textId }: TextName,
): Promise<KeptUpdate[]> {
  const rows = await transaction.query<{ number: string; update: Uint8Array; writer_id: string }>({
    text: `SELECT number::text, update, writer_id FROM shared_text_updates WHERE ${ofText} ORDER BY number`,
    values: [kind, textId],
  });
  return rows.map(({ number, update, writer_id }) => ({ number, update, writerId: writer_id }));
}

export function waitingReplacements(
  transaction: Transaction,
  { kind, textId }: TextName,
): Promise<Replacement[]> {
  return transaction.query<Replacement & { number: string }>({
    text: `SELECT number::text, part, markdown FROM shared_text_replacements WHERE ${ofText} ORDER BY number`,
    values: [kind, textId],
  });
}

/** Folds what waited into the state: those very rows, for others may have come meanwhile. */
export async function foldInto(
  transaction: Transaction,
  { kind, textId }: TextName,
  folded: Omit<KeptText, 'epoch'> & { updates: readonly KeptUpdate[]; replacements: readonly Replacement[] },
): Promise<void> {
  await transaction.query({
    text: `UPDATE shared_texts SET state = $3, parts = $4, settled_at = now() WHERE ${ofText}`,
    values: [kind, textId, Buffer.from(folded.state!), JSON.stringify(folded.parts)],
  });
  await transaction.query({
    text: `DELETE FROM shared_text_updates WHERE ${ofText} AND number = ANY ($3::bigint[])`,
    values: [kind, textId, folded.updates.map(({ number }) => number)],
  });
  await transaction.query({
    text: `DELETE FROM shared_text_replacements WHERE ${ofText} AND number = ANY ($3::bigint[])`,
    values: [kind, textId, folded.replacements.map(({ number }) => number)],
  });
}

/** The whole of a text in one look, so that nothing folded meanwhile is missed; null when it is not there. */
export async function wholeText(
  database: Database,
  { kind, textId }: TextName,
): Promise<(KeptText & { updates: Uint8Array[] }) | null> {
  const [row] = await database.systemQuery<KeptText & { updates: Uint8Array[] | null }>({
    name: 'whole_shared_text',
    text: `SELECT epoch, state, parts, (
             SELECT array_agg(u.update ORDER BY u.number) FROM shared_text_updates u
             WHERE u.kind = t.kind AND u.text_id = t.text_id
           ) AS updates
           FROM shared_texts t WHERE ${ofText}`,
    values: [kind, textId],
  });
  return row ? { ...row, updates: row.updates ?? [] } : null;
}

/** Keeps updates for good, and tells the other processes in the same breath. Throws when the text is not there. */
export async function keepUpdates(
  database: Database,
  { kind, textId }: TextName,
  updates: readonly { update: Uint8Array; writerId: string }[],
  told: string,
): Promise<void> {
  await database.systemQuery({
    name: 'keep_shared_text_updates',
    text: `WITH kept AS (
             INSERT INTO shared_text_updates (kind, text_id, update, writer_id)
             SELECT $1, $2, one.update, one.writer_id
             FROM unnest($3::bytea[], $4::uuid[]) WITH ORDINALITY AS one (update, writer_id, position)
             ORDER BY one.position
             RETURNING number
           )
           SELECT pg_notify('${textsChannel}', $5) FROM (SELECT count(*) FROM kept) AS counted`,
    values: [
      kind,
      textId,
      updates.map(({ update }) => Buffer.from(update)),
      updates.map(({ writerId }) => writerId),
      told,
    ],
  });
}

/** Texts with something that has waited long: a process that died left it behind. */
export async function textsLeftBehind(database: Database, olderThanSeconds: number): Promise<TextName[]> {
  const rows = await database.systemQuery<{ kind: string; text_id: string }>({
    text: `SELECT kind, text_id FROM shared_text_updates WHERE written_at < now() - make_interval(secs => $1)
           UNION SELECT kind, text_id FROM shared_text_replacements
           WHERE replaced_at < now() - make_interval(secs => $1)`,
    values: [olderThanSeconds],
  });
  return rows.map(({ kind, text_id }) => ({ kind, textId: text_id }));
}

export async function tell(on: Database | Transaction, line: string): Promise<void> {
  const sql = { text: 'SELECT pg_notify($1, $2)', values: [textsChannel, line] };
  await ('systemQuery' in on ? on.systemQuery(sql) : on.query(sql));
}
