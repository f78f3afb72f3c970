import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Checkbox } from '#/ui/choices.tsx';
import { DateField, Select } from '#/ui/fields.tsx';
import { type ChosenFilter, Filters } from '#/ui/filters.tsx';
import { Notice } from '#/ui/notice.tsx';
import { flagChoices, labelOf, modeChoices } from './choices.data.ts';
import { natures } from './natures.data.ts';
import { dossierOptions, type TraceWords } from './quick-trace.pages.tsx';
import type { Choice } from './trace.ts';
import { queryOf, type ReadFilters, type TraceFilters } from './trace-filters.form.ts';
import type { DossierChoice } from './trace-material.ts';

export interface TraceFilterProps {
  words: TraceWords;
  locale: Locale;
  filters: TraceFilters;
  spaces: readonly { id: string; name: string }[];
  dossiers: readonly DossierChoice[];
  /** Kept in the address beside the filters (`vue`, `mois`). */
  extra?: { name: string; value: string };
  /** Where the choices lead; the list when left out. */
  action?: string;
  /** A calendar has days of its own. */
  withoutDays?: boolean;
}

/** Narrows a list of traces; every choice stands in the address and can be taken off alone. */
export function TraceFilterForm(props: TraceFilterProps) {
  const { words, filters, spaces, extra } = props;
  return (
    <Filters
      action={props.action ?? paths.traces}
      summary={words.filters}
      submitLabel={words.apply}
      chosen={chosenFilters(props)}
      chosenLabel={words.filters}
      removeLabel={words.removeFilter}
    >
      {extra ? <input type="hidden" name={extra.name} value={extra.value} /> : null}
      {props.withoutDays ? null : (
        <>
          <DateField name="du" label={words.from} value={filters.du ?? ''} />
          <DateField name="au" label={words.to} value={filters.au ?? ''} />
        </>
      )}
      {spaces.length > 1 ? (
        <Select
          name="espace"
          label={words.quick.space}
          emptyLabel={words.allSpaces}
          options={spaces.map((space) => ({ value: space.id, label: space.name }))}
          value={filters.espace ?? ''}
        />
      ) : null}
      <ChoiceFilters {...props} />
      <div>
        <Checkbox name="miennes" value="oui" label={words.mine} checked={filters.miennes === 'oui'} />
        <Checkbox name="portee" value="reseau" label={words.scope} checked={filters.portee === 'reseau'} />
      </div>
    </Filters>
  );
}

/** What the address asked for and was not understood, quoted. */
export function UnreadFilters(props: {
  words: TraceWords;
  unread: ReadFilters['unread'];
  consequence(said: string): string;
}) {
  const { words, unread, consequence } = props;
  if (unread.length === 0) return null;
  const labels: Partial<Record<keyof TraceFilters, string>> = {
    du: words.from,
    au: words.to,
    espace: words.quick.space,
    dossier: words.bulk.dossier,
    nature: words.form.natures,
    mode: words.form.mode,
    signe: words.flag,
    sans: words.lacking,
    miennes: words.mine,
    portee: words.scope,
  };
  const said = unread.map(({ name, typed }) => words.unreadChoice(labels[name] ?? name, typed)).join(', ');
  return (
    <Notice kind="warning" title={words.unreadTitle}>
      <p>{consequence(said)}</p>
    </Notice>
  );
}

function ChoiceFilters({ words, locale, filters, dossiers, spaces }: TraceFilterProps) {
  const options = (choices: readonly Choice[]) =>
    choices.map((choice) => ({ value: choice.id, label: choice.label[locale] }));
  const lackings = Object.entries(words.lackings).map(([value, label]) => ({ value, label }));
  const boxes = [
    {
      name: 'dossier',
      label: words.bulk.dossier,
      any: words.anyDossier,
      options: dossierOptions(dossiers, spaces),
    },
    { name: 'nature', label: words.form.natures, any: words.anyNature, options: options(natures) },
    { name: 'mode', label: words.form.mode, any: words.anyMode, options: options(modeChoices) },
    { name: 'signe', label: words.flag, any: words.anyFlag, options: options(flagChoices) },
    { name: 'sans', label: words.lacking, any: words.anyLacking, options: lackings },
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

function chosenFilters(props: TraceFilterProps): ChosenFilter[] {
  const { words, locale, filters, spaces, dossiers, extra } = props;
  const label = (choices: readonly Choice[], id: string | null) =>
    id === null ? undefined : labelOf(choices, id, locale);
  const labels: Partial<Record<keyof TraceFilters, string | undefined>> = {
    du: filters.du && !props.withoutDays ? words.fromDay(formatDate(filters.du, locale)) : undefined,
    au: filters.au && !props.withoutDays ? words.toDay(formatDate(filters.au, locale)) : undefined,
    espace: filters.espace
      ? (spaces.find((space) => space.id === filters.espace)?.name ?? words.ofSpace)
      : undefined,
    dossier: filters.dossier
      ? (dossiers.find((dossier) => dossier.id === filters.dossier)?.title ?? words.ofDossier)
      : undefined,
    nature: label(natures, filters.nature),
    mode: label(modeChoices, filters.mode),
    signe: label(flagChoices, filters.signe),
    organisation: filters.organisation ? words.ofOrganisation : undefined,
    importation: filters.importation ? words.ofImport : undefined,
    sans: filters.sans ? words.lackings[filters.sans] : undefined,
    miennes: filters.miennes ? words.mine : undefined,
    portee: filters.portee ? words.scope : undefined,
  };
  const base = props.action ?? paths.traces;
  return Object.entries(labels).flatMap(([name, text]) => {
    if (!text) return [];
    const query = queryOf({ ...filters, [name]: null, suite: null });
    const kept = extra
      ? `${query === '' ? '?' : `${query}&`}${extra.name}=${encodeURIComponent(extra.value)}`
      : query;
    return [{ label: text, removeHref: base + kept }];
  });
}
