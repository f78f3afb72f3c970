import { fold } from '#/french/folding.ts';
import type { VocabularyTerm } from './dossier.ts';

/** Longest list of words of one kind. */
export const mostTerms = 60;

/** A permanent id for a new word, unlike those already taken: « Santé mentale » → `sante-mentale`. */
export function termIdOf(label: string, taken: ReadonlySet<string>): string {
  const plain = fold(label)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const base = plain === '' ? 'terme' : plain;
  for (let attempt = 1; ; attempt += 1) {
    const id = attempt === 1 ? base : `${base}-${attempt}`;
    if (!taken.has(id)) return id;
  }
}

/** What a person asks of a list: words kept or renamed, retired or taken back, and new ones. */
export interface VocabularyChange {
  kept: readonly { id: string; fr: string; en: string; retired: boolean }[];
  added: readonly string[];
}

/**
 * The list after a change. Nothing is ever removed: what was used must stay readable. A label left empty
 * keeps the one before; a new word already in the list takes it back rather than doubling it.
 */
export function changedVocabulary(
  terms: readonly VocabularyTerm[],
  change: VocabularyChange,
  today: string,
): VocabularyTerm[] {
  const next = terms.map((term) => {
    const asked = change.kept.find((one) => one.id === term.id);
    if (!asked) return term;
    const fr = asked.fr.trim() || term.label.fr;
    const en = asked.en.trim() || (term.label.en === term.label.fr ? fr : term.label.en);
    return { id: term.id, label: { fr, en }, retiredOn: asked.retired ? (term.retiredOn ?? today) : null };
  });
  for (const label of change.added.map((text) => text.trim()).filter((text) => text !== '')) {
    const twin = next.find((term) => fold(term.label.fr) === fold(label));
    if (twin) twin.retiredOn = null;
    else {
      const id = termIdOf(label, new Set(next.map((term) => term.id)));
      next.push({ id, label: { fr: label, en: label }, retiredOn: null });
    }
  }
  return next;
}

/** Words to offer: those in use, and the retired ones already chosen here. */
export function offeredTerms(terms: readonly VocabularyTerm[], chosen: readonly string[]): VocabularyTerm[] {
  return terms.filter((term) => term.retiredOn === null || chosen.includes(term.id));
}

/** The label of a word, or its id when the space's list no longer has it. */
export function termLabel(terms: readonly VocabularyTerm[], id: string, locale: 'fr' | 'en'): string {
  return terms.find((term) => term.id === id)?.label[locale] ?? id;
}
