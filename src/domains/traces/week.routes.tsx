import type { DossierSummary } from '#/domains/dossiers/dossiers.public.ts';
import { NoSpace } from '#/domains/spaces/spaces.public.ts';
import { isPlainDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Form } from '#/platform/form.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { holds, type SignedInVisit } from '#/platform/visit.ts';
import { weekOf } from './day.rules.ts';
import { minutesIn } from './duration.rules.ts';
import { wordsOf } from './quick-trace.routes.tsx';
import { noteTraces } from './trace.actions.ts';
import { textLength } from './trace.rules.ts';
import { ownTracesBetween } from './trace-list.store.ts';
import { offeredDossiers, proposedPlace, workingSpaces } from './trace-material.actions.ts';
import { WeekPage } from './week.pages.tsx';
import { readWeek, type WeekLine } from './week.rules.ts';

/** Lines of a week: enough for a long one, few enough for a phone. */
const mostLines = 30;
/** Dossiers offered at once when none of them was worked on this week. */
const firstLines = 8;

export const weekRoutes: PageRoute[] = [
  get(paths.traceWeek, {
    access: signedIn,
    handle: async (visit) => {
      const { query } = visit;
      const week = await weekAsked(visit, query.get('jour'), query.get('espace'), query.getAll('ligne'));
      if (!week) return withoutSpace(visit);
      return page(await weekPage(visit, week, new Form(new Map())));
    },
  }),
  post(paths.traceWeek, { access: signedIn, handle: saveWeek }),
];

/** Somebody of no space is told how to have one; a guest, that the role does not allow it. */
function withoutSpace(visit: SignedInVisit): Outcome {
  if (visit.viewer.memberships.length > 0) return forbidden;
  const words = wordsOf(visit);
  const trail = [{ label: words.title, href: paths.traces }];
  return page({ title: words.week.title, trail, body: <NoSpace locale={visit.locale} /> });
}

interface Week {
  days: string[];
  space: { id: string; name: string };
  spaces: { id: string; name: string }[];
  dossiers: DossierSummary[];
}

async function weekAsked(
  visit: SignedInVisit,
  day: string | null,
  space: string | null,
  lines: readonly string[],
): Promise<Week | null> {
  const spaces = await workingSpaces(visit);
  const proposed = await proposedPlace(visit, spaces);
  const chosen = spaces.find((one) => one.id === space) ?? spaces.find((one) => one.id === proposed?.spaceId);
  if (!chosen) return null;
  const asked = day && isPlainDate(day) && day > '1900-01-08' && day < '2199-12-20' ? day : visit.today;
  const all = await offeredDossiers(await visit.transaction(), lines);
  return {
    days: weekOf(asked),
    space: chosen,
    spaces,
    dossiers: all.filter((dossier) => dossier.spaceId === chosen.id),
  };
}

async function saveWeek(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const words = wordsOf(visit);
  const week = await weekAsked(visit, form.text('jour'), form.text('espace'), dossiersTyped(form));
  if (!week || !holds(visit.viewer, week.space.id, 'member')) return forbidden;
  const lines = linesTyped(form, week.dossiers);
  const read = readWeek(week.space.id, week.days, lines, minutesIn, (line) =>
    line.dossierId ? words.week.defaultText(line.dossierTitle) : words.week.defaultAlone,
  );
  if (read.faults.length > 0) {
    const faults = new Set(read.faults.map((fault) => `${fault.line}-${fault.day ?? 'texte'}`));
    const isUnread = read.faults.some((fault) => fault.day !== null);
    const why = isUnread ? words.errors.durationInvalid : words.week.whichDay;
    return refusedPage(await weekPage(visit, week, form, why, faults));
  }
  if (read.drafts.length === 0)
    return refusedPage(await weekPage(visit, week, form, words.week.nothingTyped));
  const outcome = await noteTraces(visit, read.drafts);
  if (outcome.kind === 'refused') {
    return refusedPage(await weekPage(visit, week, form, words.errors[outcome.key]));
  }
  return seeOther(
    `${paths.traceWeek}?jour=${week.days[0]}&espace=${week.space.id}`,
    words.week.saved(outcome.ids.length),
  );
}

