import type { Transaction } from '#/platform/database.ts';
import {
  type SpaceVocabulary,
  type VocabularyKind,
  type VocabularyTerm,
  vocabularyKinds,
} from './dossier.ts';
import { startingVocabulary } from './vocabulary.data.ts';

interface TermRow {
  kind: VocabularyKind;
  term_id: string;
  label: string;
  label_en: string;
  retired_on: string | null;
}

/** The words of one space: what it wrote, or the starting list of each kind. */
export async function vocabularyOf(transaction: Transaction, spaceId: string): Promise<SpaceVocabulary> {
  const rows = await transaction.query<TermRow>({
    name: 'vocabulary_of',
    text: `SELECT kind, term_id, label, label_en, retired_on FROM space_vocabularies
           WHERE space_id = $1 ORDER BY kind, position, term_id`,
    values: [spaceId],
  });
  return vocabularyFrom(rows);
}

function vocabularyFrom(rows: readonly TermRow[]): SpaceVocabulary {
  const entries = vocabularyKinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind).map(asTerm);
    return [kind, own.length > 0 ? own : startingVocabulary[kind]] as const;
  });
  return Object.fromEntries(entries) as unknown as SpaceVocabulary;
}

function asTerm(row: TermRow): VocabularyTerm {
  return {
    id: row.term_id,
    label: { fr: row.label, en: row.label_en || row.label },
    retiredOn: row.retired_on,
  };
}

/** Keeps the whole list of one kind, as the space now wants it. Nothing is ever removed. */
export async function saveVocabulary(
  transaction: Transaction,
  spaceId: string,
  kind: VocabularyKind,
  terms: readonly VocabularyTerm[],
): Promise<void> {
  await transaction.query({
    text: `INSERT INTO space_vocabularies (space_id, kind, term_id, label, label_en, position, retired_on)
           SELECT $1, $2, term_id, label, label_en, position, retired_on
           FROM unnest($3::text[], $4::text[], $5::text[], $6::date[])
             WITH ORDINALITY AS term (term_id, label, label_en, retired_on, position)
           ON CONFLICT (space_id, kind, term_id) DO UPDATE
             SET label = excluded.label, label_en = excluded.label_en, position = excluded.position,
                 retired_on = excluded.retired_on`,
    values: [
      spaceId,
      kind,
      terms.map((term) => term.id),
      terms.map((term) => term.label.fr),
      terms.map((term) => (term.label.en === term.label.fr ? '' : term.label.en)),
      terms.map((term) => term.retiredOn),
    ],
  });
}
