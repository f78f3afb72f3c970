import { formatWeekdayAndDate } from '#/french/dates.ts';
import type { Form } from '#/platform/form.ts';
import type { Locale } from '#/platform/visit.ts';
import type { SelectOption } from '#/ui/fields.tsx';
import { Tags } from '#/ui/tag.tsx';
import type { AgendaProposal } from './agenda.ts';
import type { AgendaHint } from './agenda-hint.rules.ts';
import type { fr } from './agenda-import.words.ts';
import { BareSelect } from './bare-select.pages.tsx';
import type { Proposal } from './import.ts';

export type AgendaImportWords = typeof fr;

export interface ProposalLine {
  proposal: Proposal;
  hint: AgendaHint;
  /** The place of the directory that the event names exactly. */
  place: { id: string; label: string } | null;
}

interface ReviewTableProps {
  words: AgendaImportWords;
  locale: Locale;
  /** In the order of their days. */
  lines: readonly ProposalLine[];
  isTicked(line: ProposalLine): boolean;
  dossierOptions: readonly SelectOption[];
  natureOptions: readonly SelectOption[];
  /** What was chosen, when a refused review comes back. */
  form: Form | null;
}

/** The events day by day: a box to tick, what the calendar says of each, and where it would go. */
export function ReviewTable(props: ReviewTableProps) {
  const { words, locale } = props;
  const days = new Map<string, ProposalLine[]>();
  for (const line of props.lines) {
    const day = line.proposal.content.startsOn;
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return (
    <table class="table-stacked">
      <caption>{words.meetings}</caption>
      <thead>
        <tr>
          <th scope="col">{words.meeting}</th>
          <th scope="col">{words.dossier}</th>
          <th scope="col">{words.nature}</th>
        </tr>
      </thead>
      {[...days].map(([day, lines]) => (
        <tbody key={day}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              <strong>{formatWeekdayAndDate(day, locale)}</strong>
            </th>
          </tr>
          {lines.map((line) => (
            <ReviewRow key={line.proposal.id} {...props} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ReviewRow(props: ReviewTableProps & { line: ProposalLine }) {
  const { words, line, form } = props;
  const { proposal, hint } = line;
  const title = titleOf(proposal.content, words);
  const chosen = (name: string, otherwise: string | null) => form?.text(name) ?? otherwise ?? '';
  return (
    <tr>
      <th scope="row">
        <Meeting words={words} locale={props.locale} line={line} ticked={props.isTicked(line)} />
      </th>
      <td data-label={words.dossier}>
        <div>
          <BareSelect
            name={`dossier-${proposal.id}`}
            label={words.dossierOf(title)}
            options={props.dossierOptions}
            value={chosen(`dossier-${proposal.id}`, hint.dossierId)}
            emptyLabel={words.none}
          />
          {hint.dossierReason ? <p class="hint">{reasonOf(hint.dossierReason, words)}</p> : null}
          <Place words={words} line={line} form={form} />
        </div>
      </td>
      <td data-label={words.nature}>
        <BareSelect
          name={`nature-${proposal.id}`}
          label={words.natureOf(title)}
          options={props.natureOptions}
          value={chosen(`nature-${proposal.id}`, hint.nature)}
          emptyLabel={words.noneFeminine}
        />
      </td>
    </tr>
  );
}

/** The place is proposed where it can be declined: without the tick, the text of the agenda stays. */
function Place({ words, line, form }: Pick<ReviewTableProps, 'words' | 'form'> & { line: ProposalLine }) {
  const { proposal, place } = line;
  if (!place) return null;
  const name = `place-${proposal.id}`;
  return (
    <label class="choice">
      <input
        type="checkbox"
        name={name}
        value={place.id}
        checked={form === null || form.text(name) === place.id}
      />
      <span>{words.placeFound(place.label)}</span>
    </label>
  );
}

interface MeetingProps {
  words: AgendaImportWords;
  locale: Locale;
  line: ProposalLine;
  ticked: boolean;
}

function Meeting({ words, locale, line, ticked }: MeetingProps) {
  const { proposal, hint } = line;
  const { content } = proposal;
  const doubts = hint.doubts.filter((doubt) => doubt !== 'wholeDay').map((doubt) => words.doubts[doubt]);
  return (
    <>
      <label class="choice">
        <input type="checkbox" name="keep" value={proposal.id} checked={ticked} />
        <span>
          {titleOf(content, words)}
          <span class="hint">{momentOf(content, words, locale)}</span>
        </span>
      </label>
      <Tags tags={[...(proposal.changed ? [words.changed] : []), ...doubts]} />
      {content.notes.length > 0 ? (
        <p class="hint">{content.notes.map((note) => words.notes[note]).join(' – ')}</p>
      ) : null}
      {content.description === '' ? null : <p class="hint">{beginning(content.description)}</p>}
    </>
  );
}

const shownLength = 200;

/** Enough of a description to remember the meeting by; the trace gets it whole. */
function beginning(description: string): string {
  const line = description.replace(/\s+/g, ' ');
  return line.length <= shownLength
    ? line
    : `${line
        .slice(0, shownLength - 1)
        .trimEnd()
        .toWellFormed()}…`;
}

function titleOf(content: AgendaProposal, words: AgendaImportWords): string {
  return content.summary || words.untitled;
}

function reasonOf(reason: NonNullable<AgendaHint['dossierReason']>, words: AgendaImportWords): string {
  return reason.kind === 'before' ? words.before : words.byWords(reason.words.join(', '));
}

/** « 13 h 30, pendant 1 h 30 – Maison des possibles – 4 personnes invitées ». */
function momentOf(content: AgendaProposal, words: AgendaImportWords, locale: Locale): string {
  const when = [
    content.startTime === null ? words.wholeDay : words.hour(content.startTime),
    content.durationMinutes === null ? '' : words.length(content.durationMinutes),
    content.allDay && content.endsOn > content.startsOn
      ? words.days(formatWeekdayAndDate(content.endsOn, locale))
      : '',
  ];
  const parts = [
    when.filter((part) => part !== '').join(', '),
    content.location,
    content.attendeesCount > 0 ? words.invitedCount(content.attendeesCount) : '',
  ];
  return parts.filter((part) => part !== '').join(' – ');
}
