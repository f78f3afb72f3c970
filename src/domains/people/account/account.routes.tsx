import type { Account } from '#/domains/people/person.ts';
import { hasOwnIdentity } from '#/domains/people/providers/provider.store.ts';
import type { Typed } from '#/domains/people/refusal.pages.tsx';
import { ownSessions } from '#/domains/people/session.store.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import {
  changeEmail,
  changeIdentity,
  changePassword,
  closeOtherSessions,
  closeOwnSession,
} from './account.actions.ts';
import { emailForm, identityForm, passwordForm } from './account.form.ts';
import { AccountPage, PasswordPage, SessionsPage } from './account.pages.tsx';
import { ownPasswordHash } from './account.store.ts';
import * as accountWords from './account.words.ts';
import { accountPage, momentIn, withAccount, withChangeableAccount } from './account-door.routes.tsx';

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, accountWords);

export const accountRoutes: PageRoute[] = [
  get(paths.account, {
    access: signedIn,
    handle: withAccount((visit, account) => showAccount(visit, account)),
  }),
  post(paths.account, { access: signedIn, handle: withChangeableAccount(postIdentity) }),
  post(paths.accountEmail, { access: signedIn, handle: withChangeableAccount(postEmail) }),
  get(paths.accountPassword, {
    access: signedIn,
    handle: withAccount((visit) => passwordPage(visit, [], 200)),
  }),
  post(paths.accountPassword, { access: signedIn, handle: withChangeableAccount(postPassword) }),
  get(paths.accountSessions, { access: signedIn, handle: withAccount(sessionsPage) }),
  post(paths.accountSessions, {
    access: signedIn,
    handle: withChangeableAccount(async (visit) => {
      const count = await closeOtherSessions(visit);
      return seeOther(paths.accountSessions, wordsOf(visit).sessions.othersClosed(count));
    }),
  }),
  post(paths.accountSessionEnd(':session'), {
    access: signedIn,
    handle: withChangeableAccount(async (visit) => {
      const id = visit.params.session;
      if (!isId(id) || !(await closeOwnSession(visit, id))) return missing;
      return seeOther(paths.accountSessions, wordsOf(visit).sessions.closed);
    }),
  }),
];

interface Refusals {
  identity?: { form: Form; errors: readonly FieldError[] };
  email?: { form: Form; errors: readonly FieldError[] };
}

async function showAccount(
  visit: SignedInVisit,
  account: Account,
  refusals: Refusals = {},
  status = 200,
): Promise<Outcome> {
  const words = wordsOf(visit);
  const typed = (part: Refusals['identity']): Typed => ({
    form: part?.form ?? Form.of({}),
    errors: part?.errors ?? [],
    locale: visit.locale,
  });
  const body = (
    <AccountPage
      words={words}
      account={account}
      identity={typed(refusals.identity)}
      email={typed(refusals.email)}
      hasPassword={(await ownPasswordHash(await visit.transaction())) !== null}
      provider={await providerOf(visit)}
    />
  );
  return accountPage(visit, paths.account, { title: words.title, body }, status);
}

async function providerOf(visit: SignedInVisit): Promise<{ name: string; isLinked: boolean } | null> {
  const { oidc } = visit.services.settings;
  return oidc && { name: oidc.name, isLinked: await hasOwnIdentity(await visit.transaction()) };
}

async function postIdentity(visit: SignedInVisit, account: Account): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(identityForm, form);
  if (!parsed.ok) return showAccount(visit, account, { identity: { form, errors: parsed.errors } }, 422);
  await changeIdentity(visit, parsed.values);
  return seeOther(paths.account, wordsFor(parsed.values.locale, accountWords).identity.done);
}

async function postEmail(visit: SignedInVisit, account: Account): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(emailForm, form);
  if (!parsed.ok) return showAccount(visit, account, { email: { form, errors: parsed.errors } }, 422);
  const outcome = await changeEmail(visit, parsed.values);
  if (outcome.kind === 'refused') {
    return showAccount(visit, account, { email: { form, errors: outcome.errors } }, outcome.status);
  }
  return seeOther(paths.account, wordsOf(visit).email[outcome.kind]);
}

async function passwordPage(
  visit: SignedInVisit,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const words = wordsOf(visit);
  const body = (
    <PasswordPage
      words={words}
      typed={{ form: Form.of({}), errors, locale: visit.locale }}
      hasPassword={(await ownPasswordHash(await visit.transaction())) !== null}
    />
  );
  return accountPage(visit, paths.accountPassword, { title: words.password.title, body }, status);
}

async function postPassword(visit: SignedInVisit, account: Account): Promise<Outcome> {
  const parsed = parseForm(passwordForm, await visit.form());
  if (!parsed.ok) return passwordPage(visit, parsed.errors, 422);
  const outcome = await changePassword(visit, account, parsed.values);
  if (outcome.kind === 'refused') return passwordPage(visit, outcome.errors, outcome.status);
  return seeOther(paths.account, wordsOf(visit).password.done);
}

async function sessionsPage(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit).sessions;
  const sessions = await ownSessions(await visit.transaction(), visit.now);
  const body = (
    <SessionsPage
      words={words}
      sessions={sessions}
      currentId={visit.viewer.sessionId}
      moment={(instant) => momentIn(visit, instant)}
    />
  );
  return accountPage(visit, paths.accountSessions, { title: words.title, body });
}
