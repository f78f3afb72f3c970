import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { Thread } from '#/ui/thread.tsx';
import { TemplateOutline, type TemplateWords } from './template.pages.tsx';
import {
  type KeptTemplate,
  type TemplateSection,
  type TemplateVersion,
  templateLengths,
} from './template.ts';
import { type NamedSpace, SpaceField } from './template-list.pages.tsx';

interface TypedHead {
  title: string;
  purpose: string;
  language: string;
  key: string;
}

export interface TemplateSettingsProps {
  words: TemplateWords;
  template: KeptTemplate;
  typed: TypedHead;
  refusal: ErrorSentences;
  /** Somebody saved meanwhile: what is saved now stands in `template`. */
  isConflict: boolean;
  mayChange: boolean;
  mayArchive: boolean;
}

/** What a template says of itself, and the way to put it away. */
export function TemplateSettingsPage(props: TemplateSettingsProps) {
  const { words, isConflict, refusal, mayChange, mayArchive } = props;
  return (
    <>
      {isConflict ? (
        <Notice kind="refusal" title={words.conflictTitle}>
          <p>{words.conflictText}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {mayChange ? <HeadForm {...props} /> : null}
      {mayArchive ? <PutAway {...props} /> : null}
    </>
  );
}

function HeadForm({ words, template, typed, refusal, isConflict }: TemplateSettingsProps) {
  const saved = isConflict ? template : undefined;
  return (
    <PostForm action={paths.reportTemplateSettings(template.id)} submissionKey={typed.key}>
      <input type="hidden" name="version" value={template.version} />
      <TextField
        name="title"
        label={words.name}
        value={typed.title}
        error={refusal.of('title')}
        maxLength={templateLengths.title}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.title} saved={saved?.title} />
      <TextField
        name="purpose"
        label={words.purpose}
        value={typed.purpose}
        error={refusal.of('purpose')}
        maxLength={templateLengths.purpose}
      />
      <SavedMeanwhile heading={words.savedMeanwhile} mine={typed.purpose} saved={saved?.purpose} />
      <RadioGroup
        name="language"
        label={words.language}
        choices={(['fr', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        value={typed.language}
        error={refusal.of('language')}
      />
      <FormActions>
        <Button>{words.save}</Button>
        <LinkButton href={paths.reportTemplate(template.id)}>{words.cancel}</LinkButton>
      </FormActions>
    </PostForm>
  );
}

function PutAway({ words, template }: TemplateSettingsProps) {
  const isAway = template.archivedOn !== null;
  return (
    <section>
      <h2>{isAway ? words.reopen : words.archive}</h2>
      <p>{isAway ? words.readOnly : words.archiveText}</p>
      <PostForm action={paths.reportTemplateArchive(template.id)}>
        <Button look="quiet" name="act" value={isAway ? 'reopen' : 'archive'}>
          {isAway ? words.reopen : words.archive}
        </Button>
      </PostForm>
    </section>
  );
}

export interface TemplateHistoryProps {
  words: TemplateWords;
  locale: Locale;
  template: KeptTemplate;
  /** The latest first, each with its day in words and as a date. */
  versions: readonly (TemplateVersion & { day: string; when: string })[];
  /** The state asked for, read under the list. */
  chosen: (TemplateVersion & { when: string }) | null;
  mayChange: boolean;
  refusal: ErrorSentences;
}

/** The states a template had, one of them read whole. */
export function TemplateHistoryPage(props: TemplateHistoryProps) {
  const { words, template, versions, chosen, refusal } = props;
  const address = paths.reportTemplateHistory(template.id);
  return (
    <>
      <p class="lead">{words.historyLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <Thread
        level={2}
        entries={versions.map(({ version, day, when, writtenBy }) => ({
          key: String(version),
          dateTime: day,
          when: version === template.version ? `${when} (${words.current})` : when,
          title: words.versionOf(version),
          href: `${address}?etat=${version}`,
          body: writtenBy === null ? undefined : words.by(writtenBy),
        }))}
      />
      {chosen ? <ChosenState {...props} chosen={chosen} /> : null}
    </>
  );
}

function ChosenState(props: TemplateHistoryProps & { chosen: NonNullable<TemplateHistoryProps['chosen']> }) {
  const { words, locale, template, chosen, mayChange } = props;
  return (
    <section class="report-preview">
      <p class="hint">{words.stateOf(chosen.version, chosen.when)}</p>
      <p class="lead">{chosen.title}</p>
      <TemplateOutline words={words} locale={locale} language={chosen.language} sections={chosen.sections} />
      {mayChange && chosen.version !== template.version ? (
        <PostForm action={paths.reportTemplateHistory(template.id)}>
          <input type="hidden" name="version" value={template.version} />
          <Button look="quiet" name="earlier" value={String(chosen.version)}>
            {words.takeUp}
          </Button>
        </PostForm>
      ) : null}
    </section>
  );
}

export interface FromReportProps {
  words: TemplateWords;
  locale: Locale;
  report: { id: string; language: Locale };
  sections: readonly TemplateSection[];
  form: Form;
  refusal: ErrorSentences;
  spaces: readonly NamedSpace[];
}

/** The sections of a bilan, about to become a template. */
export function FromReportPage(props: FromReportProps) {
  const { words, locale, report, sections, form, refusal, spaces } = props;
  return (
    <>
      <p class="lead">{words.fromReportLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.reportAsTemplate(report.id)} submissionKey={form.text('_key')}>
        <TextField
          name="title"
          label={words.name}
          value={form.text('title')}
          error={refusal.of('title')}
          maxLength={templateLengths.title}
          required={words.required}
        />
        <TextField
          name="purpose"
          label={words.purpose}
          value={form.text('purpose')}
          error={refusal.of('purpose')}
          maxLength={templateLengths.purpose}
        />
        <SpaceField words={words} form={form} refusal={refusal} spaces={spaces} />
        <FormActions>
          <Button>{words.fromReport}</Button>
          <LinkButton href={paths.report(report.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      <TemplateOutline words={words} locale={locale} language={report.language} sections={sections} />
    </>
  );
}
