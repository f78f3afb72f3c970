import { type FieldError, Form, type Parsed, parseForm, parseValues } from '#/platform/form.ts';
import { durationTyped, minutesIn } from './duration.rules.ts';
import { completionForm, traceContentForm } from './trace.form.ts';
import type { Trace, TraceContent, Visibility } from './trace.ts';

/**
 * Reads the full form of a trace. Numbers, shares and durations are read as people write them; everything
 * else obeys the same schema as the API. Errors bear the names of the form's fields.
 */
export function readTypedTrace(form: Form): Parsed<TraceContent> {
  const faults: FieldError[] = [];
  const typed = {
    spaceId: form.text('spaceId'),
    text: form.text('text').replaceAll('\r\n', '\n').trim(),
    eventOn: form.text('eventOn'),
    eventTime: orNull(form.text('eventTime').slice(0, 5)),
    durationMinutes: durationIn(form, 'duration', faults),
    natures: form.all('natures').map((nature) => ({
      nature,
      sharePercent: shareIn(form.text(`share-${nature}`), 'natures', faults),
    })),
    mode: orNull(form.text('mode')),
    placeKind: orNull(form.text('placeKind')),
    placeText: form.text('placeText'),
    schoolLevel: orNull(form.text('schoolLevel')),
    language: orNull(form.text('language')),
    addressee: orUndefined(form.text('addressee')),
    peopleCount: numberIn(form.text('peopleCount'), 'peopleCount', faults),
    peopleByCategory: categoriesIn(form, faults),
    practitionerCount: numberIn(form.text('practitionerCount'), 'practitionerCount', faults),
    flags: form.all('flags'),
    whatChanged: form.text('whatChanged').replaceAll('\r\n', '\n').trim(),
    visibility: orUndefined(form.text('visibility')),
    dossierIds: form.all('dossierIds').filter((id) => id !== ''),
    actors: actorsIn(form, faults),
    organisations: organisationsIn(form),
  };
  faults.push(...sharesAlone(form));
  const parsed = parseValues(traceContentForm, typed);
  if (parsed.ok) return faults.length === 0 ? parsed : { ok: false, errors: faults };
  const named = parsed.errors.map((error) => ({ ...error, field: fieldOf(error.field) }));
  return {
    ok: false,
    errors: [...faults, ...named.filter((error) => !faults.some((one) => one.field === error.field))],
  };
}

const fieldNames: Readonly<Record<string, string>> = { durationMinutes: 'duration' };

/** The form's own field for a path of the schema: `natures.1.sharePercent` is told at `natures`. */
function fieldOf(path: string): string {
  const first = path.split('.')[0] ?? path;
  return fieldNames[first] ?? first;
}

const orNull = (text: string) => (text === '' ? null : text);
const orUndefined = (text: string) => (text === '' ? undefined : text);

/** A duration as people write it; what cannot be read is told at its field. */
export function durationIn(form: Form, field: string, faults: FieldError[]): number | null {
  const text = form.text(field).trim();
  if (text === '') return null;
  const minutes = minutesIn(text);
  if (minutes === null) faults.push({ field, key: 'durationInvalid', values: {} });
  return minutes;
}

function numberIn(typed: string, field: string, faults: FieldError[]): number | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '');
  if (text === '') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  faults.push({ field, key: 'numberInvalid', values: {} });
  return null;
}

function shareIn(typed: string, field: string, faults: FieldError[]): number | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f%]/g, '');
  if (text === '') return null;
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text);
  faults.push({ field, key: 'shareInvalid', values: {} });
  return null;
}

/** Shares typed beside a nature or a person that is not ticked: they would be lost. */
function sharesAlone(form: Form): FieldError[] {
  const isAlone = (prefix: string, ticked: readonly string[]) =>
    form
      .names()
      .some(
        (name) =>
          name.startsWith(prefix) &&
          !/^[\s0%]*$/.test(form.text(name)) &&
          !ticked.includes(name.slice(prefix.length)),
      );
  return [
    ...(isAlone('share-', form.all('natures')) ? ['natures'] : []),
    ...(isAlone('actorShare-', form.all('actorIds')) ? ['actors'] : []),
  ].map((field) => ({ field, key: 'shareUnticked', values: {} }));
}

function categoriesIn(form: Form, faults: FieldError[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of form.names().filter((one) => one.startsWith('category-'))) {
    const count = numberIn(form.text(name), name, faults);
    if (count !== null) counts[name.slice('category-'.length)] = count;
  }
  return counts;
}

function actorsIn(form: Form, faults: FieldError[]) {
  const people = form.all('actorIds').map((personId) => ({
    personId,
    name: '',
    sharePercent: shareIn(form.text(`actorShare-${personId}`), 'actors', faults),
  }));
  const shares = form.all('otherActorShare');
  const others = form.all('otherActor').flatMap((name, at) => {
    const sharePercent = shareIn(shares[at] ?? '', 'actors', faults);
    if (name.trim() === '' && sharePercent === null) return [];
    if (name.trim() === '') faults.push({ field: 'actors', key: 'actorMissing', values: {} });
    return [{ personId: null, name, sharePercent }];
  });
  return [...people, ...others];
}

