import { VisuallyHidden } from './visually-hidden.tsx';

export interface WordRun {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

export interface WordRunsProps {
  /** In reading order. */
  runs: readonly WordRun[];
  /** Read aloud before what was taken off, and before what was added. */
  words: { gone: string; new: string };
}

/** What changed between two texts, word by word: taken off and added are said, not only struck or coloured. */
export function WordRuns({ runs, words }: WordRunsProps) {
  return (
    <>
      {runs.map((run, at) =>
        run.kind === 'same' ? run.text : <Changed key={`${run.kind} ${at + 1}`} run={run} words={words} />,
      )}
    </>
  );
}

function Changed({ run, words }: { run: WordRun; words: WordRunsProps['words'] }) {
  return run.kind === 'gone' ? (
    <del>
      <VisuallyHidden>{words.gone} </VisuallyHidden>
      {run.text}
    </del>
  ) : (
    <ins>
      <VisuallyHidden>{words.new} </VisuallyHidden>
      {run.text}
    </ins>
  );
}
