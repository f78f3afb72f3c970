import { paths } from '#/paths.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { organisationsNamed } from './directory.store.ts';
import { possibleDoubles } from './likeness.rules.ts';
import { mergeOrganisations } from './merge.actions.ts';
import { DuplicatesPage, MergePage, PickMergePage } from './merge.pages.tsx';
import { mayMerge, mayTend } from './organisation.access.ts';
import { organisationsAlike } from './organisation.actions.ts';
import { mergeForm } from './organisation.form.ts';
import { trailTo, withOrganisation, wordsOf } from './organisation.routes.tsx';
import { organisationById } from './organisation.store.ts';
import { chosenFields, type Organisation } from './organisation.ts';
import { fieldSayer } from './organisation-form.pages.tsx';
import { latestToCompare, mostPairs } from './to-compare.actions.ts';

export const mergeRoutes: PageRoute[] = [
  get(paths.organisationDuplicates, {
    access: signedIn,
    handle: async (visit) => {
      if (!mayTend(visit.viewer)) return forbidden;
      const words = wordsOf(visit);
      const { lines, compared } = await latestToCompare(visit);
      const pairs = possibleDoubles(lines, mostPairs);
      return page({
        title: words.duplicates,
        trail: trailTo(visit),
        body: (
          <DuplicatesPage words={words} pairs={pairs} mayMerge={mayMerge(visit.viewer)} compared={compared} />
        ),
      });
    },
  }),
  get(paths.organisationMerge(':organisme'), {
    access: signedIn,
    handle: (visit) =>
      withOrganisation(
        visit,
        async (kept) => {
          if (!mayMerge(visit.viewer)) return forbidden;
          const other = visit.query.get('avec');
          return other === null ? showPick(visit, kept, []) : compare(visit, kept, other, []);
        },
        paths.organisationMerge,
      ),
  }),
  post(paths.organisationMerge(':organisme'), { access: signedIn, handle: merge }),
];

async function merge(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.organisme;
  const kept = isId(id) ? await organisationById(await visit.transaction(), id) : null;
  if (!kept) return missing;
  if (!mayMerge(visit.viewer)) return forbidden;
  const parsed = parseForm(mergeForm, await visit.form());
  if (!parsed.ok) return showPick(visit, kept, parsed.errors);
  const { gone, keptVersion, goneVersion } = parsed.values;
  const outcome = await mergeOrganisations(visit, {
    kept: kept.id,
    gone,
    versions: { kept: keptVersion, gone: goneVersion },
    fromGone: new Set(chosenFields.filter((field) => parsed.values[field] === 'gone')),
  });
  if (outcome.kind === 'done') return seeOther(paths.organisation(kept.id), wordsOf(visit).mergeDone);
  if (outcome.kind !== 'refused') return outcome;
  return compare(visit, kept, gone, [{ field: '', key: outcome.key, values: {} }]);
}

/** The two side by side; when one of them is merged already, the choice begins again. */
async function compare(
  visit: SignedInVisit,
  kept: Organisation,
  other: string,
  errors: readonly FieldError[],
): Promise<Outcome> {
  const words = wordsOf(visit);
  const gone = isId(other) ? await organisationById(await visit.transaction(), other) : null;
  if (!gone) return missing;
  if (gone.id === kept.id) return showPick(visit, kept, [{ field: '', key: 'mergeWithItself', values: {} }]);
  if (gone.mergedInto !== null || kept.mergedInto !== null)
    return showPick(visit, kept, [{ field: '', key: 'mergeChanged', values: {} }]);
  const content = {
    title: words.mergeTitle(kept.name),
    trail: trailTo(visit, kept),
    body: (
      <MergePage
        words={words}
        kept={kept}
        gone={gone}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        say={fieldSayer(words, new Map())}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}

async function showPick(
  visit: SignedInVisit,
  organisation: Organisation,
  errors: readonly FieldError[],
): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const text = (visit.query.get('q') ?? '').replaceAll('\u0000', '').slice(0, 300);
  const found = text.trim()
    ? await organisationsNamed(transaction, text, 20)
    : await organisationsAlike(transaction, organisation);
  const content = {
    title: words.mergeTitle(organisation.name),
    trail: trailTo(visit, organisation),
    body: (
      <PickMergePage
        words={words}
        organisation={organisation}
        text={text}
        lines={found.filter((line) => line.id !== organisation.id)}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}
