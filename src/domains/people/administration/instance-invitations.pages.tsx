import { type Invitation, invitationDays } from '#/domains/people/invitations/invitation.ts';
import { errorOf, Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import { ShownLink } from './administration.pages.tsx';
import type { fr } from './administration.words.ts';

type Words = (typeof fr)['invitations'];

interface InstanceInvitationsProps {
  words: Words;
  invitations: readonly Invitation[];
  typed: Typed;
  shownLink: string | null;
  mailEnabled: boolean;
  /** A day in words. */
  day(instant: Date): string;
}

export function InstanceInvitationsPage(props: InstanceInvitationsProps) {
  const { words, invitations } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ShownLink title={words.shownTitle} text={words.shownText} link={props.shownLink} />
      {invitations.length === 0 ? <p>{words.none}</p> : <InvitationTable {...props} />}
      <NewInvitation {...props} />
    </>
  );
}

function InvitationTable({ words, invitations, day }: InstanceInvitationsProps) {
  const whoFor = (invitation: Invitation) => invitation.email ?? words.anyone;
  return (
    <Table
      caption={words.list}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      columns={[
        { key: 'who', heading: words.who, cell: whoFor },
        { key: 'uses', heading: words.uses, cell: (invitation) => words.useCount(invitation.uses) },
        { key: 'until', heading: words.until, cell: (invitation) => day(invitation.expiresAt) },
        {
          key: 'action',
          heading: words.action,
          cell: (invitation) => (
            <PostForm action={paths.administrationInvitationEnd(invitation.id)}>
              <Button look="quiet">
                <span aria-hidden="true">{words.end}</span>
                <VisuallyHidden>{words.endNamed(whoFor(invitation))}</VisuallyHidden>
              </Button>
            </PostForm>
          ),
        },
      ]}
    />
  );
}

function NewInvitation({ words, typed, mailEnabled }: InstanceInvitationsProps) {
  return (
    <section id="new-invitation">
      <h2>{words.newTitle}</h2>
      <Refusal typed={typed} />
      <PostForm action={paths.administrationInvitations}>
        <TextField
          name="email"
          label={words.email}
          hint={mailEnabled ? words.emailHint : words.emailHintNoMail}
          type="email"
          autocomplete="off"
          spellcheck={false}
          optional={words.optional}
          value={typed.form.text('email')}
          error={errorOf(typed, 'email')}
        />
        <RadioGroup
          name="days"
          label={words.days}
          value={typed.form.text('days') || '30'}
          error={errorOf(typed, 'days')}
          choices={invitationDays.map((count) => ({ value: String(count), label: words.dayCount(count) }))}
        />
        <Checkbox name="several" label={words.several} checked={typed.form.text('several') === '1'} />
        <FormActions>
          <Button>{words.submit}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
