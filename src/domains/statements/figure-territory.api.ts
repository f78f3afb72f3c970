import { z } from 'zod';
import { json, missing } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { readByTerritory } from './figure-territory.actions.ts';
import { divisions } from './figure-territory.rules.ts';
import * as territoryWords from './figure-territory.words.ts';
import { territoriesJson } from './figure-territory-file.rules.ts';
import * as statementWords from './statement.words.ts';

const bilingual = z.object({ fr: z.string(), en: z.string() });
const line = z.object({
  kind: z
    .enum(['territory', 'shared', 'outside', 'noPlace', 'notSeen'])
    .describe(
      'shared: any of these territories, no known key divides it; notSeen: not visible to the reader',
    ),
  territories: z.array(z.object({ id: z.string(), name: z.string() })),
  count: z.int(),
  minutes: z.int().nullable(),
});

/** The acts of a statement by territory, as the page tells them. */
export const territoryFigureOperations: ApiOperation[] = [
  operation({
    method: 'GET',
    access: signedIn,
    tag: 'statements',
    scope: 'statements:read',
    path: '/statements/:statement/territories',
    operationId: 'readStatementTerritories',
    summary:
      'Each kind of act declared, by territory of the day of the facts or of today; nothing is guessed',
    query: z.object({
      geography: z.enum(['facts', 'today']).default('facts'),
      division: z.enum(divisions).optional(),
    }),
    response: z.object({
      statementId: z.string(),
      codebook: z.object({ id: z.string(), version: z.string() }),
      startsOn: z.string(),
      endsOn: z.string(),
      geography: z.enum(['facts', 'today']),
      division: z.enum(divisions),
      restsOnUnverified: z
        .boolean()
        .describe('Whether a territory told here began or ended by a succession that nobody has verified.'),
      limits: z.array(z.object({ sentence: bilingual, source: bilingual })),
      acts: z.array(z.object({ key: z.string(), name: z.string(), lines: z.array(line) })),
    }),
    handle: async (visit, { query }) => {
      const reading = await readByTerritory(visit, visit.params.statement ?? '', {
        geography: query.geography === 'today' ? 'aujourdhui' : 'faits',
        division: query.division ?? null,
      });
      if (!reading) return missing;
      const { noValue } = wordsFor(visit.locale, statementWords);
      const words = wordsFor(visit.locale, territoryWords);
      return json(territoriesJson({ reading, locale: visit.locale, words, noValue }));
    },
  }),
];
