import { NewAccountFields } from '#/domains/people/new-account.pages.tsx';
import { Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { InvitationBehind } from './invitation.ts';
import type { fr } from './invitation.words.ts';

interface InvitationProps {
  words: typeof fr;
  invitation: InvitationBehind;
  instanceName: string;
  /** Last day, in words. */
  until: string;
  token: string;
}

function Told({ words, invitation, instanceName, until }: InvitationProps) {
  return (
    <>
      <p class="lead">
        {words.lead({ inviter: invitation.inviterName, instance: instanceName, space: invitation.spaceName })}
      </p>
      {invitation.role ? <p>{words.role[invitation.role]}</p> : null}
      <p>{words.until(until)}</p>
    </>
  );
}

/** For somebody signed in: one button. */
export function AcceptancePage(props: InvitationProps & { viewerName: string }) {
  const { words, token, viewerName, invitation } = props;
  return (
    <>
      <Told {...props} />
      {invitation.spaceId === null ? (
        <p>{words.alreadyHere}</p>
      ) : (
        <PostForm action={paths.invitation(token)}>
          <p>{words.as(viewerName)}</p>
          <FormActions>
            <Button>{words.accept}</Button>
          </FormActions>
        </PostForm>
      )}
    </>
  );
}

/** For somebody who is not: open an account, or enter the one they have. */
export function NewcomerPage(props: InvitationProps & { typed: Typed }) {
  const { words, token, typed } = props;
  const signInHref = `${paths.signIn}?${new URLSearchParams({ retour: paths.invitation(token) })}`;
  return (
    <>
      <Told {...props} />
      <section id="new-account">
        <h2>{words.newAccount}</h2>
        <Refusal typed={typed} />
        <form method="post" action={paths.invitationAccount(token)} noValidate data-enhance="new-account">
          <NewAccountFields words={words} typed={typed} />
          <FormActions>
            <Button>{words.submit}</Button>
          </FormActions>
        </form>
      </section>
      <section>
        <h2>{words.hasAccount}</h2>
        <p>{words.hasAccountHint}</p>
        <p>
          <LinkButton href={signInHref}>{words.signIn}</LinkButton>
        </p>
      </section>
    </>
  );
}
