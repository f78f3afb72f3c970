import { placeNames } from '#/domains/territories/territories.public.ts';
import { formatDate, formatTime } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { HistoryPage } from './history.pages.tsx';
import { mayTend } from './organisation.access.ts';
import { restoreOrganisation } from './organisation.actions.ts';
import { restorationForm } from './organisation.form.ts';
import { trailTo, wordsOf } from './organisation.routes.tsx';
import { mergedInto, organisationById, versionsOf } from './organisation.store.ts';
import { fieldSayer } from './organisation-form.pages.tsx';

export const historyRoutes: PageRoute[] = [
  get(paths.organisationHistory(':organisme'), {
    access: signedIn,
    handle: (visit) => showHistory(visit, []),
  }),
  post(paths.organisationRestoration(':organisme'), {
    access: signedIn,
    handle: async (visit) => {
      const id = visit.params.organisme;
      const parsed = parseForm(restorationForm, await visit.form());
      if (!isId(id) || !(await organisationById(await visit.transaction(), id))) return missing;
      if (!mayTend(visit.viewer)) return forbidden;
      if (!parsed.ok) return missing;
      const outcome = await restoreOrganisation(visit, id, parsed.values);
      if (outcome.kind === 'done') return seeOther(paths.organisation(id), wordsOf(visit).restored);
      if (outcome.kind === 'conflict' || outcome.kind === 'refused')
        return showHistory(visit, [{ field: '', key: 'restoreChanged', values: {} }]);
      return outcome;
    },
  }),
];

/** A merged organisation keeps its own history at its own address: nothing of it is lost. */
async function showHistory(visit: SignedInVisit, errors: readonly FieldError[]): Promise<Outcome> {
  const id = visit.params.organisme;
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const organisation = isId(id) ? await organisationById(transaction, id) : null;
  if (!organisation) return missing;
  const versions = await versionsOf(transaction, organisation.id);
  const kept = organisation.mergedInto ? await organisationById(transaction, organisation.mergedInto) : null;
  const names = await placeNames(transaction, [
    ...new Set(versions.flatMap((version) => version.content.placeIds)),
  ]);
  const content = {
    title: words.historyTitle(organisation.name),
    trail: trailTo(visit, kept ?? organisation),
    body: (
      <HistoryPage
        words={words}
        organisation={organisation}
        versions={versions}
        became={await mergedInto(transaction, organisation.id)}
        keptName={kept?.name ?? null}
        mayTend={mayTend(visit.viewer)}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        say={fieldSayer(words, names)}
        moment={(at) => momentOf(visit, at)}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}

function momentOf(visit: SignedInVisit, at: Date): string {
  const { timeZone } = visit.services.settings;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  const day = formatDate(dayIn(timeZone, at), visit.locale);
  return wordsOf(visit).versionAt(day, formatTime(time, visit.locale));
}
