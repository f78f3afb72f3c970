import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Ties } from '#/ui/ties.tsx';
import type { StatementState } from './life.ts';
import type { fr } from './life.words.ts';
import type { Words } from './transmission.pages.tsx';
import type { Feedback, TransmissionSummary } from './transmission.ts';
import { FeedbackLines, standingOf } from './transmission-parts.pages.tsx';

/** Where a statement stands, in a sentence that opens on its life. */
export function LifeLine({
  words,
  statementId,
  state,
}: {
  words: typeof fr;
  statementId: string;
  state: StatementState;
}) {
  return (
    <p>
      {words.stateNow(words.states[state])} <a href={paths.statementLife(statementId)}>{words.see}</a>
    </p>
  );
}

export interface TransmissionsPartProps {
  words: Words;
  locale: Locale;
  transmissions: readonly {
    summary: TransmissionSummary;
    transmittedOn: string;
    feedback: readonly Feedback[];
  }[];
  /** What else one may open from here. */
  ties: readonly { href: string; label: string }[];
}

/** Beside a statement, for those who produced it: to whom it went, what for, and what was decided with it. */
export function TransmissionsPart({ words, locale, transmissions, ties }: TransmissionsPartProps) {
  return (
    <section aria-labelledby="transmissions">
      <h2 id="transmissions">{words.transmissionsTitle}</h2>
      {transmissions.length === 0 ? <p>{words.notTransmitted}</p> : null}
      {transmissions.map(({ summary, transmittedOn, feedback }) => (
        <section key={summary.id} aria-labelledby={`envoi-${summary.id}`}>
          <h3 id={`envoi-${summary.id}`}>
            <a href={paths.transmission(summary.id)}>
              {words.transmissionLine(summary.recipientName, formatDate(transmittedOn, locale))}
            </a>
          </h3>
          <p>{words.purposeOf(words.purposeKinds[summary.purposeKind], summary.purpose)}</p>
          <p class="hint">{standingOf(words, summary)}</p>
          <FeedbackLines words={words} locale={locale} transmittedOn={transmittedOn} feedback={feedback} />
        </section>
      ))}
      <Ties ties={ties} />
    </section>
  );
}
