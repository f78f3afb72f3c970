import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Fieldset } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, type SelectGroup, TextArea, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { linked } from './directory.pages.tsx';
import { fieldsThatDiffer } from './organisation.rules.ts';
import {
  type Organisation,
  type OrganisationContent,
  type OrganisationField,
  type OrganisationLine,
  organisationKinds,
} from './organisation.ts';
import type { fr } from './organisation.words.ts';

type Words = typeof fr;

interface FieldsProps {
  words: Words;
  form: Form;
  refusal: ErrorSentences;
  places: readonly SelectGroup[];
}

/** What was typed about an organisation, again as a form would send it. */
export function typedOf(content: OrganisationContent): Record<string, string | string[]> {
  return { ...content, otherNames: content.otherNames.join('\n'), placeIds: [...content.placeIds] };
}

export function NewOrganisationPage(props: FieldsProps & { alike: readonly OrganisationLine[] }) {
  const { words, refusal, alike } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {alike.length > 0 ? (
        <Notice kind="warning" title={words.alikeTitle} id="alike">
          <p>{words.alikeText}</p>
          <LinkedList lines={alike.map((line) => linked(words, line))} />
        </Notice>
      ) : null}
      <PostForm action={paths.organisations}>
        <OrganisationFields {...props} />
        <FormActions>
          {alike.length > 0 ? (
            <Button name="confirmed" value="yes">
              {words.alikeConfirm}
            </Button>
          ) : (
            <Button>{words.save}</Button>
          )}
        </FormActions>
      </PostForm>
    </>
  );
}

interface ChangeProps extends FieldsProps {
  organisation: Organisation;
  /** Given when somebody wrote meanwhile: what was typed, to set beside what stands. */
  conflict: { typed: OrganisationContent; isMerged: boolean; say: SayField } | null;
}

export function ChangeOrganisationPage(props: ChangeProps) {
  const { words, refusal, organisation, conflict } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {conflict ? <Conflict words={words} organisation={organisation} conflict={conflict} /> : null}
      <PostForm action={paths.organisationChange(organisation.id)}>
        <input
          type="hidden"
          name="version"
          value={String(props.form.text('version') || organisation.version)}
        />
        <OrganisationFields {...props} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.organisation(organisation.id)}>{organisation.name}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** How a field reads: names of places, words of kinds. */
export type SayField = (content: OrganisationContent, field: OrganisationField) => string;

function Conflict({
  words,
  organisation,
  conflict,
}: {
  words: Words;
  organisation: Organisation;
  conflict: NonNullable<ChangeProps['conflict']>;
}) {
  const { typed, say } = conflict;
  const differing = fieldsThatDiffer(organisation, typed);
  return (
    <>
      <Notice kind="refusal" title={words.conflictTitle}>
        <p>{conflict.isMerged ? words.conflictMerged(organisation.name) : words.conflictText}</p>
        {differing.length === 0 ? <p>{words.conflictSame}</p> : null}
      </Notice>
      {differing.length === 0 ? null : (
        <Table
          caption={words.conflictTable}
          columns={[
            { key: 'field', heading: words.field, cell: (field: OrganisationField) => words.fields[field] },
            {
              key: 'standing',
              heading: words.standing,
              cell: (field) => <Said text={say(organisation, field)} empty={words.empty} />,
            },
            {
              key: 'typed',
              heading: words.typed,
              cell: (field) => <Said text={say(typed, field)} empty={words.empty} />,
            },
          ]}
          rows={differing}
          rowKey={(field) => field}
        />
      )}
    </>
  );
}

/** A value that may be empty, several lines kept. */
export function Said({ text, empty }: { text: string; empty: string }) {
  return <span class="pre-line">{text === '' ? empty : text}</span>;
}

/** What every field of the content is given: its name, its label, what was typed, what must change. */
function fieldOf({ words, form, refusal }: FieldsProps, name: OrganisationField) {
  return { name, label: words.fields[name], value: form.text(name), error: refusal.of(name) };
}

function OrganisationFields(props: FieldsProps) {
  const { words } = props;
  return (
    <>
      <TextField
        {...fieldOf(props, 'name')}
        hint={words.hints.name}
        required={words.required}
        maxLength={300}
        spellcheck={false}
      />
      <Select
        {...fieldOf(props, 'kind')}
        required={words.required}
        emptyLabel={words.chooseKind}
        options={organisationKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
      />
      <TextArea {...fieldOf(props, 'otherNames')} hint={words.hints.otherNames} rows={3} maxLength={15000} />
      <TextArea {...fieldOf(props, 'description')} maxLength={4000} />
      <PlaceFields {...props} />
      <ContactFields {...props} />
    </>
  );
}

function ContactFields(props: FieldsProps) {
  const { words } = props;
  return (
    <>
      <Fieldset legend={words.contact}>
        <TextArea {...fieldOf(props, 'address')} hint={words.hints.address} rows={3} maxLength={500} />
        <TextField {...fieldOf(props, 'phone')} type="tel" maxLength={40} width="medium" />
        <TextField {...fieldOf(props, 'email')} inputMode="email" maxLength={320} spellcheck={false} />
        <TextField
          {...fieldOf(props, 'website')}
          hint={words.hints.website}
          inputMode="url"
          maxLength={500}
          spellcheck={false}
        />
      </Fieldset>
      <Fieldset legend={words.privacy} hint={words.privacyHint}>
        <TextField {...fieldOf(props, 'privacyTitle')} hint={words.hints.privacyTitle} maxLength={200} />
        <TextField
          {...fieldOf(props, 'privacyContact')}
          hint={words.hints.privacyContact}
          maxLength={320}
          spellcheck={false}
        />
      </Fieldset>
    </>
  );
}

/** One list for each territory chosen, and two more to add some. */
function PlaceFields({ words, form, refusal, places }: FieldsProps) {
  const chosen = form.all('placeIds').filter((id) => id !== '');
  return (
    <Fieldset legend={words.fields.placeIds} hint={words.hints.placeIds}>
      {[...chosen, '', ''].map((id, position) => (
        <Select
          key={`${position + 1} ${id}`}
          id={position === 0 ? 'placeIds' : `placeIds-${position + 1}`}
          name="placeIds"
          label={words.place(position + 1)}
          emptyLabel={words.choosePlace}
          options={places}
          value={id}
          error={position === 0 ? refusal.of('placeIds') : undefined}
        />
      ))}
    </Fieldset>
  );
}

/**
 * Says a field in words: kinds and places by their names, the rest as it was typed.
 * @param placeNames names of the places that the reader sees; the others are left out.
 */
export function fieldSayer(words: Words, placeNames: ReadonlyMap<string, string>): SayField {
  return (content, field) => {
    if (field === 'kind') return words.kinds[content.kind];
    if (field === 'otherNames') return content.otherNames.join('\n');
    if (field === 'placeIds')
      return content.placeIds
        .flatMap((id) => placeNames.get(id) ?? [])
        .sort((one, other) => one.localeCompare(other, 'fr'))
        .join('\n');
    return content[field];
  };
}
