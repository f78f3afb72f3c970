import { errorOf, Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import { ShownSecret } from '#/domains/people/shown-secret.pages.tsx';
import { type Role, roles } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import { type Invitation, invitationDays } from './invitation.ts';
import type { fr } from './invitations.words.ts';

type Words = typeof fr;

interface InvitationsProps {
  words: Words;
  lead: string;
  invitations: readonly Invitation[];
  typed: Typed;
  shownLink: string | null;
  mailEnabled: boolean;
  /** Whether an invitation gives a role: one to a space does, one to the instance does not. */
  withRole: boolean;
  /** Where an invitation is made, and taken back. */
  makeAction: string;
  endAction(invitationId: string): string;
  /** A day in words. */
  day(instant: Date): string;
}

/** Open invitations to one place, and the form that makes another. */
export function InvitationsPage(props: InvitationsProps) {
  const { words, invitations } = props;
  return (
    <>
      <p class="lead">{props.lead}</p>
      <ShownSecret title={words.shownTitle} text={words.shownText} secret={props.shownLink} />
      {invitations.length === 0 ? <p>{words.none}</p> : <InvitationTable {...props} />}
      <NewInvitation {...props} />
    </>
  );
}

function InvitationTable({ words, invitations, day, withRole, endAction }: InvitationsProps) {
  const whoFor = (invitation: Invitation) => invitation.email ?? words.anyone;
  const roleOf = (role: Role | null) => (role === null ? '–' : words.roles[role].label);
  return (
    <Table
      caption={words.list}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      columns={[
        { key: 'who', heading: words.who, cell: whoFor },
        ...(withRole
          ? [{ key: 'role', heading: words.role, cell: (one: Invitation) => roleOf(one.role) }]
          : []),
        { key: 'uses', heading: words.uses, cell: (invitation) => words.useCount(invitation.uses) },
        { key: 'until', heading: words.until, cell: (invitation) => day(invitation.expiresAt) },
        {
          key: 'action',
          heading: words.action,
          cell: (invitation) => (
            <PostForm action={endAction(invitation.id)}>
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

function NewInvitation({ words, typed, mailEnabled, withRole, makeAction }: InvitationsProps) {
  return (
    <section id="new-invitation">
      <h2>{words.newTitle}</h2>
      <Refusal typed={typed} />
      <PostForm action={makeAction}>
        {withRole ? <RoleField words={words} typed={typed} /> : null}
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

function RoleField({ words, typed }: { words: Words; typed: Typed }) {
  return (
    <RadioGroup
      name="role"
      label={words.role}
      required={words.required}
      value={typed.form.text('role') || 'member'}
      error={errorOf(typed, 'role')}
      choices={roles.map((role) => ({ value: role, ...words.roles[role] }))}
    />
  );
}
