import { z } from 'zod';
import { tokenDays, tokenScopes } from './token.ts';

export const tokenForm = z.object({
  name: z
    .string('tokenNameMissing')
    .trim()
    .min(1, 'tokenNameMissing')
    .max(100, 'tokenNameLong')
    .regex(/^[^\p{Cc}]*$/u, 'nameInvalid'),
  scopes: z.array(z.enum(tokenScopes, 'scopesMissing')).min(1, 'scopesMissing').max(tokenScopes.length),
  days: z.enum(tokenDays.map(String) as [string, ...string[]], 'daysInvalid').transform(Number),
});
export type TokenAsked = z.output<typeof tokenForm>;
