import * as accountWords from '#/domains/people/account/account.words.ts';
import { accountPage, withChangeableAccount } from '#/domains/people/account/account-door.routes.tsx';
import { localReturn } from '#/domains/people/local-return.rules.ts';
import type { Account } from '#/domains/people/person.ts';
import { Refusal, Sentence } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { Form } from '#/platform/form.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { comeBack, departure, untie } from './provider.actions.ts';
import * as providerWords from './provider.words.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, providerWords);
const settingsOf = (visit: Visit) => visit.services.settings.oidc;

export const providerRoutes: PageRoute[] = [
  // By GET: the redirection that follows leaves the site, which the security policy forbids to a form.
  get(paths.signInByProvider, {
    access: anyone,
    handle: async (visit) => {
      const settings = settingsOf(visit);
      if (!settings) return missing;
      const address = await departure(visit, settings, localReturn(visit.query.get('retour'), ''), null);
      return address === null
        ? sentencePage(visit, wordsOf(visit).unreachable(settings.name), 503)
        : seeOther(address);
    },
  }),
  get(paths.signInByProviderReturn, { access: anyone, handle: returnFromProvider }),
  post(paths.accountProvider, { access: signedIn, handle: withChangeableAccount(leaveToTie) }),
  post(paths.accountProviderRemoval, { access: signedIn, handle: withChangeableAccount(removeTie) }),
];

async function returnFromProvider(visit: Visit): Promise<Outcome> {
  const settings = settingsOf(visit);
  if (!settings) return missing;
  const words = wordsOf(visit);
  const outcome = await comeBack(visit, settings);
  if (outcome.kind === 'refused') return sentencePage(visit, words.refusals[outcome.why](settings.name), 422);
  return seeOther(
    localReturn(outcome.to, paths.today),
    outcome.linked ? words.linked(settings.name) : undefined,
  );
}

async function leaveToTie(visit: SignedInVisit, account: Account): Promise<Outcome> {
  const settings = settingsOf(visit);
  if (!settings) return missing;
  const address = await departure(visit, settings, paths.account, account.personId);
  if (address === null) return sentencePage(visit, wordsOf(visit).unreachable(settings.name), 503);
  const words = wordsFor(visit.locale, accountWords).providers;
  const body = (
    <>
      <Sentence text={words.continueLead(settings.name)} />
      <p>
        <LinkButton href={address} look="primary">
          {words.continue(settings.name)}
        </LinkButton>
      </p>
    </>
  );
  return accountPage(visit, paths.accountProvider, { title: words.continueTitle, body });
}

async function removeTie(visit: SignedInVisit): Promise<Outcome> {
  const settings = settingsOf(visit);
  if (!settings) return missing;
  const words = wordsFor(visit.locale, accountWords).providers;
  const outcome = await untie(visit, settings);
  if (outcome.kind === 'done') return seeOther(paths.account, words.unlinked);
  const typed = { form: Form.of({}), errors: outcome.errors, locale: visit.locale };
  const body = <Refusal typed={typed} />;
  return accountPage(visit, paths.accountProvider, { title: words.title(settings.name), body }, 422);
}

function sentencePage(visit: Visit, text: string, status: number): Outcome {
  const words = wordsOf(visit);
  const body = (
    <>
      <Sentence text={text} />
      <p>
        <LinkButton href={paths.signIn}>{words.back}</LinkButton>
      </p>
    </>
  );
  return page({ title: words.title, body }, status);
}
