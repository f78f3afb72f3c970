import { z } from 'zod';
import type { CodebookFault } from '#/domains/codebooks/codebooks.public.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome, type Problem, problem } from '#/platform/outcome.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { type EditingOutcome, readDraft } from './draft.actions.ts';
import { samplePeriod, undecided } from './draft.rules.ts';
import type { CodebookDraft } from './draft.ts';
import { faultWordsOf, wordsOf } from './draft-visit.routes.tsx';
import type { Unfit } from './replacement.rules.ts';
import { type DraftPublication, draftFaults } from './review.actions.ts';

export const reference = z.object({ id: z.string(), version: z.string() });
const bilingual = z.object({ fr: z.string(), en: z.string() });
const instant = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

export const draftSummary = z
  .object({
    id: z.uuid(),
    spaceId: z.uuid(),
    spaceName: z.string(),
    codebook: reference.describe('What it becomes when it is published.'),
    title: bilingual,
    extends: reference.nullable(),
    revision: z.int(),
    changedAt: instant,
  })
  .meta({ id: 'CodebookDraftSummary' });

export const wholeDraft = draftSummary
  .extend({
    base: reference.describe('The version it was opened from.'),
    publishedAt: instant.nullable(),
    mayWrite: z.boolean(),
    undecidedCount: z.int(),
    sample: z.object({ calendarId: z.string(), periodId: z.string(), startsOn: day, endsOn: day }).nullable(),
    faults: z
      .array(
        z.object({
          place: z.string(),
          importance: z.enum(['error', 'warning', 'information']),
          code: z.string(),
          sentence: z.string(),
        }),
      )
      .describe('A draft may be wrong at any moment; an error keeps it from being published.'),
  })
  .meta({ id: 'CodebookDraft' });

export const tagOf = ({ revision }: Pick<CodebookDraft, 'revision'>) => ({ etag: `"${revision}"` });

export const draftAsked = (visit: SignedInVisit) => readDraft(visit, visit.params.draft ?? '');

/** What is to be known of a draft, its faults with their places; its ETag is its revision. */
export async function answerDraft(
  visit: SignedInVisit,
  id = visit.params.draft ?? '',
  status = 200,
): Promise<Outcome> {
  const read = await readDraft(visit, id);
  if (!read) return missing;
  const { draft, spaceName, mayWrite } = read;
  const { book, spaceId, base, revision, changedAt, publishedAt } = draft;
  const sample = samplePeriod(draft, visit.today);
  const sentences = faultWordsOf(visit);
  const faults = publishedAt === null ? await draftFaults(await visit.transaction(), draft) : [];
  const body = {
    id,
    spaceId,
    spaceName,
    codebook: { id: book.id, version: book.version },
    title: book.title,
    extends: book.extends,
    revision,
    changedAt,
    base,
    publishedAt,
    mayWrite,
    undecidedCount: undecided(draft).length,
    sample: sample && {
      calendarId: sample.calendarId,
      periodId: sample.periodId,
      startsOn: sample.period.startsOn,
      endsOn: sample.period.endsOn,
    },
    faults: faults.map((found) => ({
      place: found.place,
      importance: found.importance,
      code: found.code,
      sentence: sentences[found.code](found),
    })),
  };
  return json(body, status, tagOf(draft));
}

/** The revision that If-Match names; or the answer, when the draft is not visible or none is named. */
export async function revisionAsked(visit: SignedInVisit): Promise<number | Outcome> {
  if (!(await draftAsked(visit))) return missing;
  const { preconditionMissing: title, preconditionMissingText: detail } = wordsOf(visit).problems;
  return versionAsked(visit) ?? problem({ status: 428, code: 'precondition-missing', title, detail });
}

type NotDone =
  | Exclude<EditingOutcome, { kind: 'saved' }>
  | Exclude<DraftPublication, { kind: 'published' }>
  | { kind: 'unfit'; unfit: Unfit }
  | { kind: 'taken' | 'noParent' | 'noConflict' };

/** What was refused as a problem, in the reader's language. */
export function told(visit: SignedInVisit, outcome: NotDone): Outcome {
  if (outcome === null) return missing;
  const words = wordsOf(visit);
  switch (outcome.kind) {
    case 'forbidden':
      return forbidden;
    case 'aside':
      return changedProblem(visit);
    case 'refused':
      if (outcome.key === 'draftChanged') return changedProblem(visit);
      return refusal(outcome.key === 'published' ? 409 : 422, outcome.key, words.refusals[outcome.key]);
    case 'taken':
      return refusal(409, 'taken', words.errors.taken);
    case 'noParent':
    case 'noConflict':
      return refusal(422, outcome.kind, words.refusals[outcome.kind]);
    case 'notFor':
      return refusal(403, 'not-for', words.notFor);
    case 'undecided':
      return refusal(422, 'undecided', words.undecided(outcome.count));
    case 'unfit':
      return refusal(422, 'unfit', words.problems.refused, unfitErrors(visit, outcome.unfit));
    case 'misshapen': {
      const errors = outcome.places.map((field) => ({
        field,
        detail: words.errors.misshapen({ place: field }),
      }));
      return refusal(422, 'misshapen', words.problems.refused, errors);
    }
    case 'faulty':
      return refusal(422, 'faulty', words.notPublished, faultErrors(visit, outcome.faults));
  }
}

export const refusal = (status: number, code: string, title: string, errors?: Problem['errors']): Outcome =>
  problem({ status, code: `codebook-draft-${code}`, title, ...(errors ? { errors } : {}) });

export function faultErrors(visit: SignedInVisit, faults: readonly CodebookFault[]) {
  const sentences = faultWordsOf(visit);
  return faults.map((found) => ({ field: found.place, detail: sentences[found.code](found) }));
}

function unfitErrors(visit: SignedInVisit, { refusals, faults }: Unfit) {
  const { replacing } = wordsOf(visit);
  const refused = refusals.map(({ place, key }) => ({ field: place, detail: replacing[key] }));
  return [...refused, ...faultErrors(visit, faults)];
}

function changedProblem(visit: SignedInVisit): Outcome {
  const { problems, refusals } = wordsOf(visit);
  const { versionChanged: title } = problems;
  return problem({ status: 412, code: 'version-changed', title, detail: refusals.draftChanged });
}
