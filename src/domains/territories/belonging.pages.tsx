import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, type SelectGroup } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SavedMeanwhile } from '#/ui/saved-meanwhile.tsx';
import { Table } from '#/ui/table.tsx';
import type { fr } from './belonging.words.ts';
import { validity } from './territory.pages.tsx';
import type { Belonging, Place } from './territory.ts';
import type { fr as territoryFrench } from './territory.words.ts';

interface FieldsProps {
  words: typeof fr;
  form: Form;
  refusal: ErrorSentences;
  /** What the place may lie in, by division. */
  parents: readonly SelectGroup[];
}

interface BelongingsProps extends FieldsProps {
  names: typeof territoryFrench;
  spaceId: string;
  place: Place;
  belongings: readonly Belonging[];
  day(date: string): string;
}

/** What a place of the space lies in, in every division, and what else it is said to. */
export function BelongingsPage(props: BelongingsProps) {
  const { words, form, refusal, spaceId, place, belongings } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {belongings.length === 0 ? <p>{words.none}</p> : <BelongingTable {...props} />}
      <section aria-labelledby="appartient-aussi">
        <h2 id="appartient-aussi">{belongings.length === 0 ? words.firstOne : words.also}</h2>
        <PostForm action={paths.placeBelongings(spaceId, place.id)} submissionKey={form.text('_key')}>
          <BelongingFields {...props} />
          <FormActions>
            <Button>{words.add}</Button>
            <LinkButton href={paths.territory(place.id)}>{words.cancel}</LinkButton>
          </FormActions>
        </PostForm>
      </section>
    </>
  );
}

function BelongingTable({ words, names, spaceId, place, belongings, day }: BelongingsProps) {
  return (
    <Table
      caption={words.caption}
      rows={belongings}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'parent',
          heading: words.parent,
          cell: (one) => <a href={paths.territory(one.place.id)}>{one.place.name}</a>,
        },
        { key: 'list', heading: words.list, cell: (one) => names.lists[one.place.list] },
        { key: 'days', heading: words.days, cell: (one) => validity(names, one, day) },
        {
          key: 'acts',
          heading: words.acts,
          cell: (one) => (
            <a
              href={paths.placeBelonging(spaceId, place.id, one.id)}
              aria-label={words.correctOf(one.place.name)}
            >
              {words.correct}
            </a>
          ),
        },
      ]}
    />
  );
}

interface BelongingProps extends FieldsProps {
  spaceId: string;
  place: Place;
  belonging: Belonging;
  /** What was read of it: a change made from something else is not made. */
  read: string;
  /** When somebody saved meanwhile: `belonging` is then what is saved now, the form what was typed. */
  isConflict: boolean;
  day(date: string): string;
}

/** One belonging to correct, to end, or to take back. */
export function BelongingPage(props: BelongingProps) {
  const { words, refusal, spaceId, place, belonging, read, isConflict } = props;
  const address = paths.placeBelonging(spaceId, place.id, belonging.id);
  return (
    <>
      {isConflict ? (
        <Notice kind="warning" title={words.conflictTitle}>
          <p>{words.conflict}</p>
        </Notice>
      ) : null}
      <p class="lead">{words.correctLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={address} submissionKey={props.form.text('_key')}>
        <input type="hidden" name="act" value="correct" />
        <input type="hidden" name="read" value={read} />
        <BelongingFields {...props} saved={isConflict ? belonging : undefined} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.placeBelongings(spaceId, place.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
      <section aria-labelledby="retirer">
        <h2 id="retirer">{words.removeTitle}</h2>
        <p>{words.removeHint}</p>
        <PostForm action={address}>
          <input type="hidden" name="act" value="remove" />
          <input type="hidden" name="read" value={read} />
          <FormActions>
            <Button look="danger">{words.remove}</Button>
          </FormActions>
        </PostForm>
      </section>
    </>
  );
}

type BelongingFieldsProps = FieldsProps & { saved?: Belonging; day(date: string): string };

function BelongingFields(props: BelongingFieldsProps) {
  const { words, form, refusal, parents, saved } = props;
  return (
    <>
      <Select
        name="parentId"
        label={words.parent}
        emptyLabel={words.choose}
        options={parents}
        value={form.text('parentId')}
        error={refusal.of('parentId')}
      />
      <SavedMeanwhile
        heading={words.savedNow}
        mine={form.text('parentId')}
        saved={saved?.place.id}
        label={saved?.place.name}
      />
      <DayField {...props} name="validFrom" label={words.since} hint={words.sinceHint} />
      <DayField {...props} name="validUntil" label={words.until} hint={words.untilHint} />
    </>
  );
}

type DayFieldProps = BelongingFieldsProps & {
  name: 'validFrom' | 'validUntil';
  label: string;
  hint: string;
};

function DayField({ words, form, refusal, saved, day, name, label, hint }: DayFieldProps) {
  const savedDay = saved?.[name];
  return (
    <>
      <DateField name={name} label={label} hint={hint} value={form.text(name)} error={refusal.of(name)} />
      <SavedMeanwhile
        heading={words.savedNow}
        mine={form.text(name)}
        saved={saved && (savedDay ?? '')}
        label={savedDay ? day(savedDay) : words.noDay}
      />
    </>
  );
}
