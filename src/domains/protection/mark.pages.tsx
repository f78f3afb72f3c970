import type { Locale } from '#/platform/visit.ts';
import { wordsFor } from '#/platform/visit.ts';
import { en, fr } from './mark.words.ts';
import type { HidingReason } from './publication.ts';

export interface HiddenMark {
  /** « masqué pour protéger » */
  label: string;
  /** Why, in one sentence. */
  sentence: string;
}

/**
 * What is written in the place of a hidden number. Without a reason, the sentence for readers, which never says
 * which of the reasons it is; with one, the sentence for those who work in the space and may read the number.
 */
export function hiddenMark(locale: Locale, reason?: HidingReason): HiddenMark {
  const words = wordsFor(locale, { fr, en });
  return { label: words.hidden, sentence: reason === undefined ? words.hiddenWhy : words.reasons[reason] };
}

/** Why numbers of a page are hidden, once for them all, on paper too. */
export function HiddenWhy({ locale }: { locale: Locale }) {
  return <p class="hint">{hiddenMark(locale).sentence}</p>;
}

/** The mark in a page or in the cell of a table. */
export function HiddenFigure({ locale, reason }: { locale: Locale; reason?: HidingReason }) {
  const mark = reason === undefined ? hiddenMark(locale) : hiddenMark(locale, reason);
  return (
    <span class="hidden-figure" title={mark.sentence}>
      {mark.label}
    </span>
  );
}
