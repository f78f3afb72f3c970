import { previewRelease } from '#/domains/protection/protection.public.ts';
import { type ReadStatement, readStatement } from '#/domains/statements/statement.actions.ts';
import { type StopReason, WorkStopped } from '#/platform/threads.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type NotReady, readyToLeave } from './leaving.actions.ts';
import { shownFigure } from './protected-figures.rules.ts';
import { mayTransmit } from './transmission.access.ts';
import { clockOf } from './transmission.actions.ts';
import { transmittedFigure } from './transmitted-figure.rules.ts';

const keysOfStops = {
  busy: 'protectionBusy',
  closing: 'protectionBusy',
  tooSlow: 'protectionTooLong',
  tooHeavy: 'protectionTooLong',
  broken: 'protectionStopped',
} as const satisfies Record<StopReason, string>;

/** Why nothing can leave now. */
export type Kept = NotReady | { kind: 'notReady'; key: (typeof keysOfStops)[StopReason] };

/** What would leave today, without anything leaving. */
export interface TransmissionPreview {
  read: ReadStatement;
  outcome: { kind: 'ready'; figureCount: number; hiddenCount: number; exposedCount: number } | Kept;
}

/**
 * Counts what would be hidden; null when the statement cannot be read, `forbidden` for who does not transmit. Nothing is
 * counted when it is `kept` for a reason that is known already.
 */
export async function previewTransmission(
  visit: SignedInVisit,
  statementId: string,
  kept: Kept | null,
): Promise<TransmissionPreview | 'forbidden' | null> {
  const read = await readStatement(visit, statementId);
  if (!read) return null;
  if (!mayTransmit(visit.viewer, read.statement.spaceId)) return 'forbidden';
  return { read, outcome: kept ?? (await counted(visit, read).catch((error) => keptBy(visit, error))) };
}

async function counted(visit: SignedInVisit, read: ReadStatement): Promise<TransmissionPreview['outcome']> {
  const transaction = await visit.transaction();
  const ready = await readyToLeave(transaction, read, clockOf(visit));
  if (ready.kind === 'notReady') return ready;
  const { states, exposed } = await previewRelease(transaction, read.statement.spaceId, ready.publication);
  const figures = ready.compilation.figures.flatMap(
    (figure) =>
      transmittedFigure(read.codebook, figure, {
        noValue: { fr: '', en: '' },
        amounts: (one) => shownFigure(one, states, ready.names),
      }) ?? [],
  );
  return {
    kind: 'ready',
    figureCount: figures.length,
    hiddenCount: figures.filter(({ count }) => count.isHidden).length,
    exposedCount: exposed.length,
  };
}

/** What is said when protecting was not brought to its end; other errors are thrown again. */
export function keptBy(visit: SignedInVisit, error: unknown): Kept {
  if (!(error instanceof WorkStopped)) throw error;
  visit.services.log.warn({ reference: visit.reference, reason: error.reason }, 'work stopped');
  return { kind: 'notReady', key: keysOfStops[error.reason] };
}
