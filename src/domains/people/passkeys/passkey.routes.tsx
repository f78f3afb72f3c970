import {
  accountPage,
  dayInWords,
  withAccount,
  withChangeableAccount,
} from '#/domains/people/account/account-door.routes.tsx';
import { localReturn } from '#/domains/people/local-return.rules.ts';
import { waitSentence } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseValues } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome, problem, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import {
  addPasskey,
  newPasskeyOptions,
  passkeySignInOptions,
  removePasskey,
  signInByPasskey,
} from './passkey.actions.ts';
import { newPasskeyForm, passkeySignInForm } from './passkey.form.ts';
import { PasskeysPage } from './passkey.pages.tsx';
import { passkeysOf } from './passkey.store.ts';
import { en, fr } from './passkey.words.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, { fr, en });

export const passkeyRoutes: PageRoute[] = [
  post(paths.signInByKeyOptions, {
    access: anyone,
    handle: async (visit) => {
      const options = await passkeySignInOptions(visit);
      return typeof options === 'number' ? refusal(429, waitSentence(visit, options)) : json(options);
    },
  }),
  post(paths.signInByKey, {
    access: anyone,
    handle: async (visit) => {
      const parsed = parseValues(passkeySignInForm, await visit.json());
      if (!parsed.ok || !(await signInByPasskey(visit, parsed.values))) {
        return refusal(422, wordsOf(visit).notOpened);
      }
      return json({ to: localReturn(parsed.values.retour, paths.today) });
    },
  }),
  get(paths.accountKeys, { access: signedIn, handle: withAccount((visit) => passkeysPage(visit, [], 200)) }),
  post(paths.accountKeyOptions, {
    access: signedIn,
    handle: withChangeableAccount(async (visit, account) => json(await newPasskeyOptions(visit, account))),
  }),
  post(paths.accountKeys, {
    access: signedIn,
    handle: withChangeableAccount(async (visit) => {
      const parsed = parseValues(newPasskeyForm, await visit.json());
      if (!parsed.ok || !(await addPasskey(visit, parsed.values)))
        return refusal(422, wordsOf(visit).notKept);
      return { kind: 'json', status: 200, body: { to: paths.accountKeys }, notice: wordsOf(visit).added };
    }),
  }),
  post(paths.accountKeyRemoval(':cle'), {
    access: signedIn,
    handle: withChangeableAccount(async (visit) => {
      const id = visit.params.cle;
      const outcome = isId(id) ? await removePasskey(visit, id) : null;
      if (!outcome) return missing;
      if (outcome.kind === 'refused') return passkeysPage(visit, outcome.errors, 422);
      return seeOther(paths.accountKeys, wordsOf(visit).removed);
    }),
  }),
];

function refusal(status: number, title: string): Outcome {
  return problem({ status, code: 'passkey', title });
}

async function passkeysPage(
  visit: SignedInVisit,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const words = wordsOf(visit);
  const body = (
    <PasskeysPage
      words={words}
      passkeys={await passkeysOf(await visit.transaction(), visit.viewer.personId)}
      typed={{ form: Form.of({}), errors, locale: visit.locale }}
      day={(instant) => dayInWords(visit, instant)}
    />
  );
  return accountPage(visit, paths.accountKeys, { title: words.title, body, scripts: ['passkey'] }, status);
}
