import type { FigureData, Grounds, SaidNumber } from '#/domains/reports/evidence.ts';
import type { SectionKind } from '#/domains/reports/report.ts';

/** A sentence that Toile proposes, and what it rests on. Nothing is proposed that nothing supports. */
export interface Sentence {
  slot: string;
  /** Inline Markdown. */
  text: string;
  /** The same without its numbers; null when nothing would be left. The text itself when it says no number. */
  withoutNumbers: string | null;
  grounds: Grounds;
  numbers: readonly SaidNumber[];
}

export type Block =
  | { kind: 'paragraph'; sentences: readonly Sentence[] }
  | { kind: 'list'; items: readonly (readonly Sentence[])[] }
  /** A sentence of somebody else, and who says it. */
  | { kind: 'quote'; sentence: Sentence; source: string }
  /** A heading within the section. */
  | { kind: 'heading'; text: string }
  /** Words that lead to what follows, or a caution: they claim nothing. */
  | { kind: 'plain'; text: string }
  | { kind: 'figure'; slot: string; data: FigureData };

/** A section as a template names it. */
export interface WantedSection {
  kind: SectionKind;
  heading: string;
  hint: string;
  natures: readonly string[];
}

export interface ProposedSection extends WantedSection {
  blocks: readonly Block[];
}
