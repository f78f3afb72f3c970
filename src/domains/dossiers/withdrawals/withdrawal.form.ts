import { z } from 'zod';
import { optionalDay } from '../dossier.form.ts';
import { lineStandings, mostLines } from './withdrawal.ts';

const text = z.string().trim().max(4000).default('');

const content = {
  signs: text,
  afterwards: text,
  aimedOn: optionalDay,
  reviewOn: optionalDay,
  reason: z.string().trim().max(1000).default(''),
  /** Revision the text was written over; 0 when there was none. */
  revision: z.coerce.number().int().min(0).default(0),
};

/** The plan of withdrawal as its form posts it: lines as lists side by side. */
export const withdrawalForm = z.object({
  ...content,
  lineId: z.array(z.string().max(40)).max(mostLines).default([]),
  what: z.array(z.string().max(500)).max(mostLines).default([]),
  stands: z.array(z.string().max(20)).max(mostLines).default([]),
  withWhom: z.array(z.string().max(300)).max(mostLines).default([]),
  lineDay: z.array(optionalDay).max(mostLines).default([]),
});
export type WithdrawalValues = z.output<typeof withdrawalForm>;

/** The same as the API takes it. */
export const withdrawalBody = z.object({
  ...content,
  lines: z
    .array(
      z.object({
        id: z.string().max(40).default(''),
        what: z.string().trim().min(1).max(500),
        stands: z.enum(lineStandings),
        withWhom: z.string().trim().max(300).default(''),
        onDay: optionalDay,
      }),
    )
    .max(mostLines)
    .default([]),
});
export type WithdrawalBody = z.output<typeof withdrawalBody>;

/** What the form posts, as the API takes it. */
export function bodyOf(values: WithdrawalValues): WithdrawalBody {
  const { lineId, what, stands, withWhom, lineDay, ...rest } = values;
  return {
    ...rest,
    lines: what.map((words, at) => ({
      id: lineId[at] ?? '',
      what: words,
      stands: stands[at] === 'carried' ? ('carried' as const) : ('remains' as const),
      withWhom: withWhom[at] ?? '',
      onDay: lineDay[at] ?? null,
    })),
  };
}
