import { NoSpace } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Disclosure } from '#/ui/disclosure.tsx';
import { DateField, Select, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { QuickEntry } from '#/ui/quick-entry.tsx';
import type { fr } from './trace.words.ts';
import type { DossierChoice, Proposed } from './trace-material.ts';

export type TraceWords = typeof fr;

export interface QuickTraceProps {
  words: TraceWords;
  locale: Locale;
  /** What is kept without being asked. */
  proposed: Proposed;
  spaces: readonly { id: string; name: string }[];
  dossiers: readonly DossierChoice[];
  today: string;
  form: Form;
  refusal: ErrorSentences;
  /** Unique in the page when two boxes stand in it. */
  id?: string;
  /** False where the dossier is that of the page. */
  mayChoose?: boolean;
}

/** One box, one line is enough; the day, the dossier and the space are proposed and can be changed. */
export function QuickTrace(props: QuickTraceProps) {
  const { words, locale, proposed, today, form, refusal, id = 'texte-rapide' } = props;
  const day = form.text('eventOn') || today;
  const said = day === today ? words.quick.today : formatDate(day, locale);
  const isRefused = refusal.errors.some((error) => error.field !== 'text');
  return (
    <PostForm action={paths.quickTrace} draft="trace-rapide" submissionKey={form.text('_key')}>
      <QuickEntry
        name="text"
        id={id}
        label={words.quick.label}
        buttonLabel={words.quick.button}
        value={form.text('text')}
        hint={words.quick.hint(said, proposed.dossierTitle)}
        error={refusal.of('text')}
      >
        {props.mayChoose === false ? (
          <>
            <input type="hidden" name="spaceId" value={proposed.spaceId} />
            <input type="hidden" name="dossierId" value={proposed.dossierId ?? ''} />
          </>
        ) : (
          <Disclosure summary={words.quick.more} open={isRefused}>
            <Choices {...props} />
          </Disclosure>
        )}
      </QuickEntry>
    </PostForm>
  );
}

function Choices(props: QuickTraceProps) {
  const { words, proposed, spaces, today, form, refusal, id = 'texte-rapide' } = props;
  return (
    <>
      <SpaceChoice {...props} />
      <Select
        name="dossierId"
        id={`${id}-dossier`}
        label={words.bulk.dossier}
        emptyLabel={words.week.noDossier}
        options={dossierOptions(props.dossiers, spaces)}
        value={form.has('dossierId') ? form.text('dossierId') : (proposed.dossierId ?? '')}
        error={refusal.of('dossierIds')}
      />
      <DateField
        name="eventOn"
        id={`${id}-jour`}
        label={words.form.eventOn}
        value={form.text('eventOn') || today}
        error={refusal.of('eventOn')}
      />
      <DurationAndPlace {...props} />
    </>
  );
}

function DurationAndPlace({ words, form, refusal, id = 'texte-rapide' }: QuickTraceProps) {
  return (
    <>
      <TextField
        name="duration"
        id={`${id}-duree`}
        label={words.form.duration}
        hint={words.form.durationHint}
        value={form.text('duration')}
        error={refusal.of('duration')}
        width="short"
      />
      <TextField
        name="placeText"
        id={`${id}-lieu`}
        label={words.form.placeText}
        hint={words.quick.placeHint}
        value={form.text('placeText')}
        error={refusal.of('placeText')}
        maxLength={300}
      />
    </>
  );
}

function SpaceChoice({ words, proposed, spaces, form, refusal, id = 'texte-rapide' }: QuickTraceProps) {
  const spaceId = form.text('spaceId') || proposed.spaceId;
  if (spaces.length < 2) return <input type="hidden" name="spaceId" value={spaceId} />;
  return (
    <Select
      name="spaceId"
      id={`${id}-espace`}
      label={words.quick.space}
      options={spaces.map((space) => ({ value: space.id, label: space.name }))}
      value={spaceId}
      error={refusal.of('spaceId')}
    />
  );
}

/** Dossiers to choose from, under the name of their space when there are several. */
export function dossierOptions(
  dossiers: readonly DossierChoice[],
  spaces: readonly { id: string; name: string }[],
) {
  const options = (spaceId: string) =>
    dossiers
      .filter((dossier) => dossier.spaceId === spaceId)
      .map((dossier) => ({ value: dossier.id, label: dossier.title }));
  const groups = spaces
    .map((space) => ({ label: space.name, options: options(space.id) }))
    .filter((group) => group.options.length > 0);
  return groups.length > 1 ? groups : groups.flatMap((group) => group.options);
}

/** The page of the box alone: where a refused entry comes back, and where a phone's shortcut leads. */
export function QuickTracePage(props: QuickTraceProps) {
  if (props.spaces.length === 0) return <NoSpace locale={props.locale} />;
  return (
    <>
      <QuickTrace {...props} />
      <p>
        <a href={paths.newTrace}>{props.words.fullEntry}</a>
      </p>
    </>
  );
}
