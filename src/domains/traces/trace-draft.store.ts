import { brokenRule, type Database, type Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { jsonText } from '#/platform/json-text.ts';
import type { KeptOutcome, Submission } from '#/platform/submissions.ts';
import type { Person } from '#/platform/visit.ts';
import { completed, tidiedActors, titleOf } from './trace.rules.ts';
import type { TraceContent, TraceDraft } from './trace.ts';

export interface CreationOptions {
  /** The import these traces come from, so that it can be undone whole. */
  importId?: string | null;
  /** Instant of entry; the default is the database's own. */
  enteredAt?: Date | null;
}

/** A draft names a dossier that is not there for its author. Nothing may be kept: roll the act back. */
export class UnknownDossier extends Error {}

/** Rows sent in one statement: past this, a longer one saves nothing and holds more memory. */
const batchSize = 500;

/**
 * Saves traces as the viewer, their author; returns their ids, in the order of the drafts. One round trip
 * for a batch of 500, links included. The caller has validated the drafts (`traceDraftForm`) and the
 * viewer's right to write in each space: row-level security refuses the rest by an error. Throws
 * `UnknownDossier` when a draft names a dossier that the viewer cannot see.
 */
export async function createTraces(
  transaction: Transaction,
  viewer: Pick<Person, 'personId'>,
  drafts: readonly TraceDraft[],
  options: CreationOptions = {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < drafts.length; from += batchSize) {
    const rows = drafts.slice(from, from + batchSize).map((draft) => rowOf(draft, viewer.personId, options));
    const [added] = await transaction.query<{ ties: number }>({
      name: 'add_traces',
      text: 'SELECT add_traces($1) AS ties',
      values: [jsonText(rows)],
    });
    const asked = rows.reduce((sum, row) => sum + row.dossiers.length, 0);
    if (added?.ties !== asked)
      throw new UnknownDossier('A draft names a dossier that its author cannot see.');
    for (const row of rows) ids.push(row.id);
  }
  return ids;
}

const addTracesOnce = {
  name: 'add_traces_once',
  text: 'SELECT place, is_new FROM add_traces_once($1)',
};

/**
 * Saves one trace as the viewer, its author, with the key it came with and the answer to give again: one statement,
 * which is a transaction of its own. Returns the answer, or null when the key was sent before. As for the rest,
 * see `createTraces`.
 */
export async function createTraceOnce<Answer extends KeptOutcome>(
  database: Database,
  viewer: Pick<Person, 'personId'>,
  draft: TraceDraft,
  submission: Submission,
  options: CreationOptions & { answer(traceId: string): Answer },
): Promise<Answer | null> {
  const row = rowOf(draft, viewer.personId, options);
  const answer = options.answer(row.id);
  try {
    const saved = await database.systemTogether<{ is_new: boolean }>(addTracesOnce, {
      person: viewer.personId,
      ...submission,
      answer,
      drafts: [row],
      ties: row.dossiers.length,
    });
    return saved?.is_new ? answer : null;
  } catch (error) {
    if (brokenRule(error)?.constraint !== 'trace_dossiers_seen') throw error;
    throw new UnknownDossier('A draft names a dossier that its author cannot see.', { cause: error });
  }
}

function rowOf(draft: TraceDraft, authorId: string, options: CreationOptions) {
  const content = completed(draft);
  const shared = content.natures.some((share) => share.sharePercent !== null);
  return {
    id: newId(),
    space_id: content.spaceId,
    author_id: authorId,
    title: titleOf(content.text),
    text: content.text,
    event_on: content.eventOn,
    event_time: content.eventTime,
    duration_minutes: content.durationMinutes,
    natures: content.natures.map((share) => share.nature),
    nature_shares: shared ? content.natures.map((share) => share.sharePercent ?? 0) : [],
    mode: content.mode,
    place_kind: content.placeKind,
    place_text: content.placeText,
    place_id: content.placeId,
    school_level: content.schoolLevel,
    language: content.language,
    addressee: content.addressee,
    people_count: content.peopleCount,
    people_by_category: content.peopleByCategory,
    practitioner_count: content.practitionerCount,
    flags: content.flags,
    what_changed: content.whatChanged,
    visibility: content.visibility,
    import_id: options.importId ?? null,
    entered_at: options.enteredAt?.toISOString() ?? null,
    ...linksOf(content),
  };
}

function linksOf(content: TraceContent) {
  return {
    dossiers: [...new Set(content.dossierIds)],
    actors: tidiedActors(content.actors).map((actor) => ({
      person_id: actor.personId,
      name: actor.name,
      share_percent: actor.sharePercent,
    })),
    organisations: content.organisations.map((present) => ({
      organisation_id: present.organisationId,
      name: present.name,
      role: present.role,
    })),
  };
}
