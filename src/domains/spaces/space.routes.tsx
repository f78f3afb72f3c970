import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type ErrorSentences, errorSentences, noErrors } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { anyone, get, member, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { holds, roleIn, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { MembersPage } from './member.pages.tsx';
import { changeMember, changeSpace, openSpace } from './space.actions.ts';
import { memberForm, spaceForm, spaceSettingsForm } from './space.form.ts';
import { NewSpacePage, SpaceContext, SpacePage, SpaceSettingsPage, SpacesPage } from './space.pages.tsx';
import { membersOf, neighbouringSpaces, ownSpaces, spaceById } from './space.store.ts';
import type { Space } from './space.ts';
import * as spaceWords from './space.words.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, spaceWords);

export const spaceRoutes: PageRoute[] = [
  get(paths.spaces, {
    access: signedIn,
    handle: async (visit) => {
      const words = wordsOf(visit);
      const transaction = await visit.transaction();
      const own = await ownSpaces(transaction, visit.viewer.personId);
      const neighbours = await neighbouringSpaces(transaction, visit.viewer.personId);
      return page({
        title: words.title,
        body: <SpacesPage words={words} own={own} neighbours={neighbours} />,
      });
    },
  }),
  get(paths.newSpace, {
    access: signedIn,
    handle: (visit) => page(newSpace(visit, new Form(new Map()), noErrors)),
  }),
  post(paths.spaces, {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      const parsed = parseForm(spaceForm, form);
      if (!parsed.ok)
        return refusedPage(
          newSpace(visit, form, errorSentences(visit.locale, parsed.errors, wordsOf(visit).errors)),
        );
      return seeOther(paths.space(await openSpace(visit, parsed.values)), wordsOf(visit).opened);
    },
  }),
  get(paths.space(':espace'), { access: anyone, handle: showSpace }),
  get(paths.spaceSettings(':espace'), {
    access: member('facilitator'),
    handle: async (visit) => {
      const space = await spaceById(await visit.transaction(), visit.params.espace!);
      if (!space) return missing;
      const form = Form.of({
        name: space.name,
        kind: space.kind,
        purpose: space.purpose,
        visibility: space.visibility,
      });
      return page(settingsPage(visit, space, form, []));
    },
  }),
  post(paths.spaceSettings(':espace'), {
    access: member('facilitator'),
    handle: async (visit) => {
      const form = await visit.form();
      const space = await spaceById(await visit.transaction(), visit.params.espace!);
      if (!space) return missing;
      const parsed = parseForm(spaceSettingsForm, form);
      if (!parsed.ok) return refusedPage(settingsPage(visit, space, form, parsed.errors));
      const outcome = await changeSpace(visit, space.id, parsed.values);
      if (outcome.kind === 'missing') return missing;
      if (outcome.kind === 'refused')
        return refusedPage(
          settingsPage(visit, space, form, [{ field: 'widen', key: outcome.key, values: {} }]),
        );
      return seeOther(paths.space(space.id), wordsOf(visit).saved);
    },
  }),
  get(paths.spaceMembers(':espace'), { access: member('guest'), handle: (visit) => showMembers(visit, []) }),
  post(paths.spaceMember(':espace', ':personne'), {
    access: member('guest'),
    handle: async (visit) => {
      const { espace, personne } = visit.params;
      const parsed = parseForm(memberForm, await visit.form());
      if (!isId(espace) || !isId(personne)) return missing;
      if (!parsed.ok) return showMembers(visit, parsed.errors);
      const outcome = await changeMember(visit, espace, personne, parsed.values.role);
      if (outcome.kind === 'forbidden') return forbidden;
      if (outcome.kind === 'refused')
        return showMembers(visit, [{ field: '', key: outcome.key, values: {} }]);
      const words = wordsOf(visit);
      const left = parsed.values.role === 'none';
      const isGone = left && personne === visit.viewer.personId;
      return seeOther(
        isGone ? paths.spaces : paths.spaceMembers(espace),
        left ? words.memberRemoved : words.memberChanged,
      );
    },
  }),
];

function newSpace(visit: SignedInVisit, form: Form, refusal: ErrorSentences) {
  const words = wordsOf(visit);
  return {
    title: words.openTitle,
    trail: [{ label: words.title, href: paths.spaces }],
    body: <NewSpacePage words={words} form={form} refusal={refusal} />,
  };
}

async function showSpace(visit: Visit): Promise<Outcome> {
  const id = visit.params.espace;
  if (!isId(id)) return missing;
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, id);
  if (!space) return missing;
  const role = roleIn(visit.viewer, id);
  const members = role === null ? [] : await membersOf(transaction, id);
  return page({
    title: space.name,
    trail: visit.viewer.kind === 'person' ? [{ label: words.title, href: paths.spaces }] : [],
    body: <SpacePage words={words} space={space} role={role} members={members} />,
    aside: role === null ? undefined : <SpaceContext words={words} space={space} role={role} />,
  });
}

function settingsPage(visit: SignedInVisit, space: Space, form: Form, errors: readonly FieldError[]) {
  const words = wordsOf(visit);
  return {
    title: words.settings,
    trail: trailTo(words.title, space),
    body: (
      <SpaceSettingsPage
        words={words}
        space={space}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function showMembers(visit: SignedInVisit, errors: readonly FieldError[]): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, visit.params.espace!);
  if (!space) return missing;
  const content = {
    title: words.members,
    trail: trailTo(words.title, space),
    body: (
      <MembersPage
        words={words}
        space={space}
        members={await membersOf(transaction, space.id)}
        viewerId={visit.viewer.personId}
        mayManage={holds(visit.viewer, space.id, 'facilitator')}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        day={(date) => formatDate(date, visit.locale)}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}

function trailTo(title: string, space: Space) {
  return [
    { label: title, href: paths.spaces },
    { label: space.name, href: paths.space(space.id) },
  ];
}
