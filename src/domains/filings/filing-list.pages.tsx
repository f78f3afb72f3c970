import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, Select } from '#/ui/fields.tsx';
import { type FaultsSaid, FileFaults } from '#/ui/file-faults.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { dueDays } from './filing.rules.ts';
import type { FilingSummary } from './filing.ts';
import type { fr } from './filing.words.ts';
import { FilingFields, type TypedFiling } from './filing-form.pages.tsx';

export type FilingWords = typeof fr;

export interface NamedSpace {
  id: string;
  name: string;
}

export interface FilingsPageProps {
  words: FilingWords;
  locale: Locale;
  filings: readonly FilingSummary[];
  mayBegin: boolean;
}

/** Accounts of the spaces where one works, the latest year first. */
export function FilingsPage({ words, locale, filings, mayBegin }: FilingsPageProps) {
  const lines = (some: readonly FilingSummary[]) =>
    some.map((filing) => ({
      label: filing.title,
      href: paths.filing(filing.id),
      note: `${words.dueOn} ${formatDate(dueDays(filing).due, locale)} (${words.summary(filing.sent, filing.expected)})`,
    }));
  const current = filings.filter(({ archivedOn }) => archivedOn === null);
  const archived = filings.filter(({ archivedOn }) => archivedOn !== null);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>{words.apart}</p>
      <p class="hint">{words.seenBy}</p>
      {mayBegin ? (
        <FormActions>
          <LinkButton href={paths.newFiling} look="primary">
            {words.begin}
          </LinkButton>
        </FormActions>
      ) : null}
      {current.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <LinkedList lines={lines(current)} />
      )}
      {archived.length === 0 ? null : (
        <section>
          <h2>{words.archived}</h2>
          <LinkedList lines={lines(archived)} />
        </section>
      )}
    </>
  );
}

export interface NewFilingPageProps {
  words: FilingWords;
  form: Form;
  typed: TypedFiling;
  refusal: ErrorSentences;
  spaces: readonly NamedSpace[];
  /** Accounts whose lists may be taken again, by title. */
  earlier: readonly { id: string; title: string }[];
  /** What is wrong in the file that was just chosen, or null. */
  faults: FaultsSaid | null;
}

export function NewFilingPage(props: NewFilingPageProps) {
  const { words, form, typed, refusal, faults } = props;
  return (
    <>
      <p class="lead">{words.beginLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <FileFaults faults={faults} />
      <PostForm action={paths.newFiling} submissionKey={form.text('_key')} upload>
        <FilingFields words={words} typed={typed} refusal={refusal} />
        <SpaceField {...props} />
        <ListChoice {...props} />
        <FormActions>
          <Button>{words.begin}</Button>
          <LinkButton href={paths.filings}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      <p>
        <a href={paths.filingListSchema}>{words.listSchema}</a>
      </p>
    </>
  );
}

/** What the two lists begin from: the programme's, those of another year, or a file. */
function ListChoice({ words, form, refusal, earlier }: NewFilingPageProps) {
  return (
    <>
      <RadioGroup
        name="from"
        label={words.listFrom}
        choices={[
          { value: '', label: words.listOfProgramme, hint: words.listOfProgrammeHint },
          ...earlier.map(({ id, title }) => ({ value: id, label: words.listOf(title) })),
        ]}
        value={form.text('from')}
        error={refusal.of('from')}
      />
      <FileField
        name="list"
        label={words.listFile}
        hint={words.listFileHint}
        accept=".json,application/json"
        error={refusal.of('list')}
      />
    </>
  );
}

/** In which space accounts are kept; said without asking when there is only one. */
function SpaceField({ words, form, refusal, spaces }: NewFilingPageProps) {
  const [only] = spaces;
  if (only && spaces.length === 1 && !refusal.of('spaceId'))
    return <input type="hidden" name="spaceId" value={only.id} />;
  return (
    <Select
      name="spaceId"
      label={words.space}
      options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
      value={form.text('spaceId')}
      error={refusal.of('spaceId')}
      required={words.required}
    />
  );
}
