import type { ComponentChildren } from 'preact';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { TextField } from '#/ui/fields.tsx';
import { errorOf, Refusal, type Typed } from './refusal.pages.tsx';
import type { fr } from './sign-in.words.ts';

/** The ways in that this instance offers beside the password. */
export interface WaysIn {
  mail: boolean;
  providerName: string | null;
  firstAccount: boolean;
}

interface SignInProps {
  words: typeof fr;
  typed: Typed;
  ways: WaysIn;
  returnTo: string;
  /** The door of passkeys, shown where the browser knows them. */
  passkey: ComponentChildren;
}

/** A password never comes back with a refused form, and the form keeps no print of it (no submission key). */
export function SignInPage({ words, typed, ways, returnTo, passkey }: SignInProps) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <section id="sign-in">
        <Refusal typed={typed} />
        <form method="post" action={paths.signIn} noValidate data-enhance="sign-in">
          <input type="hidden" name="retour" value={returnTo} />
          <TextField
            name="email"
            label={words.email}
            type="email"
            autocomplete="username"
            required={words.required}
            spellcheck={false}
            value={typed.form.text('email')}
            error={errorOf(typed, 'email')}
          />
          <TextField
            name="password"
            label={words.password}
            type="password"
            autocomplete="current-password"
            required={words.required}
            error={errorOf(typed, 'password')}
          />
          <FormActions>
            <Button>{words.submit}</Button>
          </FormActions>
        </form>
      </section>
      <OtherWays words={words} ways={ways} returnTo={returnTo} passkey={passkey} />
    </>
  );
}

function OtherWays({ words, ways, returnTo, passkey }: Omit<SignInProps, 'typed'>) {
  const query = returnTo === '' ? '' : `?${new URLSearchParams({ retour: returnTo })}`;
  return (
    <section>
      <h2>{words.others}</h2>
      {passkey}
      {ways.providerName === null ? null : (
        <p>
          <LinkButton href={paths.signInByProvider + query}>{words.byProvider(ways.providerName)}</LinkButton>
        </p>
      )}
      <p>{ways.mail ? words.forgotten : words.forgottenWithoutMail}</p>
      {ways.mail ? (
        <p>
          <LinkButton href={paths.signInByMail + query}>{words.byMail}</LinkButton>
        </p>
      ) : null}
      {ways.firstAccount ? (
        <p>
          <LinkButton href={paths.firstAccount}>{words.firstAccount}</LinkButton>
        </p>
      ) : (
        <p>{words.noAccount}</p>
      )}
    </section>
  );
}
