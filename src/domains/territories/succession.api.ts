import { z } from 'zod';
import * as problemWords from '#/platform/api-problems.words.ts';
import { json, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, administrator, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { checkSuccessions, importSuccessions } from './succession.actions.ts';
import { successionTableForm } from './succession.form.ts';
import { allSuccessions } from './succession.store.ts';
import { confidences, successionKinds } from './succession.ts';
import * as successionWords from './succession.words.ts';
import { type TableReading, tableColumns } from './succession-table.rules.ts';

export const succession = z
  .object({
    fromId: z.uuid(),
    toId: z.uuid(),
    happenedOn: z.iso.date().describe('First day of what follows.'),
    kind: z.enum(successionKinds),
    confidence: z.enum(confidences),
    source: z.string(),
  })
  .meta({ id: 'TerritorySuccession' });

const path = '/territories/successions';

export const successionApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path,
    access: signedIn,
    scope: 'spaces:read',
    operationId: 'listTerritorySuccessions',
    summary: 'Which place followed which, on what day and how sure that is: mergers, splits, renamings',
    tag: 'territories',
    response: z.object({ items: z.array(succession) }),
    handle: async (visit) => json({ items: await allSuccessions(await visit.transaction()) }),
  }),
  operation({
    method: 'POST',
    path,
    access: administrator,
    scope: 'spaces:write',
    operationId: 'importTerritorySuccessions',
    summary: 'Check a table of successions, and add all of it when `keep` says so; for administrators',
    tag: 'territories',
    body: successionTableForm.omit({ confirm: true }).extend({ keep: z.boolean().default(false) }),
    maximumBodyBytes: 4 * 1024 * 1024,
    response: z.object({
      kept: z.boolean(),
      successions: z.int(),
      places: z.int().describe('Institutions of the past that the table adds.'),
      confirmed: z.int().describe('Known successions that the table says to be verified, with its source.'),
    }),
    handle: async (visit, { body: { text, keep } }) =>
      told(visit, keep ? await importSuccessions(visit, text) : await checkSuccessions(visit, text), keep),
  }),
];

/** What the table says, or every cell to mend, named as a spreadsheet does: `B3`. */
function told(visit: SignedInVisit, reading: TableReading, kept: boolean): Outcome {
  const words = wordsFor(visit.locale, successionWords);
  const refused = { status: 422, code: 'refused', title: wordsFor(visit.locale, problemWords).refused };
  if (reading.kind === 'unreadable') return problem({ ...refused, detail: words.unreadable[reading.reason] });
  const { problems, successions, places, confirmed } = reading;
  if (problems.length === 0) {
    const [added, told] = [successions.length, confirmed.length];
    return json({ kept, successions: added, places: places.length, confirmed: told });
  }
  const errors = problems.map(({ line, column, fault }) => ({
    field: `${'ABCDEF'[tableColumns.indexOf(column)]}${line}`,
    detail: words.faults[fault],
  }));
  return problem({ ...refused, detail: words.problems(problems.length), errors });
}
