import { shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { conventionInForce, insertConvention } from '#/domains/statements/conventions/convention.store.ts';
import { statementSummaries } from '#/domains/statements/statement.store.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertFeedback } from './feedback.store.ts';
import { insertTurn } from './life.store.ts';
import type { Turn } from './life.ts';
import { insertReading } from './reading.store.ts';
import { statementToTransmit, transmitTo, type Wished } from './transmission.actions.ts';

const team = storyId('space:equipe');
const direction = { spaceId: storyId('space:direction'), name: 'Direction des services à la communauté' };
const denis = storyId('person:denis');

const conventionText = `Un appel ou un courriel de moins de dix minutes n’est pas noté, sauf s’il change quelque chose.
Une rencontre à plusieurs est une seule trace, avec toutes les personnes de l’équipe qui y étaient.
La préparation est notée à part, pour qu’on la voie.`;

/** Two statements the team handed over: one accepted and told back, one returned with its reason. */
export async function seedTransmissions(context: SeedContext): Promise<void> {
  const { transaction, services, today } = context;
  const now = services.clock.now();
  await insertConvention(transaction, {
    spaceId: team,
    afterVersion: (await conventionInForce(transaction, team))?.version ?? 0,
    text: conventionText,
    writtenBy: storyId('person:rene'),
    writtenAt: new Date(now.getTime() - 40 * 86_400_000),
  });
  const closed = await handedOver(context, 'financial', {
    purposeKind: 'account',
    purpose:
      'Rendre compte de la période à la direction, avant la rencontre sur les services à la communauté.',
  });
  if (closed) {
    await turn(transaction, closed, 'accepted', '', now);
    await read(transaction, closed.id, today, now);
    await insertFeedback(transaction, {
      transmissionId: closed.id,
      decidedOn: today,
      text: 'La direction maintient les quatre postes de l’équipe. La préparation du colloque, que le cadre ne reçoit pas, sera dite dans le bilan annuel.',
      recordedBy: denis,
      recordedAt: now,
    });
  }
  const running = await handedOver(context, 'year', {
    purposeKind: 'planning',
    purpose: 'Prévoir le soutien de l’an prochain aux tables et aux comités du quartier.',
  });
  if (running) {
    const reason =
      'L’année n’est pas finie : lus tels quels, ces chiffres feraient croire à une baisse. Transmettez de nouveau après le 31 mars.';
    await turn(transaction, running, 'returned', reason, now);
    await read(transaction, running.id, today, now);
  }
}

interface HandedOver {
  id: string;
  statementId: string;
}

/** The latest statement of the official framework in this calendar, handed to the direction. */
async function handedOver(
  { transaction, services, today }: SeedContext,
  calendarId: string,
  purpose: Pick<Wished, 'purposeKind' | 'purpose'>,
): Promise<HandedOver | null> {
  const { statements } = await statementSummaries(transaction, { spaceId: team, limit: 50, after: null });
  const statement = statements.find(
    (one) => one.calendarId === calendarId && one.codebook.id === shippedCodebooks[0]?.id,
  );
  const whole = statement && (await statementToTransmit(transaction, statement));
  if (!statement || !whole) return null;
  const clock = { today, timeZone: services.settings.timeZone };
  const sender = { personId: storyId('person:maude'), now: services.clock.now(), clock };
  const outcome = await transmitTo(transaction, sender, whole, {
    ...purpose,
    recipient: direction,
    layout: null,
  });
  return outcome.kind === 'done' ? { id: outcome.id, statementId: statement.id } : null;
}

async function turn(
  transaction: Transaction,
  { id, statementId }: HandedOver,
  answer: Extract<Turn, 'returned' | 'accepted'>,
  reason: string,
  notedAt: Date,
): Promise<void> {
  await insertTurn(transaction, {
    statementId,
    turn: answer,
    transmissionId: id,
    reason,
    notedBy: denis,
    notedAt,
  });
}

async function read(
  transaction: Transaction,
  transmissionId: string,
  readOn: string,
  readAt: Date,
): Promise<void> {
  const reading = { act: 'opened', part: 'figures', means: 'page' } as const;
  await insertReading(transaction, { transmissionId, personId: denis, ...reading, readOn, readAt });
}
