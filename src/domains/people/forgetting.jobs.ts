import type { JobContext } from '#/platform/domain.ts';
import { deleteEnded } from './session.store.ts';

export const forgetEndedJob = 'people.forget-ended';

/** Every hour: what no longer opens anything is no longer kept. */
export async function forgetEnded({ services }: JobContext): Promise<void> {
  await services.database.asSystem((transaction) => deleteEnded(transaction, services.clock.now()));
}
