import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { roles } from '#/platform/visit.ts';
import { Button, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import type { Space, SpaceMember } from './space.ts';
import type { fr } from './space.words.ts';

type Words = typeof fr;

interface MembersProps {
  words: Words;
  space: Space;
  members: readonly SpaceMember[];
  viewerId: string;
  mayManage: boolean;
  refusal: ErrorSentences;
  /** The day written in the reader's language. */
  day(date: string): string;
}

export function MembersPage(props: MembersProps) {
  const { words, space, viewerId, mayManage, refusal } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {mayManage ? (
        <p>
          <LinkButton href={paths.spaceInvitations(space.id)} look="primary">
            {words.invite}
          </LinkButton>
        </p>
      ) : null}
      <MemberTable {...props} />
      {mayManage ? null : (
        <EndForm
          words={words}
          space={space}
          member={{ personId: viewerId, name: '', role: 'member', sinceOn: '' }}
          own
        />
      )}
      <h2>{words.role}</h2>
      <Definitions
        items={roles.map((role) => ({ term: words.roles[role], details: words.roleHints[role] }))}
      />
    </>
  );
}

function MemberTable({ words, space, members, viewerId, mayManage, day }: MembersProps) {
  const columns: Column<SpaceMember>[] = [
    { key: 'name', heading: words.name, cell: (member) => member.name },
    {
      key: 'role',
      heading: words.role,
      cell: (member) =>
        mayManage ? <RoleForm words={words} space={space} member={member} /> : words.roles[member.role],
    },
    {
      key: 'since',
      heading: words.since,
      cell: (member) => <time dateTime={member.sinceOn}>{day(member.sinceOn)}</time>,
    },
  ];
  if (mayManage)
    columns.push({
      key: 'end',
      heading: words.remove,
      cell: (member) => (
        <EndForm words={words} space={space} member={member} own={member.personId === viewerId} />
      ),
    });
  return (
    <Table
      caption={words.membersOf(space.name)}
      columns={columns}
      rows={members}
      rowKey={(member) => member.personId}
    />
  );
}

interface MemberFormProps {
  words: Words;
  space: Space;
  member: SpaceMember;
}

function RoleForm({ words, space, member }: MemberFormProps) {
  return (
    <PostForm action={paths.spaceMember(space.id, member.personId)} class="inline-form">
      <Select
        id={`role-${member.personId}`}
        name="role"
        label={words.changeRole(member.name)}
        options={roles.map((role) => ({ value: role, label: words.roles[role] }))}
        value={member.role}
      />
      <Button look="quiet">{words.changeRoleSave}</Button>
    </PostForm>
  );
}

function EndForm({ words, space, member, own }: MemberFormProps & { own: boolean }) {
  return (
    <PostForm action={paths.spaceMember(space.id, member.personId)} class="inline-form">
      <input type="hidden" name="role" value="none" />
      <Button look="quiet">{own ? words.leave : words.remove}</Button>
    </PostForm>
  );
}
