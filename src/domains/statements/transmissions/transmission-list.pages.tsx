import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
import type { Words } from './transmission.pages.tsx';
import type { TransmissionSummary } from './transmission.ts';
import { standingOf } from './transmission-parts.pages.tsx';

export interface TransmissionListed {
  summary: TransmissionSummary;
  transmittedOn: string;
}

interface ListProps {
  words: Words;
  locale: Locale;
}

export interface TransmissionsPageProps extends ListProps {
  received: readonly TransmissionListed[];
  sent: readonly TransmissionListed[];
  olderHref: string | null;
}

/** Figures received and handed over, with what was said of them. */
export function TransmissionsPage({ received, sent, olderHref, ...view }: TransmissionsPageProps) {
  const { words, locale } = view;
  return (
    <>
      <p class="lead">{words.listLead}</p>
      <section aria-labelledby="recus">
        <h2 id="recus">{words.received}</h2>
        {received.length === 0 ? (
          <p>{words.noneReceived}</p>
        ) : (
          <Lines
            {...view}
            listed={received}
            label={({ summary: { content } }) => words.line(content.spaceName, content.period.label[locale])}
          />
        )}
      </section>
      <section aria-labelledby="remis">
        <h2 id="remis">{words.sent}</h2>
        {sent.length === 0 ? (
          <p>{words.noneSent}</p>
        ) : (
          <Lines
            {...view}
            listed={sent}
            label={({ summary: { recipientName, content } }) =>
              words.lineTo(recipientName, content.period.label[locale])
            }
          />
        )}
      </section>
      {olderHref ? (
        <p>
          <a href={olderHref}>{words.older}</a>
        </p>
      ) : null}
    </>
  );
}

function Lines({
  words,
  locale,
  listed,
  label,
}: ListProps & { listed: readonly TransmissionListed[]; label(listed: TransmissionListed): string }) {
  return (
    <LinkedList
      lines={listed.map(({ summary, transmittedOn }) => ({
        label: label({ summary, transmittedOn }),
        href: paths.transmission(summary.id),
        note: [
          words.purposeOf(words.purposeKinds[summary.purposeKind], summary.purpose),
          standingOf(words, summary),
          summary.feedbackCount === 0 ? words.noFeedback(formatDate(transmittedOn, locale)) : null,
        ]
          .filter((part) => part !== null)
          .join(' – '),
      }))}
    />
  );
}
