import type { ComponentChildren } from 'preact';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { type Belonging, ownPlaceKinds, type Place, type PlaceList } from './territory.ts';
import type { fr } from './territory.words.ts';

type Words = typeof fr;

export function TerritoriesPage({
  words,
  lists,
  importLabel,
}: {
  words: Words;
  /** For administrators. */
  importLabel: string | null;
  lists: readonly { list: PlaceList; places: readonly Place[] }[];
}) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      {lists.map(({ list, places }) => (
        <ListPart key={list} words={words} list={list} places={places} />
      ))}
      {importLabel ? (
        <p>
          <a href={paths.territorySuccessions}>{importLabel}</a>
        </p>
      ) : null}
    </>
  );
}

function ListPart({ words, list, places }: { words: Words; list: PlaceList; places: readonly Place[] }) {
  const [first] = places;
  return (
    <details id={list}>
      <summary>
        {words.lists[list]} – {words.count(places.length)}
      </summary>
      <Table
        caption={words.lists[list]}
        note={first?.source ? `${words.source} : ${first.source}` : undefined}
        columns={[
          {
            key: 'name',
            heading: words.name,
            cell: (place: Place) => <a href={paths.territory(place.id)}>{place.name}</a>,
          },
          { key: 'code', heading: words.code, cell: (place) => place.code ?? '–' },
          { key: 'kind', heading: words.kind, cell: (place) => words.kinds[place.kind] ?? place.kind },
        ]}
        rows={places}
        rowKey={(place) => place.id}
      />
    </details>
  );
}

interface PlacePageProps {
  words: Words;
  place: Place;
  parents: readonly Belonging[];
  contained: readonly Belonging[];
  day(date: string): string;
  /** Its line over time. */
  line: ComponentChildren;
  /** Where its belongings are changed, for those who may. */
  change: { href: string; label: string } | null;
}

export function TerritoryPage({ words, place, parents, contained, day, line, change }: PlacePageProps) {
  return (
    <>
      <Definitions
        items={[
          { term: words.kind, details: words.kinds[place.kind] ?? place.kind },
          ...(place.code
            ? [{ term: words.code, details: `${place.code} (${words.lists[place.list]})` }]
            : []),
          { term: words.validity, details: validity(words, place, day) },
          ...(place.source ? [{ term: words.source, details: place.source }] : []),
        ]}
      />
      {line}
      <Belongings words={words} title={words.liesIn} belongings={parents} day={day} />
      {change ? (
        <p>
          <a href={change.href}>{change.label}</a>
        </p>
      ) : null}
      <Belongings words={words} title={words.contains} belongings={contained} day={day} />
    </>
  );
}

function Belongings({
  words,
  title,
  belongings,
  day,
}: {
  words: Words;
  title: string;
  belongings: readonly Belonging[];
  day(date: string): string;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {belongings.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <ul>
          {belongings.map((belonging) => (
            <li key={belonging.id}>
              <a href={paths.territory(belonging.place.id)}>{belonging.place.name}</a>{' '}
              {belonging.validFrom || belonging.validUntil ? (
                <span class="hint">{validity(words, belonging, day)}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function validity(
  words: Words,
  dated: { validFrom: string | null; validUntil: string | null },
  day: (date: string) => string,
): string {
  const parts = [
    dated.validFrom && words.since(day(dated.validFrom)),
    dated.validUntil && words.until(day(dated.validUntil)),
  ].filter(Boolean);
  return parts.length === 0 ? words.always : parts.join(', ');
}

interface OwnPlacesProps {
  words: Words;
  spaceId: string;
  places: readonly Place[];
  parents: readonly Place[];
  form: Form;
  refusal: ErrorSentences;
  day(date: string): string;
  mayChange: boolean;
}

export function OwnPlacesPage(props: OwnPlacesProps) {
  const { words, places, day, mayChange, refusal } = props;
  return (
    <>
      <p class="lead">{words.ownLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {places.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Table
          caption={words.ownCaption}
          columns={[
            {
              key: 'name',
              heading: words.name,
              cell: (place: Place) => <a href={paths.territory(place.id)}>{place.name}</a>,
            },
            { key: 'kind', heading: words.kind, cell: (place) => words.kinds[place.kind] ?? place.kind },
            { key: 'validity', heading: words.validity, cell: (place) => validity(words, place, day) },
            ...(mayChange
              ? [
                  {
                    key: 'end',
                    heading: words.end,
                    cell: (place: Place) => <EndForm {...props} place={place} />,
                  },
                ]
              : []),
          ]}
          rows={places}
          rowKey={(place) => place.id}
        />
      )}
      {mayChange ? <AddForm {...props} /> : null}
    </>
  );
}

function EndForm({ words, spaceId, place }: OwnPlacesProps & { place: Place }) {
  if (place.validUntil) return null;
  return (
    <PostForm action={paths.spacePlaces(spaceId)} class="inline-form">
      <input type="hidden" name="placeId" value={place.id} />
      <DateField id={`end-${place.id}`} name="validUntil" label={words.endOn} />
      <Button look="quiet">{words.endSave}</Button>
    </PostForm>
  );
}

function AddForm({ words, spaceId, form, refusal, parents }: OwnPlacesProps) {
  return (
    <section>
      <h2>{words.add}</h2>
      <PostForm action={paths.spacePlaces(spaceId)}>
        <TextField
          name="name"
          label={words.name}
          value={form.text('name')}
          error={refusal.of('name')}
          required={words.required}
          maxLength={200}
          spellcheck={false}
        />
        <Select
          name="kind"
          label={words.kind}
          options={ownPlaceKinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? kind }))}
          value={form.text('kind')}
          error={refusal.of('kind')}
        />
        <Select
          name="parentId"
          label={words.parent}
          optional={words.optional}
          options={[
            { value: '', label: words.noParent },
            ...parents.map((place) => ({ value: place.id, label: place.name })),
          ]}
          value={form.text('parentId')}
          error={refusal.of('parentId')}
        />
        <DateField
          name="validFrom"
          label={words.validFrom}
          optional={words.optional}
          value={form.text('validFrom')}
          error={refusal.of('validFrom')}
        />
        <FormActions>
          <Button>{words.add}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
