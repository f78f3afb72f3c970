import { logHappening } from '#/platform/happenings.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { feedbackOf, insertFeedback } from './feedback.store.ts';
import { insertReading, readingsOf } from './reading.store.ts';
import { mayAnswer, mayReadDeclarations, worksInTeam } from './transmission.access.ts';
import { transmissionById } from './transmission.store.ts';
import type { Feedback, Reading, Transmission } from './transmission.ts';

/** How a transmission is being read. */
export interface ReadingWay {
  act: Reading['act'];
  part: Reading['part'];
  means: string;
}

export interface ReadTransmission {
  transmission: Transmission;
  feedback: readonly Feedback[];
  /** The viewer works in the team: their reading is not recorded. */
  isOwnTeam: boolean;
  mayAnswer: boolean;
  mayReadDeclarations: boolean;
}

/**
 * A transmission with what was decided; null when it was neither sent nor received by a space of the viewer. Reading
 * it is recorded, unless one works in the team it comes from.
 */
export async function readTransmission(
  visit: SignedInVisit,
  id: string,
  way: ReadingWay | null,
): Promise<ReadTransmission | null> {
  if (!isId(id)) return null;
  const transaction = await visit.transaction();
  const transmission = await transmissionById(transaction, id);
  if (!transmission) return null;
  if (way) await recordReading(visit, transmission, way);
  return {
    transmission,
    feedback: await feedbackOf(transaction, id),
    isOwnTeam: worksInTeam(visit.viewer, transmission),
    mayAnswer: mayAnswer(visit.viewer, transmission),
    mayReadDeclarations: mayReadDeclarations(visit.viewer, transmission),
  };
}

/** A file that the team makes for somebody outside is how its figures leave: that is recorded too. */
async function recordReading(
  visit: SignedInVisit,
  transmission: Transmission,
  way: ReadingWay,
): Promise<void> {
  const leavesByFile = way.act === 'exported' && transmission.recipientSpaceId === null;
  if (worksInTeam(visit.viewer, transmission) && !leavesByFile) return;
  await insertReading(await visit.transaction(), {
    transmissionId: transmission.id,
    personId: visit.viewer.personId,
    ...way,
    readOn: visit.today,
    readAt: visit.now,
  });
}

const readingsShown = 200;

/** Who read a transmission, for those who work in the team; `forbidden` for others who may read it. */
export async function readReadings(
  visit: SignedInVisit,
  id: string,
): Promise<{ transmission: Transmission; readings: readonly Reading[] } | 'forbidden' | null> {
  if (!isId(id)) return null;
  const transaction = await visit.transaction();
  const transmission = await transmissionById(transaction, id);
  if (!transmission) return null;
  if (!worksInTeam(visit.viewer, transmission)) return 'forbidden';
  return { transmission, readings: await readingsOf(transaction, id, readingsShown) };
}

export type FeedbackOutcome =
  | { kind: 'done'; id: string }
  | { kind: 'missing' }
  | { kind: 'forbidden' }
  | { kind: 'refused'; field: 'decidedOn'; key: 'decidedInFuture' };

/** Records what was decided with the figures. */
export async function tellDecision(
  visit: SignedInVisit,
  transmissionId: string,
  values: { decidedOn: string; text: string },
): Promise<FeedbackOutcome> {
  if (!isId(transmissionId)) return { kind: 'missing' };
  const transaction = await visit.transaction();
  const transmission = await transmissionById(transaction, transmissionId);
  if (!transmission) return { kind: 'missing' };
  if (!mayAnswer(visit.viewer, transmission)) return { kind: 'forbidden' };
  if (values.decidedOn > visit.today) return { kind: 'refused', field: 'decidedOn', key: 'decidedInFuture' };
  const { personId } = visit.viewer;
  const id = await insertFeedback(transaction, {
    transmissionId,
    ...values,
    recordedBy: personId,
    recordedAt: visit.now,
  });
  await logHappening(transaction, {
    personId,
    spaceId: transmission.spaceId,
    kind: 'statement.feedback',
    subjectKind: 'statement',
    subjectId: transmission.statementId,
    details: { transmission: transmissionId },
  });
  return { kind: 'done', id };
}
