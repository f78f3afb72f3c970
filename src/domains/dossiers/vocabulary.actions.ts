import type { Form } from '#/platform/form.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type VocabularyKind, vocabularyKinds } from './dossier.ts';
import { changedVocabulary, mostTerms } from './vocabulary.rules.ts';
import { saveVocabulary, vocabularyOf } from './vocabulary.store.ts';

export type VocabularyOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; field: string; key: 'invalid' | 'tooLong' | 'tooManyTerms'; maximum: number };

const longestLabel = 120;

/** Keeps a space's words of one kind as its form says. The route has asked for the secretary's role. */
export async function changeVocabulary(
  visit: SignedInVisit,
  spaceId: string,
  form: Form,
): Promise<VocabularyOutcome> {
  const kind = vocabularyKinds.find((one) => one === form.text('kind'));
  if (!kind) return refused('', 'invalid', 0);
  const transaction = await visit.transaction();
  const terms = (await vocabularyOf(transaction, spaceId))[kind];
  const added = form.text('added').split(/\r?\n/);
  const change = {
    kept: terms.map((term) => ({
      id: term.id,
      fr: form.text(`fr-${term.id}`),
      en: form.text(`en-${term.id}`),
      retired: form.has(`retired-${term.id}`),
    })),
    added,
  };
  if (added.some((label) => label.trim().length > longestLabel)) {
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

function refused(
  field: string,
  key: 'invalid' | 'tooLong' | 'tooManyTerms',
  maximum: number,
): VocabularyOutcome {
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
