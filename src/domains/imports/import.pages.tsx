import { NoSpace, type OwnSpace } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Progress } from '#/ui/progress.tsx';
import { Table } from '#/ui/table.tsx';
import type { Import } from './import.ts';
import type { fr } from './import.words.ts';

export type ImportWords = typeof fr;

interface ImportsProps {
  words: ImportWords;
  locale: Locale;
  imports: readonly Import[];
  hasSpace: boolean;
  notWork: number;
  /** The day of an instant, in the reader's words. */
  day(at: Date): string;
}

/** The two ways in, and what came by them. */
export function ImportsPage({ words, locale, imports, hasSpace, notWork, day }: ImportsProps) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      {hasSpace ? (
        <ul class="linked-list">
          <li>
            <a href={paths.newAgendaImport}>{words.agenda}</a>
            <p class="hint">{words.agendaHint}</p>
          </li>
          <li>
            <a href={paths.newSpreadsheetImport}>{words.spreadsheet}</a>
            <p class="hint">{words.spreadsheetHint}</p>
          </li>
        </ul>
      ) : (
        <NoSpace locale={locale} />
      )}
      <h2>{words.yours}</h2>
      {imports.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <ImportTable words={words} imports={imports} day={day} />
      )}
      {notWork > 0 ? (
        <section>
          <h2>{words.forgetTitle}</h2>
          <p>{words.forgetHint(notWork)}</p>
          <PostForm action={paths.imports}>
            <Button look="quiet">{words.forget}</Button>
          </PostForm>
        </section>
      ) : null}
    </>
  );
}

function ImportTable({ words, imports, day }: Pick<ImportsProps, 'words' | 'imports' | 'day'>) {
  return (
    <Table
      caption={words.caption}
      columns={[
        {
          key: 'what',
          heading: words.what,
          cell: (one: Import) => <a href={paths.import(one.id)}>{nameOf(one, words)}</a>,
        },
        { key: 'when', heading: words.when, cell: (one) => day(one.openedAt) },
        { key: 'state', heading: words.state, cell: (one) => words.states[one.state] },
        { key: 'traces', heading: words.traces, numeric: true, cell: (one) => one.traceCount },
      ]}
      rows={imports}
      rowKey={(one) => one.id}
    />
  );
}

/** « Agenda : travail.ics », « Tableau : cellules collées ». */
export function nameOf(one: Import, words: ImportWords): string {
  const file = one.fileName || (one.kind === 'spreadsheet' ? words.pasted : '');
  return file === '' ? words.kinds[one.kind] : `${words.kinds[one.kind]} – ${file}`;
}

interface ResultProps {
  words: ImportWords;
  one: Import;
  spaceName: string;
  refusal: ErrorSentences;
}

/** Where an import stands once its person has spoken: under way, over, stopped or undone. */
export function ImportResultPage({ words, one, spaceName, refusal }: ResultProps) {
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <p class="hint">{words.inSpace(spaceName)}</p>
      {one.state === 'running' ? <Running words={words} one={one} /> : <Ended words={words} one={one} />}
      {one.state === 'running' || one.state === 'undone' ? null : (
        <UndoForm words={words} one={one} refusal={refusal} />
      )}
    </>
  );
}

function Running({ words, one }: Pick<ResultProps, 'words' | 'one'>) {
  return (
    <section id="progression" data-progress={paths.importProgress(one.id)}>
      <Progress
        id="progress"
        label={words.running}
        done={one.doneCount}
        total={one.totalCount}
        text={words.progress(one.doneCount, one.totalCount)}
        live
      />
      <p>{words.runningHint}</p>
      <p>
        <LinkButton href={paths.import(one.id)}>{words.refresh}</LinkButton>
      </p>
    </section>
  );
}

function Ended({ words, one }: Pick<ResultProps, 'words' | 'one'>) {
  const undone = one.state === 'undone';
  return (
    <>
      {one.state === 'failed' ? <Notice kind="warning" title={words.failed} /> : null}
      <p class="lead">{undone ? words.undone : words.done(one.traceCount)}</p>
      {one.traceCount > 0 ? (
        <p>
          <LinkButton href={undone ? paths.traceTrash : paths.traces} look={undone ? 'quiet' : 'primary'}>
            {undone ? words.seeTrash : words.seeTraces}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** Undoing asks for a tick, in one place; giving up what gave nothing does not. */
export function UndoForm({ words, one, refusal }: Omit<ResultProps, 'spaceName'>) {
  const empty = one.traceCount === 0;
  return (
    <Disclosure summary={empty ? words.remove : words.undo} open={refusal.of('confirmed') !== undefined}>
      <p>{empty ? words.removeHint : words.undoHint}</p>
      <PostForm action={paths.importUndo(one.id)}>
        {empty ? (
          <input type="hidden" name="confirmed" value="1" />
        ) : (
          <Checkbox name="confirmed" label={words.undoConfirm} error={refusal.of('confirmed')} />
        )}
        <FormActions>
          <Button look="danger">{empty ? words.remove : words.undo}</Button>
        </FormActions>
      </PostForm>
    </Disclosure>
  );
}

interface SpaceChoiceProps {
  label: string;
  spaces: readonly OwnSpace[];
  value: string;
  error: string | undefined;
}

/** Where the traces would go; not asked of who has one space. */
export function SpaceChoice({ label, spaces, value, error }: SpaceChoiceProps) {
  const [first] = spaces;
  if (spaces.length === 1 && first && !error) return <input type="hidden" name="spaceId" value={first.id} />;
  return (
    <RadioGroup
      name="spaceId"
      label={label}
      choices={spaces.map((space) => ({ value: space.id, label: space.name }))}
      value={value || first?.id}
      error={error}
    />
  );
}
