import { type Part, partAt, placeNamed, resolutions } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { readChange, readHistory, takeAside } from './draft.actions.ts';
import type { DraftChange } from './draft.ts';
import { afterEdit, type DraftVisit, dayOf, draftOf, trailOf, wordsOf } from './draft-visit.routes.tsx';
import { decideConflict } from './review.actions.ts';
import { AsidePage, HistoryPage, ReviewPage } from './review.pages.tsx';

const draft = ':brouillon';

/** What is to be decided after the parent changed, and who changed what. */
export const reviewRoutes: PageRoute[] = [
  get(paths.codebookDraftReview(draft), {
    access: signedIn,
    handle: async (visit) => {
      const found = await draftOf(visit);
      if (!found) return missing;
      return page({
        title: wordsOf(visit).reviewTitle,
        trail: trailOf(visit, found),
        body: <ReviewPage view={found.view} />,
      });
    },
  }),
  post(paths.codebookDraftReview(draft), { access: signedIn, handle: decide }),
  get(paths.codebookDraftHistory(draft), { access: signedIn, handle: showHistory }),
  get(paths.codebookDraftAside(draft, ':changement'), { access: signedIn, handle: showAside }),
  post(paths.codebookDraftAside(draft, ':changement'), {
    access: signedIn,
    handle: async (visit) => {
      const id = visit.params.brouillon ?? '';
      const outcome = await takeAside(visit, id, visit.params.changement ?? '');
      const onward = { to: paths.codebookDraft(id), notice: wordsOf(visit).asideTaken };
      return afterEdit(visit, id, outcome, onward, (sentence) =>
        seeOther(paths.codebookDraftHistory(id), sentence),
      );
    },
  }),
];

async function decide(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.brouillon ?? '';
  const form = await visit.form();
  const words = wordsOf(visit);
  const decision = resolutions.find((one) => one === form.text('decision'));
  const position = Number(form.text('point'));
  if (!decision || !Number.isInteger(position)) return missing;
  const outcome = await decideConflict(visit, id, position, decision);
  const to = paths.codebookDraftReview(id);
  if (outcome?.kind === 'noConflict') return seeOther(to, words.refusals.noConflict);
  const onward = { to: `${to}#point-${position}`, notice: words.decidedNow };
  return afterEdit(visit, id, outcome, onward, (sentence) => seeOther(to, sentence));
}

async function showHistory(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  const changes = await readHistory(visit, found.draft.id);
  const changedOn = new Map(changes.map(({ id, changedAt }) => [id, dayOf(visit, changedAt)]));
  return page({
    title: `${wordsOf(visit).historyTitle} – ${found.draft.book.title[visit.locale]}`,
    trail: trailOf(visit, found),
    wide: true,
    body: <HistoryPage view={found.view} changes={changes} changedOn={changedOn} />,
  });
}

async function showAside(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  const change = found && (await readChange(visit, found.draft.id, visit.params.changement ?? ''));
  if (!found || change?.kind !== 'set-aside') return missing;
  const words = wordsOf(visit);
  const last = (await readHistory(visit, found.draft.id)).find(
    (other) =>
      other.place === change.place &&
      other.partId === change.partId &&
      other.kind !== 'set-aside' &&
      other.kind !== 'moved',
  );
  return page({
    title: words.asideTitle,
    trail: trailOf(visit, found),
    body: (
      <AsidePage
        view={found.view}
        change={change}
        changedOn={dayOf(visit, last?.changedAt ?? change.changedAt)}
        present={presentPart(found, change)}
        lastBy={last?.personName ?? words.formerPerson}
      />
    ),
  });
}

function presentPart({ draft: { book } }: DraftVisit, change: DraftChange): Part | null {
  if (change.place === 'head') {
    const source = Object.entries({ ...book, noRuleReason: book.mapping.noRuleReason });
    const typed = new Set(Object.keys(change.after ?? {}));
    return { ...Object.fromEntries(source.filter(([name]) => typed.has(name))), id: 'head' };
  }
  const place = placeNamed(change.place);
  return place && partAt(book, place, change.partId);
}
