import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import type { FieldError } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { mayWriteCrosswalk } from './crosswalk.access.ts';
import {
  changeCrosswalk,
  listCrosswalks,
  type ReadCrosswalk,
  readCrosswalk,
  readHistory,
  type WritingOutcome,
} from './crosswalk.actions.ts';
import { documentOf, identityOf } from './crosswalk.form.ts';
import { CrosswalkPage, CrosswalksPage } from './crosswalk.pages.tsx';
import { crosswalkFaults } from './crosswalk.rules.ts';
import type { CrosswalkContent } from './crosswalk.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import { codeRoutes } from './crosswalk-code.routes.tsx';
import { withList, withoutList, withPlainLinks } from './crosswalk-edit.rules.ts';
import { readCrosswalkFile } from './crosswalk-file.form.ts';
import { reportRoutes } from './crosswalk-report.routes.tsx';
import { fileSentences, sentencesOf } from './crosswalk-sentences.form.ts';
import { crosswalkTable } from './crosswalk-table.rules.ts';
import { newCrosswalkRoutes } from './new-crosswalk.routes.tsx';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, crosswalkWords);
const maximumFileBytes = 4 * 1024 * 1024;

export const crosswalkRoutes: PageRoute[] = [
  get(paths.crosswalks, { access: signedIn, handle: showCrosswalks }),
  ...newCrosswalkRoutes,
  get(paths.crosswalk(':correspondance'), {
    access: signedIn,
    handle: async (visit) => {
      const read = await readCrosswalk(visit, visit.params.correspondance ?? '');
      return read ? page(await crosswalkPage(visit, read)) : missing;
    },
  }),
  download(paths.crosswalkExport(':correspondance'), { access: signedIn, handle: exportCrosswalk }),
  ...reportRoutes,
  post(paths.crosswalkLists(':correspondance'), { access: signedIn, handle: addList }),
  post(paths.crosswalkFile(':correspondance'), {
    access: signedIn,
    maximumBodyBytes: maximumFileBytes,
    handle: replaceLinks,
  }),
  post(paths.crosswalkListRemoval(':correspondance', ':liste'), {
    access: signedIn,
    handle: (visit) => change(visit, (content) => withoutList(content, visit.params.liste ?? '')),
  }),
  post(paths.crosswalkPlainLinks(':correspondance', ':liste'), {
    access: signedIn,
    handle: (visit) =>
      change(visit, (content, { from, to }) => withPlainLinks(content, from, to, visit.params.liste ?? '')),
  }),
  ...codeRoutes,
];

async function showCrosswalks(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const summaries = await listCrosswalks(visit);
  const mayWrite = visit.viewer.memberships.some(({ spaceId }) => mayWriteCrosswalk(visit.viewer, spaceId));
  return page({
    title: words.title,
    body: <CrosswalksPage words={words} locale={visit.locale} summaries={summaries} mayWrite={mayWrite} />,
  });
}

interface Refused {
  errors?: readonly FieldError[];
  faults?: readonly { place: string; sentence: string }[];
}

async function crosswalkPage(
  visit: SignedInVisit,
  read: ReadCrosswalk,
  { errors = [], faults = [] }: Refused = {},
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { crosswalk, from, to } = read;
  const { revisions, names } = await readHistory(visit, crosswalk);
  const { timeZone } = visit.services.settings;
  const findings = crosswalkFaults(crosswalk, from, to);
  return {
    title: words.fromTo(from.title[visit.locale], to.title[visit.locale]),
    trail: [{ label: words.title, href: paths.crosswalks }],
    wide: true,
    body: (
      <CrosswalkPage
        {...read}
        words={words}
        locale={visit.locale}
        findings={sentencesOf(findings, visit.locale)}
        refused={faults}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        revisions={revisions.map((one) => ({
          ...one,
          name: (one.madeBy && names.get(one.madeBy)) ?? words.somebody,
          on: dayIn(timeZone, one.madeAt),
        }))}
      />
    ),
  };
}

async function exportCrosswalk(visit: SignedInVisit): Promise<Outcome> {
  const read = await readCrosswalk(visit, visit.params.correspondance ?? '');
  const format = visit.query.get('format') ?? 'json';
  if (!read || (format !== 'json' && format !== 'csv')) return missing;
  const { crosswalk, from, to } = read;
  const document = documentOf({ ...identityOf(crosswalk), note: crosswalk.note, lists: crosswalk.lists });
  const text =
    format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : crosswalkTable(crosswalk, from, to);
  return {
    kind: 'download',
    body: new TextEncoder().encode(text),
    type: format === 'json' ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
    fileName: `correspondance-${from.id}-${to.id}-${crosswalk.revision}.${format}`,
  };
}

async function addList(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const read = await readCrosswalk(visit, visit.params.correspondance ?? '');
  if (!read) return missing;
  const [from, to] = [form.text('from'), form.text('to')];
  const known = (lists: readonly { id: string }[], id: string) => lists.some((list) => list.id === id);
  const errors = [
    ...(known(read.from.codeLists, from) ? [] : ['from']),
    ...(known(read.to.codeLists, to) ? [] : ['to']),
  ].map((field): FieldError => ({ field, key: 'list', values: {} }));
  if (read.mayWrite && errors.length > 0) return refusedPage(await crosswalkPage(visit, read, { errors }));
  return change(visit, (content) => withList(content, from, to));
}

async function replaceLinks(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const read = await readCrosswalk(visit, visit.params.correspondance ?? '');
  if (!read) return missing;
  if (!read.mayWrite) return forbidden;
  const file = form.files('file')[0];
  if (!file)
    return refusedPage(
      await crosswalkPage(visit, read, { errors: [{ field: 'file', key: 'file', values: {} }] }),
    );
  const reading = readCrosswalkFile(new TextDecoder().decode(file.bytes), read.crosswalk);
  if (!reading.ok)
    return refusedPage(
      await crosswalkPage(visit, read, { faults: fileSentences(reading.faults, visit.locale) }),
    );
  return change(visit, () => reading.content);
}

type Change = (content: CrosswalkContent, books: Pick<ReadCrosswalk, 'from' | 'to'>) => CrosswalkContent;

/** Writes the next revision and comes back to the crosswalk; refused, the page says why and nothing changed. */
async function change(visit: SignedInVisit, how: Change): Promise<Outcome> {
  const id = visit.params.correspondance ?? '';
  const revision = Number((await visit.form()).text('revision'));
  const outcome: WritingOutcome | null = await changeCrosswalk(visit, id, revision, how);
  if (outcome === null) return missing;
  if (outcome.kind === 'written') return seeOther(paths.crosswalk(id), wordsOf(visit).saved);
  if (outcome.kind === 'forbidden') return forbidden;
  const read = await readCrosswalk(visit, id);
  if (!read) return missing;
  if (outcome.kind === 'faulty')
    return refusedPage(
      await crosswalkPage(visit, read, { faults: sentencesOf(outcome.faults, visit.locale) }),
    );
  const errors = [{ field: 'revision', key: 'stale', values: {} }];
  return refusedPage(await crosswalkPage(visit, read, { errors }));
}
