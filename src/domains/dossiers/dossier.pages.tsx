import { NoSpace } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Checkbox } from '#/ui/choices.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Select } from '#/ui/fields.tsx';
import { type ChosenFilter, Filters } from '#/ui/filters.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { Tags } from '#/ui/tag.tsx';
import { Ties } from '#/ui/ties.tsx';
import type { DossierFilters } from './dossier.form.ts';
import {
  communityKinds,
  type Dossier,
  type DossierSummary,
  dossierStates,
  type Partner,
  type SpaceVocabulary,
  type VocabularyTerm,
} from './dossier.ts';
import type { fr } from './dossier.words.ts';
import { offeredTerms, termLabel } from './vocabulary.rules.ts';

export type DossierWords = typeof fr;

export interface DossiersPageProps {
  words: DossierWords;
  locale: Locale;
  dossiers: readonly DossierSummary[];
  next: string | null;
  filters: DossierFilters;
  spaces: readonly { id: string; name: string }[];
  vocabulary: SpaceVocabulary;
  mayOpen: boolean;
  /** True for somebody who belongs to no space yet. */
  isNowhere: boolean;
}

/** The dossiers of the viewer's spaces, the one that moved last first. */
export function DossiersPage(props: DossiersPageProps) {
  const { words, locale, dossiers, filters, next } = props;
  const chosen = chosenFilters(props);
  return (
    <>
      <p class="lead">{words.lead}</p>
      {props.mayOpen ? (
        <p>
          <LinkButton href={paths.newDossier} look="primary">
            {words.open}
          </LinkButton>
        </p>
      ) : null}
      <DossierFilterForm {...props} chosen={chosen} />
      {props.isNowhere ? (
        <NoSpace locale={locale} />
      ) : dossiers.length === 0 ? (
        <Empty title={chosen.length > 0 ? words.emptyFiltered : words.emptyTitle}>
          {chosen.length > 0 ? null : <p>{words.empty}</p>}
        </Empty>
      ) : (
        <LinkedList
          lines={dossiers.map((dossier) => ({
            label: dossier.title,
            href: paths.dossier(dossier.id),
            note: `${words.states[dossier.state]}, ${words.since(formatDate(dossier.sinceOn, locale))}`,
          }))}
        />
      )}
      <Pagination
        label={words.next}
        next={next ? { label: words.next, href: addressOf({ ...filters, suite: next }) } : undefined}
      />
    </>
  );
}

function DossierFilterForm(props: DossiersPageProps & { chosen: readonly ChosenFilter[] }) {
  const { words, filters, spaces } = props;
  return (
    <Filters
      action={paths.dossiers}
      summary={words.filters}
      submitLabel={words.apply}
      chosen={props.chosen}
      chosenLabel={words.filters}
      removeLabel={words.removeFilter}
    >
      {spaces.length > 1 ? (
        <Select
          name="espace"
          label={words.space}
          emptyLabel={words.allSpaces}
          value={filters.espace ?? ''}
          options={spaces.map((space) => ({ value: space.id, label: space.name }))}
        />
      ) : null}
      <ChoiceFilters {...props} />
      <Checkbox name="fermes" value="oui" label={words.withEnded} checked={filters.fermes === 'oui'} />
    </Filters>
  );
}

function ChoiceFilters({ words, filters, vocabulary, locale }: DossiersPageProps) {
  const terms = (list: readonly VocabularyTerm[]) =>
    list.map((term) => ({ value: term.id, label: term.label[locale] }));
  const states = dossierStates.map((state) => ({ value: state, label: words.states[state] }));
  const kinds = communityKinds.map((kind) => ({ value: kind, label: words.communityKinds[kind] }));
  const boxes = [
    { name: 'etat', label: words.state, any: words.anyState, options: states },
    { name: 'champ', label: words.fields, any: words.anyField, options: terms(vocabulary.field) },
    { name: 'axe', label: words.serviceAxes, any: words.anyAxis, options: terms(vocabulary['service-axis']) },
    { name: 'genre', label: words.communityKind, any: words.anyKind, options: kinds },
  ] as const;
  return (
    <>
      {boxes.map((box) => (
        <Select
          key={box.name}
          name={box.name}
          label={box.label}
          emptyLabel={box.any}
          options={box.options}
          value={filters[box.name] ?? ''}
        />
      ))}
    </>
  );
}

