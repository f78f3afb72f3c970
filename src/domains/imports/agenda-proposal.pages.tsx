import type { Form } from '#/platform/form.ts';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Select, type SelectOption } from '#/ui/fields.tsx';
import { Tags } from '#/ui/tag.tsx';
import type { AgendaProposal } from './agenda.ts';
import type { AgendaHint } from './agenda-hint.rules.ts';
import type { fr } from './agenda-import.words.ts';
import type { Proposal } from './import.ts';

export type AgendaImportWords = typeof fr;

interface LineProps {
  words: AgendaImportWords;
  proposal: Proposal;
  hint: AgendaHint;
  ticked: boolean;
  dossierOptions: readonly SelectOption[];
  natureOptions: readonly SelectOption[];
  form: Form | null;
}

/** One event: a box to tick, what the calendar says of it, and where it would go. */
export function ProposalLine({
  words,
  proposal,
  hint,
  ticked,
  dossierOptions,
  natureOptions,
  form,
}: LineProps) {
  const { content, id } = proposal;
  const title = content.summary || words.untitled;
  const tags = [
    ...(proposal.changed ? [words.changed] : []),
    ...hint.doubts.filter((doubt) => doubt !== 'wholeDay').map((doubt) => words.doubts[doubt]),
  ];
  const dossierName = `dossier-${id}`;
  const natureName = `nature-${id}`;
  return (
    <div class="proposal">
      <label class="choice">
        <input type="checkbox" name="keep" value={id} checked={ticked} />
        <span>
          {title}
          <span class="hint">{momentOf(content, words)}</span>
        </span>
      </label>
      <Tags tags={tags} />
      {content.notes.length > 0 ? (
        <p class="hint">{content.notes.map((note) => words.notes[note]).join(' – ')}</p>
      ) : null}
      <div class="inline-form">
        {dossierOptions.length > 0 ? (
          <Select
            name={dossierName}
            label={words.dossierOf(title)}
            hint={reasonOf(hint, words)}
            options={dossierOptions}
            value={form?.text(dossierName) ?? hint.dossierId ?? ''}
            emptyLabel={words.none}
          />
        ) : null}
        <Select
          name={natureName}
          label={words.natureOf(title)}
          options={natureOptions}
          value={form?.text(natureName) ?? hint.nature ?? ''}
          emptyLabel={words.noneFeminine}
        />
      </div>
      {content.description === '' ? null : (
        <Disclosure summary={words.details}>
          <p class="pre-line">{content.description}</p>
        </Disclosure>
      )}
    </div>
  );
}

function reasonOf(hint: AgendaHint, words: AgendaImportWords): string | undefined {
  if (!hint.dossierReason) return undefined;
  return hint.dossierReason.kind === 'before'
    ? words.before
    : words.byWords(hint.dossierReason.words.join(', '));
}

/** « 13 h 30 – 1 h 30 min – Maison des possibles – 4 personnes invitées ». */
function momentOf(content: AgendaProposal, words: AgendaImportWords): string {
  const hour = content.startTime === null ? words.wholeDay : words.hour(content.startTime);
  const parts = [
    hour,
    content.durationMinutes === null ? '' : words.length(content.durationMinutes),
    content.location,
    content.attendeesCount > 0 ? words.invitedCount(content.attendeesCount) : '',
  ];
  return parts.filter((part) => part !== '').join(' – ');
}
