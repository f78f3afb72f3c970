import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { VocabularyKind } from './dossier.ts';
import { changedVocabulary, mostTerms, type VocabularyChange } from './vocabulary.rules.ts';
import { saveVocabulary, vocabularyOf } from './vocabulary.store.ts';

export type VocabularyOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; field: string; key: 'tooLong' | 'tooManyTerms'; maximum: number };

const longestLabel = 120;

/**
 * Keeps a space's words of one kind; what the change does not name stays as it is. The route has asked for the
 * secretary's role.
 */
export async function changeVocabulary(
  visit: SignedInVisit,
  spaceId: string,
  kind: VocabularyKind,
  change: VocabularyChange,
): Promise<VocabularyOutcome> {
  const transaction = await visit.transaction();
  const terms = (await vocabularyOf(transaction, spaceId))[kind];
  if (change.added.some((label) => label.trim().length > longestLabel)) {
    return refused(`added-${kind}`, 'tooLong', longestLabel);
  }
  const next = changedVocabulary(terms, change, visit.today);
  if (next.filter((term) => term.retiredOn === null).length > mostTerms) {
    return refused(`added-${kind}`, 'tooManyTerms', mostTerms);
  }
  await saveVocabulary(transaction, spaceId, kind, clipped(next));
  await log(visit, spaceId, kind);
  return { kind: 'done' };
}

function clipped(
  terms: readonly { id: string; label: { fr: string; en: string }; retiredOn: string | null }[],
) {
  return terms.map((term) => ({
    ...term,
    label: { fr: term.label.fr.slice(0, longestLabel), en: term.label.en.slice(0, longestLabel) },
  }));
}

function refused(field: string, key: 'tooLong' | 'tooManyTerms', maximum: number): VocabularyOutcome {
  return { kind: 'refused', field, key, maximum };
}

async function log(visit: SignedInVisit, spaceId: string, kind: VocabularyKind): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId,
    kind: 'vocabulary.changed',
    subjectKind: 'space',
    subjectId: spaceId,
    details: { vocabulary: kind },
  });
}
