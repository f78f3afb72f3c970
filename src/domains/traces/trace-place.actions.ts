import {
  holdsOn,
  type Place,
  placeById,
  placeChoices,
  placeNamed,
  placesToChoose,
} from '#/domains/territories/territories.public.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Form } from '#/platform/form.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { TraceContent } from './trace.ts';

interface PlaceAsked {
  spaceId: string;
  eventOn: string;
  /** The place that the trace already says, offered whatever the day. */
  heldId: string | null;
}

/** Places of the directory that existed on the day of the act, the space's own first. */
export async function placesOffered(transaction: Transaction, asked: PlaceAsked): Promise<Place[]> {
  const found = await placesToChoose(transaction, asked.spaceId);
  const offered = found.filter((place) => place.id === asked.heldId || holdsOn(asked.eventOn, place));
  if (asked.heldId === null || offered.some(({ id }) => id === asked.heldId)) return offered;
  const held = await placeById(transaction, asked.heldId);
  return held ? [held, ...offered] : offered;
}

/** How a form writes the place of the directory that a trace says; empty when none, or none that the reader sees. */
export async function placeTyped(
  visit: SignedInVisit,
  { spaceId, eventOn, placeId }: Pick<TraceContent, 'spaceId' | 'eventOn' | 'placeId'>,
): Promise<string> {
  if (placeId === null) return '';
  const places = await placesOffered(await visit.transaction(), { spaceId, eventOn, heldId: placeId });
  return placeChoices(places, visit.locale).find(({ id }) => id === placeId)?.label ?? '';
}

/** Longest text of a place, as the schema of traces has it. */
const longestText = 300;

export type PlaceRead =
  | {
      kind: 'read';
      placeId: string | null;
      placeText: string /** A name kept as text. */;
      unknown: string | null;
    }
  | { kind: 'several' };

/**
 * The place of the directory that a form names. A name that it does not have on that day is kept in the free text; a
 * place that the reader cannot see is not undone by a field left empty.
 */
export async function placeOfForm(
  visit: SignedInVisit,
  form: Form,
  values: TraceContent,
  heldId: string | null = null,
): Promise<PlaceRead> {
  const { spaceId, eventOn, placeText } = values;
  const typed = form.text('placeName').trim().slice(0, longestText).toWellFormed();
  const keep = { kind: 'read', placeText, unknown: null } as const;
  if (!form.has('placeName')) return { ...keep, placeId: heldId };
  const transaction = await visit.transaction();
  const places = await placesOffered(transaction, { spaceId, eventOn, heldId });
  const held = placeChoices(places, visit.locale).find(({ id }) => id === heldId);
  if (typed === '') return { ...keep, placeId: held ? null : heldId };
  if (held?.label === typed) return { ...keep, placeId: heldId };
  const named = placeNamed(places, typed, visit.locale);
  if (named.kind === 'several') return named;
  if (named.kind === 'found') return { ...keep, placeId: named.id };
  return { kind: 'read', placeId: null, placeText: joined(placeText, typed), unknown: typed };
}

function joined(text: string, name: string): string {
  if (text.includes(name)) return text;
  return [text, name]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, longestText)
    .toWellFormed();
}
