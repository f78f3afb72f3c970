import {
  type CodebookReference,
  extendedCodebook,
  headOf,
  newerVersions,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences, noErrors } from '#/platform/form-errors.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { differenceOf, editDraft, removeDraft, renumberDraft } from './draft.actions.ts';
import { renumberingForm } from './draft.form.ts';
import { OverviewPage, PublicationPage } from './draft.pages.tsx';
import { type Audience, audiences, type CodebookDraft } from './draft.ts';
import {
  afterEdit,
  type DraftVisit,
  draftOf,
  faultWordsOf,
  isOutcome,
  seenRevision,
  trailOf,
  wordsOf,
  writtenDraftOf,
} from './draft-visit.routes.tsx';
import { HeadPage } from './head.pages.tsx';
import { bilingual } from './part.form.ts';
import { audiencesOf, carryDraft, draftFaults, publishDraft } from './review.actions.ts';

const draft = ':brouillon';

/** What a draft is, what it says of itself, and its end: published or given up. */
export const overviewRoutes: PageRoute[] = [
  get(paths.codebookDraft(draft), { access: signedIn, handle: showOverview }),
  get(paths.codebookDraftHead(draft), {
    access: signedIn,
    handle: async (visit) => {
      const found = await writtenDraftOf(visit);
      return isOutcome(found) ? found : page(headPage(visit, found, []));
    },
  }),
  post(paths.codebookDraftHead(draft), { access: signedIn, handle: changeHead }),
  get(paths.codebookDraftPublication(draft), {
    access: signedIn,
    handle: async (visit) => {
      const found = await writtenDraftOf(visit);
      return isOutcome(found) ? found : page(await publicationPage(visit, found));
    },
  }),
  post(paths.codebookDraftPublication(draft), { access: signedIn, handle: publish }),
  post(paths.codebookDraftCarrying(draft), { access: signedIn, handle: carry }),
  post(paths.codebookDraftRemoval(draft), {
    access: signedIn,
    handle: async (visit) => {
      const outcome = await removeDraft(visit, visit.params.brouillon ?? '');
      const words = wordsOf(visit);
      const onward = { to: paths.codebookDrafts, notice: words.discarded };
      return afterEdit(visit, '', outcome, onward, (sentence) => seeOther(paths.codebookDrafts, sentence));
    },
  }),
  download(paths.codebookDraftDifference(draft), { access: signedIn, handle: downloadDifference }),
];

async function showOverview(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  const transaction = await visit.transaction();
  return page({
    title: found.draft.book.title[visit.locale],
    trail: trailOf(visit, found).slice(0, 1),
    wide: true,
    body: (
      <OverviewPage
        view={found.view}
        spaceName={found.spaceName}
        faults={await draftFaults(transaction, found.draft)}
        faultWords={faultWordsOf(visit)}
        otherParents={found.mayWrite ? await newerParents(visit, found.draft) : []}
      />
    ),
  });
}

/** Versions of the extended codebook that come after the one a variant extends. */
async function newerParents(visit: SignedInVisit, { book, spaceId }: CodebookDraft): Promise<string[]> {
  const extended = book.extends && (await extendedCodebook(await visit.transaction(), book, spaceId));
  return extended ? newerVersions(visit, extended, spaceId) : [];
}

function headPage(visit: SignedInVisit, found: DraftVisit, errors: readonly FieldError[]) {
  const words = wordsOf(visit);
  const refusal = errors.length === 0 ? noErrors : errorSentences(visit.locale, errors, words.errors);
  return {
    title: words.headTitle,
    trail: trailOf(visit, found),
    body: <HeadPage view={found.view} refusal={refusal} />,
  };
}

