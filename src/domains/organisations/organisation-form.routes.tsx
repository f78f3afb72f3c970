import { placeNames } from '#/domains/territories/territories.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
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
import type { SelectGroup } from '#/ui/fields.tsx';
import { mayTend } from './organisation.access.ts';
import { addOrganisation, changeOrganisation, currentOrganisation } from './organisation.actions.ts';
import { changeForm, newOrganisationForm, type OrganisationValues, tidied } from './organisation.form.ts';
import { trailTo, withOrganisation, wordsOf } from './organisation.routes.tsx';
import { placeListsInOrder } from './organisation.rules.ts';
import type { Organisation, OrganisationLine } from './organisation.ts';
import {
  ChangeOrganisationPage,
  fieldSayer,
  NewOrganisationPage,
  typedOf,
} from './organisation-form.pages.tsx';
import { placesOffered } from './organisation-places.actions.ts';

export const organisationFormRoutes: PageRoute[] = [
  get(paths.newOrganisation, {
    access: signedIn,
    handle: async (visit) => {
      if (!mayTend(visit.viewer)) return forbidden;
      return page(await newPage(visit, Form.of({ name: visit.query.get('nom') ?? '' }), [], []));
    },
  }),
  post(paths.organisations, { access: signedIn, handle: add }),
  get(paths.organisationChange(':organisme'), {
    access: signedIn,
    handle: (visit) =>
      withOrganisation(
        visit,
        async (organisation) =>
          mayTend(visit.viewer)
            ? page(await changePage(visit, organisation, Form.of(typedOf(organisation)), []))
            : forbidden,
        paths.organisationChange,
      ),
  }),
  post(paths.organisationChange(':organisme'), { access: signedIn, handle: change }),
];

async function add(visit: SignedInVisit): Promise<Outcome> {
  if (!mayTend(visit.viewer)) return forbidden;
  const form = await visit.form();
  const parsed = parseForm(newOrganisationForm, form);
  if (!parsed.ok) return refusedPage(await newPage(visit, form, parsed.errors, []));
  const { confirmed, ...values } = parsed.values;
  const outcome = await addOrganisation(visit, values, confirmed === 'yes');
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'alike') return refusedPage(await newPage(visit, form, [], outcome.lines));
  if (outcome.kind === 'refused')
    return refusedPage(await newPage(visit, form, [{ ...outcome, values: {} }], []));
  return seeOther(paths.organisation(outcome.id), wordsOf(visit).added);
}

async function change(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.organisme;
  if (!isId(id)) return missing;
  if (!mayTend(visit.viewer)) return forbidden;
  const form = await visit.form();
  const parsed = parseForm(changeForm, form);
  if (!parsed.ok) {
    const organisation = await currentOrganisation(await visit.transaction(), id);
    return organisation ? refusedPage(await changePage(visit, organisation, form, parsed.errors)) : missing;
  }
  const { version, ...values } = parsed.values;
  const outcome = await changeOrganisation(visit, id, version, values);
  switch (outcome.kind) {
    case 'done':
      return seeOther(paths.organisation(id), wordsOf(visit).changed);
    case 'conflict':
      return refusedPage(await conflictPage(visit, id, outcome.current, values));
    case 'refused': {
      const organisation = await currentOrganisation(await visit.transaction(), id);
      const errors = [{ ...outcome, values: {} }];
      return organisation ? refusedPage(await changePage(visit, organisation, form, errors)) : missing;
    }
    default:
      return outcome;
  }
}

async function newPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  alike: readonly OrganisationLine[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: words.newTitle,
    trail: trailTo(visit),
    body: (
      <NewOrganisationPage
        words={words}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        places={await placeGroups(visit)}
        alike={alike}
      />
    ),
  };
}

async function changePage(
  visit: SignedInVisit,
  organisation: Organisation,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: words.changeTitle(organisation.name),
    trail: trailTo(visit, organisation),
    body: (
      <ChangeOrganisationPage
        words={words}
        organisation={organisation}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        places={await placeGroups(visit)}
        conflict={null}
      />
    ),
  };
}

/** What stands and what was typed, side by side; saved again, what was typed takes its place knowingly. */
async function conflictPage(
  visit: SignedInVisit,
  asked: string,
  current: Organisation,
  values: OrganisationValues,
): Promise<PageContent> {
  const words = wordsOf(visit);
  const typed = tidied(values);
  const names = await placeNames(await visit.transaction(), [...typed.placeIds, ...current.placeIds]);
  return {
    title: words.changeTitle(current.name),
    trail: trailTo(visit, current),
    body: (
      <ChangeOrganisationPage
        words={words}
        organisation={current}
        form={Form.of({ ...typedOf(typed), version: String(current.version) })}
        refusal={errorSentences(visit.locale, [], words.errors)}
        places={await placeGroups(visit)}
        conflict={{ typed, isMerged: current.id !== asked, say: fieldSayer(words, names) }}
      />
    ),
  };
}

async function placeGroups(visit: SignedInVisit): Promise<SelectGroup[]> {
  const words = wordsOf(visit);
  const places = await placesOffered(await visit.transaction(), visit.viewer);
  return placeListsInOrder
    .map((list) => ({
      label: words.placeLists[list],
      options: places
        .filter((place) => place.list === list)
        .map((place) => ({ value: place.id, label: place.name })),
    }))
    .filter((group) => group.options.length > 0);
}
