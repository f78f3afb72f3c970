import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { mayBringCodebook } from './codebook.access.ts';
import {
  extendedCodebook,
  type ImportOutcome,
  importCodebook,
  listCodebooks,
  newerVersions,
  readCodebook,
} from './codebook.actions.ts';
import { CodebookPage, CodebooksPage } from './codebook.pages.tsx';
import { keptDifference } from './codebook.store.ts';
import * as codebookWords from './codebook.words.ts';
import { codebookDifference } from './codebook-difference.rules.ts';
import * as faultWords from './codebook-fault.words.ts';
import { holderTyped } from './codebook-holder.pages.tsx';
import * as holderWords from './codebook-holder.words.ts';
import { CodebookImportPage } from './codebook-import.pages.tsx';
import type { CodebookVersion } from './codebook-version.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, codebookWords);
/** Larger than any codebook that passes the limits of the form. */
const maximumCodebookBytes = 8 * 1024 * 1024;

export const codebookRoutes: PageRoute[] = [
  get(paths.codebooks, {
    access: signedIn,
    handle: async (visit) => {
      const summaries = await listCodebooks(visit);
      const mayImport = mayImportAnywhere(visit);
      const words = wordsOf(visit);
      const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
      return page({
        title: words.title,
        body: (
          <CodebooksPage
            words={words}
            holderWords={wordsFor(visit.locale, holderWords)}
            locale={visit.locale}
            summaries={summaries}
            spaceNames={new Map(own.map(({ id, name }) => [id, name]))}
            mayImport={mayImport}
          />
        ),
      });
    },
  }),
  get(paths.codebookImport, {
    access: signedIn,
    handle: async (visit) =>
      mayImportAnywhere(visit) ? page(await importPage(visit, Form.of({}), [], [])) : forbidden,
  }),
  post(paths.codebookImport, {
    access: signedIn,
    maximumBodyBytes: maximumCodebookBytes,
    handle: postImport,
  }),
  get(paths.codebook(':codebook'), {
    access: signedIn,
    handle: async (visit) => {
      const newest = (await listCodebooks(visit)).find(({ id }) => id === visit.params.codebook);
      return newest ? seeOther(paths.codebookVersion(newest.id, newest.version, newest.spaceId)) : missing;
    },
  }),
  get(paths.codebookVersion(':codebook', ':version'), { access: signedIn, handle: showCodebook }),
  download(paths.codebookExport(':codebook', ':version'), {
    access: signedIn,
    handle: async (visit) => {
      const found = await readCodebook(visit, asked(visit), visit.query.get('espace'));
      if (!found) return missing;
      const { id, version } = found.codebook;
      return {
        kind: 'download',
        body: new TextEncoder().encode(`${JSON.stringify(found.codebook, null, 2)}\n`),
        type: 'application/json; charset=utf-8',
        fileName: `${id}-${version}.json`,
      };
    },
  }),
  download(paths.codebookDifference(':codebook', ':version'), {
    access: signedIn,
    handle: downloadDifference,
  }),
];

/** What a variant changes, alone: as it was kept when published, or worked out again; null when it is no variant. */
export async function readDifference(visit: SignedInVisit, spaceId: string | null) {
  const found = await readCodebook(visit, asked(visit), spaceId);
  const transaction = await visit.transaction();
  const parent = found && (await extendedCodebook(transaction, found.codebook, found.spaceId));
  if (!found || !parent) return null;
  return (
    (await keptDifference(transaction, found.codebook, found.spaceId)) ??
    codebookDifference(parent, found.codebook)
  );
}

async function downloadDifference(visit: SignedInVisit): Promise<Outcome> {
  const difference = await readDifference(visit, visit.query.get('espace'));
  if (!difference) return missing;
  const { id, version } = asked(visit);
  return {
    kind: 'download',
    body: new TextEncoder().encode(`${JSON.stringify(difference, null, 2)}\n`),
    type: 'application/json; charset=utf-8',
    fileName: `${id}-${version}-difference.json`,
  };
}

const asked = (visit: Visit) => ({ id: visit.params.codebook ?? '', version: visit.params.version ?? '' });

