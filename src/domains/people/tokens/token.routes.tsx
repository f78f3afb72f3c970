import {
  accountPage,
  dayInWords,
  withAccount,
  withChangeableAccount,
} from '#/domains/people/account/account-door.routes.tsx';
import { shownOnce } from '#/domains/people/shown-once.actions.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { endToken, makeToken } from './token.actions.ts';
import { tokenForm } from './token.form.ts';
import { TokensPage } from './token.pages.tsx';
import { tokensOf } from './token.store.ts';
import { en, fr } from './token.words.ts';

export const tokenRoutes: PageRoute[] = [
  get(paths.accountTokens, {
    access: signedIn,
    handle: withAccount((visit) => tokensPage(visit, Form.of({}), [], 200)),
  }),
  post(paths.accountTokens, {
    access: signedIn,
    handle: withChangeableAccount(async (visit) => {
      const form = await visit.form();
      const parsed = parseForm(tokenForm, form);
      if (!parsed.ok) return tokensPage(visit, form, firstOfEach(parsed.errors), 422);
      const outcome = await makeToken(visit, parsed.values);
      if (outcome.kind === 'refused') return tokensPage(visit, form, outcome.errors, 422);
      return seeOther(paths.accountTokens, wordsFor(visit.locale, { fr, en }).made);
    }),
  }),
  post(paths.accountTokenEnd(':token'), {
    access: signedIn,
    handle: withChangeableAccount(async (visit) => {
      const id = visit.params.token;
      if (!isId(id) || !(await endToken(visit, id))) return missing;
      return seeOther(paths.accountTokens, wordsFor(visit.locale, { fr, en }).ended);
    }),
  }),
];

async function tokensPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, { fr, en });
  const body = (
    <TokensPage
      words={words}
      tokens={await tokensOf(await visit.transaction(), visit.viewer.personId)}
      shown={shownOnce(visit, 'token')}
      typed={{ form, errors, locale: visit.locale }}
      now={visit.now}
      day={(instant) => dayInWords(visit, instant)}
    />
  );
  return accountPage(visit, paths.accountTokens, { title: words.title, body }, status);
}

/** A scope nobody offers, sent several times, is one thing to mend. */
function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  const seen = new Map<string, FieldError>();
  for (const error of errors) {
    const field = error.field.split('.')[0]!;
    if (!seen.has(field)) seen.set(field, { ...error, field });
  }
  return [...seen.values()];
}
