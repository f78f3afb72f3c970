import { tieMarks } from '#/french/spacing.ts';
import {
  type TraceActor,
  type TraceContent,
  type TraceDraft,
  type Visibility,
  visibilities,
} from './trace.ts';

/** Longest title kept apart for lists, in characters. */
export const titleLength = 200;
/** Longest text of a trace, in characters. */
export const textLength = 50_000;

/**
 * The title of a text: its first line that says something, without the Markdown marks, its
 * punctuation tied, cut at a word when it
 * is longer than `titleLength`. Empty when the text says nothing.
 */
export function titleOf(text: string): string {
  for (const line of text.split('\n')) {
    // Far more than a title holds; a hostile line costs no more than an ordinary one.
    const bare = withoutMarks(line.slice(0, 2000));
    if (bare !== '') return shortened(tieMarks(bare), titleLength);
  }
  return '';
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(#{1,6}|>|[-*+]|\d{1,3}[.)])\s+/, '')
    .replace(/^(\[[ xX]\])\s+/, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|~~|`)/g, '')
    .replaceAll(/(^|\s)[*_](\S[^*_]*)[*_](?=$|[\s.,;:!?])/g, '$1$2')
    .replaceAll(/[ \t\r]+/g, ' ')
    .replace(/^[-*_#=\s]+$/, '')
    .trim();
}

/** A text cut at the last whole word before `length` characters, with an ellipsis when something was cut. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > length / 2 ? cut.slice(0, space) : cut;
  return `${kept.replace(/[\s.,;:…]+$/u, '').toWellFormed()}…`;
}

/** What a text says after its title: all of it when the title had to be cut. */
export function bodyOf(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => withoutMarks(line.slice(0, 2000)) !== '');
  if (first === -1) return '';
  const title = withoutMarks(lines[first]!.slice(0, 2000));
  const isWhole = lines[first]!.length <= 2000 && title.length <= titleLength && !isMarkedItem(lines[first]!);
  return (isWhole ? lines.slice(first + 1) : lines).join('\n').trim();
}

/** The first line of a list is part of the list: taking it off would break what follows. */
function isMarkedItem(line: string): boolean {
  return /^\s*(>|[-*+]|\d{1,3}[.)])\s/.test(line) || /\]\(/.test(line);
}

/** Whether more people would see. */
export function isWidening(from: Visibility, to: Visibility): boolean {
  return visibilities.indexOf(to) > visibilities.indexOf(from);
}

export type SharesFault = 'sharesIncomplete' | 'sharesSum' | null;

/** Shares are given for all or for none, and sum to 100. */
export function sharesFault(shares: readonly (number | null)[]): SharesFault {
  const given = shares.filter((share) => share !== null);
  if (given.length === 0) return null;
  if (given.length < shares.length) return 'sharesIncomplete';
  return given.reduce((sum, share) => sum + share, 0) === 100 ? null : 'sharesSum';
}

/** A draft with the ordinary value of everything it leaves out. */
export function completed(draft: TraceDraft): TraceContent {
  return {
    eventTime: null,
    durationMinutes: null,
    natures: [],
    mode: null,
    placeKind: null,
    placeText: '',
    placeId: null,
    schoolLevel: null,
    language: null,
    addressee: 'community',
    peopleCount: null,
    peopleByCategory: {},
    practitionerCount: null,
    flags: [],
    whatChanged: '',
    visibility: 'space',
    dossierIds: [],
    actors: [],
    organisations: [],
    ...draft,
  };
}

/** What people write of a trace, in the order they read it. */
const contentFields = [
  'text',
  'eventOn',
  'eventTime',
  'durationMinutes',
  'spaceId',
  'dossierIds',
  'natures',
  'flags',
  'mode',
  'placeKind',
  'schoolLevel',
  'placeText',
  'placeId',
  'language',
  'addressee',
  'peopleCount',
  'peopleByCategory',
  'practitionerCount',
  'actors',
  'organisations',
  'whatChanged',
  'visibility',
] as const satisfies readonly (keyof TraceContent)[];
export type ContentField = (typeof contentFields)[number];

/** Only what people write, out of a trace and the rest of its row. */
export function contentOf(trace: TraceContent): TraceContent {
  return Object.fromEntries(contentFields.map((field) => [field, trace[field]])) as unknown as TraceContent;
}

/** The fields that two versions do not say alike. */
export function changedFields(before: TraceContent, after: TraceContent): ContentField[] {
  return contentFields.filter((field) => comparable(before[field]) !== comparable(after[field]));
}

function comparable(value: unknown): string {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return JSON.stringify(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
  }
  if (Array.isArray(value)) return JSON.stringify(value.map(comparable));
  return JSON.stringify(value);
}

export interface Merge {
  /** What would be saved: theirs where only they changed, mine where only I did, mine where both did. */
  content: TraceContent;
  /** Fields that both changed, and not alike: a person must choose. */
  conflicts: ContentField[];
}

/**
 * Joins two changes made from the same version. A field that one side alone changed takes that side's
 * value; a field that both changed differently is a conflict, in which both values are kept on the page.
 */
export function mergeChanges(base: TraceContent, theirs: TraceContent, mine: TraceContent): Merge {
  const theirFields = new Set(changedFields(base, theirs));
  const myFields = new Set(changedFields(base, mine));
  const apart = new Set(changedFields(theirs, mine));
  const content = Object.fromEntries(
    contentFields.map((field) => [
      field,
      theirFields.has(field) && !myFields.has(field) ? theirs[field] : mine[field],
    ]),
  ) as unknown as TraceContent;
  const conflicts = contentFields.filter(
    (field) => theirFields.has(field) && myFields.has(field) && apart.has(field),
  );
  return { content, conflicts };
}

/** How long a trace stays in the trash before it is destroyed, in days. */
const trashDays = 90;

/** The instant before which a trace thrown away is destroyed. */
export function trashLimit(now: Date): Date {
  return new Date(now.getTime() - trashDays * 86_400_000);
}

/** The same person is named once; names that say nothing fall. */
export function tidiedActors(actors: readonly TraceActor[]): TraceActor[] {
  const seen = new Set<string>();
  return actors.filter((actor) => {
    const key = actor.personId ?? actor.name.trim().toLowerCase();
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
