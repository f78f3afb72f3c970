import { Tag } from '#/ui/tag.tsx';
import { type WordRun, WordRuns } from '#/ui/word-runs.tsx';
import type { VersionWords } from './version.pages.tsx';
import type { SectionDifference, TextDifference } from './version-comparison.rules.ts';

export interface DifferencePageProps {
  words: VersionWords;
  /** What the two texts are called. */
  from: string;
  to: string;
  difference: TextDifference;
}

/** What changed from one text of a bilan to another, section by section, in words. */
export function DifferencePage({ words, from, to, difference }: DifferencePageProps) {
  const { title, sections, isOrderChanged } = difference;
  const isSame = !title && !isOrderChanged && sections.length === 0;
  return (
    <>
      <p class="lead">
        {words.fromTo} <strong>{from}</strong> {words.and} <strong>{to}</strong>
      </p>
      {isSame ? <p>{words.same}</p> : null}
      {title ? (
        <section>
          <h2>{words.titleChanged}</h2>
          <Runs words={words} runs={title} />
        </section>
      ) : null}
      {isOrderChanged ? <p>{words.order}</p> : null}
      {sections.map((section) => (
        <Section key={section.id} words={words} section={section} />
      ))}
    </>
  );
}

function Section({ words, section }: { words: VersionWords; section: SectionDifference }) {
  const { heading, kind, headingRuns, bodyRuns, hasOtherFigures } = section;
  const isEmpty = kind !== 'changed' && bodyRuns === null;
  return (
    <section class="report-change">
      <h2>
        {headingRuns ? <WordRuns runs={headingRuns} words={spoken(words)} /> : heading}{' '}
        <Tag>{words.kinds[kind]}</Tag>
      </h2>
      {bodyRuns ? <Runs words={words} runs={bodyRuns} /> : null}
      {isEmpty ? <p class="hint">{words.noWords}</p> : null}
      {hasOtherFigures ? <p>{words.otherFigures}</p> : null}
    </section>
  );
}

const spoken = (words: VersionWords) => ({ gone: words.wordGone, new: words.wordNew });

function Runs({ words, runs }: { words: VersionWords; runs: readonly WordRun[] }) {
  return (
    <p class="pre-line">
      <WordRuns runs={runs} words={spoken(words)} />
    </p>
  );
}