function chosenFilters({ words, filters, vocabulary, locale, spaces }: DossiersPageProps): ChosenFilter[] {
  const labels: Partial<Record<keyof DossierFilters, string | undefined>> = {
    espace: filters.espace ? spaces.find((space) => space.id === filters.espace)?.name : undefined,
    etat: filters.etat ? words.states[filters.etat] : undefined,
    champ: filters.champ ? termLabel(vocabulary.field, filters.champ, locale) : undefined,
    axe: filters.axe ? termLabel(vocabulary['service-axis'], filters.axe, locale) : undefined,
    genre: filters.genre ? words.communityKinds[filters.genre] : undefined,
    fermes: filters.fermes ? words.withEnded : undefined,
  };
  return Object.entries(labels).flatMap(([name, label]) =>
    label ? [{ label, removeHref: addressOf({ ...filters, [name]: null, suite: null }) }] : [],
  );
}

function addressOf(filters: DossierFilters): string {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== null);
  return given.length === 0 ? paths.dossiers : `${paths.dossiers}?${new URLSearchParams(given)}`;
}

export interface DossierFactsProps {
  words: DossierWords;
  locale: Locale;
  dossier: Dossier;
  vocabulary: SpaceVocabulary;
  partners: readonly Partner[];
  mayChange: boolean;
  mayWiden: boolean;
}

/** Who, what and with whom: the second column of a dossier's page. */
export function DossierFacts(props: DossierFactsProps) {
  const { words, locale, dossier, vocabulary, partners } = props;
  const tags = (terms: readonly VocabularyTerm[], ids: readonly string[]) =>
    ids.length === 0 ? null : <Tags tags={ids.map((id) => termLabel(terms, id, locale))} />;
  const axes = axesNoted(words, dossier, vocabulary['service-axis'], locale);
  const { originKind, communityKind } = dossier;
  return (
    <>
      <h2>{words.aboutDossier}</h2>
      <Definitions
        items={[
          { term: words.state, details: words.states[dossier.state] },
          { term: words.originKind, details: originKind && words.originKinds[originKind] },
          { term: words.communityKind, details: communityKind && words.communityKinds[communityKind] },
          { term: words.fields, details: tags(vocabulary.field, dossier.fields) },
          { term: words.serviceAxes, details: axes.length === 0 ? null : <Tags tags={axes} /> },
          { term: words.visibility, details: words.visibilities[dossier.visibility] },
        ]}
      />
      <h2>{words.partners}</h2>
      {partners.length === 0 ? <p>{words.noPartner}</p> : <PartnerTies {...props} />}
      <ul class="linked-list">
        {props.mayChange ? (
          <li>
            <a href={paths.dossierPartners(dossier.id)}>{words.managePartners}</a>
          </li>
        ) : null}
        {props.mayWiden ? (
          <li>
            <a href={paths.dossierVisibility(dossier.id)}>{words.visibilityTitle}</a>
          </li>
        ) : null}
      </ul>
    </>
  );
}

function PartnerTies({ words, locale, partners }: DossierFactsProps) {
  const note = (partner: Partner) =>
    `${words.partnerRoles[partner.role]}, ${partnerPeriod(words, partner, locale)}`;
  const linked = partners.filter((partner) => partner.organisationId !== null);
  const named = partners.filter((partner) => partner.organisationId === null);
  return (
    <>
      {linked.length === 0 ? null : (
        <Ties
          ties={linked.map((partner) => ({
            label: partner.name,
            href: paths.organisation(partner.organisationId ?? ''),
            note: note(partner),
          }))}
        />
      )}
      {named.length === 0 ? null : (
        <ul>
          {named.map((partner) => (
            <li key={partner.id}>
              {partner.name} <span class="tie-note">{note(partner)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The axes of a dossier by name, each with its share when shares are noted. */
export function axesNoted(
  words: DossierWords,
  dossier: Pick<Dossier, 'serviceAxes' | 'axisShares'>,
  terms: readonly VocabularyTerm[],
  locale: Locale,
): string[] {
  return dossier.serviceAxes.map((axis, at) => {
    const share = dossier.axisShares[at];
    const name = termLabel(terms, axis, locale);
    return share === undefined ? name : words.axisWithShare(name, share);
  });
}

/** « depuis le 3 février 2025 ». */
export function partnerPeriod(words: DossierWords, partner: Partner, locale: Locale): string {
  const said = (day: string | null) => (day ? formatDate(day, locale) : null);
  return words.periodOf(said(partner.sinceOn), said(partner.untilOn));
}

/** Words of a space to tick, those in use and those already chosen. */
export function termChoices(terms: readonly VocabularyTerm[], chosen: readonly string[], locale: Locale) {
  return offeredTerms(terms, chosen).map((term) => ({ value: term.id, label: term.label[locale] }));
}
