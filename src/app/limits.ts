import { remoteNetwork } from '#/domains/people/people.public.ts';
import { printOf } from '#/platform/if-match.ts';
import type { Answer } from '#/platform/outcome.ts';
import type { Visit } from '#/platform/visit.ts';
import { tooManyOutcome } from './problems.tsx';

/** What one person, or one network of strangers, may ask in a while: far more than anybody at work does. */
export const limits = {
  /** Requests to the API with a personal token, all the tokens of a person together. */
  api: { points: 1200, perSeconds: 60, lot: 20 },
  /** Files, imports and lists: whatever is let through past the usual size. */
  sending: { points: 300, perSeconds: 600 },
  /** Documents and tables written for one reader: PDF, Word, OpenDocument, CSV, XLSX, JSON. */
  document: { points: 120, perSeconds: 600 },
} as const;
export type Limited = keyof typeof limits;

/** Counts an act and returns null, or what to answer instead. No connection of the visit may be held meanwhile. */
export async function overLimit(visit: Visit, limited: Limited): Promise<Answer | null> {
  return tooMany(visit, limited, await counterOf(visit, limited).spend(keyOf(visit)));
}

/** The same without counting: for what is counted once it is made (`countMade`). */
export async function mustWait(visit: Visit, limited: Limited): Promise<Answer | null> {
  return tooMany(visit, limited, await counterOf(visit, limited).waitOf(keyOf(visit)));
}

/** Counts what was just made, whatever the count. */
export async function countMade(visit: Visit, limited: Limited): Promise<void> {
  await counterOf(visit, limited).spend(keyOf(visit));
}

const counterOf = (visit: Visit, limited: Limited) =>
  visit.services.rateLimit({ name: `many-${limited}`, ...limits[limited] });

function tooMany(visit: Visit, limited: Limited, seconds: number | null): Answer | null {
  if (seconds === null) return null;
  visit.wait(seconds);
  return tooManyOutcome(visit, limited, seconds);
}

export function keyOf({ viewer, remoteAddress }: Pick<Visit, 'viewer' | 'remoteAddress'>): string {
  return printOf(viewer.kind === 'person' ? viewer.personId : remoteNetwork(remoteAddress));
}
