import { ReportTabs, type ReportTabsProps } from '#/domains/reports/report-frame.pages.tsx';
import type { ReportWords } from '#/domains/reports/section-body.pages.tsx';
import type { ReportVersion } from '#/domains/reports/versions/version.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Select } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import { type OutsideAudience, outsideAudiences } from './audience.ts';
import type { Outing } from './outing.ts';
import type { OutingWords } from './outside-text.pages.tsx';

export interface OutingsPageProps {
  words: OutingWords;
  reportWords: ReportWords;
  locale: Locale;
  reportId: string;
  tabs: ReportTabsProps;
  versions: readonly ReportVersion[];
  /** For whom the bilan is written first. */
  audience: OutsideAudience;
  outings: readonly Outing[];
  mayPrepare: boolean;
  mayKeep: boolean;
  /** Day of an instant where the instance lives. */
  dayOf(instant: Date): string;
}

/** What left a bilan, for whom, and the way to prepare what leaves next. */
export function OutingsPage(props: OutingsPageProps) {
  const { words, outings } = props;
  return (
    <>
      <ReportTabs {...props.tabs} />
      <p class="lead">{words.lead}</p>
      {props.mayPrepare ? <Prepare {...props} /> : null}
      <h2>{words.left}</h2>
      {outings.length === 0 ? <p>{words.none}</p> : null}
      {outings.map((outing) => (
        <OutingLine key={outing.id} {...props} outing={outing} />
      ))}
    </>
  );
}

function Prepare({ words, reportWords, reportId, versions, audience }: OutingsPageProps) {
  if (versions.length === 0) {
    return (
      <p>
        {words.noVersion} <a href={paths.reportVersions(reportId)}>{words.toVersions}</a>
      </p>
    );
  }
  const label = ({ number, name, adoptions }: ReportVersion) =>
    `${words.versionOf(number, name)}${adoptions.length > 0 ? ` (${words.adopted})` : ''}`;
  return (
    <section aria-labelledby="preparer">
      <h2 id="preparer">{words.prepare}</h2>
      <form action={paths.reportOutingCheck(reportId)} method="get">
        <Select
          name="version"
          label={words.version}
          options={versions.map((version) => ({ value: version.id, label: label(version) }))}
          value={(versions.find(({ adoptions }) => adoptions.length > 0) ?? versions[0])?.id}
        />
        <RadioGroup
          name="pour"
          label={words.audience}
          choices={outsideAudiences.map((audience) => ({
            value: audience,
            label: reportWords.audiences[audience],
          }))}
          value={audience}
        />
        <Button>{words.check}</Button>
      </form>
    </section>
  );
}

function OutingLine(props: OutingsPageProps & { outing: Outing }) {
  const { words, reportWords, locale, reportId, dayOf, outing, mayKeep } = props;
  const { version, withdrawnAt } = outing;
  const what = words.leftFor(
    words.versionOf(version.number, version.name),
    reportWords.audiences[outing.audience],
  );
  return (
    <section class="report-version">
      <h3>{what}</h3>
      <ul>
        <li>{words.madeBy(outing.madeBy, formatDate(dayOf(outing.madeAt), locale))}</li>
        {withdrawnAt ? (
          <li>{words.withdrawnBy(outing.withdrawnBy, formatDate(dayOf(withdrawnAt), locale))}</li>
        ) : null}
      </ul>
      <div class="report-acts">
        <a href={paths.reportOuting(reportId, outing.id)}>{words.read}</a>
        {mayKeep && withdrawnAt === null ? (
          <PostForm action={paths.reportOutingWithdrawal(reportId, outing.id)} class="inline-form">
            <Button look="quiet">
              {words.withdraw}
              <VisuallyHidden> {what}</VisuallyHidden>
            </Button>
          </PostForm>
        ) : null}
      </div>
    </section>
  );
}
