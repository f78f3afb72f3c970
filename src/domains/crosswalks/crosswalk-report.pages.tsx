import { traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import { writtenMinutes, writtenNumber } from '#/domains/statements/statements.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Empty } from '#/ui/empty.tsx';
import { DateField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Table } from '#/ui/table.tsx';
import type { Crosswalk } from './crosswalk.ts';
import type { CrosswalkReport } from './crosswalk-report.ts';
import { FieldReportPart } from './report-field.pages.tsx';
import { familyName, labelIn, type ReportView, timeText } from './report-names.pages.tsx';

export interface ReportPageProps extends ReportView {
  crosswalk: Crosswalk;
  spaceName: string;
  startsOn: string;
  endsOn: string;
  read: { startsOn: string; endsOn: string } | null;
  report: CrosswalkReport | null;
}

/** What a period keeps and loses on its way from one codebook to the other. */
export function ReportPage(props: ReportPageProps) {
  const { words, report } = props;
  const isEmpty = report !== null && report.fields.length === 0 && report.unlinked.length === 0;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <PeriodForm {...props} />
      <Notice kind="information" title={words.noSumTitle}>
        <p>{words.noSum}</p>
      </Notice>
      {report === null ? (
        <Empty title={words.outside}>
          <p>{words.outsideText}</p>
        </Empty>
      ) : null}
      {isEmpty ? (
        <Empty title={words.nothing}>
          <p>{words.nothingText}</p>
        </Empty>
      ) : null}
      {report?.fields.map((field) => (
        <FieldReportPart
          key={`${field.declarationKind} ${field.act} ${field.fieldId}`}
          view={props}
          field={field}
        />
      ))}
      {report ? <LostAspectsPart {...props} report={report} /> : null}
      {report ? <UnlinkedPart {...props} report={report} /> : null}
    </>
  );
}

function PeriodForm({ words, locale, crosswalk, spaceName, startsOn, endsOn, read }: ReportPageProps) {
  const isClipped = read !== null && (read.startsOn !== startsOn || read.endsOn !== endsOn);
  return (
    <>
      <form method="get" action={paths.crosswalkReport(crosswalk.id)}>
        <DateField name="du" label={words.from} value={startsOn} />
        <DateField name="au" label={words.to} value={endsOn} />
        <FormActions>
          <Button look="quiet">{words.show}</Button>
        </FormActions>
      </form>
      {read ? (
        <Definitions
          items={[
            {
              term: words.period,
              details: `${spaceName}, ${words.fromTo(formatDate(read.startsOn, locale), formatDate(read.endsOn, locale))}`,
            },
          ]}
        />
      ) : null}
      {isClipped ? <p class="hint">{words.clipped}</p> : null}
    </>
  );
}

function LostAspectsPart(props: ReportPageProps & { report: CrosswalkReport }) {
  const { words, locale, report } = props;
  if (report.lostAspects.length === 0) return null;
  return (
    <section aria-labelledby="perdu">
      <h2 id="perdu">{words.lost}</h2>
      <Table
        caption={words.lost}
        note={words.lostLead}
        rows={report.lostAspects}
        rowKey={({ declarationKind, act, aspect }) => `${declarationKind} ${act} ${aspect}`}
        columns={[
          { key: 'aspect', heading: words.aspect, cell: ({ aspect }) => traceAspects[aspect][locale] },
          { key: 'family', heading: words.concerns, cell: (lost) => familyName(props, lost) },
          {
            key: 'traces',
            heading: words.traces,
            numeric: true,
            cell: ({ traceCount }) => writtenNumber(traceCount, locale),
          },
          {
            key: 'time',
            heading: words.time,
            numeric: true,
            cell: ({ minutes }) => writtenMinutes(minutes, locale),
          },
        ]}
      />
    </section>
  );
}

function UnlinkedPart(props: ReportPageProps & { report: CrosswalkReport }) {
  const { words, locale, from, report } = props;
  if (report.unlinked.length === 0) return null;
  return (
    <section aria-labelledby="non-relie">
      <h2 id="non-relie">{words.unlinked}</h2>
      <Disclosure summary={words.unlinkedOpen(report.unlinked.length)}>
        <Table
          caption={words.unlinked}
          note={words.unlinkedLead}
          rows={report.unlinked}
          rowKey={({ declarationKind, act, fieldId }) => `${declarationKind} ${act} ${fieldId}`}
          columns={[
            {
              key: 'field',
              heading: words.fieldName,
              cell: ({ fieldId }) => labelIn(from.fields, fieldId, locale),
            },
            { key: 'family', heading: words.concerns, cell: (field) => familyName(props, field) },
            {
              key: 'traces',
              heading: words.traces,
              numeric: true,
              cell: ({ traceCount }) => writtenNumber(traceCount, locale),
            },
            { key: 'time', heading: words.time, numeric: true, cell: (field) => timeText(props, field) },
          ]}
        />
      </Disclosure>
    </section>
  );
}
