import type { Codebook, CodebookDifference, Part } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { isId, newId } from '#/platform/ids.ts';
import type { ChangeKind, CodebookDraft, DraftChange, DraftSummary, LoggedChange, Sample } from './draft.ts';

interface DraftRow {
  id: string;
  space_id: string;
  content: Codebook;
  base_codebook_id: string;
  base_version: string;
  review: CodebookDraft['review'];
  revision: number;
  sample_calendar_id: string | null;
  sample_period_id: string | null;
  changed_at: Date;
  published_at: Date | null;
}

const draftColumns = `id, space_id, content, base_codebook_id, base_version, review, revision, sample_calendar_id,
  sample_period_id, changed_at, published_at`;

function asDraft(row: DraftRow): CodebookDraft {
  const { sample_calendar_id: calendarId, sample_period_id: periodId } = row;
  return {
    id: row.id,
    spaceId: row.space_id,
    book: row.content,
    base: { id: row.base_codebook_id, version: row.base_version },
    review: row.review,
    revision: row.revision,
    sample: calendarId !== null && periodId !== null ? { calendarId, periodId } : null,
    changedAt: row.changed_at,
    publishedAt: row.published_at,
  };
}

/** A draft within the viewer's rights, or null. */
export async function draftById(transaction: Transaction, id: string): Promise<CodebookDraft | null> {
  if (!isId(id)) return null;
  const [row] = await transaction.query<DraftRow>({
    name: 'codebook_draft',
    text: `SELECT ${draftColumns} FROM codebook_drafts WHERE id = $1`,
    values: [id],
  });
  return row ? asDraft(row) : null;
}

/** The same, held until the end of the transaction, so that two changes never cross. For those who may change it. */
export async function heldDraft(transaction: Transaction, id: string): Promise<CodebookDraft | null> {
  if (!isId(id)) return null;
  const [row] = await transaction.query<DraftRow>({
    name: 'held_codebook_draft',
    text: `SELECT ${draftColumns} FROM codebook_drafts WHERE id = $1 FOR UPDATE`,
    values: [id],
  });
  return row ? asDraft(row) : null;
}

/** Drafts of the viewer's spaces that are not published yet, the last changed first. */
export async function openDrafts(transaction: Transaction): Promise<DraftSummary[]> {
  const rows = await transaction.query<{
    id: string;
    space_id: string;
    space_name: string;
    codebook_id: string;
    version: string;
    title: Codebook['title'];
    extends: DraftSummary['extends'];
    revision: number;
    changed_at: Date;
  }>({
    name: 'open_codebook_drafts',
    text: `SELECT d.id, d.space_id, s.name AS space_name, d.codebook_id, d.version, d.content -> 'title' AS title,
             nullif(d.content -> 'extends', 'null') AS extends, d.revision, d.changed_at
           FROM codebook_drafts d JOIN spaces s ON s.id = d.space_id
           WHERE d.published_at IS NULL ORDER BY d.changed_at DESC, d.id LIMIT 200`,
  });
  return rows.map((row) => ({
    id: row.id,
    spaceId: row.space_id,
    spaceName: row.space_name,
    reference: { id: row.codebook_id, version: row.version },
    title: row.title,
    extends: row.extends,
    revision: row.revision,
    changedAt: row.changed_at,
  }));
}

export interface NewDraft {
  spaceId: string;
  book: Codebook;
  base: CodebookDraft['base'];
  difference: CodebookDifference | null;
  personId: string;
}

