import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { type Filing, filingLengths } from './filing.ts';
import type { fr } from './filing.words.ts';

type Words = typeof fr;

/** What accounts say of themselves, as it was typed. */
export type TypedFiling = Record<
  'title' | 'funder' | 'yearEndsOn' | 'agreedOn' | 'agreedSource' | 'assemblyOn',
  string
>;

interface FieldsProps {
  words: Words;
  typed: TypedFiling;
  refusal: ErrorSentences;
  /** What somebody else saved meanwhile, when they did. */
  saved?: Filing;
  locale?: Locale;
}

export function FilingFields(props: FieldsProps) {
  const { words, typed, refusal, saved } = props;
  return (
    <>
      <TextField
        name="title"
        label={words.name}
        hint={words.nameExample}
        value={typed.title}
        error={refusal.of('title')}
        maxLength={filingLengths.title}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.title} saved={saved?.title} />
      <TextField
        name="funder"
        label={words.funder}
        hint={words.funderHint}
        value={typed.funder}
        error={refusal.of('funder')}
        maxLength={filingLengths.funder}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.funder} saved={saved?.funder} />
      <DayOf {...props} name="yearEndsOn" required={words.required} />
      <DayOf {...props} name="agreedOn" hint={words.agreedHint} />
      <TextField
        name="agreedSource"
        label={words.agreedSource}
        hint={words.agreedSourceHint}
        value={typed.agreedSource}
        error={refusal.of('agreedSource')}
        maxLength={filingLengths.source}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.agreedSource} saved={saved?.agreedSource} />
      <DayOf {...props} name="assemblyOn" hint={words.assemblyHint} />
    </>
  );
}

function DayOf({
  words,
  typed,
  refusal,
  saved,
  locale,
  name,
  hint,
  required,
}: FieldsProps & { name: 'yearEndsOn' | 'agreedOn' | 'assemblyOn'; hint?: string; required?: string }) {
  const day = saved?.[name];
  return (
    <>
      <DateField
        name={name}
        label={words[name]}
        hint={hint}
        value={typed[name]}
        error={refusal.of(name)}
        required={required}
      />
      <SavedMeanwhile
        heading={words.savedMeanwhile}
        mine={typed[name]}
        saved={saved && (day ?? '')}
        label={day && locale ? formatDate(day, locale) : '—'}
      />
    </>
  );
}

export interface FilingSettingsProps {
  words: Words;
  locale: Locale;
  filing: Filing;
  typed: TypedFiling & { key: string };
  refusal: ErrorSentences;
  /** Somebody saved meanwhile: what is saved now stands in `filing`. */
  isConflict: boolean;
  mayChange: boolean;
  mayArchive: boolean;
}

/** What accounts say of themselves, and the way to put them away. */
export function FilingSettingsPage(props: FilingSettingsProps) {
  const { words, locale, filing, typed, refusal, isConflict, mayChange, mayArchive } = props;
  return (
    <>
      {isConflict ? (
        <Notice kind="refusal" title={words.conflictTitle}>
          <p>{words.conflictText}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {mayChange ? (
        <PostForm action={paths.filingSettings(filing.id)} submissionKey={typed.key}>
          <input type="hidden" name="version" value={filing.version} />
          <FilingFields
            words={words}
            locale={locale}
            typed={typed}
            refusal={refusal}
            saved={isConflict ? filing : undefined}
          />
          <FormActions>
            <Button>{words.save}</Button>
            <LinkButton href={paths.filing(filing.id)}>{words.cancel}</LinkButton>
          </FormActions>
        </PostForm>
      ) : null}
      {mayArchive ? <PutAway words={words} filing={filing} /> : null}
    </>
  );
}

function PutAway({ words, filing }: { words: Words; filing: Filing }) {
  const isAway = filing.archivedOn !== null;
  return (
    <section>
      <h2>{isAway ? words.reopen : words.archive}</h2>
      <p>{words.archiveText}</p>
      <PostForm action={paths.filingArchive(filing.id)}>
        <Button look="quiet" name="act" value={isAway ? 'reopen' : 'archive'}>
          {isAway ? words.reopen : words.archive}
        </Button>
      </PostForm>
    </section>
  );
}
