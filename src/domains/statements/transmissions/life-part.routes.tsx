import * as completenessWords from '#/domains/statements/completeness/completeness.words.ts';
import { ConventionText } from '#/domains/statements/conventions/convention.pages.tsx';
import { conventionInForce } from '#/domains/statements/conventions/convention.store.ts';
import * as conventionWords from '#/domains/statements/conventions/convention.words.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { holds, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { feedbackOfStatement } from './feedback.store.ts';
import type { StatementLife } from './life.actions.ts';
import * as lifeWords from './life.words.ts';
import { LifeLine, TransmissionsPart } from './life-part.pages.tsx';
import * as transmissionWords from './transmission.words.ts';

/** The parts of a statement's page that its life writes: where it stands, what became of it, how the team counts. */
export async function lifeParts(visit: SignedInVisit, life: StatementLife) {
  const { statement, state } = life;
  const transaction = await visit.transaction();
  const dayOf = (at: Date) => dayIn(visit.services.settings.timeZone, at);
  const words = wordsFor(visit.locale, transmissionWords);
  const feedback = await feedbackOfStatement(transaction, statement.id);
  const convention = await conventionInForce(transaction, statement.spaceId);
  const conventions = wordsFor(visit.locale, conventionWords);
  return {
    lifeLine: <LifeLine words={wordsFor(visit.locale, lifeWords)} statementId={statement.id} state={state} />,
    transmissions: (
      <TransmissionsPart
        words={words}
        locale={visit.locale}
        transmissions={life.transmissions.map((summary) => ({
          summary,
          transmittedOn: dayOf(summary.transmittedAt),
          feedback: feedback.filter(({ transmissionId }) => transmissionId === summary.id),
        }))}
        ties={tiesOf(visit, life)}
      />
    ),
    convention: convention ? (
      <ConventionText
        words={conventions}
        locale={visit.locale}
        convention={{ ...convention, writtenOn: dayOf(convention.writtenAt) }}
      />
    ) : (
      <p>{conventions.none}</p>
    ),
  };
}

function tiesOf(
  visit: SignedInVisit,
  { statement, mayTransmit }: StatementLife,
): { href: string; label: string }[] {
  const { locale } = visit;
  const completeness = {
    href: paths.statementCompleteness(statement.id),
    label: wordsFor(locale, completenessWords).see,
  };
  const transmitting = {
    href: paths.statementTransmission(statement.id),
    label: wordsFor(locale, lifeWords).transmit,
  };
  return [
    ...(mayTransmit ? [transmitting] : []),
    ...(holds(visit.viewer, statement.spaceId, 'member') ? [completeness] : []),
    { href: paths.spaceConventions(statement.spaceId), label: wordsFor(locale, conventionWords).see },
    { href: paths.transmissions, label: wordsFor(locale, transmissionWords).seeAll },
  ];
}
