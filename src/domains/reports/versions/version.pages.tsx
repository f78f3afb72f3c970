import { ReportTabs, type ReportTabsProps } from '#/domains/reports/report-frame.pages.tsx';
import { type BodyView, languageTag, SectionBody } from '#/domains/reports/section-body.pages.tsx';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { adoptionLine } from './version.rules.ts';
import type { FrozenText, ReportVersion } from './version.ts';
import type { fr } from './version.words.ts';

export type VersionWords = typeof fr;

export interface VersionsPageProps {
  words: VersionWords;
  locale: Locale;
  reportId: string;
  tabs: ReportTabsProps;
  /** The latest first. */
  versions: readonly ReportVersion[];
  mayWrite: boolean;
  /** What was typed. */
  form: Form;
  refusal: ErrorSentences;
  /** Day of an instant where the instance lives. */
  dayOf(instant: Date): string;
}

/** Each version, whether a space adopted it, and the form that names one more. */
export function VersionsPage(props: VersionsPageProps) {
  const { words, reportId, versions, mayWrite } = props;
  return (
    <>
      <ReportTabs {...props.tabs} />
      <p class="lead">{words.lead}</p>
      {mayWrite ? <NameForm {...props} /> : null}
      {versions.length === 0 ? <p>{words.none}</p> : null}
      {versions.map((version) => (
        <section key={version.id} class="report-version">
          <h2>{words.number(version.number, version.name)}</h2>
          <Facts {...props} version={version} />
          <p class="report-acts">
            <a href={paths.reportVersion(reportId, version.id)}>{words.read(version.number)}</a>
            <a href={`${paths.reportDifference(reportId)}?de=${version.id}`}>
              {words.compareVersion(version.number)}
            </a>
          </p>
        </section>
      ))}
      {versions.length < 2 ? null : <CompareForm {...props} />}
    </>
  );
}

type FactsProps = Pick<VersionsPageProps, 'words' | 'locale' | 'dayOf'> & { version: ReportVersion };

function Facts({ words, locale, dayOf, version }: FactsProps) {
  const { adoptions } = version;
  return (
    <ul>
      {adoptions.map((adoption) => (
        <li key={adoption.spaceId}>
          <strong>{adoptionLine(words, locale, adoption)}</strong>
        </li>
      ))}
      {adoptions.length === 0 ? <li>{words.notAdopted}</li> : null}
      <li>{words.namedBy(version.namedBy, formatDate(dayOf(version.namedAt), locale))}</li>
    </ul>
  );
}

function NameForm({ words, reportId, form, refusal }: VersionsPageProps) {
  return (
    <section>
      <h2>{words.nameTitle}</h2>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.reportVersions(reportId)} submissionKey={form.text('_key')}>
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={form.text('name')}
          error={refusal.of('name')}
          maxLength={200}
        />
        <FormActions>
          <Button>{words.nameButton}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

function CompareForm({ words, reportId, versions }: VersionsPageProps) {
  const options = versions.map(({ id, number, name }) => ({ value: id, label: words.number(number, name) }));
  return (
    <section aria-labelledby="comparer">
      <h2 id="comparer">{words.compareTwo}</h2>
      <form action={paths.reportDifference(reportId)} method="get" class="inline-form">
        <Select name="de" label={words.from} options={options} value={versions[1]?.id} />
        <Select
          name="a"
          label={words.to}
          emptyLabel={words.today}
          options={options}
          value={versions[0]?.id}
        />
        <Button look="quiet">{words.compare}</Button>
      </form>
    </section>
  );
}

export interface VersionPageProps extends Omit<VersionsPageProps, 'versions' | 'mayWrite'> {
  version: ReportVersion;
  text: FrozenText;
  view: BodyView;
  /** Spaces in whose name the viewer may still adopt it. */
  adopting: readonly { value: string; label: string }[];
}

/** One version as it was, at its own address. */
export function VersionPage(props: VersionPageProps) {
  const { words, reportId, version, text, view, adopting, refusal } = props;
  const notAdopted = adopting.length === 0 ? refusal.of('spaceId') : undefined;
  return (
    <>
      <ReportTabs {...props.tabs} />
      {notAdopted ? <Notice kind="refusal" title={notAdopted} /> : null}
      <p class="lead">{version.adoptions.length > 0 ? words.frozenAdopted : words.frozen}</p>
      <Facts {...props} />
      <p class="report-acts screen-only">
        <a href={`${paths.reportDifference(reportId)}?de=${version.id}`}>{words.compareWithNow}</a>
        <a href={paths.report(reportId)}>{words.now}</a>
      </p>
      {adopting.length === 0 ? null : <AdoptForm {...props} />}
      {text.sections
        .filter(({ body }) => body.trim() !== '')
        .map(({ id, heading, body }) => (
          <section key={id} id={`section-${id}`} class="report-section" aria-labelledby={`titre-${id}`}>
            <h2 id={`titre-${id}`} lang={languageTag(view.language)}>
              {heading}
            </h2>
            <SectionBody view={view} body={body} prefix={id} />
          </section>
        ))}
    </>
  );
}

function AdoptForm(props: VersionPageProps) {
  const { words, reportId, version, adopting, form, refusal } = props;
  return (
    <section class="screen-only" aria-labelledby="adopter">
      <h2 id="adopter">{words.adopt}</h2>
      <p>{words.adoptLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.reportVersionAdoption(reportId, version.id)} submissionKey={form.text('_key')}>
        <Select
          name="spaceId"
          label={words.space}
          options={adopting}
          value={form.text('spaceId') || adopting[0]?.value}
          error={refusal.of('spaceId')}
        />
        <DateField
          name="adoptedOn"
          label={words.adoptedOn}
          hint={words.adoptedOnHint}
          value={form.text('adoptedOn')}
          error={refusal.of('adoptedOn')}
        />
        <TextField
          name="adoptedAt"
          label={words.adoptedAt}
          hint={words.adoptedAtHint}
          value={form.text('adoptedAt')}
          error={refusal.of('adoptedAt')}
          maxLength={300}
        />
        <FormActions>
          <Button>{words.adoptButton}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