async function showCodebook(visit: SignedInVisit): Promise<Outcome> {
  const version = await readCodebook(visit, asked(visit), visit.query.get('espace'));
  if (!version) return missing;
  const { id, version: number } = version.codebook;
  const all = (await listCodebooks(visit)).filter((other) => other.id === id);
  const others = all.filter((other) => other.version !== number);
  // What comes with Toile is followed without being changed: the list knows it.
  const standing = all.find((one) => one.version === number && one.spaceId === version.spaceId)?.state;
  const parent = await extendedCodebook(await visit.transaction(), version.codebook, version.spaceId);
  const mayGoOn =
    parent !== null && version.state === 'published' && mayBringCodebook(visit.viewer, version.spaceId);
  const [newerParent = null] = mayGoOn ? await newerVersions(visit, parent, version.spaceId) : [];
  const words = wordsOf(visit);
  return page({
    title: version.codebook.title[visit.locale],
    trail: [{ label: words.title, href: paths.codebooks }],
    wide: true,
    body: (
      <CodebookPage
        words={words}
        holderWords={wordsFor(visit.locale, holderWords)}
        locale={visit.locale}
        today={visit.today}
        version={{ ...version, state: standing ?? version.state }}
        published={await publicationText(visit, version)}
        others={others}
        parent={parent}
        newerParent={newerParent}
      />
    ),
  });
}

/** « Publiée le 4 mars 2026, gardée par… » : when, for whom, and until when. */
async function publicationText(visit: SignedInVisit, version: CodebookVersion): Promise<string> {
  const words = wordsFor(visit.locale, holderWords);
  const { spaceId, publishedAt, supersededAt, isShipped } = version;
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  const dayOf = (at: Date) => formatDate(dayIn(visit.services.settings.timeZone, at), visit.locale);
  const spaceName = own.find(({ id }) => id === spaceId)?.name ?? '';
  return [
    isShipped || publishedAt === null ? words.comesWithToile : words.publishedOn(dayOf(publishedAt)),
    spaceId === null ? words.forEverybody : words.membersOnly(spaceName),
    ...(supersededAt === null ? [] : [words.supersededOn(dayOf(supersededAt))]),
  ].join(', ');
}

function mayImportAnywhere(visit: SignedInVisit): boolean {
  return (
    mayBringCodebook(visit.viewer, null) ||
    visit.viewer.memberships.some(({ spaceId }) => mayBringCodebook(visit.viewer, spaceId))
  );
}

async function postImport(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const file = form.files('file')[0];
  const text = file ? new TextDecoder().decode(file.bytes) : form.text('text');
  if (text.trim() === '')
    return refusedPage(await importPage(visit, form, [{ field: 'file', key: 'nothing', values: {} }], []));
  const spaceId = holderTyped(form.text('space'));
  const outcome = await importCodebook(visit, spaceId, text);
  if (outcome.kind === 'published') {
    const { id, version } = outcome.reference;
    return seeOther(paths.codebookVersion(id, version, spaceId), wordsOf(visit).imported);
  }
  const { errors, faults } = refusalOf(outcome, visit);
  return refusedPage(await importPage(visit, form, errors, faults));
}

interface ImportRefusal {
  errors: FieldError[];
  faults: { place: string; sentence: string }[];
}

function refusalOf(outcome: Exclude<ImportOutcome, { kind: 'published' }>, visit: Visit): ImportRefusal {
  const words = wordsOf(visit);
  switch (outcome.kind) {
    case 'forbidden':
      return { errors: [{ field: 'space', key: 'space', values: {} }], faults: [] };
    case 'notJson':
      return { errors: [{ field: 'text', key: 'notJson', values: {} }], faults: [] };
    case 'taken':
      return {
        errors: [],
        faults: [
          { place: 'version', sentence: words.taken(outcome.reference.id, outcome.reference.version) },
        ],
      };
    case 'misshapen':
      return { errors: [], faults: outcome.places.map((place) => ({ place, sentence: words.misshapen })) };
    case 'faulty': {
      const sentences = wordsFor(visit.locale, faultWords);
      return {
        errors: [],
        faults: outcome.faults.map((found) => ({
          place: found.place,
          sentence: sentences[found.code](found),
        })),
      };
    }
  }
}

async function importPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  faults: ImportRefusal['faults'],
) {
  const words = wordsOf(visit);
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  const spaces = own.filter(({ id }) => mayBringCodebook(visit.viewer, id));
  return {
    title: words.importTitle,
    trail: [{ label: words.title, href: paths.codebooks }],
    body: (
      <CodebookImportPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        spaces={spaces}
        mayForEverybody={mayBringCodebook(visit.viewer, null)}
        faults={faults}
      />
    ),
  };
}
