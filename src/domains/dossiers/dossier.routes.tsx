import { NoSpace, ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseValues } from '#/platform/form.ts';
import { errorSentences, noErrors } from '#/platform/form-errors.ts';
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
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { mayChangeDossier } from './dossier.access.ts';
import { changeDossier, openDossier } from './dossier.actions.ts';
import {
  axisShareField,
  dossierChangeForm,
  dossierFilters,
  newDossierForm,
  parseDossier,
} from './dossier.form.ts';
import { DossiersPage } from './dossier.pages.tsx';
import { dossierById } from './dossier.store.ts';
import type { Dossier } from './dossier.ts';
import * as dossierWords from './dossier.words.ts';
import { ChangeDossierPage, NewDossierPage } from './dossier-forms.pages.tsx';
import { dossierList } from './dossier-list.store.ts';
import { startingVocabulary } from './vocabulary.data.ts';
import { vocabularyOf } from './vocabulary.store.ts';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, dossierWords);

const pageSize = 50;

export const dossierRoutes: PageRoute[] = [
  get(paths.dossiers, { access: signedIn, handle: showDossiers }),
  get(paths.newDossier, {
    access: signedIn,
    handle: async (visit) => {
      const form = new Form(new Map());
      const content = await newDossierPage(visit, form, []);
      if (content) return page(content);
      return visit.viewer.memberships.length > 0 ? forbidden : page(nowhere(visit));
    },
  }),
  post(paths.dossiers, {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      const parsed = parseDossier(newDossierForm, form);
      const refuse = async (errors: readonly FieldError[]) => {
        const content = await newDossierPage(visit, form, errors);
        return content ? refusedPage(content) : forbidden;
      };
      if (!parsed.ok) return refuse(parsed.errors);
      const outcome = await openDossier(visit, parsed.values);
      if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
      return seeOther(paths.dossier(outcome.id), wordsOf(visit).opened);
    },
  }),
  get(paths.dossierChange(':dossier'), {
    access: signedIn,
    handle: (visit) =>
      withDossier(visit, async (dossier) => {
        if (!mayChangeDossier(visit.viewer, dossier)) return forbidden;
        return page(await changePage(visit, dossier, formOf(dossier), []));
      }),
  }),
  post(paths.dossierChange(':dossier'), { access: signedIn, handle: saveDossier }),
];

async function showDossiers(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const parsed = parseValues(dossierFilters, Object.fromEntries(visit.query));
  const filters = parsed.ok ? parsed.values : dossierFilters.parse({});
  const spaces = await ownSpaces(transaction, visit.viewer.personId);
  const vocabularySpace = filters.espace ?? spaces[0]?.id;
  const list = await dossierList(transaction, filters, pageSize);
  return page({
    title: words.title,
    body: (
      <DossiersPage
        words={words}
        locale={visit.locale}
        dossiers={list.dossiers}
        next={list.next}
        filters={filters}
        spaces={spaces}
        vocabulary={vocabularySpace ? await vocabularyOf(transaction, vocabularySpace) : startingVocabulary}
        mayOpen={visit.viewer.memberships.some((membership) => membership.role !== 'guest')}
        isNowhere={visit.viewer.memberships.length === 0}
      />
    ),
  });
}

/** The page of whoever would open a dossier and belongs to no space yet. */
function nowhere(visit: SignedInVisit): PageContent {
  const words = wordsOf(visit);
  const trail = [{ label: words.title, href: paths.dossiers }];
  return { title: words.open, trail, body: <NoSpace locale={visit.locale} /> };
}

async function newDossierPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const own = await ownSpaces(transaction, visit.viewer.personId);
  const spaces = own.filter((space) => holds(visit.viewer, space.id, 'member'));
  const asked = form.text('spaceId') || visit.query.get('espace');
  spaces.sort((left, right) => Number(right.id === asked) - Number(left.id === asked));
  const space = spaces[0];
  if (!space) return null;
  return {
    title: words.openTitle,
    trail: [{ label: words.title, href: paths.dossiers }],
    body: (
      <NewDossierPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errors.length ? errorSentences(visit.locale, errors, words.errors) : noErrors}
        vocabulary={await vocabularyOf(transaction, space.id)}
        spaces={spaces}
      />
    ),
  };
}

async function saveDossier(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withDossier(visit, async (dossier) => {
    if (!mayChangeDossier(visit.viewer, dossier)) return forbidden;
    const parsed = parseDossier(dossierChangeForm, form);
    if (!parsed.ok) return refusedPage(await changePage(visit, dossier, form, parsed.errors));
    const outcome = await changeDossier(visit, dossier.id, parsed.values);
    if (outcome.kind === 'conflict') {
      return refusedPage(await changePage(visit, outcome.current, form, [], true));
    }
    if (outcome.kind === 'refused') {
      return refusedPage(await changePage(visit, dossier, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossier(dossier.id), wordsOf(visit).saved);
  });
}

async function changePage(
  visit: SignedInVisit,
  dossier: Dossier,
  form: Form,
  errors: readonly FieldError[],
  conflict = false,
): Promise<PageContent> {
  const words = wordsOf(visit);
  return {
    title: words.changeTitle,
    trail: trailTo(visit, dossier),
    body: (
      <ChangeDossierPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        vocabulary={await vocabularyOf(await visit.transaction(), dossier.spaceId)}
        dossier={dossier}
        conflict={conflict}
      />
    ),
  };
}

function formOf(dossier: Dossier): Form {
  return Form.of({
    title: dossier.title,
    summary: dossier.summary,
    origin: dossier.origin,
    originKind: dossier.originKind ?? '',
    communityKind: dossier.communityKind ?? '',
    fields: dossier.fields,
    serviceAxes: dossier.serviceAxes,
    ...Object.fromEntries(
      dossier.serviceAxes.map((axis, at) => [axisShareField(axis), dossier.axisShares[at]?.toString()]),
    ),
  });
}

/** Finds the dossier of the address within the viewer's rights; a stranger is asked to sign in first. */
export async function withDossier(
  visit: Visit,
  answer: (dossier: Dossier) => Promise<Outcome>,
): Promise<Outcome> {
  const id = visit.params.dossier;
  const dossier = isId(id) ? await dossierById(await visit.transaction(), id) : null;
  if (dossier) return answer(dossier);
  if (visit.viewer.kind !== 'stranger') return missing;
  return seeOther(`${paths.signIn}?${new URLSearchParams({ retour: visit.address })}`);
}

export function trailTo(visit: Visit, dossier: Dossier) {
  return [
    { label: wordsOf(visit).title, href: paths.dossiers },
    { label: dossier.title, href: paths.dossier(dossier.id) },
  ];
}
