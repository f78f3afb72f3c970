import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, TextArea, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { Incident } from './incident.ts';
import type { fr } from './incident.words.ts';

type Words = typeof fr;

interface IncidentsProps {
  words: Words;
  incidents: readonly Incident[];
  /** A day in words. */
  day(date: string): string;
}

export function IncidentsPage({ words, incidents, day }: IncidentsProps) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>{words.kept}</p>
      <FormActions>
        <LinkButton href={paths.newAdministrationIncident} look="primary">
          {words.newTitle}
        </LinkButton>
        {incidents.length === 0 ? null : (
          <LinkButton href={paths.administrationIncidentExport} icon="download" download={words.exportName}>
            {words.export}
          </LinkButton>
        )}
      </FormActions>
      {incidents.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <IncidentTable words={words} incidents={incidents} day={day} />
      )}
    </>
  );
}

function IncidentTable({ words, incidents, day }: IncidentsProps) {
  return (
    <Table
      caption={words.list}
      rows={incidents}
      rowKey={(incident) => incident.id}
      columns={[
        {
          key: 'noticed',
          heading: words.noticed,
          cell: (incident) => (
            <a href={paths.administrationIncident(incident.id)}>{words.open(day(incident.noticedOn))}</a>
          ),
        },
        {
          key: 'information',
          heading: words.information,
          cell: (incident) => shortened(incident.information),
        },
        {
          key: 'serious',
          heading: words.serious,
          cell: (incident) => (incident.serious ? words.yes : words.no),
        },
      ]}
    />
  );
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text;
}

interface IncidentFormProps {
  words: Words;
  action: string;
  submit: string;
  form: Form;
  refusal: ErrorSentences;
  today: string;
}

/** The eight items, in the order of the regulation. */
export function IncidentFormPage(props: IncidentFormProps) {
  const { words, refusal, form } = props;
  const { fields, required } = words;
  const long = (name: 'information' | 'circumstances' | 'harm' | 'measures', hint?: string) => (
    <TextArea
      name={name}
      label={fields[name]}
      hint={hint}
      required={required}
      value={form.text(name)}
      error={refusal.of(name)}
    />
  );
  return (
    <section id="incident">
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={props.action} enhance="incident" submissionKey={form.text('_key')}>
        {long('information', fields.informationHint)}
        {long('circumstances')}
        <When {...props} />
        {long('harm', fields.harmHint)}
        <Notices {...props} />
        {long('measures')}
        <FormActions>
          <Button>{props.submit}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

function When({ words, form, refusal, today }: IncidentFormProps) {
  const { fields, required } = words;
  return (
    <>
      <TextField
        name="happened"
        label={fields.happened}
        hint={fields.happenedHint}
        required={required}
        value={form.text('happened')}
        error={refusal.of('happened')}
      />
      <DateField
        name="noticedOn"
        label={fields.noticedOn}
        required={required}
        latest={today}
        value={form.has('noticedOn') ? form.text('noticedOn') : today}
        error={refusal.of('noticedOn')}
      />
      <TextField
        name="peopleConcerned"
        label={fields.peopleConcerned}
        hint={fields.peopleHint}
        required={required}
        value={form.text('peopleConcerned')}
        error={refusal.of('peopleConcerned')}
      />
    </>
  );
}

function Notices({ words, form, refusal, today }: IncidentFormProps) {
  const { fields, required } = words;
  const day = (name: 'commissionNotifiedOn' | 'peopleNotifiedOn') => (
    <DateField
      name={name}
      label={fields[name]}
      hint={fields.noticeHint}
      latest={today}
      value={form.text(name)}
      error={refusal.of(name)}
    />
  );
  return (
    <>
      <RadioGroup
        name="serious"
        label={fields.serious}
        required={required}
        value={form.text('serious')}
        error={refusal.of('serious')}
        choices={[
          { value: 'oui', label: words.yes },
          { value: 'non', label: words.no },
        ]}
      />
      {day('commissionNotifiedOn')}
      {day('peopleNotifiedOn')}
      <TextArea
        name="publicNotice"
        label={fields.publicNotice}
        value={form.text('publicNotice')}
        error={refusal.of('publicNotice')}
      />
    </>
  );
}
