import { z } from 'zod';
import { json } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { findingKinds } from './finding.ts';
import { search } from './search.actions.ts';
import { searchForm } from './search.form.ts';

const range = z.object({ start: z.int(), end: z.int() });

export const searchApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/search',
    access: signedIn,
    scope: 'search:read',
    operationId: 'search',
    summary: 'Search what the caller may read, in French.',
    tag: 'search',
    query: searchForm,
    response: z.object({
      items: z.array(
        z.object({
          kind: z.enum(findingKinds),
          id: z.uuid(),
          title: z.string(),
          titleRanges: z.array(range).describe('UTF-16 offsets of the words that answer.'),
          excerpt: z.string(),
          excerptRanges: z.array(range),
          happenedOn: z.iso.date(),
        }),
      ),
      count: z.int().nullable().describe('Null when more than 2 000 answer.'),
      hasNext: z.boolean(),
      mended: z
        .string()
        .nullable()
        .describe('The query with its mistyped words mended, when only that found something.'),
      isComplete: z.boolean().describe('False while the index is being built: answers may be missing.'),
    }),
    handle: async (visit, { query }) => {
      const { findings, ...rest } =
        query.q === ''
          ? { findings: [], count: 0, hasNext: false, mended: null, isComplete: true }
          : await search(visit, query);
      return json({ items: findings.map(({ href: _, ...finding }) => finding), ...rest });
    },
  }),
];
