import { wordDifference } from '#/domains/plans/plans.public.ts';
import { figureMarks, plainText } from '#/domains/reports/section-text.rules.ts';
import type { WordRun } from '#/ui/word-runs.tsx';
import type { FrozenSection, FrozenText } from './version.ts';

export interface SectionDifference {
  id: string;
  /** As the later text calls it; the earlier one for a section that is gone. */
  heading: string;
  kind: 'added' | 'gone' | 'changed';
  /** Null when it is still called so. */
  headingRuns: readonly WordRun[] | null;
  /** Null when its words are the same. */
  bodyRuns: readonly WordRun[] | null;
  /** It does not show the same plots. */
  hasOtherFigures: boolean;
}

export interface TextDifference {
  title: readonly WordRun[] | null;
  /** Sections that stand in both texts do not come in the same order. */
  isOrderChanged: boolean;
  sections: readonly SectionDifference[];
}

/**
 * What changed from one text of a bilan to another, section by section: those of the later text in its order, then those
 * that are gone. Words are compared without their marks: evidence named otherwise is no change of words.
 */
export function textDifference(before: FrozenText, after: FrozenText): TextDifference {
  const old = new Map(before.sections.map((section) => [section.id, section]));
  const now = new Set(after.sections.map(({ id }) => id));
  const changed = after.sections.flatMap((section): SectionDifference[] => {
    const was = old.get(section.id);
    if (!was) return [whole(section, 'added')];
    const difference = between(was, section);
    const { headingRuns, bodyRuns, hasOtherFigures } = difference;
    return headingRuns || bodyRuns || hasOtherFigures ? [difference] : [];
  });
  const gone = before.sections.filter(({ id }) => !now.has(id)).map((section) => whole(section, 'gone'));
  const kept = before.sections.filter(({ id }) => now.has(id)).map(({ id }) => id);
  const keptNow = after.sections.filter(({ id }) => old.has(id)).map(({ id }) => id);
  return {
    title: runs(before.title, after.title),
    isOrderChanged: kept.join() !== keptNow.join(),
    sections: [...changed, ...gone],
  };
}

const runs = (before: string, after: string) => (before === after ? null : wordDifference(before, after));

/** What changed in the words of a body. A last line is compared as if others followed: it is the same before one more. */
export function bodyDifference(before: string, after: string): WordRun[] {
  const all = wordDifference(`${plainText(before)}\n`, `${plainText(after)}\n`);
  const last = all.findLastIndex(({ kind }) => kind === 'same');
  const isLast = (at: number) => at === all.length - 1 || at > last;
  return all.map(({ kind, text }, at) => ({ kind, text: isLast(at) ? text.replace(/\n$/, '') : text }));
}

function between(was: FrozenSection, now: FrozenSection): SectionDifference {
  return {
    id: now.id,
    heading: now.heading,
    kind: 'changed',
    headingRuns: runs(was.heading, now.heading),
    bodyRuns: plainText(was.body) === plainText(now.body) ? null : bodyDifference(was.body, now.body),
    hasOtherFigures: figuresOf(was) !== figuresOf(now),
  };
}

const figuresOf = ({ body }: FrozenSection) =>
  figureMarks(body)
    .map(({ name }) => name)
    .join();

/** A section that stands in one of the texts alone, all of it said as new or as gone. */
function whole({ id, heading, body }: FrozenSection, kind: 'added' | 'gone'): SectionDifference {
  const text = plainText(body);
  const run: WordRun = { kind: kind === 'added' ? 'new' : 'gone', text };
  return {
    ...{ id, heading, kind, headingRuns: null, hasOtherFigures: false },
    bodyRuns: text === '' ? null : [run],
  };
}
