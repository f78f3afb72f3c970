import { CheckboxGroup, Fieldset } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { NumberField, Select, TextField } from '#/ui/fields.tsx';
import { organisationRoleChoices } from './choices.data.ts';
import { natures } from './natures.data.ts';
import { Meanwhile, type TraceFormProps } from './trace-conflict.pages.tsx';

/** Shares of the natures, for those who want them: folded, unless some are given or refused. */
export function NatureShareFields({ words, locale, form, refusal }: TraceFormProps) {
  const isGiven = natures.some((nature) => form.text(`share-${nature.id}`) !== '');
  return (
    <Disclosure summary={words.form.natureShares} open={isGiven || refusal.of('natures') !== undefined}>
      <p class="hint">{words.form.natureSharesHint}</p>
      {natures.map((nature) => (
        <NumberField
          key={nature.id}
          name={`share-${nature.id}`}
          label={nature.label[locale]}
          unit={words.form.percent}
          value={form.text(`share-${nature.id}`)}
          wholeNumber
        />
      ))}
    </Disclosure>
  );
}

/** Who did the work: people of the space to tick, one more from elsewhere to name, shares for both. */
export function ActorFields(props: TraceFormProps) {
  const { words, form, refusal, material } = props;
  const isShared =
    material.members.some((member) => form.text(`actorShare-${member.personId}`) !== '') ||
    form.all('otherActor').some((name) => name !== '') ||
    refusal.of('actors') !== undefined;
  return (
    <>
      <CheckboxGroup
        name="actorIds"
        id="actors"
        label={words.form.actors}
        hint={words.form.actorsHint}
        choices={material.members.map((member) => ({ value: member.personId, label: member.name }))}
        values={form.all('actorIds')}
        error={refusal.of('actors')}
        columns
      />
      <Disclosure summary={words.form.actorShares} open={isShared}>
        <ShareFields {...props} />
        <OtherActors {...props} />
      </Disclosure>
      <Meanwhile props={props} field="actors" />
      <NumberField
        name="practitionerCount"
        label={words.form.practitionerCount}
        value={form.text('practitionerCount')}
        error={refusal.of('practitionerCount')}
        wholeNumber
      />
      <Meanwhile props={props} field="practitionerCount" />
    </>
  );
}

function ShareFields({ words, form, material }: TraceFormProps) {
  return (
    <>
      {material.members.map((member) => (
        <NumberField
          key={member.personId}
          name={`actorShare-${member.personId}`}
          label={words.form.actorShare(member.name)}
          unit={words.form.percent}
          value={form.text(`actorShare-${member.personId}`)}
          wholeNumber
        />
      ))}
    </>
  );
}

function OtherActors({ words, form }: TraceFormProps) {
  const shares = form.all('otherActorShare');
  const given = form
    .all('otherActor')
    .flatMap((name, at) => (name === '' ? [] : [{ name, share: shares[at] ?? '' }]));
  return (
    <>
      {[...given, { name: '', share: '' }].map((other, at) => (
        <div key={`otherActor-${at + 1}`} class="fields-row">
          <TextField
            name="otherActor"
            id={`otherActor-${at + 1}`}
            label={`${words.form.otherActor} ${at + 1}`}
            value={other.name}
            maxLength={200}
            spellcheck={false}
          />
          <NumberField
            name="otherActorShare"
            id={`otherActorShare-${at + 1}`}
            label={`${words.form.otherActorShare} (${at + 1})`}
            unit={words.form.percent}
            value={other.share}
            wholeNumber
          />
        </div>
      ))}
    </>
  );
}

/** Organisations present: as many lines as given, and two more. */
export function OrganisationFields(props: TraceFormProps) {
  const { words, locale, form, refusal, material } = props;
  const names = form.all('organisationName');
  const roles = form.all('organisationRole');
  const given = names.flatMap((name, at) => (name === '' ? [] : [{ name, role: roles[at] ?? 'present' }]));
  const lines = [...given, { name: '', role: 'present' }, { name: '', role: 'present' }];
  return (
    <Fieldset legend={words.form.organisations} hint={words.form.organisationsHint} id="organisations">
      {lines.map((line, at) => (
        <div key={`organisation-${at + 1}`} class="fields-row">
          <TextField
            name="organisationName"
            id={`organisationName-${at + 1}`}
            label={`${words.form.organisationName} ${at + 1}`}
            value={line.name}
            error={at === 0 ? refusal.of('organisations') : undefined}
            suggestions={at === 0 ? material.organisations : undefined}
            suggestionsOf="organisationName-1"
            maxLength={300}
            spellcheck={false}
          />
          <Select
            name="organisationRole"
            id={`organisationRole-${at + 1}`}
            label={`${words.form.organisationRole} (${at + 1})`}
            options={organisationRoleChoices.map((role) => ({ value: role.id, label: role.label[locale] }))}
            value={line.role}
          />
        </div>
      ))}
      <Meanwhile props={props} field="organisations" />
    </Fieldset>
  );
}

/** How many people were reached, and by the categories that the group chose, if it chose any. */
export function PeopleFields(props: TraceFormProps) {
  const { words, form, refusal, material } = props;
  return (
    <>
      <NumberField
        name="peopleCount"
        label={words.form.peopleCount}
        unit={words.form.people}
        value={form.text('peopleCount')}
        error={refusal.of('peopleCount')}
        wholeNumber
      />
      <Meanwhile props={props} field="peopleCount" />
      {material.categories.length === 0 ? null : (
        <Fieldset legend={words.form.peopleByCategory} id="peopleByCategory">
          {material.categories.map((category) => (
            <NumberField
              key={category.id}
              name={`category-${category.id}`}
              label={category.label}
              value={form.text(`category-${category.id}`)}
              error={refusal.of(`category-${category.id}`)}
              wholeNumber
            />
          ))}
        </Fieldset>
      )}
      <Meanwhile props={props} field="peopleByCategory" />
    </>
  );
}
