import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextArea, TextField, TimeField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { addresseeChoices, flagChoices } from './choices.data.ts';
import { natures } from './natures.data.ts';
import { dossierOptions } from './quick-trace.pages.tsx';
import { visibilities } from './trace.ts';
import { Meanwhile, type TraceFormProps } from './trace-conflict.pages.tsx';
import { ActorFields, NatureShareFields, OrganisationFields, PeopleFields } from './trace-people.pages.tsx';
import { choicesOf, WhereFields } from './trace-place.pages.tsx';

/** The whole of a trace, in the order one tells it. */
export function TraceFormPage(props: TraceFormProps) {
  const { words, form, refusal, trace, conflict } = props;
  return (
    <>
      {conflict ? (
        <div data-problem="">
          <Notice kind="warning" title={words.conflictTitle}>
            <p>{words.conflict}</p>
          </Notice>
        </div>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm
        action={trace ? paths.traceChange(trace.id) : paths.newTrace}
        draft={trace ? `trace-${trace.id}` : 'trace-nouvelle'}
        submissionKey={form.text('_key')}
      >
        {trace ? <input type="hidden" name="version" value={form.text('version') || trace.version} /> : null}
        <WhatFields {...props} />
        <WorkFields {...props} />
        <WhereFields {...props} />
        <h2>{words.form.sections.who}</h2>
        <ActorFields {...props} />
        <OrganisationFields {...props} />
        <PeopleFields {...props} />
        <AfterFields {...props} />
        <FormActions>
          <Button>{trace ? words.save : words.form.create}</Button>
          <LinkButton href={trace ? paths.trace(trace.id) : paths.traces}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

function WhatFields(props: TraceFormProps) {
  const { words, form, refusal } = props;
  return (
    <>
      <h2>{words.form.sections.what}</h2>
      <TextArea
        name="text"
        label={words.form.text}
        hint={words.form.textHint}
        value={form.text('text')}
        error={refusal.of('text')}
        rows={6}
        required={words.required}
      />
      <Meanwhile props={props} field="text" />
      <MomentFields {...props} />
      <SpaceField {...props} />
      <DossierField {...props} />
      <Meanwhile props={props} field="dossierIds" />
    </>
  );
}

function MomentFields(props: TraceFormProps) {
  const { words, form, refusal } = props;
  return (
    <>
      <div class="fields-row">
        <DateField
          name="eventOn"
          label={words.form.eventOn}
          value={form.text('eventOn')}
          error={refusal.of('eventOn')}
          required={words.required}
        />
        <TimeField
          name="eventTime"
          label={words.form.eventTime}
          value={form.text('eventTime')}
          error={refusal.of('eventTime')}
        />
      </div>
      <Meanwhile props={props} field="eventOn" />
      <Meanwhile props={props} field="eventTime" />
      <TextField
        name="duration"
        label={words.form.duration}
        hint={words.form.durationHint}
        value={form.text('duration')}
        error={refusal.of('duration')}
        width="short"
      />
      <Meanwhile props={props} field="durationMinutes" />
    </>
  );
}

function SpaceField({ words, form, refusal, material }: TraceFormProps) {
  if (material.spaces.length < 2) return <input type="hidden" name="spaceId" value={form.text('spaceId')} />;
  return (
    <Select
      name="spaceId"
      label={words.form.spaceId}
      options={material.spaces.map((space) => ({ value: space.id, label: space.name }))}
      value={form.text('spaceId')}
      error={refusal.of('spaceId')}
    />
  );
}

/** A short list is ticked; a long one is chosen from, one box a dossier. */
function DossierField({ words, form, refusal, material }: TraceFormProps) {
  const chosen = form.all('dossierIds').filter((id) => id !== '');
  if (material.dossiers.length <= 14) {
    return (
      <CheckboxGroup
        name="dossierIds"
        label={words.form.dossierIds}
        choices={material.dossiers.map((dossier) => ({ value: dossier.id, label: dossier.title }))}
        values={chosen}
        error={refusal.of('dossierIds')}
        columns
      />
    );
  }
  const boxes = [...chosen, ''];
  return (
    <>
      {boxes.map((id, at) => (
        <Select
          key={id || 'nouveau'}
          name="dossierIds"
          id={at === 0 ? 'dossierIds' : `dossierIds-${at + 1}`}
          label={boxes.length > 1 ? `${words.form.dossierIds} ${at + 1}` : words.form.dossierIds}
          emptyLabel={words.week.noDossier}
          options={dossierOptions(material.dossiers, material.spaces)}
          value={id}
          error={at === 0 ? refusal.of('dossierIds') : undefined}
        />
      ))}
    </>
  );
}

function WorkFields(props: TraceFormProps) {
  const { words, locale, form, refusal } = props;
  return (
    <>
      <h2>{words.form.sections.work}</h2>
      <CheckboxGroup
        name="natures"
        label={words.form.natures}
        hint={words.form.naturesHint}
        choices={choicesOf(natures, locale)}
        values={form.all('natures')}
        error={refusal.of('natures')}
        columns
      />
      <NatureShareFields {...props} />
      <Meanwhile props={props} field="natures" />
      <CheckboxGroup
        name="flags"
        label={words.form.flags}
        choices={choicesOf(flagChoices, locale)}
        values={form.all('flags')}
        error={refusal.of('flags')}
      />
      <Meanwhile props={props} field="flags" />
      <RadioGroup
        name="addressee"
        label={words.form.addressee}
        choices={choicesOf(addresseeChoices, locale)}
        value={form.text('addressee') || 'community'}
        error={refusal.of('addressee')}
      />
      <Meanwhile props={props} field="addressee" />
    </>
  );
}

function AfterFields(props: TraceFormProps) {
  const { words, form, refusal, trace, mayShow } = props;
  return (
    <>
      <h2>{words.form.sections.after}</h2>
      <TextArea
        name="whatChanged"
        label={words.form.whatChanged}
        hint={words.form.whatChangedHint}
        value={form.text('whatChanged')}
        error={refusal.of('whatChanged')}
        rows={3}
      />
      <Meanwhile props={props} field="whatChanged" />
      {mayShow ? (
        <VisibilityFields {...props} />
      ) : (
        <input type="hidden" name="visibility" value={trace?.visibility} />
      )}
      <Meanwhile props={props} field="visibility" />
    </>
  );
}

function VisibilityFields({ words, form, refusal, trace }: TraceFormProps) {
  return (
    <>
      <RadioGroup
        name="visibility"
        label={words.form.visibility}
        choices={visibilities.map((visibility) => ({
          value: visibility as string,
          label: words.visibilities[visibility],
        }))}
        value={form.text('visibility') || 'space'}
        error={refusal.of('visibility')}
      />
      {trace ? (
        <Checkbox
          name="widen"
          value="yes"
          label={words.form.widen}
          hint={words.form.widenHint}
          checked={form.text('widen') === 'yes'}
          error={refusal.of('widen')}
        />
      ) : null}
    </>
  );
}