async function changeHead(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const form = await visit.form();
  const words = wordsOf(visit);
  const parsed = parseForm(renumberingForm, form);
  const typed = {
    title: bilingual(form, 'title'),
    summary: bilingual(form, 'summary'),
    validFromOn: form.text('validFromOn'),
    validUntilOn: form.text('validUntilOn') || null,
    countedBy: form.all('countedBy'),
    noRuleReason: form.text('noRuleReason'),
  };
  // What was typed comes back with the refusal.
  const shown: DraftVisit = {
    ...found,
    view: { ...found.view, draft: { ...found.draft, book: { ...found.draft.book, ...typed } } },
  };
  const refused = (errors: readonly FieldError[]) => refusedPage(headPage(visit, shown, errors));
  if (!parsed.ok) return refused(parsed.errors);
  const { id } = found.draft;
  const seen = await seenRevision(visit);
  const renumbered = await renumberDraft(visit, id, parsed.values.version);
  if (renumbered?.kind === 'taken') return refused([{ field: 'version', key: 'taken', values: {} }]);
  const before = headOf(found.draft.book);
  const head = Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
    ),
  );
  const outcome =
    Object.keys(head).length === 0 ? renumbered : await editDraft(visit, id, { kind: 'head', head }, seen);
  const onward = { to: paths.codebookDraft(id), notice: words.saved };
  return afterEdit(visit, id, outcome as Awaited<ReturnType<typeof editDraft>>, onward, (sentence) =>
    refused([{ field: 'validFromOn', key: 'misshapen', values: { place: sentence } }]),
  );
}

interface RefusedPublication {
  sentence: string;
  isUndecided?: boolean;
  chosen?: Audience;
}

async function publicationPage(visit: SignedInVisit, found: DraftVisit, refused?: RefusedPublication) {
  const audiences = await audiencesOf(visit, found.draft);
  const chosen = refused?.chosen ?? audiences[0];
  return {
    title: wordsOf(visit).publishTitle,
    trail: trailOf(visit, found),
    body: (
      <PublicationPage
        view={found.view}
        spaceName={found.spaceName}
        audiences={audiences}
        chosen={chosen}
        faults={await draftFaults(await visit.transaction(), found.draft, chosen)}
        faultWords={faultWordsOf(visit)}
        refusal={refused?.sentence ?? null}
        isUndecided={refused?.isUndecided ?? false}
      />
    ),
  };
}

async function publish(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const words = wordsOf(visit);
  const seen = (await seenRevision(visit)) || null;
  const asked = (await visit.form()).text('pour');
  const chosen = audiences.find((audience) => audience === asked);
  const outcome = await publishDraft(visit, found.draft.id, chosen ?? null, seen);
  if (outcome === null) return missing;
  const refused = async (sentence: string, isUndecided = false) =>
    refusedPage(
      await publicationPage(visit, found, { sentence, isUndecided, ...(chosen ? { chosen } : {}) }),
    );
  switch (outcome.kind) {
    case 'published':
      return seeOther(publishedAt(outcome.reference, found, chosen), words.publishedNow);
    case 'forbidden':
      return forbidden;
    case 'refused':
      return refused(words.refusals[outcome.key]);
    case 'notFor':
      return refused(words.notFor);
    case 'undecided':
      return refused(words.undecided(outcome.count), true);
    case 'taken':
      return refused(words.errors.taken);
    case 'faulty':
      return refused(words.notPublished);
  }
}

const publishedAt = ({ id, version }: CodebookReference, { draft }: DraftVisit, audience?: Audience) =>
  paths.codebookVersion(id, version, audience === 'everybody' ? null : draft.spaceId);

async function carry(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.brouillon ?? '';
  const words = wordsOf(visit);
  const outcome = await carryDraft(visit, id, (await visit.form()).text('version'));
  if (outcome?.kind === 'noParent') return seeOther(paths.codebookDraft(id), words.refusals.noParent);
  const onward = { to: paths.codebookDraftReview(id), notice: words.carried };
  return afterEdit(visit, id, outcome, onward, (sentence) => seeOther(paths.codebookDraft(id), sentence));
}

async function downloadDifference(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  const difference =
    found && (await differenceOf(await visit.transaction(), found.draft.book, found.draft.spaceId));
  if (!found || !difference) return missing;
  const { id, version } = found.draft.book;
  return {
    kind: 'download',
    body: new TextEncoder().encode(`${JSON.stringify(difference, null, 2)}\n`),
    type: 'application/json; charset=utf-8',
    fileName: `${id}-${version}-difference.json`,
  };
}
