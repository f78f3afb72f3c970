import { ownSpaces, spaceById } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import type { FieldError } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import {
  json,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { reviewPage, reviewProposals } from './agenda-import.routes.tsx';
import { ImportResultPage, ImportsPage, nameOf } from './import.pages.tsx';
import { importById, importsOf } from './import.store.ts';
import type { Import } from './import.ts';
import * as importWords from './import.words.ts';
import { undoImport } from './import-undo.actions.ts';
import { forgetNotWork, notWorkCount } from './proposal.store.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, importWords);

export const importRoutes: PageRoute[] = [
  get(paths.imports, { access: signedIn, handle: showImports }),
  post(paths.imports, {
    access: signedIn,
    handle: async (visit) => {
      await forgetNotWork(await visit.transaction(), visit.viewer.personId);
      return seeOther(paths.imports, wordsOf(visit).forgotten);
    },
  }),
  get(paths.import(':importation'), { access: signedIn, handle: showImport }),
  post(paths.import(':importation'), { access: signedIn, handle: reviewProposals }),
  get(paths.importProgress(':importation'), { access: signedIn, handle: showProgress }),
  post(paths.importUndo(':importation'), { access: signedIn, handle: undo }),
];

async function showImports(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const spaces = await ownSpaces(transaction, visit.viewer.personId);
  const zone = visit.services.settings.timeZone;
  return page({
    title: words.title,
    body: (
      <ImportsPage
        words={words}
        locale={visit.locale}
        imports={await importsOf(transaction, visit.viewer.personId)}
        hasSpace={spaces.some((space) => holds(visit.viewer, space.id, 'member'))}
        notWork={await notWorkCount(transaction, visit.viewer.personId)}
        day={(at) => formatDate(dayIn(zone, at), visit.locale)}
      />
    ),
  });
}

async function showImport(visit: SignedInVisit): Promise<Outcome> {
  const one = await ownImport(visit);
  if (!one) return missing;
  if (one.state === 'mapping') return seeOther(paths.importMapping(one.id));
  if (one.state === 'reviewing') return page(await reviewPage(visit, one, null, []));
  return page(await resultPage(visit, one, []));
}

/** The import named in the address, when it is the viewer's. */
export async function ownImport(visit: SignedInVisit): Promise<Import | null> {
  const id = visit.params.importation;
  return isId(id) ? importById(await visit.transaction(), id) : null;
}

async function resultPage(
  visit: SignedInVisit,
  one: Import,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const space = await spaceById(await visit.transaction(), one.spaceId);
  return {
    title: nameOf(one, words),
    trail: [{ label: words.title, href: paths.imports }],
    ...(one.state === 'running' ? { scripts: ['import-progress'] } : {}),
    body: (
      <ImportResultPage
        words={words}
        one={one}
        spaceName={space?.name ?? ''}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function showProgress(visit: SignedInVisit): Promise<Outcome> {
  const one = await ownImport(visit);
  if (!one) return missing;
  const sentence = wordsOf(visit).progress(one.doneCount, one.totalCount);
  return json({ state: one.state, done: one.doneCount, total: one.totalCount, sentence }, 200, {
    'cache-control': 'no-store',
  });
}

async function undo(visit: SignedInVisit): Promise<Outcome> {
  const one = await ownImport(visit);
  if (!one) return missing;
  const words = wordsOf(visit);
  const refuse = async (field: string, key: string) =>
    refusedPage(await resultPage(visit, one, [{ field, key, values: {} }]));
  const form = await visit.form();
  if (form.text('confirmed') !== '1') return refuse('confirmed', 'undoUnconfirmed');
  const outcome = await undoImport(visit, one.id);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'refused') return refuse('', outcome.key);
  if (outcome.kind === 'removed') return seeOther(paths.imports, words.removedNotice);
  return seeOther(paths.import(one.id), words.undoneNotice(outcome.trashed));
}
