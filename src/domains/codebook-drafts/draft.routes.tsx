import {
  codebookDifferenceForm,
  listCodebooks,
  mayBringCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm, parseValues } from '#/platform/form.ts';
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
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayWriteDraft } from './draft.access.ts';
import { listDrafts } from './draft.actions.ts';
import { openingForm } from './draft.form.ts';
import { DifferenceImportPage, DraftsPage, OpeningPage } from './draft-list.pages.tsx';
import { dayOf, wordsOf } from './draft-visit.routes.tsx';
import { bringDifference, openDraft } from './opening.actions.ts';

/** Larger than any difference that passes the limits of the form. */
const maximumDifferenceBytes = 4 * 1024 * 1024;

/** Finding drafts and opening them. */
export const draftRoutes: PageRoute[] = [
  get(paths.codebookDrafts, { access: signedIn, handle: showDrafts }),
  get(paths.codebookDraftImport, {
    access: signedIn,
    handle: async (visit) => (mayOpen(visit) ? page(await importPage(visit, Form.of({}), [])) : forbidden),
  }),
  post(paths.codebookDraftImport, {
    access: signedIn,
    maximumBodyBytes: maximumDifferenceBytes,
    handle: bring,
  }),
  get(paths.codebookWorkshop(':codebook', ':version'), {
    access: signedIn,
    handle: async (visit) => {
      const content = await openingPage(visit, Form.of({}), []);
      return content ? page(content) : missing;
    },
  }),
  post(paths.codebookWorkshop(':codebook', ':version'), { access: signedIn, handle: open }),
];

const mayOpen = (visit: SignedInVisit) =>
  visit.viewer.memberships.some(({ spaceId }) => mayWriteDraft(visit.viewer, spaceId));

async function keptSpaces(visit: SignedInVisit) {
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  return own.filter(({ id }) => mayWriteDraft(visit.viewer, id));
}

async function showDrafts(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const drafts = await listDrafts(visit);
  const changedOn = new Map(drafts.map(({ id, changedAt }) => [id, dayOf(visit, changedAt)]));
  return page({
    title: words.title,
    body: (
      <DraftsPage
        words={words}
        locale={visit.locale}
        drafts={drafts}
        changedOn={changedOn}
        mayOpen={mayOpen(visit)}
      />
    ),
  });
}

async function openingPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = wordsOf(visit);
  const base = { id: visit.params.codebook ?? '', version: visit.params.version ?? '' };
  const found = (await listCodebooks(visit)).find(
    ({ id, version, state }) => id === base.id && version === base.version && state !== 'draft',
  );
  if (!found) return null;
  const spaces = await keptSpaces(visit);
  return {
    title: words.openTitle,
    trail: [{ label: found.title[visit.locale], href: paths.codebookVersion(base.id, base.version) }],
    body: (
      <OpeningPage
        words={words}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        base={base}
        spaces={spaces}
        mayFollow={mayFollow(visit, found.spaceId, spaces)}
        isEverybodys={found.spaceId === null}
      />
    ),
  };
}

/** Whether the next version is the viewer's to write: in a space that they keep, or for everybody. */
function mayFollow(visit: SignedInVisit, holder: string | null, spaces: readonly { id: string }[]): boolean {
  return holder === null ? mayBringCodebook(visit.viewer, null) : spaces.some(({ id }) => id === holder);
}

async function open(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refused = async (errors: readonly FieldError[]) => {
    const content = await openingPage(visit, form, errors);
    return content ? refusedPage(content) : missing;
  };
  const parsed = parseForm(openingForm, form);
  if (!parsed.ok) return refused(parsed.errors);
  const { space, as, version, titleFr, titleEn } = parsed.values;
  const base = { id: visit.params.codebook ?? '', version: visit.params.version ?? '' };
  const title = { fr: titleFr, en: titleEn };
  const outcome = await openDraft(visit, { spaceId: space, base, as, version, title });
  if (outcome.kind === 'opened') return seeOther(paths.codebookDraft(outcome.id), wordsOf(visit).opened);
  const field = { space: 'space', title: 'titleFr', base: 'as', notOwn: 'as', taken: 'version' }[outcome.key];
  return refused([{ field, key: outcome.key, values: {} }]);
}

async function importPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: words.importTitle,
    trail: [{ label: words.title, href: paths.codebookDrafts }],
    body: (
      <DifferenceImportPage
        words={words}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        spaces={await keptSpaces(visit)}
      />
    ),
  };
}

async function bring(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const file = form.files('file')[0];
  const text = file ? new TextDecoder().decode(file.bytes) : form.text('text');
  const refused = async (key: string, place = '') =>
    refusedPage(
      await importPage(visit, form, [{ field: key === 'space' ? 'space' : 'text', key, values: { place } }]),
    );
  if (text.trim() === '') return refused('nothing');
  const written = asJson(text);
  if (written === undefined) return refused('notJson');
  const parsed = parseValues(codebookDifferenceForm, written);
  if (!parsed.ok) return refused('misshapen', parsed.errors.map(({ field }) => field).join(', '));
  const outcome = await bringDifference(visit, form.text('space'), parsed.values);
  if (outcome.kind === 'opened') return seeOther(paths.codebookDraft(outcome.id), wordsOf(visit).opened);
  return outcome.kind === 'misshapen'
    ? refused('misshapen', outcome.places.join(', '))
    : refused(outcome.key);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
