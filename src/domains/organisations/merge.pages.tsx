import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import type { PossibleDouble } from './likeness.rules.ts';
import { type ChosenField, chosenFields, type Organisation, type OrganisationLine } from './organisation.ts';
import type { fr } from './organisation.words.ts';
import { Said, type SayField } from './organisation-form.pages.tsx';

type Words = typeof fr;

/** At most this many pairs on the page of doubles. */
const pairsShown = 100;

export function DuplicatesPage({
  words,
  pairs,
  mayMerge,
  compared,
}: {
  words: Words;
  pairs: readonly PossibleDouble<OrganisationLine>[];
  mayMerge: boolean;
  /** How many entries were compared, when there are more. */
  compared: number | null;
}) {
  const partly = compared === null ? null : <p class="hint">{words.duplicatesCompared(compared)}</p>;
  if (pairs.length === 0) {
    return (
      <>
        <Empty title={words.duplicatesNone} />
        {partly}
      </>
    );
  }
  return (
    <>
      <p class="lead">{words.duplicatesLead}</p>
      {mayMerge ? null : <p>{words.mergeWho}</p>}
      <ul class="linked-list">
        {pairs.slice(0, pairsShown).map((pair) => (
          <li key={`${pair.left.id} ${pair.right.id}`}>
            <Pair words={words} pair={pair} mayMerge={mayMerge} />
          </li>
        ))}
      </ul>
      {partly}
      {pairs.length > pairsShown ? <p class="hint">{words.duplicatesMore}</p> : null}
    </>
  );
}

function Pair({
  words,
  pair: { left, right },
  mayMerge,
}: {
  words: Words;
  pair: PossibleDouble<OrganisationLine>;
  mayMerge: boolean;
}) {
  return (
    <>
      <a href={paths.organisation(left.id)}>{left.name}</a>
      <a href={paths.organisation(right.id)}>{right.name}</a>
      {mayMerge ? (
        <p>
          <a href={comparing(left.id, right.id)}>
            {words.compare}
            <VisuallyHidden> {words.duplicatesOf(left.name, right.name)}</VisuallyHidden>
          </a>
        </p>
      ) : null}
    </>
  );
}

const comparing = (kept: string, gone: string) => `${paths.organisationMerge(kept)}?avec=${gone}`;

interface PickProps {
  words: Words;
  organisation: Organisation;
  text: string;
  lines: readonly OrganisationLine[];
  refusal: ErrorSentences;
}

/** Which other entry is the same organisation? */
export function PickMergePage({ words, organisation, text, lines, refusal }: PickProps) {
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <p class="lead">{words.mergeLead}</p>
      <form action={paths.organisationMerge(organisation.id)} method="get">
        <TextField
          name="q"
          id="merge-q"
          type="search"
          label={words.mergePick}
          hint={words.mergePickHint}
          value={text}
          maxLength={300}
          spellcheck={false}
        />
        <FormActions>
          <Button>{words.search}</Button>
        </FormActions>
      </form>
      {lines.length === 0 ? (
        <p>{words.noneFound}</p>
      ) : (
        <LinkedList
          lines={lines.map((line) => ({
            label: line.name,
            href: comparing(organisation.id, line.id),
            note: words.kinds[line.kind],
          }))}
        />
      )}
    </>
  );
}

interface MergeProps {
  words: Words;
  kept: Organisation;
  gone: Organisation;
  refusal: ErrorSentences;
  say: SayField;
}

/** Two entries side by side; for each value that differs, which one stays. */
export function MergePage(props: MergeProps) {
  const { words, kept, gone, say } = props;
  const filled = chosenFields.filter((field) => say(kept, field) !== '' || say(gone, field) !== '');
  return (
    <>
      <ErrorSummary title={props.refusal.title} errors={props.refusal.errors} />
      <p class="lead">{words.mergeLead}</p>
      <PostForm action={paths.organisationMerge(kept.id)}>
        <input type="hidden" name="gone" value={gone.id} />
        <input type="hidden" name="keptVersion" value={String(kept.version)} />
        <input type="hidden" name="goneVersion" value={String(gone.version)} />
        <Table
          caption={words.mergeTable}
          columns={[
            { key: 'field', heading: words.field, cell: (field: ChosenField) => words.fields[field] },
            {
              key: 'kept',
              heading: words.mergeKept,
              cell: (field) => <Side {...props} field={field} side="kept" />,
            },
            {
              key: 'gone',
              heading: words.mergeGone,
              cell: (field) => <Side {...props} field={field} side="gone" />,
            },
          ]}
          rows={filled}
          rowKey={(field) => field}
        />
        <p class="hint">{words.mergeFinal}</p>
        <FormActions>
          <Button>{words.mergeSubmit}</Button>
          <LinkButton href={comparing(gone.id, kept.id)}>{words.mergeSwap}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

function Side({
  words,
  kept,
  gone,
  say,
  field,
  side,
}: MergeProps & { field: ChosenField; side: 'kept' | 'gone' }) {
  const [mine, theirs] = [say(kept, field), say(gone, field)];
  if (mine === theirs)
    return side === 'kept' ? <Said text={mine} empty={words.empty} /> : <span>{words.mergeSame}</span>;
  const isChosen = (mine === '' ? 'gone' : 'kept') === side;
  return (
    <label class="choice">
      <input type="radio" name={field} value={side} checked={isChosen} />
      <span>
        <VisuallyHidden>{words.mergeChoose(words.fields[field])} </VisuallyHidden>
        <Said text={side === 'kept' ? mine : theirs} empty={words.empty} />
      </span>
    </label>
  );
}
