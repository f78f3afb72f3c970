import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { type Role, roles } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, TextArea, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { type OwnSpace, type Space, type SpaceMember, spaceKinds, spaceVisibilities } from './space.ts';
import type { fr } from './space.words.ts';

type Words = typeof fr;

export function SpacesPage({
  words,
  own,
  neighbours,
}: {
  words: Words;
  own: readonly OwnSpace[];
  neighbours: readonly Space[];
}) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <h2>{words.yours}</h2>
      {own.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="linked-list">
          {own.map((space) => (
            <li key={space.id}>
              <a href={paths.space(space.id)}>{space.name}</a>
              <p class="hint">
                {words.kinds[space.kind]} – {words.roles[space.role]}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <LinkButton href={paths.newSpace} look={own.length === 0 ? 'primary' : 'quiet'}>
          {words.open}
        </LinkButton>
      </p>
      {neighbours.length === 0 ? null : (
        <section>
          <h2>{words.neighbours}</h2>
          <p class="hint">{words.neighboursHint}</p>
          <ul class="linked-list">
            {neighbours.map((space) => (
              <li key={space.id}>
                <a href={paths.space(space.id)}>{space.name}</a>
                <p class="hint">{words.kinds[space.kind]}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface FormProps {
  words: Words;
  form: Form;
  refusal: ErrorSentences;
}

export function NewSpacePage({ words, form, refusal }: FormProps) {
  return (
    <>
      <p class="lead">{words.openLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.spaces}>
        <SpaceFields words={words} form={form} refusal={refusal} />
        <FormActions>
          <Button>{words.create}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

function SpaceFields({ words, form, refusal }: FormProps) {
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={form.text('name')}
        error={refusal.of('name')}
        maxLength={200}
        required={words.required}
        spellcheck={false}
      />
      <RadioGroup
        name="kind"
        label={words.kind}
        choices={spaceKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={form.text('kind')}
        error={refusal.of('kind')}
      />
      <TextArea
        name="purpose"
        label={words.purpose}
        hint={words.purposeHint}
        value={form.text('purpose')}
        error={refusal.of('purpose')}
        maxLength={4000}
      />
    </>
  );
}

interface SpacePageProps {
  words: Words;
  space: Space;
  /** The viewer's role, or null for a visitor. */
  role: Role | null;
  memberCount: number | null;
}

export function SpacePage({ words, space, role, memberCount }: SpacePageProps) {
  return (
    <>
      <p class="hint">{words.kinds[space.kind]}</p>
      {space.purpose ? <p class="lead">{space.purpose}</p> : null}
      {role === null ? null : (
        <nav aria-label={words.around}>
          <ul class="linked-list">
            <li>
              <a href={`${paths.traces}?espace=${space.id}`}>{words.traces}</a>
            </li>
            <li>
              <a href={`${paths.dossiers}?espace=${space.id}`}>{words.dossiers}</a>
            </li>
            <li>
              <a href={`${paths.statements}?espace=${space.id}`}>{words.statements}</a>
            </li>
            <li>
              <a href={paths.spaceReleases(space.id)}>{words.releases}</a>
            </li>
            <li>
              <a href={paths.spaceMembers(space.id)}>{words.members}</a>
              {memberCount === null ? null : <p class="hint">{words.memberCount(memberCount)}</p>}
            </li>
            {role === 'facilitator' ? (
              <li>
                <a href={paths.spaceSettings(space.id)}>{words.settings}</a>
              </li>
            ) : null}
          </ul>
        </nav>
      )}
    </>
  );
}

export function SpaceSettingsPage({ words, space, form, refusal }: FormProps & { space: Space }) {
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.spaceSettings(space.id)}>
        <SpaceFields words={words} form={form} refusal={refusal} />
        <RadioGroup
          name="visibility"
          label={words.visibility}
          hint={words.visibilityHint}
          choices={spaceVisibilities.map((visibility) => ({
            value: visibility,
            label: words.visibilities[visibility],
          }))}
          value={form.text('visibility')}
          error={refusal.of('visibility')}
        />
        <Checkbox
          name="widen"
          value="yes"
          label={words.widen}
          error={refusal.of('widen')}
          checked={form.text('widen') === 'yes'}
        />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.space(space.id)}>{space.name}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

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

export function MembersPage({ words, space, members, viewerId, mayManage, refusal, day }: MembersProps) {
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
      <Table
        caption={words.membersOf(space.name)}
        columns={[
          { key: 'name', heading: words.name, cell: (member: SpaceMember) => member.name },
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
          ...(mayManage
            ? [
                {
                  key: 'end',
                  heading: words.remove,
                  cell: (member: SpaceMember) => (
                    <EndForm words={words} space={space} member={member} own={member.personId === viewerId} />
                  ),
                },
              ]
            : []),
        ]}
        rows={members}
        rowKey={(member) => member.personId}
      />
      {mayManage ? null : (
        <EndForm
          words={words}
          space={space}
          member={{ personId: viewerId, name: '', role: 'member', sinceOn: '' }}
          own
        />
      )}
      <h2>{words.role}</h2>
      <dl>
        {roles.map((role) => (
          <div key={role}>
            <dt>{words.roles[role]}</dt>
            <dd>{words.roleHints[role]}</dd>
          </div>
        ))}
      </dl>
    </>
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
      <Button look="danger">{own ? words.leave : words.remove}</Button>
    </PostForm>
  );
}
