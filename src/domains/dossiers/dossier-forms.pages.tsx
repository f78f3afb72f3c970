import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { CheckboxGroup, Fieldset, RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, NumberField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { axisShareField, axisSharesTyped } from './dossier.form.ts';
import { axesNoted, type DossierWords, termChoices } from './dossier.pages.tsx';
import { communityKinds, type Dossier, dossierStates, originKinds, type SpaceVocabulary } from './dossier.ts';
import { termLabel } from './vocabulary.rules.ts';

export interface DossierFormProps {
  words: DossierWords;
  locale: Locale;
  form: Form;
  refusal: ErrorSentences;
  vocabulary: SpaceVocabulary;
}

export interface NewDossierProps extends DossierFormProps {
  /** Spaces where the viewer works. */
  spaces: readonly { id: string; name: string }[];
}

export function NewDossierPage(props: NewDossierProps) {
  const { words, form, refusal } = props;
  return (
    <>
      <p class="lead">{words.openLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.dossiers} draft="dossier-nouveau" submissionKey={form.text('_key')}>
        <SpaceField {...props} />
        <DossierFields {...props} />
        <OpeningFields {...props} />
        <FormActions>
          <Button>{words.create}</Button>
          <LinkButton href={paths.dossiers}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

function SpaceField({ words, form, refusal, spaces }: NewDossierProps) {
  if (spaces.length < 2) return <input type="hidden" name="spaceId" value={spaces[0]?.id} />;
  return (
    <RadioGroup
      name="spaceId"
      label={words.space}
      choices={spaces.map((space) => ({ value: space.id, label: space.name }))}
      value={form.text('spaceId') || spaces[0]?.id}
      error={refusal.of('spaceId')}
    />
  );
}

function OpeningFields({ words, form, refusal }: NewDossierProps) {
  return (
    <Fieldset legend={words.initialState} hint={words.initialStateHint}>
      <Select
        name="state"
        label={words.state}
        options={dossierStates.map((state) => ({ value: state, label: words.states[state] }))}
        value={form.text('state') || 'received'}
        error={refusal.of('state')}
      />
      <DateField
        name="sinceOn"
        label={words.sinceOn}
        hint={words.sinceToday}
        value={form.text('sinceOn')}
        error={refusal.of('sinceOn')}
      />
    </Fieldset>
  );
}

export interface ChangeDossierProps extends DossierFormProps {
  dossier: Dossier;
  /** Set when somebody saved meanwhile: `dossier` is then what is saved now, the form what was typed. */
  conflict: boolean;
}

export function ChangeDossierPage(props: ChangeDossierProps) {
  const { words, form, refusal, dossier, conflict } = props;
  return (
    <>
      {conflict ? (
        <Notice kind="warning" title={words.conflictTitle}>
          <p>{words.conflict}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.dossierChange(dossier.id)} submissionKey={form.text('_key')}>
        <input
          type="hidden"
          name="version"
          value={conflict ? dossier.version : form.text('version') || dossier.version}
        />
        <DossierFields {...props} saved={conflict ? dossier : undefined} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.dossier(dossier.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

type FieldsProps = DossierFormProps & { saved?: Dossier };

function DossierFields(props: FieldsProps) {
  return (
    <>
      <TextFields {...props} />
      <OriginKindField {...props} />
      <KindField {...props} />
      <TermFields {...props} name="fields" kind="field" />
      <TermFields {...props} name="serviceAxes" kind="service-axis" />
      <AxisShareFields {...props} />
    </>
  );
}

function TextFields({ words, form, refusal, saved }: FieldsProps) {
  return (
    <>
      <TextField
        name="title"
        label={words.name}
        hint={words.nameHint}
        value={form.text('title')}
        error={refusal.of('title')}
        maxLength={300}
        required={words.required}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('title')} saved={saved?.title} />
      <TextArea
        name="summary"
        label={words.summary}
        hint={words.summaryHint}
        value={form.text('summary')}
        error={refusal.of('summary')}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('summary')} saved={saved?.summary} />
      <TextField
        name="origin"
        label={words.origin}
        hint={words.originHint}
        value={form.text('origin')}
        error={refusal.of('origin')}
        maxLength={300}
      />
      <SavedMeanwhile heading={words.savedNow} mine={form.text('origin')} saved={saved?.origin} />
    </>
  );
}

function OriginKindField({ words, form, refusal, saved }: FieldsProps) {
  return (
    <>
      <Select
        name="originKind"
        label={words.originKind}
        hint={words.originKindHint}
        emptyLabel={words.notSaid}
        options={originKinds.map((kind) => ({ value: kind, label: words.originKinds[kind] }))}
        value={form.text('originKind')}
        error={refusal.of('originKind')}
      />
      <SavedMeanwhile
        heading={words.savedNow}
        mine={form.text('originKind')}
        saved={saved && (saved.originKind ?? '')}
        label={saved?.originKind ? words.originKinds[saved.originKind] : words.notSaid}
      />
    </>
  );
}

function KindField({ words, form, refusal, saved }: FieldsProps) {
  const kinds = communityKinds.map((kind) => ({
    value: kind as string,
    label: words.communityKinds[kind],
    hint: words.communityKindHints[kind],
  }));
  return (
    <>
      <RadioGroup
        name="communityKind"
        label={words.communityKind}
        choices={[...kinds, { value: '', label: words.notSaid }]}
        value={form.text('communityKind')}
        error={refusal.of('communityKind')}
      />
      <SavedMeanwhile
        heading={words.savedNow}
        mine={form.text('communityKind')}
        saved={saved && (saved.communityKind ?? '')}
        label={saved?.communityKind ? words.communityKinds[saved.communityKind] : words.notSaid}
      />
    </>
  );
}

type TermFieldsProps = FieldsProps & { name: 'fields' | 'serviceAxes'; kind: 'field' | 'service-axis' };

function TermFields({ words, locale, form, refusal, vocabulary, saved, name, kind }: TermFieldsProps) {
  const terms = vocabulary[kind];
  const chosen = form.all(name);
  const savedIds = saved?.[name];
  return (
    <>
      <CheckboxGroup
        name={name}
        label={words[name]}
        hint={name === 'serviceAxes' ? words.serviceAxesHint : undefined}
        choices={termChoices(terms, chosen, locale)}
        values={chosen}
        columns={name === 'fields'}
        error={refusal.of(name)}
      />
      <SavedMeanwhile
        heading={words.savedNow}
        mine={[...chosen].sort().join(' ')}
        saved={savedIds && [...savedIds].sort().join(' ')}
        label={savedIds?.map((id) => termLabel(terms, id, locale)).join(', ') || words.notSaid}
      />
    </>
  );
}

function AxisShareFields({ words, locale, form, refusal, vocabulary, saved }: FieldsProps) {
  const axes = termChoices(vocabulary['service-axis'], form.all('serviceAxes'), locale);
  const isGiven = axes.some((axis) => form.text(axisShareField(axis.value)) !== '');
  const isRefused = refusal.of('serviceAxes') !== undefined;
  const terms = vocabulary['service-axis'];
  return (
    <Disclosure summary={words.axisShares} open={isGiven || isRefused}>
      <p class="hint">{words.axisSharesHint}</p>
      {axes.map((axis) => (
        <NumberField
          key={axis.value}
          name={axisShareField(axis.value)}
          label={axis.label}
          unit={words.percent}
          value={form.text(axisShareField(axis.value))}
          wholeNumber
        />
      ))}
      <SavedMeanwhile
        heading={words.savedNow}
        mine={axisSharesTyped(form).join(' ')}
        saved={saved?.axisShares.join(' ')}
        label={saved && (axesNoted(words, saved, terms, locale).join(', ') || words.notSaid)}
      />
    </Disclosure>
  );
}