/** The dossier of each line typed, in their order; empty for the line of none. */
function dossiersTyped(form: Form): string[] {
  const ids: string[] = [];
  for (let at = 0; at < mostLines && form.has(`dossier-${at}`); at += 1) ids.push(form.text(`dossier-${at}`));
  return ids;
}

function linesTyped(form: Form, dossiers: readonly DossierSummary[]): WeekLine[] {
  return dossiersTyped(form).map((dossierId, at) => ({
    dossierId: dossierId === '' ? null : dossierId,
    dossierTitle: dossiers.find((dossier) => dossier.id === dossierId)?.title ?? '',
    text: form.text(`texte-${at}`).slice(0, textLength),
    durations: Array.from({ length: 7 }, (_, day) => form.text(`duree-${at}-${day}`)),
  }));
}

async function weekPage(
  visit: SignedInVisit,
  week: Week,
  form: Form,
  refusal: string | null = null,
  faults: ReadonlySet<string> = new Set(),
): Promise<PageContent> {
  const words = wordsOf(visit);
  const [first = visit.today] = week.days;
  const last = week.days.at(-1) ?? first;
  const already = await ownTracesBetween(await visit.transaction(), visit.viewer, first, last);
  const worked = already.flatMap((trace) => trace.dossiers);
  const shown = shownDossiers(visit, form, week.dossiers, worked);
  return {
    title: words.week.title,
    trail: [{ label: words.title, href: paths.traces }],
    wide: true,
    body: (
      <WeekPage
        words={words}
        locale={visit.locale}
        space={week.space}
        spaces={week.spaces}
        days={week.days}
        today={visit.today}
        lines={linesOf(visit, week, form, shown)}
        quiet={quietAmong(shown, [...worked.map(({ id }) => id), visit.query.getAll('ligne').at(-1)])}
        others={week.dossiers.filter((dossier) => !shown.includes(dossier))}
        form={form}
        faults={faults}
        faultText={words.errors.durationInvalid}
        refusal={refusal}
        already={already}
      />
    ),
  };
}

/** The lines typed, or those to fill. What comes back refused stands where it was typed, beside a dossier now gone as well. */
function linesOf(visit: SignedInVisit, week: Week, form: Form, shown: readonly DossierSummary[]) {
  const words = wordsOf(visit).week;
  const none = { dossierId: null, title: words.noDossier };
  const typed = dossiersTyped(form);
  if (typed.length === 0) return [...shown.map(({ id, title }) => ({ dossierId: id, title })), none];
  const titleOf = (id: string) => week.dossiers.find((dossier) => dossier.id === id)?.title;
  return typed.map((id) => (id === '' ? none : { dossierId: id, title: titleOf(id) ?? words.gone }));
}

/** Lines of dossiers not worked on this week, nor just asked for; none when folding one would gain nothing. */
function quietAmong(
  shown: readonly DossierSummary[],
  busy: readonly (string | undefined)[],
): ReadonlySet<string> {
  const quiet = shown.map(({ id }) => id).filter((id) => !busy.includes(id));
  return new Set(quiet.length < 2 ? [] : quiet);
}

/** The lines that were typed, or those asked for in the address, or the dossiers at work. */
function shownDossiers(
  visit: SignedInVisit,
  form: Form,
  dossiers: readonly DossierSummary[],
  worked: readonly { id: string }[],
): DossierSummary[] {
  const typed = dossiersTyped(form);
  const byId = (ids: readonly string[]) =>
    ids.flatMap((id) => dossiers.find((dossier) => dossier.id === id) ?? []);
  if (typed.length > 0) return byId(typed);
  const asked = visit.query.getAll('ligne');
  const known = byId([...new Set([...worked.map((dossier) => dossier.id), ...asked])]);
  const rest =
    asked.length > 0 ? [] : dossiers.filter((dossier) => !known.includes(dossier)).slice(0, firstLines);
  return [...known, ...rest].slice(0, mostLines - 1);
}
