import type { Report } from '#/domains/reports/report.ts';
import { AudienceField } from '#/domains/reports/report-form.pages.tsx';
import { ReportTabs, type ReportTabsProps } from '#/domains/reports/report-frame.pages.tsx';
import type { ReportWords } from '#/domains/reports/section-body.pages.tsx';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { WritingWords } from './section-edit.pages.tsx';

export interface TypedSettings {
  title: string;
  startsOn: string;
  endsOn: string;
  audience: string;
  dossierIds: readonly string[];
  key: string;
}

export interface SettingsPageProps {
  tabs: ReportTabsProps;
  words: ReportWords;
  writing: WritingWords;
  locale: Locale;
  report: Report;
  typed: TypedSettings;
  dossiers: readonly { id: string; title: string }[];
  /** Somebody saved meanwhile: what is saved now stands in `report`. */
  isConflict: boolean;
  refusal: ErrorSentences;
}

/** What a bilan says before its first line, and the way to put it away. */
export function SettingsPage(props: SettingsPageProps) {
  const { writing, report, isConflict, refusal } = props;
  return (
    <>
      <ReportTabs {...props.tabs} />
      <p class="lead">{writing.settingsLead}</p>
      {isConflict ? <SavedSettings {...props} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {report.archivedOn === null ? <SettingsForm {...props} /> : null}
      <PutAway {...props} />
    </>
  );
}

function SavedSettings({ words, writing, locale, report }: SettingsPageProps) {
  return (
    <Notice kind="refusal" title={writing.settingsConflict}>
      <p>{writing.settingsConflictText}</p>
      <p>
        {report.title}
        {' – '}
        {words.periodOf(formatDate(report.startsOn, locale), formatDate(report.endsOn, locale))}
        {' – '}
        {words.audiences[report.audience]}
      </p>
    </Notice>
  );
}

function SettingsForm(props: SettingsPageProps) {
  const { words, writing, report, typed, refusal } = props;
  return (
    <PostForm action={paths.reportSettings(report.id)} submissionKey={typed.key}>
      <input type="hidden" name="version" value={report.version} />
      <TextField
        name="title"
        label={words.name}
        value={typed.title}
        error={refusal.of('title')}
        maxLength={300}
      />
      <div class="report-days">
        <DateField
          name="startsOn"
          label={words.startsOn}
          value={typed.startsOn}
          error={refusal.of('startsOn')}
        />
        <DateField name="endsOn" label={words.endsOn} value={typed.endsOn} error={refusal.of('endsOn')} />
      </div>
      <AudienceField words={words} value={typed.audience} error={refusal.of('audience')} />
      <DossierFields {...props} />
      <FormActions>
        <Button>{writing.save}</Button>
        <LinkButton href={paths.report(report.id)}>{writing.cancel}</LinkButton>
      </FormActions>
    </PostForm>
  );
}

function DossierFields({ words, typed, dossiers, refusal }: SettingsPageProps) {
  if (dossiers.length === 0) return null;
  return (
    <Disclosure summary={words.chooseDossiers} open={typed.dossierIds.length > 0}>
      <CheckboxGroup
        name="dossierIds"
        label={words.dossiers}
        hint={words.dossiersHint}
        choices={dossiers.map(({ id, title }) => ({ value: id, label: title }))}
        values={typed.dossierIds}
        error={refusal.of('dossierIds')}
      />
    </Disclosure>
  );
}

function PutAway({ writing, locale, report }: SettingsPageProps) {
  const isAway = report.archivedOn !== null;
  return (
    <section>
      <h2>{isAway ? writing.reopen : writing.archive}</h2>
      <p>
        {report.archivedOn === null
          ? writing.archiveText
          : writing.archivedOn(formatDate(report.archivedOn, locale))}
      </p>
      <PostForm action={paths.reportArchive(report.id)}>
        <Button look="quiet" name="act" value={isAway ? 'reopen' : 'archive'}>
          {isAway ? writing.reopen : writing.archive}
        </Button>
      </PostForm>
    </section>
  );
}
