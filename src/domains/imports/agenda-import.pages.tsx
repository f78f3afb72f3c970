import type { OwnSpace } from '#/domains/spaces/spaces.public.ts';
import { naturesOfIntervention } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, Fieldset } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, FileField, Select, type SelectOption } from '#/ui/fields.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type AgendaImportWords, type ProposalLine, ReviewTable } from './agenda-proposal.pages.tsx';
import { type ImportWords, SpaceChoice, UndoForm } from './import.pages.tsx';
import type { AgendaSummary, Import } from './import.ts';

interface NewAgendaProps {
  words: AgendaImportWords;
  form: Form;
  refusal: ErrorSentences;
  spaces: readonly OwnSpace[];
  required: string;
}

export function NewAgendaPage(props: NewAgendaProps) {
  const { words, refusal } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <AgendaForm {...props} />
      <Disclosure summary={words.howTo}>
        <ul>
          {words.howToSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

function AgendaForm({ words, form, refusal, spaces, required }: NewAgendaProps) {
  return (
    <PostForm action={paths.newAgendaImport} upload>
      <FileField
        name="file"
        label={words.file}
        hint={words.fileHint}
        accept=".ics,.ical,.zip,text/calendar"
        error={refusal.of('file')}
        required={required}
      />
      <Fieldset legend={words.window} hint={words.windowHint}>
        <DateField name="from" label={words.from} value={form.text('from')} error={refusal.of('from')} />
        <DateField name="to" label={words.to} value={form.text('to')} error={refusal.of('to')} />
      </Fieldset>
      <SpaceChoice
        label={words.space}
        spaces={spaces}
        value={form.text('spaceId')}
        error={refusal.of('spaceId')}
      />
      <Checkbox
        name="withNames"
        label={words.withNames}
        hint={words.withNamesHint}
        checked={form.text('withNames') === '1'}
      />
      <FormActions>
        <Button>{words.read}</Button>
      </FormActions>
    </PostForm>
  );
}

export interface ReviewProps {
  words: AgendaImportWords;
  importWords: ImportWords;
  locale: Locale;
  one: Import;
  proposals: readonly ProposalLine[];
  waiting: number;
  dossiers: readonly { id: string; title: string }[];
  /** What was ticked and chosen, when a refused review comes back. */
  form: Form | null;
  ticked: 'none' | 'likely';
  page: number;
  pageCount: number;
  refusal: ErrorSentences;
}

/** Everything that may have been work, day by day; nothing is kept that is not ticked. */
export function ReviewPage(props: ReviewProps) {
  const { words, importWords, one, waiting, refusal } = props;
  return (
    <>
      <p class="lead">{words.reviewLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <p>
        <strong>{words.waiting(waiting)}</strong>
      </p>
      <ReadingNotes words={words} reading={one.reading as AgendaSummary} />
      <p>
        <LinkButton href={reviewAddress(one.id, props.page, props.ticked === 'none')}>
          {props.ticked === 'none' ? words.tickLikely : words.tickNone}
        </LinkButton>
      </p>
      <ReviewForm {...props} />
      <Pages {...props} />
      <UndoForm words={importWords} one={one} refusal={refusal} />
    </>
  );
}

/** The address of a page of a review; `likely` ticks what looks like work. */
export function reviewAddress(importId: string, page: number, likely: boolean): string {
  const query = new URLSearchParams({
    ...(page > 1 ? { page: String(page) } : {}),
    ...(likely ? { cocher: 'probables' } : {}),
  });
  return query.size === 0 ? paths.import(importId) : `${paths.import(importId)}?${query}`;
}

function ReviewForm(props: ReviewProps) {
  const { words, one, locale, form } = props;
  const options = optionsOf(props);
  const isTicked = ({ proposal, hint }: ProposalLine) =>
    form ? form.all('keep').includes(proposal.id) : props.ticked === 'likely' && hint.doubts.length === 0;
  return (
    <PostForm action={reviewAddress(one.id, props.page, false)} submissionKey={form?.text('_key')}>
      <ReviewTable {...{ words, locale, isTicked, form }} lines={props.proposals} {...options} />
      <ForAll {...props} {...options} />
      <p class="hint">{words.whoSees}</p>
      <FormActions>
        <Button name="act" value="keep">
          {words.keep}
        </Button>
        <Button name="act" value="set-aside" look="quiet">
          {words.setAside}
        </Button>
      </FormActions>
      <Checkbox name="wholeSeries" label={words.wholeSeries} checked={form?.text('wholeSeries') === '1'} />
    </PostForm>
  );
}

interface Options {
  dossierOptions: readonly SelectOption[];
  natureOptions: readonly SelectOption[];
}

function optionsOf({ dossiers, locale }: ReviewProps): Options {
  return {
    dossierOptions: dossiers.map((dossier) => ({ value: dossier.id, label: dossier.title })),
    natureOptions: naturesOfIntervention.map(({ id, label }) => ({ value: id, label: label[locale] })),
  };
}

function ForAll({ words, form, dossierOptions, natureOptions }: ReviewProps & Options) {
  return (
    <Fieldset legend={words.forAll} hint={words.forAllHint}>
      {dossierOptions.length > 0 ? (
        <Select
          name="allDossier"
          label={words.dossier}
          options={dossierOptions}
          value={form?.text('allDossier')}
          emptyLabel={words.unchanged}
        />
      ) : null}
      <Select
        name="allNature"
        label={words.nature}
        options={natureOptions}
        value={form?.text('allNature')}
        emptyLabel={words.unchanged}
      />
    </Fieldset>
  );
}

function Pages({ words, one, page, pageCount, ticked }: ReviewProps) {
  const likely = ticked === 'likely';
  return (
    <Pagination
      label={words.pages}
      previous={
        page > 1 ? { label: words.previous, href: reviewAddress(one.id, page - 1, likely) } : undefined
      }
      next={
        page < pageCount ? { label: words.next, href: reviewAddress(one.id, page + 1, likely) } : undefined
      }
    />
  );
}

/** What the reading left out, and why: nothing disappears in silence. */
function ReadingNotes({ words, reading }: { words: AgendaImportWords; reading: AgendaSummary }) {
  const ignored = reading.ignored.tasks + reading.ignored.journals + reading.ignored.availabilities;
  const notes = [
    reading.alreadyKept > 0 ? words.alreadyKept(reading.alreadyKept) : '',
    reading.notWork > 0 ? words.notWorkBefore(reading.notWork) : '',
    reading.eventsOutsideWindow > 0 ? words.outside(reading.eventsOutsideWindow) : '',
    ignored > 0 ? words.ignored(ignored) : '',
  ].filter((note) => note !== '');
  return (
    <>
      {notes.length > 0 ? (
        <ul class="hint">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {reading.problems.length > 0 ? (
        <Disclosure summary={words.problemsTitle(reading.problemCount)}>
          <ul>
            {reading.problems.map((problem) => (
              <li key={`${problem.line}-${problem.code}`}>
                {problem.summary ?? words.untitled} ({words.line(problem.line)}):{' '}
                {words.problems[problem.code](problem.values)}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
