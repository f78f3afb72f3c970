import type { Transaction } from '#/platform/database.ts';
import type {
  Addressee,
  Flag,
  Language,
  Mode,
  NatureId,
  OrganisationRole,
  PlaceKind,
  SchoolLevel,
  Trace,
  TraceTexts,
  Visibility,
} from './trace.ts';

interface TraceRow {
  id: string;
  number: number;
  space_id: string;
  author_id: string | null;
  title: string;
  text: string;
  event_on: string;
  event_time: string | null;
  entered_at: Date;
  duration_minutes: number | null;
  natures: NatureId[];
  nature_shares: number[];
  mode: Mode | null;
  place_kind: PlaceKind | null;
  place_text: string;
  place_id: string | null;
  school_level: SchoolLevel | null;
  language: Language | null;
  addressee: Addressee;
  people_count: number | null;
  people_by_category: Record<string, number>;
  practitioner_count: number | null;
  flags: Flag[];
  what_changed: string;
  visibility: Visibility;
  import_id: string | null;
  version: number;
  changed_at: Date;
  changed_by: string | null;
  trashed_at: Date | null;
  dossier_ids: string[];
  actors: { person_id: string | null; name: string; share_percent: number | null }[];
  organisations: { organisation_id: string | null; name: string; role: OrganisationRole }[];
}

// A trace that came by a program may name an organisation by its id alone.
const organisationName = `CASE WHEN o.name <> '' THEN o.name
  ELSE coalesce((SELECT known.name FROM organisations known WHERE known.id = o.organisation_id), '') END`;

const wholeTrace = `
  SELECT t.*, to_char(t.event_time, 'HH24:MI') AS event_time,
    coalesce((SELECT json_agg(l.dossier_id ORDER BY l.dossier_id) FROM trace_dossiers l WHERE l.trace_id = t.id), '[]') AS dossier_ids,
    coalesce((SELECT json_agg(json_build_object('person_id', a.person_id, 'name', a.name, 'share_percent', a.share_percent) ORDER BY a.position)
              FROM trace_actors a WHERE a.trace_id = t.id), '[]') AS actors,
    coalesce((SELECT json_agg(json_build_object('organisation_id', o.organisation_id, 'name', ${organisationName}, 'role', o.role) ORDER BY o.position)
              FROM trace_organisations o WHERE o.trace_id = t.id), '[]') AS organisations
  FROM traces t`;

/** One trace, whole, in the trash or not, or null when it is not there for this viewer. */
export async function traceById(transaction: Transaction, id: string): Promise<Trace | null> {
  const [row] = await transaction.query<TraceRow>({
    name: 'trace_by_id',
    text: `${wholeTrace} WHERE t.id = $1`,
    values: [id],
  });
  return row ? asTrace(row) : null;
}

/**
 * The same, held until the end of the transaction so that two changes wait for one another. A reader who may
 * not change it gets it all the same, unheld: the action says why not.
 */
export async function traceToChange(transaction: Transaction, id: string): Promise<Trace | null> {
  await transaction.query({
    name: 'trace_held',
    text: 'SELECT id FROM traces WHERE id = $1 FOR UPDATE',
    values: [id],
  });
  return traceById(transaction, id);
}

/** Those of these traces that the viewer may see, out of the trash, by day then id, latest first. */
export async function visibleTraces(transaction: Transaction, ids: readonly string[]): Promise<Trace[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<TraceRow>({
    name: 'visible_traces',
    text: `${wholeTrace} WHERE t.id = ANY ($1) AND t.trashed_at IS NULL ORDER BY t.event_on DESC, t.id DESC`,
    values: [ids],
  });
  return rows.map(asTrace);
}

interface TextRow {
  id: string;
  space_id: string;
  author_id: string | null;
  visibility: Visibility;
  event_on: string;
  title: string;
  text: string;
  what_changed: string;
  place_text: string;
  organisation_names: string[];
  trashed: boolean;
  changed_at: Date;
}

const traceTextColumns = `
  SELECT t.id, t.space_id, t.author_id, t.visibility, t.event_on, t.title, t.text, t.what_changed, t.place_text,
    coalesce((SELECT json_agg(${organisationName} ORDER BY o.position) FROM trace_organisations o WHERE o.trace_id = t.id), '[]') AS organisation_names,
    t.trashed_at IS NOT NULL AS trashed, t.changed_at
  FROM traces t`;

/** What a search keeps of these traces. To be called as the system: it sees everything. */
export async function traceTexts(transaction: Transaction, ids: readonly string[]): Promise<TraceTexts[]> {
  const rows = await transaction.query<TextRow>({
    name: 'trace_texts',
    text: `${traceTextColumns} WHERE t.id = ANY ($1)`,
    values: [ids],
  });
  return rows.map(asTexts);
}

function asTexts(row: TextRow): TraceTexts {
  return {
    id: row.id,
    spaceId: row.space_id,
    authorId: row.author_id,
    visibility: row.visibility,
    eventOn: row.event_on,
    title: row.title,
    text: row.text,
    whatChanged: row.what_changed,
    placeText: row.place_text,
    organisationNames: row.organisation_names.filter((name) => name !== ''),
    trashed: row.trashed,
    changedAt: row.changed_at,
  };
}

function asTrace(row: TraceRow): Trace {
  return {
    id: row.id,
    number: row.number,
    spaceId: row.space_id,
    authorId: row.author_id,
    title: row.title,
    text: row.text,
    eventOn: row.event_on,
    eventTime: row.event_time,
    enteredAt: row.entered_at,
    durationMinutes: row.duration_minutes,
    natures: row.natures.map((nature, at) => ({ nature, sharePercent: row.nature_shares[at] ?? null })),
    mode: row.mode,
    placeKind: row.place_kind,
    placeText: row.place_text,
    placeId: row.place_id,
    schoolLevel: row.school_level,
    language: row.language,
    addressee: row.addressee,
    peopleCount: row.people_count,
    peopleByCategory: row.people_by_category,
    practitionerCount: row.practitioner_count,
    flags: row.flags,
    whatChanged: row.what_changed,
    visibility: row.visibility,
    importId: row.import_id,
    version: row.version,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    trashedAt: row.trashed_at,
    dossierIds: row.dossier_ids,
    ...linksIn(row),
  };
}

function linksIn(row: TraceRow): Pick<Trace, 'actors' | 'organisations'> {
  return {
    actors: row.actors.map((actor) => ({
      personId: actor.person_id,
      name: actor.name,
      sharePercent: actor.share_percent,
    })),
    organisations: row.organisations.map((present) => ({
      organisationId: present.organisation_id,
      name: present.name,
      role: present.role,
    })),
  };
}
