import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import { localReturn } from './local-return.rules.ts';
import { PasskeySignIn } from './passkeys/passkey.pages.tsx';
import * as passkeyWords from './passkeys/passkey.words.ts';
import { noAccountYet } from './person.store.ts';
import { closeSession } from './session.actions.ts';
import { signIn } from './sign-in.actions.ts';
import { signInForm } from './sign-in.form.ts';
import { SignInPage, type WaysIn } from './sign-in.pages.tsx';
import { en, fr } from './sign-in.words.ts';

export const signInRoutes: PageRoute[] = [
  get(paths.signIn, {
    access: anyone,
    handle: async (visit) => {
      const returnTo = localReturn(visit.query.get('retour'), '');
      if (visit.viewer.kind === 'person') return seeOther(returnTo || paths.today);
      return signInPage(visit, Form.of({}), [], returnTo, 200);
    },
  }),
  post(paths.signIn, {
    access: anyone,
    handle: async (visit) => {
      const form = await visit.form();
      const returnTo = localReturn(form.text('retour'), '');
      const parsed = parseForm(signInForm, form);
      if (!parsed.ok) return signInPage(visit, form, parsed.errors, returnTo, 422);
      const outcome = await signIn(visit, parsed.values);
      if (outcome.kind === 'refused')
        return signInPage(visit, form, outcome.errors, returnTo, outcome.status);
      return seeOther(returnTo || paths.today);
    },
  }),
  post(paths.signOut, {
    access: anyone,
    handle: async (visit) => {
      await closeSession(visit);
      // The page's script wipes the device; where it does not run, or cannot, the browser is asked to.
      const headers = { 'clear-site-data': '"cache", "storage"' };
      return {
        kind: 'redirect',
        to: paths.home,
        notice: wordsFor(visit.locale, { fr, en }).signedOut,
        headers,
      };
    },
  }),
];

async function signInPage(
  visit: Visit,
  form: Form,
  errors: readonly FieldError[],
  returnTo: string,
  status: number,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, { fr, en });
  return page(
    {
      title: words.title,
      scripts: ['passkey'],
      body: (
        <SignInPage
          words={words}
          typed={{ form, errors, locale: visit.locale }}
          ways={await waysIn(visit)}
          returnTo={returnTo}
          passkey={<PasskeySignIn words={wordsFor(visit.locale, passkeyWords)} returnTo={returnTo} />}
        />
      ),
    },
    status,
  );
}

async function waysIn(visit: Visit): Promise<WaysIn> {
  const { settings, database } = visit.services;
  return {
    mail: settings.mailEnabled,
    providerName: settings.oidc?.name ?? null,
    firstAccount: await database.asSystem(noAccountYet),
  };
}
