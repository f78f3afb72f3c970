import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import { type ChosenFilter, Filters } from '#/ui/filters.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import type { DirectoryFilters } from './organisation.form.ts';
import { type OrganisationLine, organisationKinds } from './organisation.ts';
import type { fr } from './organisation.words.ts';

type Words = typeof fr;

interface DirectoryProps {
  words: Words;
  lines: readonly OrganisationLine[];
  /** Id after which the list goes on, or null at its end. */
  next: string | null;
  filters: DirectoryFilters;
  places: readonly { id: string; name: string }[];
  mayTend: boolean;
}

export function DirectoryPage(props: DirectoryProps) {
  const { words, lines, filters, next } = props;
  const chosen = chosenFilters(props);
  return (
    <>
      <p class="lead">{words.lead}</p>
      {props.mayTend ? (
        <FormActions>
          <LinkButton href={paths.newOrganisation}>{words.add}</LinkButton>
          <LinkButton href={paths.organisationDuplicates}>{words.duplicates}</LinkButton>
        </FormActions>
      ) : null}
      <SearchForm words={words} filters={filters} />
      <FilterForm {...props} chosen={chosen} />
      {lines.length === 0 ? (
        <Empty title={chosen.length > 0 ? words.noneFound : words.none}>
          {chosen.length > 0 ? <p>{words.noneFoundHint}</p> : null}
        </Empty>
      ) : (
        <LinkedList lines={lines.map((line) => linked(words, line))} />
      )}
      <Pagination
        label={words.pages}
        next={next ? { label: words.next, href: addressOf({ ...filters, suite: next }) } : undefined}
      />
    </>
  );
}

/** An organisation as a line: its name, its kind, its other names. */
export function linked(words: Words, line: OrganisationLine) {
  const others = line.otherNames.length > 0 ? words.alsoCalled(line.otherNames.join(', ')) : '';
  return {
    label: line.name,
    href: paths.organisation(line.id),
    note: [words.kinds[line.kind], others].filter(Boolean).join(' – '),
  };
}

function SearchForm({ words, filters }: { words: Words; filters: DirectoryFilters }) {
  return (
    <form action={paths.organisations} method="get">
      <TextField
        name="q"
        id="organisation-q"
        type="search"
        label={words.searchLabel}
        hint={words.searchHint}
        value={filters.q}
        maxLength={200}
        spellcheck={false}
      />
      <Carried name="sorte" value={filters.kind} />
      <Carried name="lieu" value={filters.place} />
      <FormActions>
        <Button>{words.search}</Button>
      </FormActions>
    </form>
  );
}

function FilterForm({
  words,
  filters,
  places,
  chosen,
}: DirectoryProps & { chosen: readonly ChosenFilter[] }) {
  return (
    <Filters
      action={paths.organisations}
      summary={words.filter}
      submitLabel={words.apply}
      chosen={chosen}
      chosenLabel={words.chosen}
      removeLabel={words.remove}
      open={filters.kind !== null || filters.place !== null}
    >
      <Carried name="q" value={filters.q || null} />
      <Select
        name="sorte"
        label={words.fields.kind}
        emptyLabel={words.anyKind}
        options={organisationKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={filters.kind ?? ''}
      />
      {places.length === 0 ? null : (
        <Select
          name="lieu"
          label={words.fields.placeIds}
          emptyLabel={words.anyPlace}
          options={places.map((place) => ({ value: place.id, label: place.name }))}
          value={filters.place ?? ''}
        />
      )}
    </Filters>
  );
}

function Carried({ name, value }: { name: string; value: string | null }) {
  return value === null ? null : <input type="hidden" name={name} value={value} />;
}

function chosenFilters({ words, filters, places }: DirectoryProps): ChosenFilter[] {
  const chosen: ChosenFilter[] = [];
  const start = { ...filters, suite: null };
  if (filters.q !== '')
    chosen.push({ label: words.searched(filters.q), removeHref: addressOf({ ...start, q: '' }) });
  if (filters.kind !== null)
    chosen.push({ label: words.kinds[filters.kind], removeHref: addressOf({ ...start, kind: null }) });
  const place = places.find(({ id }) => id === filters.place);
  if (filters.place !== null)
    chosen.push({
      label: place?.name ?? words.fields.placeIds,
      removeHref: addressOf({ ...start, place: null }),
    });
  return chosen;
}

function addressOf(filters: DirectoryFilters): string {
  const query = new URLSearchParams();
  if (filters.q !== '') query.set('q', filters.q);
  if (filters.kind) query.set('sorte', filters.kind);
  if (filters.place) query.set('lieu', filters.place);
  if (filters.suite) query.set('suite', filters.suite);
  const text = query.toString();
  return text === '' ? paths.organisations : `${paths.organisations}?${text}`;
}
