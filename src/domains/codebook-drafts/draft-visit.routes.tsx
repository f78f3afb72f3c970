import {
  codebookFaultsEn,
  codebookFaultsFr,
  codebookWordsEn,
  codebookWordsFr,
  extendedCodebook,
  partMarksOf,
} from '#/domains/codebooks/codebooks.public.ts';
import { statementWordsEn, statementWordsFr } from '#/domains/statements/statements.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { forbidden, missing, type Outcome, seeOther } from '#/platform/outcome.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { type EditingOutcome, type ReadDraft, readDraft } from './draft.actions.ts';
import * as draftWords from './draft.words.ts';
import type { DraftView } from './draft-frame.pages.tsx';
import { presentVersion } from './trial.actions.ts';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, draftWords);
export const faultWordsOf = (visit: Visit) =>
  wordsFor(visit.locale, { fr: codebookFaultsFr, en: codebookFaultsEn });
export const statementWordsOf = (visit: Visit) =>
  wordsFor(visit.locale, { fr: statementWordsFr, en: statementWordsEn });
export const dayOf = (visit: Visit, at: Date) => dayIn(visit.services.settings.timeZone, at);

export interface DraftVisit extends ReadDraft {
  view: DraftView;
}

/** The draft of the address with what its pages need; null when it is not visible. */
export async function draftOf(visit: SignedInVisit): Promise<DraftVisit | null> {
  const read = await readDraft(visit, visit.params.brouillon ?? '');
  if (!read) return null;
  const { draft, mayWrite } = read;
  const parent = await presentVersion(visit, draft);
  const extended = await extendedCodebook(await visit.transaction(), draft.book, draft.spaceId);
  const view: DraftView = {
    draft,
    words: wordsOf(visit),
    bookWords: wordsFor(visit.locale, { fr: codebookWordsFr, en: codebookWordsEn }),
    locale: visit.locale,
    mayWrite,
    parent,
    extended,
    marks: extended && partMarksOf(extended, draft.book),
  };
  return { ...read, view };
}

/** The same for a page that only those who write may open. */
export async function writtenDraftOf(visit: SignedInVisit): Promise<DraftVisit | Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  return found.mayWrite ? found : forbidden;
}

export const isOutcome = (found: DraftVisit | Outcome): found is Outcome => 'kind' in found;

/** Links from the list of codebooks to the draft. */
export function trailOf(visit: Visit, { draft }: { draft: DraftView['draft'] }) {
  return [
    { label: wordsOf(visit).title, href: paths.codebookDrafts },
    { label: draft.book.title[visit.locale], href: paths.codebookDraft(draft.id) },
  ];
}

/** The revision that the form was drawn with; a form without one saw nothing. */
export async function seenRevision(visit: SignedInVisit): Promise<number> {
  const typed = Number((await visit.form()).text('revision'));
  return Number.isInteger(typed) && typed > 0 ? typed : 0;
}

type Refused = Exclude<EditingOutcome, { kind: 'saved' } | { kind: 'aside' }>;

/**
 * Where an edit leads: back to the work with a word, to the two texts when somebody else wrote the same part, or
 * `refused` with what was typed.
 */
export function afterEdit(
  visit: SignedInVisit,
  draftId: string,
  outcome: EditingOutcome,
  onward: { to: string; notice: string },
  refused: (sentence: string) => Outcome | Promise<Outcome>,
): Outcome | Promise<Outcome> {
  if (outcome?.kind === 'saved') return seeOther(onward.to, onward.notice);
  if (outcome?.kind === 'aside') return seeOther(paths.codebookDraftAside(draftId, outcome.changeId));
  if (outcome === null) return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  return refused(refusalOf(visit, outcome) ?? '');
}

/** An edit that was refused, as a sentence. */
export function refusalOf(visit: Visit, outcome: Refused): string | null {
  const words = wordsOf(visit);
  if (outcome?.kind === 'refused') return words.refusals[outcome.key];
  if (outcome?.kind === 'misshapen') return words.errors.misshapen({ place: outcome.places.join(', ') });
  return null;
}
