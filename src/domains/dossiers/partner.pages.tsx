import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { type DossierWords, partnerPeriod } from './dossier.pages.tsx';
import { type Dossier, type Partner, partnerRoles } from './dossier.ts';

export interface PartnersPageProps {
  words: DossierWords;
  locale: Locale;
  dossier: Dossier;
  partners: readonly Partner[];
  /** Names of organisations offered while typing. */
  suggestions: readonly string[];
  form: Form;
  refusal: ErrorSentences;
}

/** The organisations of a dossier: those there, and one more. */
export function PartnersPage(props: PartnersPageProps) {
  const { words, partners, refusal } = props;
  return (
    <>
      <p class="lead">{words.partnersLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {partners.length === 0 ? <p>{words.noPartner}</p> : <PartnerTable {...props} />}
      <h2>{words.addPartner}</h2>
      <AddForm {...props} />
    </>
  );
}

function PartnerTable({ words, locale, dossier, partners }: PartnersPageProps) {
  return (
    <Table
      caption={words.partners}
      rows={partners}
      rowKey={(partner) => partner.id}
      columns={[
        { key: 'name', heading: words.organisation, cell: (partner) => <Name {...{ words, partner }} /> },
        { key: 'role', heading: words.partnerRole, cell: (partner) => words.partnerRoles[partner.role] },
        { key: 'period', heading: words.period, cell: (partner) => partnerPeriod(words, partner, locale) },
        {
          key: 'acts',
          heading: words.partnerActs,
          cell: (partner) => <Acts {...{ words, dossier, partner }} />,
        },
      ]}
    />
  );
}

function AddForm({ words, dossier, suggestions, form, refusal }: PartnersPageProps) {
  const day = (name: 'sinceOn' | 'untilOn') => (
    <DateField name={name} label={words[name]} value={form.text(name)} error={refusal.of(name)} />
  );
  return (
    <PostForm action={paths.dossierPartners(dossier.id)} submissionKey={form.text('_key')}>
      <TextField
        name="name"
        label={words.organisation}
        hint={words.organisationHint}
        value={form.text('name')}
        error={refusal.of('name')}
        suggestions={suggestions}
        maxLength={300}
        spellcheck={false}
        required={words.required}
      />
      <Select
        name="role"
        label={words.partnerRole}
        options={partnerRoles.map((role) => ({ value: role, label: words.partnerRoles[role] }))}
        value={form.text('role') || 'partner'}
        error={refusal.of('role')}
      />
      {day('sinceOn')}
      {day('untilOn')}
      <FormActions>
        <Button>{words.addPartner}</Button>
        <LinkButton href={paths.dossier(dossier.id)}>{words.cancel}</LinkButton>
      </FormActions>
    </PostForm>
  );
}

function Name({ words, partner }: { words: DossierWords; partner: Partner }) {
  if (partner.organisationId) return <a href={paths.organisation(partner.organisationId)}>{partner.name}</a>;
  return (
    <>
      {partner.name} <span class="hint">({words.unlinked})</span>
    </>
  );
}

function Acts({ words, dossier, partner }: { words: DossierWords; dossier: Dossier; partner: Partner }) {
  return (
    <PostForm action={paths.dossierPartner(dossier.id, partner.id)} class="inline-form">
      {partner.untilOn === null ? (
        <Button look="quiet" name="act" value="end">
          {words.endPartner}
        </Button>
      ) : null}
      <Button look="quiet" name="act" value="remove">
        {words.removePartner}
      </Button>
    </PostForm>
  );
}