export async function insertDraft(
  transaction: Transaction,
  { spaceId, book, base, difference, personId }: NewDraft,
  id = newId(),
): Promise<string> {
  await transaction.query({
    name: 'insert_codebook_draft',
    text: `INSERT INTO codebook_drafts (id, space_id, codebook_id, version, base_codebook_id, base_version, content,
             difference, opened_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      id,
      spaceId,
      book.id,
      book.version,
      base.id,
      base.version,
      JSON.stringify(book),
      difference && JSON.stringify(difference),
      personId,
    ],
  });
  return id;
}

/** Saves a draft that `heldDraft` gave; returns its new revision. */
export async function saveDraft(
  transaction: Transaction,
  draft: CodebookDraft,
  difference: CodebookDifference | null,
): Promise<number> {
  const [row] = await transaction.query<{ revision: number }>({
    name: 'save_codebook_draft',
    text: `UPDATE codebook_drafts SET content = $2, difference = $3, review = $4, version = $5, base_codebook_id = $6,
             base_version = $7, revision = revision + 1, changed_at = now()
           WHERE id = $1 RETURNING revision`,
    values: [
      draft.id,
      JSON.stringify(draft.book),
      difference && JSON.stringify(difference),
      JSON.stringify(draft.review),
      draft.book.version,
      draft.base.id,
      draft.base.version,
    ],
  });
  if (!row) throw new Error('A draft held for change could not be saved.');
  return row.revision;
}

export async function setSample(transaction: Transaction, id: string, sample: Sample): Promise<void> {
  await transaction.query({
    name: 'set_codebook_draft_sample',
    text: 'UPDATE codebook_drafts SET sample_calendar_id = $2, sample_period_id = $3 WHERE id = $1',
    values: [id, sample.calendarId, sample.periodId],
  });
}

export async function setPublished(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({
    name: 'set_codebook_draft_published',
    text: 'UPDATE codebook_drafts SET published_at = now(), changed_at = now() WHERE id = $1',
    values: [id],
  });
}

/** Forgets a draft and its history, if it was not published. */
export async function deleteDraft(transaction: Transaction, id: string): Promise<void> {
  await transaction.query({
    name: 'delete_codebook_draft',
    text: 'DELETE FROM codebook_drafts WHERE id = $1 AND published_at IS NULL',
    values: [id],
  });
}

export interface NewChange extends LoggedChange {
  draftId: string;
  revision: number;
  personId: string;
}

export async function logChange(transaction: Transaction, change: NewChange): Promise<string> {
  const { draftId, revision, personId } = change;
  const [id] = await logChanges(transaction, { draftId, revision, personId }, [change]);
  if (!id) throw new Error('A change of a draft could not be kept.');
  return id;
}

/** Several changes that made one revision, in one statement. */
export async function logChanges(
  transaction: Transaction,
  { draftId, revision, personId }: Pick<NewChange, 'draftId' | 'revision' | 'personId'>,
  changes: readonly LoggedChange[],
): Promise<string[]> {
  const lines = changes.map(({ kind, place = '', partId = '', before = null, after = null }) => ({
    id: newId(),
    kind,
    place,
    part_id: partId,
    before,
    after,
  }));
  await transaction.query({
    name: 'log_codebook_draft_changes',
    text: `INSERT INTO codebook_draft_changes (id, draft_id, revision, kind, place, part_id, before, after, changed_by)
           SELECT id, $1, $2, kind, place, part_id, before, after, $3
           FROM jsonb_to_recordset($4::jsonb) AS line (id uuid, kind text, place text, part_id text, before jsonb, after jsonb)`,
    values: [draftId, revision, personId, JSON.stringify(lines)],
  });
  return lines.map(({ id }) => id);
}

interface ChangeRow {
  id: string;
  revision: number;
  kind: ChangeKind;
  place: string;
  part_id: string;
  before: Part | null;
  after: Part | null;
  person_name: string | null;
  changed_at: Date;
}

const changeText = `SELECT c.id, c.revision, c.kind, c.place, c.part_id, c.before, c.after, p.name AS person_name, c.changed_at
  FROM codebook_draft_changes c LEFT JOIN people p ON p.id = c.changed_by`;

function asChange(row: ChangeRow): DraftChange {
  const { part_id: partId, person_name: personName, changed_at: changedAt, ...same } = row;
  return { ...same, partId, personName, changedAt };
}

const changesShown = 300;

/** The history of a draft, the latest first. */
export async function changesOf(transaction: Transaction, draftId: string): Promise<DraftChange[]> {
  const rows = await transaction.query<ChangeRow>({
    name: 'codebook_draft_changes',
    text: `${changeText} WHERE c.draft_id = $1 ORDER BY c.revision DESC, c.changed_at DESC, c.id DESC LIMIT ${changesShown}`,
    values: [draftId],
  });
  return rows.map(asChange);
}

export async function changeById(
  transaction: Transaction,
  draftId: string,
  id: string,
): Promise<DraftChange | null> {
  if (!isId(id)) return null;
  const [row] = await transaction.query<ChangeRow>({
    name: 'codebook_draft_change',
    text: `${changeText} WHERE c.draft_id = $1 AND c.id = $2`,
    values: [draftId, id],
  });
  return row ? asChange(row) : null;
}

/** The last change that somebody made to a part since a revision, or null. A change of order changes no text. */
export async function changeSince(
  transaction: Transaction,
  draftId: string,
  part: { place: string; partId: string },
  revision: number,
): Promise<DraftChange | null> {
  const [row] = await transaction.query<ChangeRow>({
    name: 'codebook_draft_change_since',
    text: `${changeText} WHERE c.draft_id = $1 AND c.place = $2 AND c.part_id = $3 AND c.revision > $4
             AND c.kind NOT IN ('set-aside', 'moved')
           ORDER BY c.revision DESC LIMIT 1`,
    values: [draftId, part.place, part.partId, revision],
  });
  return row ? asChange(row) : null;
}

/** What a person did to drafts, for the export of their own data. */
export async function draftActsOf(transaction: Transaction, personId: string): Promise<object[]> {
  return transaction.query({
    text: `SELECT d.codebook_id AS "codebookId", d.version, c.kind, c.place, c.part_id AS "partId", c.changed_at AS "changedAt"
           FROM codebook_draft_changes c JOIN codebook_drafts d ON d.id = c.draft_id
           WHERE c.changed_by = $1 ORDER BY c.changed_at`,
    values: [personId],
  });
}
