import { waitError } from '#/domains/people/attempt.actions.ts';
import { localReturn } from '#/domains/people/local-return.rules.ts';
import { Sentence } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import {
  askSignInLink,
  choosePasswordByLink,
  personBehindLink,
  proveEmail,
  signInByLink,
} from './link.actions.ts';
import { linkForm, newPasswordForm } from './link.form.ts';
import { AskLinkPage, LinkOverPage, NewPasswordPage, UseLinkPage } from './link.pages.tsx';
import { en, fr } from './link.words.ts';

export const linkRoutes: PageRoute[] = [
  get(paths.signInByMail, {
    access: anyone,
    handle: (visit) => askPage(visit, Form.of({}), [], localReturn(visit.query.get('retour'), ''), 200),
  }),
  post(paths.signInByMail, { access: anyone, handle: askLink }),
  get(paths.signInLink(':token'), {
    access: anyone,
    handle: async (visit) => {
      const token = visit.params.token!;
      const person = await personBehindLink(visit, 'sign-in', token);
      if (!person) return over(visit);
      const words = wordsFor(visit.locale, { fr, en }).signIn;
      return useLinkPage(words.title, paths.signInLink(token), words.lead(person.name), words.submit);
    },
  }),
  post(paths.signInLink(':token'), {
    access: anyone,
    handle: async (visit) => {
      const done = await signInByLink(visit, visit.params.token!);
      return done ? seeOther(localReturn(done.returnTo, paths.today)) : over(visit);
    },
  }),
  get(paths.newPassword(':token'), {
    access: anyone,
    handle: (visit) => newPasswordPage(visit, [], 200),
  }),
  post(paths.newPassword(':token'), {
    access: anyone,
    handle: async (visit) => {
      const parsed = parseForm(newPasswordForm, await visit.form());
      if (!parsed.ok) return newPasswordPage(visit, parsed.errors, 422);
      const outcome = await choosePasswordByLink(visit, visit.params.token!, parsed.values.password);
      if (outcome.kind === 'over') return over(visit);
      if (outcome.kind === 'refused') return newPasswordPage(visit, outcome.errors, 422);
      return seeOther(paths.today, wordsFor(visit.locale, { fr, en }).password.done);
    },
  }),
  get(paths.emailProof(':token'), {
    access: anyone,
    handle: async (visit) => {
      const token = visit.params.token!;
      const person = await personBehindLink(visit, 'email', token);
      if (!person) return over(visit);
      const words = wordsFor(visit.locale, { fr, en }).email;
      return useLinkPage(words.title, paths.emailProof(token), words.lead(person.name), words.submit);
    },
  }),
  post(paths.emailProof(':token'), {
    access: anyone,
    handle: async (visit) => {
      const words = wordsFor(visit.locale, { fr, en }).email;
      const outcome = await proveEmail(visit, visit.params.token!);
      if (outcome.kind === 'over') return over(visit);
      if (outcome.kind === 'taken') {
        return page({ title: words.title, body: <Sentence text={words.taken} /> }, 422);
      }
      return seeOther(visit.viewer.kind === 'person' ? paths.account : paths.signIn, words.done);
    },
  }),
];

async function askLink(visit: Visit): Promise<Outcome> {
  const form = await visit.form();
  const returnTo = localReturn(form.text('retour'), '');
  const parsed = parseForm(linkForm, form);
  if (!parsed.ok) return askPage(visit, form, parsed.errors, returnTo, 422);
  if (!visit.services.settings.mailEnabled) return missing;
  const wait = await askSignInLink(visit, parsed.values.email, returnTo);
  if (wait !== null) return askPage(visit, form, [waitError(wait, 'email')], returnTo, 429);
  return seeOther(paths.signIn, wordsFor(visit.locale, { fr, en }).ask.sent);
}

function askPage(
  visit: Visit,
  form: Form,
  errors: readonly FieldError[],
  returnTo: string,
  status: number,
): Outcome {
  if (!visit.services.settings.mailEnabled) return missing;
  const words = wordsFor(visit.locale, { fr, en }).ask;
  const typed = { form, errors, locale: visit.locale };
  return page(
    { title: words.title, body: <AskLinkPage words={words} typed={typed} returnTo={returnTo} /> },
    status,
  );
}

function useLinkPage(title: string, action: string, lead: string, submit: string): Outcome {
  return page({ title, body: <UseLinkPage action={action} lead={lead} submit={submit} /> });
}

async function newPasswordPage(
  visit: Visit,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const token = visit.params.token!;
  const person = await personBehindLink(visit, 'password', token);
  if (!person) return over(visit);
  const words = wordsFor(visit.locale, { fr, en }).password;
  const typed = { form: Form.of({}), errors, locale: visit.locale };
  return page(
    {
      title: words.title,
      body: <NewPasswordPage words={words} typed={typed} token={token} name={person.name} />,
    },
    status,
  );
}

function over(visit: Visit): Outcome {
  const words = wordsFor(visit.locale, { fr, en }).over;
  return page({ title: words.title, body: <LinkOverPage words={words} /> }, 410);
}
