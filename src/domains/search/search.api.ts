import { z } from 'zod';
import { json } from '#/platform/outcome.ts';
import { ownerPrint } from '#/platform/owner-print.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { ownerHeader } from '#/site-paths.ts';
import { thingsToKeep } from './device-copy.actions.ts';
import { mostKept } from './device-copy.ts';
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
  operation({
    method: 'GET',
    path: '/search/recent',
    access: signedIn,
    // More of each text than a search shows.
    scope: 'traces:read',
    operationId: 'listWhatADeviceKeeps',
    summary: `The latest ${mostKept.traces} traces and ${mostKept.dossiers} dossiers of the caller's own spaces, in short, for a device to search without network; dossiers ask for \`dossiers:read\` as well.`,
    tag: 'search',
    response: z.object({
      items: z.array(
        z.object({
          kind: z.enum(['trace', 'dossier']),
          title: z.string(),
          happenedOn: z.iso.date(),
          address: z.string(),
          texts: z
            .array(z.string())
            .describe('Beginnings of what a search reads, in the order of the index.'),
          bodyAt: z.int().describe('Where the first text goes on after the title, in UTF-16 units.'),
          isCut: z.boolean().describe('True when something of these texts was left out.'),
        }),
      ),
    }),
    handle: async (visit) =>
      json({ items: await thingsToKeep(visit) }, 200, {
        // What a device keeps of it, its person chose to keep there: nothing else does.
        'cache-control': 'no-store',
        [ownerHeader]: ownerPrint(visit.viewer.personId),
      }),
  }),
];