function organisationsIn(form: Form) {
  const roles = form.all('organisationRole');
  return form
    .all('organisationName')
    .flatMap((name, at) =>
      name.trim() === '' ? [] : [{ organisationId: null, name, role: orUndefined(roles[at] ?? '') }],
    );
}

/** What the full form shows of a trace, as if it had been typed. */
export function typedFrom(
  trace: TraceContent & Partial<Pick<Trace, 'version'>>,
): Record<string, string | string[]> {
  return {
    ...(trace.version === undefined ? {} : { version: String(trace.version) }),
    spaceId: trace.spaceId,
    text: trace.text,
    eventOn: trace.eventOn,
    eventTime: trace.eventTime ?? '',
    duration: trace.durationMinutes === null ? '' : durationTyped(trace.durationMinutes),
    natures: trace.natures.map((share) => share.nature),
    ...Object.fromEntries(
      trace.natures.map((share) => [`share-${share.nature}`, share.sharePercent?.toString() ?? '']),
    ),
    mode: trace.mode ?? '',
    placeKind: trace.placeKind ?? '',
    placeText: trace.placeText,
    schoolLevel: trace.schoolLevel ?? '',
    language: trace.language ?? '',
    addressee: trace.addressee,
    peopleCount: trace.peopleCount?.toString() ?? '',
    ...Object.fromEntries(
      Object.entries(trace.peopleByCategory).map(([category, count]) => [
        `category-${category}`,
        String(count),
      ]),
    ),
    practitionerCount: trace.practitionerCount?.toString() ?? '',
    flags: [...trace.flags],
    whatChanged: trace.whatChanged,
    visibility: trace.visibility,
    dossierIds: [...trace.dossierIds],
    ...typedPresence(trace),
  };
}

/** Who did the work and which organisations were there, as the form names them. */
function typedPresence(trace: TraceContent): Record<string, string | string[]> {
  const others = trace.actors.filter((actor) => actor.personId === null);
  return {
    actorIds: trace.actors.flatMap((actor) => actor.personId ?? []),
    ...Object.fromEntries(
      trace.actors.flatMap((actor) =>
        actor.personId ? [[`actorShare-${actor.personId}`, actor.sharePercent?.toString() ?? '']] : [],
      ),
    ),
    otherActor: others.map((actor) => actor.name),
    otherActorShare: others.map((actor) => actor.sharePercent?.toString() ?? ''),
    organisationName: trace.organisations.map((present) => present.name),
    organisationRole: trace.organisations.map((present) => present.role),
  };
}

/** What a quick entry posts: the text, and what was proposed or changed beside it. */
export function readQuickEntry(
  form: Form,
  ordinary: { spaceId: string; eventOn: string; visibility: Visibility },
): Parsed<TraceContent> {
  const faults: FieldError[] = [];
  const dossier = form.text('dossierId');
  const parsed = parseValues(traceContentForm, {
    spaceId: form.text('spaceId') || ordinary.spaceId,
    text: form.text('text').replaceAll('\r\n', '\n').trim(),
    eventOn: form.text('eventOn') || ordinary.eventOn,
    durationMinutes: durationIn(form, 'duration', faults),
    placeText: form.text('placeText'),
    visibility: form.text('visibility') || ordinary.visibility,
    dossierIds: dossier === '' ? [] : [dossier],
  });
  if (!parsed.ok) {
    const named = parsed.errors.map((error) => ({ ...error, field: fieldOf(error.field) }));
    return { ok: false, errors: [...faults, ...named] };
  }
  return faults.length === 0 ? parsed : { ok: false, errors: faults };
}

/** What the completion of a note shows at first: what the note says already, so that saving it undoes nothing. */
export function completionFrom(trace: TraceContent): Form {
  const { duration = '', natures = [], mode = '', placeKind = '', placeText = '' } = typedFrom(trace);
  return Form.of({ duration, natures, mode, placeKind, placeText, dossierId: trace.dossierIds[0] ?? '' });
}

/** A trace after its completion; what the form did not show stays. Errors bear the names of the form's fields. */
export function readCompletion(
  form: Form,
  trace: TraceContent,
): Parsed<{ version: number; content: TraceContent }> {
  const faults: FieldError[] = [];
  const minutes = durationIn(form, 'duration', faults);
  const parsed = parseForm(completionForm, form);
  if (!parsed.ok || faults.length > 0)
    return { ok: false, errors: [...faults, ...(parsed.ok ? [] : parsed.errors)] };
  const { version, dossierId, mode, natures, placeKind, placeText } = parsed.values;
  const known = new Map(trace.natures.map((share) => [share.nature, share]));
  const kind = form.has('placeKind') ? placeKind : trace.placeKind;
  const content = {
    ...trace,
    durationMinutes: form.has('duration') ? minutes : trace.durationMinutes,
    mode: form.has('mode') ? mode : trace.mode,
    placeKind: kind,
    schoolLevel: kind === 'school' ? trace.schoolLevel : null,
    placeText: form.has('placeText') ? placeText : trace.placeText,
    natures: natures.map((nature) => known.get(nature) ?? { nature, sharePercent: null }),
    dossierIds: form.has('dossierId')
      ? [...new Set([...(dossierId ? [dossierId] : []), ...trace.dossierIds.slice(1)])]
      : trace.dossierIds,
  };
  return { ok: true, values: { version, content } };
}
