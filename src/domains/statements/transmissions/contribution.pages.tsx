import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import type { fr } from './contribution.words.ts';
import type { Words as TransmissionWords } from './transmission.pages.tsx';
import type { ContributionFeedback } from './transmission.ts';

export interface ContributionsPageProps {
  words: typeof fr;
  transmissionWords: TransmissionWords;
  locale: Locale;
  feedback: readonly ContributionFeedback[];
  olderHref: string | null;
}

/** What was decided with one's work: what for, by whom; never a figure. */
export function ContributionsPage({ feedback, olderHref, ...view }: ContributionsPageProps) {
  const { words } = view;
  return (
    <>
      <p class="lead">{words.lead}</p>
      {feedback.length === 0 ? <p>{words.none}</p> : null}
      {feedback.map((one) => (
        <ToldBack key={one.id} {...view} one={one} />
      ))}
      {olderHref ? (
        <p>
          <a href={olderHref}>{words.older}</a>
        </p>
      ) : null}
    </>
  );
}

function ToldBack({
  words,
  transmissionWords,
  locale,
  one,
}: Omit<ContributionsPageProps, 'feedback' | 'olderHref'> & { one: ContributionFeedback }) {
  return (
    <section aria-labelledby={`suite-${one.id}`}>
      <h2 id={`suite-${one.id}`}>{words.heading(one.recipientName, one.period[locale])}</h2>
      <Definitions
        items={[
          {
            term: words.decided(formatDate(one.decidedOn, locale)),
            details: one.text.split('\n').filter((line) => line.trim() !== ''),
          },
          {
            term: words.purpose,
            details: transmissionWords.purposeOf(
              transmissionWords.purposeKinds[one.purposeKind],
              one.purpose,
            ),
          },
          { term: words.recipient, details: one.recipientName },
          { term: words.team, details: one.spaceName },
        ]}
      />
      {one.mayOpen ? (
        <p>
          <LinkButton href={paths.transmission(one.transmissionId)}>{words.open}</LinkButton>
        </p>
      ) : null}
    </section>
  );
}
