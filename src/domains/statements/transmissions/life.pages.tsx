import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Thread, type ThreadEntry } from '#/ui/thread.tsx';
import { FilesTaken, type FilesTakenProps } from './files-taken.pages.tsx';
import type { LifeTurn, StatementState } from './life.ts';
import type { fr } from './life.words.ts';

export interface LifePageProps {
  words: typeof fr;
  locale: Locale;
  statementId: string;
  state: StatementState;
  /** The oldest first, each with its day in the instance's time zone. */
  turns: readonly (LifeTurn & { notedOn: string })[];
  /** Null for those who do not work in the team. */
  filesTaken: FilesTakenProps['files'] | null;
  mayTransmit: boolean;
  mayLock: boolean;
  mayUnlock: boolean;
  form: Form;
  refusal: ErrorSentences;
}

/** What happened to the statement, and what may follow. */
export function LifePage(props: LifePageProps) {
  const { words, state, turns, statementId, refusal } = props;
  return (
    <>
      <p class="lead">{words.stateNow(words.states[state])}</p>
      <p>{words.stateMeans[state]}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {turns.length === 0 ? (
        <p>{words.nothingYet}</p>
      ) : (
        <Thread label={words.title} level={2} entries={turns.map((turn) => knotOf(turn, props))} />
      )}
      {props.mayTransmit ? (
        <FormActions>
          <LinkButton href={paths.statementTransmission(statementId)} look="primary">
            {words.transmit}
          </LinkButton>
        </FormActions>
      ) : null}
      {props.mayLock ? <LockForm {...props} /> : null}
      {props.mayUnlock ? <UnlockForm {...props} /> : null}
      {props.filesTaken ? (
        <FilesTaken words={words.files} locale={props.locale} files={props.filesTaken} />
      ) : null}
    </>
  );
}

function knotOf(
  turn: LifePageProps['turns'][number],
  { words, locale }: Pick<LifePageProps, 'words' | 'locale'>,
): ThreadEntry {
  const said = words.turns[turn.turn];
  return {
    key: `${turn.turn} ${turn.notedAt.toISOString()}`,
    dateTime: turn.notedOn,
    when: formatDate(turn.notedOn, locale),
    title: typeof said === 'string' ? said : said(turn.recipientName ?? ''),
    ...(turn.transmissionId ? { href: paths.transmission(turn.transmissionId) } : {}),
    strong: turn.turn === 'accepted' || turn.turn === 'locked',
    body: (
      <>
        {turn.reason === '' ? null : <p>{turn.reason}</p>}
        {turn.notedByName ? <p class="hint">{words.by(turn.notedByName)}</p> : null}
      </>
    ),
  };
}

function LockForm({ words, statementId }: LifePageProps) {
  return (
    <PostForm action={paths.statementLife(statementId)}>
      <input type="hidden" name="turn" value="locked" />
      <p>{words.lockLead}</p>
      <FormActions>
        <Button look="quiet">{words.lock}</Button>
      </FormActions>
    </PostForm>
  );
}

function UnlockForm({ words, statementId, form, refusal }: LifePageProps) {
  return (
    <PostForm action={paths.statementLife(statementId)} submissionKey={form.text('_key')}>
      <input type="hidden" name="turn" value="unlocked" />
      <p>{words.unlockLead}</p>
      <TextArea
        name="reason"
        label={words.reason}
        value={form.text('reason')}
        error={refusal.of('reason')}
        rows={2}
        maxLength={4000}
        required={words.required}
      />
      <FormActions>
        <Button look="quiet">{words.unlock}</Button>
      </FormActions>
    </PostForm>
  );
}
