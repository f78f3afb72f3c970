import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { parseValues } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { DirectoryPage } from './directory.pages.tsx';
import { directory } from './directory.store.ts';
import { mayMerge, mayTend } from './organisation.access.ts';
import { verifyOrganisation } from './organisation.actions.ts';
import { directoryForm } from './organisation.form.ts';
import { OrganisationPage, OrganisationTies } from './organisation.pages.tsx';
import { organisationById } from './organisation.store.ts';
import type { Organisation } from './organisation.ts';
import * as organisationWords from './organisation.words.ts';
import { namedPlaces, placesOfDirectory } from './organisation-places.actions.ts';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, organisationWords);

/** Links from the root to a page about one organisation. */
export const trailTo = (visit: Visit, organisation?: Organisation) => [
  { label: wordsOf(visit).title, href: paths.organisations },
  ...(organisation ? [{ label: organisation.name, href: paths.organisation(organisation.id) }] : []),
];

const pageLength = 50;

export const organisationRoutes: PageRoute[] = [
  get(paths.organisations, { access: signedIn, handle: showDirectory }),
  get(paths.organisation(':organisme'), {
    access: signedIn,
    handle: (visit) => withOrganisation(visit, (organisation) => showOrganisation(visit, organisation)),
  }),
  post(paths.organisationFreshness(':organisme'), {
    access: signedIn,
    handle: async (visit) => {
      const id = visit.params.organisme;
      if (!isId(id)) return missing;
      const outcome = await verifyOrganisation(visit, id);
      if (outcome.kind === 'forbidden') return forbidden;
      if (outcome.kind === 'missing') return missing;
      return seeOther(paths.organisation(outcome.id), wordsOf(visit).verifiedDone);
    },
  }),
];

/**
 * Hands over the organisation of the address. One that was merged leads to the one that was kept, at the same
 * page (`to`), and says so.
 */
export async function withOrganisation(
  visit: SignedInVisit,
  show: (organisation: Organisation) => Promise<Outcome>,
  to: (id: string) => string = paths.organisation,
): Promise<Outcome> {
  const id = visit.params.organisme;
  const organisation = isId(id) ? await organisationById(await visit.transaction(), id) : null;
  if (!organisation) return missing;
  if (organisation.mergedInto) return seeOther(to(organisation.mergedInto), wordsOf(visit).mergedNotice);
  return show(organisation);
}

async function showDirectory(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const parsed = parseValues(directoryForm, Object.fromEntries(visit.query));
  const filters = parsed.ok ? parsed.values : { q: '', kind: null, place: null, suite: null };
  const transaction = await visit.transaction();
  const limits = { text: filters.q, kind: filters.kind, placeId: filters.place };
  const lines = await directory(transaction, limits, filters.suite, pageLength + 1);
  return page({
    title: words.title,
    body: (
      <DirectoryPage
        words={words}
        lines={lines.slice(0, pageLength)}
        next={lines.length > pageLength ? lines[pageLength - 1]!.id : null}
        filters={filters}
        places={await placesOfDirectory(transaction)}
        mayTend={mayTend(visit.viewer)}
      />
    ),
  });
}

async function showOrganisation(visit: SignedInVisit, organisation: Organisation): Promise<Outcome> {
  const words = wordsOf(visit);
  const may = { tend: mayTend(visit.viewer), merge: mayMerge(visit.viewer) };
  return page({
    title: organisation.name,
    trail: trailTo(visit),
    body: (
      <OrganisationPage
        words={words}
        organisation={organisation}
        places={await namedPlaces(await visit.transaction(), organisation.placeIds)}
        mayTend={may.tend}
        day={(date) => formatDate(date, visit.locale)}
      />
    ),
    aside: <OrganisationTies words={words} organisation={organisation} may={may} />,
  });
}
