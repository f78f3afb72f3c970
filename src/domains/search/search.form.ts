import { z } from 'zod';
import { findingKinds } from './finding.ts';

const orNothing = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal('').transform(() => null), schema]).optional();

/** What a search box and its filters send, and the API's query. */
export const searchForm = z.object({
  q: z.string().trim().max(300).default(''),
  sorte: orNothing(z.enum(findingKinds)),
  espace: orNothing(z.guid()),
  depuis: orNothing(z.iso.date('dateInvalid')),
  jusque: orNothing(z.iso.date('dateInvalid')),
  page: z.coerce.number().int().min(1).max(100).default(1),
});

export type SearchValues = z.output<typeof searchForm>;
