import { formatDate } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import { WordRuns } from '#/ui/word-runs.tsx';
import type { SheetWords } from './plan-sheet.pages.tsx';
import type { SheetChange, SheetItem, SheetSubject } from './plan-sheet.ts';
import type { TextRun } from './plan-version.ts';
import { indicatorText } from './sheet-cells.rules.ts';
import { wordDifference } from './word-difference.rules.ts';

interface LinesProps {
  words: SheetWords;
  locale: Locale;
  changes: readonly SheetChange[];
  /** Each text whole, under whose it is, rather than what differs in them. */
  hasBothTexts: boolean;
  /** Readings of the indicators that change. */
  readings?: number;
}

/** What a sheet says otherwise of an item: what goes and what comes, field by field. */
export function ChangeLines({ words, locale, changes, hasBothTexts, readings = 0 }: LinesProps) {
  const shown = (change: SheetChange): SheetChange => ({
    ...change,
    before: asRead(change.field, change.before, locale),
    after: asRead(change.field, change.after, locale),
  });
  return (
    <>
      {changes.map(shown).map((change) => (
        <div key={change.field} class="sheet-change">
          <strong>{words.fields[change.field]}</strong>
          {hasBothTexts && change.before !== '' ? (
            <dl class="pre-line">
              <div>
                <dt>{words.inPlan}</dt>
                <dd>{change.before}</dd>
              </div>
              <div>
                <dt>{words.inSheet}</dt>
                <dd>{change.after || words.nothingSaid}</dd>
              </div>
            </dl>
          ) : (
            <p class="pre-line">
              <WordRuns runs={runsOf(change)} words={{ gone: words.wordGone, new: words.wordNew }} />
            </p>
          )}
          {change.field === 'indicators' && readings > 0 ? <p>{words.readingsKept(readings)}</p> : null}
        </div>
      ))}
    </>
  );
}

/** What a new item is given, as changes of what says nothing yet. */
export function newLines({ content, holders, partners, indicators }: SheetItem): SheetChange[] {
  const said: [SheetSubject, string | null | undefined][] = [
    ['holders', holders?.join('\n')],
    ['partners', partners?.join('\n')],
    ['startsOn', content.startsOn],
    ['dueOn', content.dueOn],
    ['indicators', indicators?.map(indicatorText).join('\n')],
  ];
  return said.flatMap(([field, after]) => (after ? [{ field, before: '', after }] : []));
}

const asRead = (field: SheetSubject, text: string, locale: Locale): string =>
  (field === 'startsOn' || field === 'dueOn') && text !== '' ? formatDate(text, locale) : text;

/** Fields whose words are compared; of the others, one text gives way to the other. */
const wordy: readonly SheetSubject[] = ['title', 'description', 'resources', 'results'];

function runsOf({ field, before, after }: SheetChange): TextRun[] {
  if (before === '') return [{ kind: 'same', text: after }];
  const difference = wordy.includes(field) ? wordDifference(before, after) : [];
  if (difference.some(({ kind }) => kind === 'same')) return difference.map(shortened);
  const runs: TextRun[] = [
    { kind: 'gone', text: before },
    { kind: 'new', text: after === '' ? '' : `\n${after}` },
  ];
  return runs.filter(({ text }) => text !== '');
}

/** Letters of a text that stays, kept around what changes. */
const around = 120;

/** What stays as it is and is long keeps only what stands around the changes. */
const shortened = (run: TextRun): TextRun =>
  run.kind === 'same' && run.text.length > 2 * around + 20
    ? { ...run, text: `${run.text.slice(0, around)} […] ${run.text.slice(-around)}` }
    : run;
