import { errorOf, Refusal, Sentence, type Typed } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { TextField } from '#/ui/fields.tsx';
import type { fr } from './link.words.ts';

export function AskLinkPage(props: { words: typeof fr.ask; typed: Typed; returnTo: string }) {
  const { words, typed, returnTo } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <section id="ask-link">
        <Refusal typed={typed} />
        <form method="post" action={paths.signInByMail} noValidate data-enhance="ask-link">
          <input type="hidden" name="retour" value={returnTo} />
          <TextField
            name="email"
            label={words.email}
            type="email"
            autocomplete="username"
            spellcheck={false}
            required={words.required}
            value={typed.form.text('email')}
            error={errorOf(typed, 'email')}
          />
          <FormActions>
            <Button>{words.submit}</Button>
          </FormActions>
        </form>
      </section>
    </>
  );
}

/** One button to use a link: a mail program that follows links for people presses none. */
export function UseLinkPage(props: { action: string; lead: string; submit: string }) {
  return (
    <>
      <p class="lead">{props.lead}</p>
      <form method="post" action={props.action}>
        <FormActions>
          <Button>{props.submit}</Button>
        </FormActions>
      </form>
    </>
  );
}

export function NewPasswordPage(props: {
  words: typeof fr.password;
  typed: Typed;
  token: string;
  name: string;
}) {
  const { words, typed, token, name } = props;
  return (
    <>
      <p class="lead">{words.lead(name)}</p>
      <section id="new-password">
        <Refusal typed={typed} />
        <form method="post" action={paths.newPassword(token)} noValidate data-enhance="new-password">
          <TextField
            name="password"
            label={words.password}
            hint={words.hint}
            type="password"
            autocomplete="new-password"
            required={words.required}
            error={errorOf(typed, 'password')}
          />
          <FormActions>
            <Button>{words.submit}</Button>
          </FormActions>
        </form>
      </section>
    </>
  );
}

export function LinkOverPage({ words }: { words: typeof fr.over }) {
  return (
    <>
      <Sentence text={words.text} />
      <p>
        <LinkButton href={paths.signIn}>{words.back}</LinkButton>
      </p>
    </>
  );
}
