import type { Evidence, KeptFigure } from '#/domains/reports/evidence.ts';
import { evidenceMarks, figureMarks, rewritten } from '#/domains/reports/section-text.rules.ts';

/** What the work says now, at one place of a section. */
export interface FreshPlace {
  slot: string;
  print: string;
  /** The sentence, or the title of the plot. */
  text: string;
  kind: 'sentence' | 'figure';
}

/** A place of a section that the work would now say otherwise. */
export interface Renewal {
  /** `changed`: it says something else; `gone`: nothing supports it any longer; `new`: nobody had it yet. */
  change: 'changed' | 'gone' | 'new';
  kind: 'sentence' | 'figure';
  slot: string;
  /** The words as they stand in the bilan; null when there are none. */
  before: string | null;
  /** What the work says now; null when it says nothing. */
  after: string | null;
  /** Print of what is said now, `gone` when nothing is. */
  print: string;
  /** True when nobody touched the words since they were proposed. */
  isUntouched: boolean;
}

/** Said of what the work no longer supports, as its print. */
export const gonePrint = 'gone';

interface Known {
  evidence: ReadonlyMap<string, Pick<Evidence, 'slot' | 'print' | 'sentence'>>;
  figures: ReadonlyMap<string, Pick<KeptFigure, 'slot' | 'print' | 'data'>>;
  /** Places that were proposed some day: one that is no longer in the text was taken out by somebody. */
  slots: ReadonlySet<string>;
  /** Places and prints that people decided to leave as they are. */
  kept: ReadonlySet<string>;
}

export const keptKey = (slot: string, print: string) => `${print} ${slot}`;

/** What changed in a section since it was proposed, in reading order; what is new comes last. */
export function renewals(body: string, fresh: readonly FreshPlace[], known: Known): Renewal[] {
  const bySlot = new Map(fresh.map((place) => [place.slot, place]));
  const present = [...sentencesIn(body, known), ...figuresOf(body, known)];
  const seen = new Set<string>();
  const changed = present.flatMap((place): Renewal[] => {
    if (seen.has(place.slot)) return [];
    seen.add(place.slot);
    const now = bySlot.get(place.slot);
    if (now?.print === place.print) return [];
    const { slot, kind, before, isUntouched } = place;
    return now
      ? [{ change: 'changed', kind, slot, before, after: now.text, print: now.print, isUntouched }]
      : [{ change: 'gone', kind, slot, before, after: null, print: gonePrint, isUntouched }];
  });
  const added = fresh
    .filter(({ slot }) => !seen.has(slot) && !known.slots.has(slot))
    .map(
      ({ slot, kind, text, print }): Renewal => ({
        ...{ change: 'new', kind, slot, before: null, after: text, print, isUntouched: false },
      }),
    );
  return [...changed, ...added].filter(({ slot, print }) => !known.kept.has(keptKey(slot, print)));
}

interface Present {
  kind: Renewal['kind'];
  slot: string;
  print: string;
  before: string;
  isUntouched: boolean;
}

function sentencesIn(body: string, { evidence }: Known): Present[] {
  return evidenceMarks(body).flatMap(({ name, inner }) => {
    const known = evidence.get(name);
    if (!known) return [];
    const { slot, print } = known;
    return [{ kind: 'sentence' as const, slot, print, before: inner, isUntouched: inner === known.sentence }];
  });
}

function figuresOf(body: string, { figures }: Known): Present[] {
  return figureMarks(body).flatMap(({ name }) => {
    const known = figures.get(name);
    if (!known) return [];
    const { slot, print } = known;
    return [{ kind: 'figure' as const, slot, print, before: known.data.title, isUntouched: true }];
  });
}

/** What stands at a place, by the names of evidence and plots that are of that place. */
function marksAt(body: string, names: ReadonlySet<string>) {
  return [...evidenceMarks(body), ...figureMarks(body)].filter(({ name }) => names.has(name));
}

/** The body with other words at a place. */
export function replacedAt(body: string, names: ReadonlySet<string>, text: string): string {
  return rewritten(
    body,
    marksAt(body, names).map(({ start, end }) => ({ start, end, text })),
  );
}

/** The body without what stands at a place, and without the empty line or list entry it would leave. */
export function removedAt(body: string, names: ReadonlySet<string>): string {
  return replacedAt(body, names, '')
    .split('\n')
    .map((line) => line.replace(/^(\s*[-*+] )\s+/, '$1').trimEnd())
    .filter((line, at, lines) => !/^\s*[-*+]$/.test(line) && !(line === '' && lines[at - 1] === ''))
    .join('\n')
    .trim();
}

/** The body with one more paragraph. */
export function addedTo(body: string, text: string): string {
  return body.trim() === '' ? text : `${body.trimEnd()}\n\n${text}`;
}

export const markedSentence = (text: string, name: string) => `:preuve[${text}]{#${name}}`;
export const markedFigure = (name: string) => `::figure{#${name}}`;
