import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import { newAccountForm } from './account.form.ts';
import { spendAttempt, waitError } from './attempt.actions.ts';
import { FirstAccountPage } from './first-account.pages.tsx';
import { en, fr } from './first-account.words.ts';
import { openFirstAccount } from './new-account.actions.ts';
import { noAccountYet } from './person.store.ts';

export const firstAccountRoutes: PageRoute[] = [
  get(paths.firstAccount, {
    access: anyone,
    handle: async (visit) => {
      if (!(await visit.services.database.asSystem(noAccountYet))) return closed(visit);
      return firstAccountPage(visit, Form.of({}), [], 200);
    },
  }),
  post(paths.firstAccount, {
    access: anyone,
    handle: async (visit) => {
      const form = await visit.form();
      const parsed = parseForm(newAccountForm, form);
      if (!parsed.ok) return firstAccountPage(visit, form, parsed.errors, 422);
      const wait = await spendAttempt(visit, 'new-account', parsed.values.email);
      if (wait !== null) return firstAccountPage(visit, form, [waitError(wait)], 429);
      const outcome = await openFirstAccount(visit, parsed.values);
      if (outcome.kind === 'closed') return closed(visit);
      if (outcome.kind === 'refused') return firstAccountPage(visit, form, outcome.errors, 422);
      return seeOther(paths.newSpace, wordsFor(visit.locale, { fr, en }).opened);
    },
  }),
];

function closed(visit: Visit): Outcome {
  return seeOther(paths.signIn, wordsFor(visit.locale, { fr, en }).closed);
}

function firstAccountPage(visit: Visit, form: Form, errors: readonly FieldError[], status: number): Outcome {
  const words = wordsFor(visit.locale, { fr, en });
  const typed = { form, errors, locale: visit.locale };
  return page({ title: words.title, body: <FirstAccountPage words={words} typed={typed} /> }, status);
}
