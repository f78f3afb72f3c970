import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Role } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Ties } from '#/ui/ties.tsx';
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
  /** Empty for a visitor. */
  members: readonly SpaceMember[];
}

/** What the space is for, who is in it, and the work kept there. */
export function SpacePage({ words, space, role, members }: SpacePageProps) {
  return (
    <>
      <p class="hint">{words.kinds[space.kind]}</p>
      {space.purpose ? <p class="lead">{space.purpose}</p> : null}
      {role === null ? null : (
        <>
          <Work words={words} space={space} />
          <h2>{words.members}</h2>
          <ul class="people">
            {members.map((member) => (
              <li key={member.personId}>
                {member.name} <span class="hint">{words.roles[member.role]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Work({ words, space }: { words: Words; space: Space }) {
  const within = (path: string) => `${path}?espace=${space.id}`;
  return (
    <>
      <h2>{words.work}</h2>
      <LinkedList
        lines={[
          { label: words.traces, href: within(paths.traces), note: words.tracesNote },
          { label: words.dossiers, href: within(paths.dossiers), note: words.dossiersNote },
          { label: words.statements, href: within(paths.statements), note: words.statementsNote },
          { label: words.releases, href: paths.spaceReleases(space.id), note: words.releasesNote },
        ]}
      />
    </>
  );
}

/** What the space gives itself, for those who belong to it: the second column. */
export function SpaceContext({ words, space, role }: { words: Words; space: Space; role: Role }) {
  const keeps = role === 'secretary' || role === 'facilitator';
  const leads = role === 'facilitator';
  return (
    <>
      <h2>{words.around}</h2>
      <Ties
        ties={[
          { label: words.members, href: paths.spaceMembers(space.id), note: words.membersNote },
          ...(leads
            ? [{ label: words.invite, href: paths.spaceInvitations(space.id), note: words.inviteNote }]
            : []),
          ...(keeps
            ? [{ label: words.vocabulary, href: paths.spaceVocabulary(space.id), note: words.vocabularyNote }]
            : []),
          { label: words.places, href: paths.spacePlaces(space.id), note: words.placesNote },
          { label: words.conventions, href: paths.spaceConventions(space.id), note: words.conventionsNote },
          ...(leads ? [{ label: words.settings, href: paths.spaceSettings(space.id) }] : []),
        ]}
      />
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
