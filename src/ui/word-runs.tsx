import { Fragment } from 'preact';
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
        run.kind === 'same' ? (
          run.text
        ) : (
          <Fragment key={`${run.kind} ${at + 1}`}>
            <Changed run={run} words={words} />
            {isStuck(run, runs[at + 1]) ? ' ' : null}
          </Fragment>
        ),
      )}
    </>
  );
}

/** Whether what was taken off runs into what takes its place: « PrévuEn cours ». */
const isStuck = (run: WordRun, next: WordRun | undefined) =>
  next !== undefined && next.kind !== 'same' && /\S$/.test(run.text) && /^\S/.test(next.text);

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
