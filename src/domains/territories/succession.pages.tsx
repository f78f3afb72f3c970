import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { TextArea } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PlotFrame } from '#/ui/plots/plot-frame.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { ReformsPart } from './reforms.pages.tsx';
import type { SpannedPlace, Succession } from './succession.ts';
import type { fr } from './succession.words.ts';
import type { TableProblem, TableReading } from './succession-table.rules.ts';

type Words = typeof fr;

export interface LinePartProps {
  words: Words;
  locale: Locale;
  place: { id: string; name: string };
  /** The line, ancestors first, the place itself among them. */
  line: readonly SpannedPlace[];
  successions: readonly Succession[];
  today: string;
  day(date: string): string;
}

/** What a place came from and what followed it: a thread through time, and the table that says the same. */
export function LinePart(props: LinePartProps) {
  const { words, locale, line, successions } = props;
  return (
    <section aria-labelledby="dans-le-temps">
      <h2 id="dans-le-temps">{words.title}</h2>
      {successions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <LinePlot {...props} />
          {hasSeveralBefore(line, successions) ? <p class="hint">{words.severalNote}</p> : null}
          <ReformsPart words={words} locale={locale} successions={successions} />
        </>
      )}
    </section>
  );
}

function hasSeveralBefore(line: readonly SpannedPlace[], successions: readonly Succession[]): boolean {
  return line.some(({ id }) => successions.filter(({ toId }) => toId === id).length > 1);
}

const rowHeight = 2.9;
const barDrop = 1.75;

function LinePlot(props: LinePartProps) {
  const { words, place, line, successions, day } = props;
  const names = new Map(line.map(({ id, name }) => [id, name]));
  return (
    <PlotFrame
      plot={{
        id: 'lignee',
        title: words.plotTitle(place.name),
        description: words.plotDescription,
        tableSummary: words.table,
        format: String,
      }}
      series={[]}
      height={line.length * rowHeight + 1.5}
      drawing={<LineDrawing {...props} />}
      columns={successionColumns(words, (id) => names.get(id) ?? '–', day)}
      rows={successions}
      rowKey={successionKey}
    />
  );
}

const successionKey = ({ fromId, toId, happenedOn }: Succession) => `${fromId} ${toId} ${happenedOn}`;

function LineDrawing({ place, line, successions, today }: LinePartProps) {
  const span = spanOf(line, successions, today);
  const rows = new Map(line.map(({ id }, index) => [id, index * rowHeight + barDrop]));
  const bottom = `${line.length * rowHeight + 1}em`;
  return (
    <>
      {successions.map((one) => (
        <line
          key={successionKey(one)}
          class="weft-madder"
          stroke-width="1.5"
          x1={`${span.at(one.happenedOn)}%`}
          x2={`${span.at(one.happenedOn)}%`}
          y1={`${rows.get(one.fromId) ?? 0}em`}
          y2={`${rows.get(one.toId) ?? 0}em`}
        />
      ))}
      {line.map((member) => (
        <LineRow
          key={member.id}
          member={member}
          isHere={member.id === place.id}
          y={rows.get(member.id) ?? 0}
          from={member.validFrom === null ? 0 : span.at(member.validFrom)}
          until={member.validUntil === null ? 100 : span.at(member.validUntil)}
        />
      ))}
      {span.marks.map((mark) => (
        <text key={mark} class="plot-axis" x={`${span.at(mark)}%`} y={bottom} text-anchor="middle">
          {mark.slice(0, 4)}
        </text>
      ))}
    </>
  );
}

function LineRow(props: { member: SpannedPlace; isHere: boolean; y: number; from: number; until: number }) {
  const { member, isHere, y, from, until } = props;
  const years = [member.validFrom, member.validUntil].map((date) => date?.slice(0, 4) ?? '');
  return (
    <g>
      <text class={isHere ? 'plot-label plot-axis' : 'plot-axis'} x="0" y={`${y - 0.65}em`}>
        {member.name}
        {years.some((year) => year !== '') && member.name.length < 36 ? ` (${years.join('–')})` : ''}
      </text>
      <line class="plot-base" x1={`${from}%`} x2={`${until}%`} y1={`${y}em`} y2={`${y}em`} />
    </g>
  );
}

/** Where each day stands across the drawing, from some years before the first change to today. */
function spanOf(line: readonly SpannedPlace[], successions: readonly Succession[], today: string) {
  const marks = [...new Set(successions.map(({ happenedOn }) => happenedOn))].toSorted();
  const dates = [...line.flatMap(({ validFrom }) => validFrom ?? []), ...marks].toSorted();
  const start = Date.parse(dates[0] ?? today);
  const length = Math.max(1, Date.parse(today) - start);
  const margin = length * 0.15;
  const at = (date: string) =>
    Math.round(
      Math.min(100, Math.max(0, (100 * (Date.parse(date) - start + margin)) / (length + margin))) * 10,
    ) / 10;
  return { at, marks };
}

function successionColumns(
  words: Words,
  name: (id: string) => string,
  day: (date: string) => string,
): Column<Succession>[] {
  const link = (id: string) => <a href={paths.territory(id)}>{name(id)}</a>;
  return [
    { key: 'before', heading: words.before, cell: ({ fromId }) => link(fromId) },
    { key: 'after', heading: words.after, cell: ({ toId }) => link(toId) },
    { key: 'on', heading: words.on, cell: ({ happenedOn }) => day(happenedOn) },
    { key: 'kind', heading: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'confidence', heading: words.confidence, cell: ({ confidence }) => words.confidences[confidence] },
    { key: 'source', heading: words.source, cell: ({ source }) => source },
  ];
}

export interface ImportPageProps {
  words: Words;
  text: string;
  /** What was read of it, or null before anything was given. */
  reading: TableReading | null;
}

/** Checked first, cell by cell; the same form with its confirmation then writes. */
export function SuccessionImportPage({ words, text, reading }: ImportPageProps) {
  const isSound = reading?.kind === 'read' && reading.problems.length === 0;
  return (
    <>
      <p class="lead">{words.importLead}</p>
      {reading ? <ReadingPart words={words} reading={reading} /> : null}
      <PostForm action={paths.territorySuccessions}>
        <TextArea
          name="text"
          label={words.text}
          hint={words.importHint}
          value={text}
          rows={12}
          required={words.required}
        />
        <FormActions>
          <Button look={isSound ? 'quiet' : 'primary'}>{words.check}</Button>
          {isSound ? (
            <Button look="primary" name="confirm" value="oui">
              {words.keep}
            </Button>
          ) : null}
        </FormActions>
      </PostForm>
    </>
  );
}

function ReadingPart({ words, reading }: { words: Words; reading: TableReading }) {
  if (reading.kind === 'unreadable')
    return <Notice kind="refusal" title={words.unreadable[reading.reason]} />;
  if (reading.problems.length === 0)
    return (
      <Notice kind="success" title={words.sound(reading.successions.length, reading.places.length)}>
        {reading.confirmed.length === 0 ? null : <p>{words.confirming(reading.confirmed.length)}</p>}
      </Notice>
    );
  return (
    <>
      <Notice kind="refusal" title={words.problems(reading.problems.length)} />
      <Table
        caption={words.problem}
        columns={[
          { key: 'line', heading: words.line, numeric: true, cell: ({ line }: TableProblem) => line },
          { key: 'column', heading: words.column, cell: ({ column }) => column },
          { key: 'fault', heading: words.problem, cell: ({ fault }) => words.faults[fault] },
        ]}
        rows={reading.problems}
        rowKey={({ line, column, fault }) => `${line} ${column} ${fault}`}
      />
    </>
  );
}
