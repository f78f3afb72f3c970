import { writtenMinutes, writtenNumber } from '#/domains/statements/statements.public.ts';
import { type BarRow, BarRows } from '#/ui/plots/bar-rows.tsx';
import { Table } from '#/ui/table.tsx';
import { fates } from './crosswalk.ts';
import { codeName } from './crosswalk-lists.pages.tsx';
import type { Amount, ArrivalLine, CodeLine, FieldReport } from './crosswalk-report.ts';
import { countText, familyName, labelIn, type ReportView, timeText } from './report-names.pages.tsx';
import { writtenShare } from './share.rules.ts';

interface PartProps {
  view: ReportView;
  field: FieldReport;
}

const partId = ({ declarationKind, act, fieldId }: FieldReport) => `${declarationKind}-${act}-${fieldId}`;

/** One coded field, for acts of one kind: each code and what becomes of it, then each arrival. */
export function FieldReportPart({ view, field }: PartProps) {
  const { words, locale, from } = view;
  const family = familyName(view, field);
  const headingId = `champ-${partId(field)}`;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>{family}</h2>
      <p>
        {words.field(labelIn(from.fields, field.fieldId, locale))} {field.isSeveral ? words.several : null}
      </p>
      <FatePlot view={view} field={field} unit="traces" />
      <FatePlot view={view} field={field} unit="time" />
      <LinesTable view={view} field={field} />
      <ArrivalsTable view={view} field={field} />
    </section>
  );
}

function startName({ words, locale, from }: ReportView, field: FieldReport, code: string | null): string {
  return code === null ? words.noCode : codeName(from, field.fromList, code, locale);
}

/** The same unit for every line and every fate; no bar adds two codes. */
function FatePlot({ view, field, unit }: PartProps & { unit: 'traces' | 'time' }) {
  const { words, locale } = view;
  const amountOf = (line: CodeLine) => {
    if (unit === 'traces') return line.traceCount;
    return line.untimedCount === line.traceCount ? words.notNoted : line.minutes;
  };
  const series = fates.filter((fate) => field.lines.some((line) => line.fate === fate));
  const rows = field.lines.map(
    (line): BarRow => ({
      key: line.code ?? '_',
      label: startName(view, field, line.code),
      values: series.map((fate) => (fate === line.fate ? amountOf(line) : 0)),
    }),
  );
  const title = unit === 'traces' ? words.tracesPlot : words.timePlot;
  return (
    <BarRows
      id={`${unit}-${partId(field)}`}
      title={title(familyName(view, field))}
      note={words.plotNote}
      description={words.plotDescription(rows.length)}
      tableSummary={words.plotTable}
      rowsHeading={words.code}
      series={series.map((fate) => ({ key: fate, label: words.fates[fate] }))}
      rows={rows}
      format={(value) => (unit === 'traces' ? writtenNumber(value, locale) : writtenMinutes(value, locale))}
    />
  );
}

function LinesTable({ view, field }: PartProps) {
  const { words, locale } = view;
  return (
    <Table
      caption={words.field(labelIn(view.from.fields, field.fieldId, locale))}
      note={familyName(view, field)}
      rows={field.lines}
      rowKey={({ code }) => code ?? '_'}
      columns={[
        { key: 'code', heading: words.code, cell: ({ code }) => startName(view, field, code) },
        { key: 'fate', heading: words.fate, cell: ({ fate }) => words.fates[fate] },
        {
          key: 'traces',
          heading: words.traces,
          numeric: true,
          cell: ({ traceCount }) => writtenNumber(traceCount, locale),
        },
        { key: 'time', heading: words.time, numeric: true, cell: (line) => timeText(view, line) },
        {
          key: 'becomes',
          heading: words.becomes,
          cell: (line) => <Becomes view={view} field={field} line={line} />,
        },
      ]}
    />
  );
}

function Becomes({ view, field, line }: PartProps & { line: CodeLine }) {
  const { words, locale, to } = view;
  const isShared = line.destinations.length > 1;
  return (
    <div>
      {line.fate === 'lost' ? <p>{words.nowhere}</p> : null}
      {line.fate === 'undecided' ? <p>{words.notSaid}</p> : null}
      {line.destinations.map(({ code, share, traceCount, minutes }) => {
        const name = codeName(to, field.toList, code, locale);
        const text = isShared
          ? words.about(
              words.share(name, writtenShare(share, '/')),
              countText(view, traceCount),
              writtenMinutes(minutes, locale),
            )
          : words.exactly(name);
        return <p key={code}>{text}</p>;
      })}
      {line.isNear ? <p class="hint">{words.near}</p> : null}
      {line.note === '' ? null : <p class="hint">{line.note}</p>}
    </div>
  );
}

function ArrivalsTable({ view, field }: PartProps) {
  const { words, locale, to } = view;
  const amount = (of: Amount) =>
    of.traceCount === 0 && of.minutes === 0
      ? '0'
      : words.amount(countText(view, of.traceCount), timeText(view, of));
  return (
    <Table
      caption={words.arrivals}
      note={words.arrivalsNote}
      rows={field.arrivals}
      rowKey={({ code }) => code ?? '_'}
      columns={[
        {
          key: 'code',
          heading: words.arrival,
          cell: ({ code }: ArrivalLine) =>
            code === null ? words.notReceived : codeName(to, field.toList, code, locale),
        },
        { key: 'carried', heading: words.carried, numeric: true, cell: ({ carried }) => amount(carried) },
        {
          key: 'approximated',
          heading: words.approximated,
          numeric: true,
          cell: ({ approximated }) => amount(approximated),
        },
        {
          key: 'direct',
          heading: words.direct,
          numeric: true,
          cell: ({ direct }) => (direct === null ? words.unknown : amount(direct)),
        },
      ]}
    />
  );
}
