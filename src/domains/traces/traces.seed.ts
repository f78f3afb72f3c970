import { addSuccessions, endOwnPlace, insertOwnPlace } from '#/domains/territories/territories.public.ts';
import { addDays, weekday } from '#/french/dates.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { type Series, type SmallActs, series, smallActs } from './story-acts.data.ts';
import { organisationNamesByKey } from './story-links.store.ts';
import { mergedSector, mergerSource, type StorySector, storySectors } from './story-places.data.ts';
import { modeLetters, natureLetters, type Scene, type SceneMore, scenes } from './story-scenes.data.ts';
import { contentOf } from './trace.rules.ts';
import { traceById } from './trace.store.ts';
import type { TraceDraft } from './trace.ts';
import { rewriteTrace, setTrashed } from './trace-change.store.ts';
import { createTraces } from './trace-draft.store.ts';

interface StoryTrace {
  by: string;
  enteredOn: string;
  draft: TraceDraft;
}

/** A season of one team: about four hundred traces, always the same for the same day. */
export async function seedTraces({ transaction, today }: SeedContext): Promise<void> {
  const names = await organisationNamesByKey(transaction);
  const told = [
    ...Object.entries(scenes).flatMap(([dossier, list]) =>
      list.map((scene) => ofScene(dossier, scene, today, names)),
    ),
    ...series.flatMap((one) => ofSeries(one, today, names)),
    ...smallActs.flatMap((one) => ofActs(one, today)),
  ].sort((left, right) => (left.enteredOn < right.enteredOn ? -1 : 1));
  const placeOf = await seedSectors(transaction, today);
  const ids: string[] = [];
  for (const [at, trace] of told.entries()) {
    const enteredAt = new Date(
      `${trace.enteredOn}T${String(13 + (at % 8)).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}:00Z`,
    );
    const by = { personId: storyId(`person:${trace.by}`) };
    ids.push(
      ...(await createTraces(transaction, by, [{ ...trace.draft, placeId: placeOf(trace.draft) }], {
        enteredAt,
      })),
    );
  }
  await tellAgain(transaction, ids, today);
}

/**
 * The sectors of the team, two of which became one. Gives the one where a trace happened: a dossier lives in one sector,
 * and what is done from afar, or for no dossier, is in none.
 */
async function seedSectors(
  transaction: Transaction,
  today: string,
): Promise<(draft: TraceDraft) => string | null> {
  const space = storyId('space:equipe');
  const mergedOn = addDays(today, -mergedSector.daysAgo);
  const idOf = (key: string) => storyId(`place:${key}`);
  const own = (key: string, { name, within }: { name: string; within: string }, validFrom: string | null) => {
    const values = { name, kind: 'sector', validFrom, parentId: idOf(within) } as const;
    return insertOwnPlace(transaction, space, values, idOf(key));
  };
  const keys = Object.keys(storySectors) as StorySector[];
  for (const key of keys) await own(key, storySectors[key], null);
  await own(mergedSector.key, mergedSector, mergedOn);
  const merged = keys.filter((key) => storySectors[key].isMerged);
  for (const key of merged) await endOwnPlace(transaction, space, idOf(key), mergedOn);
  const common = {
    toId: idOf(mergedSector.key),
    happenedOn: mergedOn,
    kind: 'merger',
    confidence: 'verified',
  } as const;
  const successions = merged.map((key) => ({ ...common, fromId: idOf(key), source: mergerSource }));
  await addSuccessions(transaction, { places: [], ends: [], successions });
  return ({ dossierIds, eventOn, mode }) => {
    const dossier = dossierIds?.[0];
    if (dossier === undefined || mode !== 'in-person') return null;
    const key = keys[Number.parseInt(dossier.slice(-2), 16) % keys.length]!;
    return idOf(storySectors[key].isMerged && eventOn >= mergedOn ? mergedSector.key : key);
  };
}

type Names = ReadonlyMap<string, { id: string; name: string }>;

/** A working day: what falls on a weekend happened the Friday before. */
function workingDay(today: string, daysAgo: number): string {
  const day = addDays(today, -daysAgo);
  return addDays(day, -Math.max(0, weekday(day) - 5));
}

function ofScene(dossier: string, scene: Scene, today: string, names: Names): StoryTrace {
  const [daysAgo, by, minutes, natures, mode, text, more = {}] = scene;
  const eventOn = workingDay(today, daysAgo);
  const entered = addDays(eventOn, more.late ?? 0);
  const draft = draftOf({ dossier, by, eventOn, minutes, natures, mode, text, more, names });
  return { by, enteredOn: entered > today ? today : entered, draft };
}

function ofSeries(one: Series, today: string, names: Names): StoryTrace[] {
  const first = addDays(today, -one.fromDaysAgo);
  const start = addDays(first, (one.weekday - weekday(first) + 7) % 7);
  const end = addDays(today, -one.toDaysAgo);
  const traces: StoryTrace[] = [];
  for (let eventOn = start, at = 0; eventOn <= end; eventOn = addDays(eventOn, one.everyDays), at += 1) {
    const text = one.texts[at % one.texts.length] ?? '';
    const people = one.people === undefined ? undefined : one.people + ((at * 5) % 7) - 3;
    const minutes = one.minutes + ((at * 3) % 4) * 5;
    const { dossier, by, natures, mode } = one;
    const more = { ...one.more, people };
    const draft = draftOf({ dossier, by, eventOn, minutes, natures, mode, text, more, names });
    traces.push({
      by,
      enteredOn: addDays(eventOn, at % 9 === 8 && addDays(eventOn, 4) <= today ? 4 : 0),
      draft,
    });
  }
  return traces;
}

/** Small acts spread over their season; two of them never say the same thing of the same person. */
function ofActs(one: SmallActs, today: string): StoryTrace[] {
  return Array.from({ length: one.count }, (_, at) => {
    const span = one.fromDaysAgo - one.toDaysAgo;
    const daysAgo = one.fromDaysAgo - Math.round((at * span) / Math.max(1, one.count - 1));
    const eventOn = workingDay(today, daysAgo);
    const [mode, minutes, opening] =
      one.openings[((at % one.about.length) + Math.floor(at / one.about.length)) % one.openings.length]!;
    const text = `${opening} : ${one.about[at % one.about.length]}.`;
    const natures = one.natures[at % one.natures.length] ?? '';
    const { dossier, by } = one;
    const visibility = at % 17 === 16 ? ('author' as const) : undefined;
    const spread = minutes === null || at % 6 === 5 ? null : minutes + (at % 3) * 5;
    const draft = draftOf({
      dossier,
      by,
      eventOn,
      minutes: spread,
      natures,
      mode,
      text,
      more: { visibility },
      names: new Map(),
    });
    return { by, enteredOn: eventOn, draft };
  });
}

interface Telling {
  dossier: string | null;
  by: string;
  eventOn: string;
  minutes: number | null;
  natures: string;
  mode: Scene[4];
  text: string;
  more: SceneMore;
  names: Names;
}

function draftOf(telling: Telling): TraceDraft {
  const { dossier, by, eventOn, minutes, natures, mode, text, more, names } = telling;
  const others = Object.entries(more.others ?? {});
  const rest = 100 - others.reduce((sum, [, share]) => sum + share, 0);
  const actors = others.length === 0 ? [] : [[by, rest] as const, ...others];
  return {
    spaceId: storyId('space:equipe'),
    text,
    eventOn,
    eventTime: more.time ?? null,
    durationMinutes: minutes,
    natures: [...natures].map((letter, at) => ({
      nature: natureLetters[letter as keyof typeof natureLetters],
      sharePercent: more.shares?.[at] ?? null,
    })),
    mode: modeLetters[mode],
    placeKind: more.placeKind ?? (mode === 't' || mode === 'v' ? 'remote' : null),
    placeText: more.place ?? '',
    schoolLevel: more.placeKind === 'school' ? 'primary' : null,
    language: 'fr',
    addressee: more.addressee ?? 'community',
    peopleCount: more.people ?? null,
    practitionerCount: others.length > 0 ? others.length + 1 : null,
    flags: more.flags ?? [],
    whatChanged: more.changed ?? '',
    visibility: more.visibility ?? 'space',
    dossierIds: [dossier, more.also].flatMap((key) => (key ? [storyId(`dossier:${key}`)] : [])),
    actors: actors.map(([key, sharePercent]) => ({
      personId: storyId(`person:${key}`),
      name: '',
      sharePercent,
    })),
    organisations: Object.entries(more.with ?? {}).map(([key, role]) => ({
      organisationId: names.get(key)?.id ?? null,
      name: names.get(key)?.name ?? key,
      role,
    })),
  };
}

/** A few traces told again, so that histories are not empty, and two thrown away. */
async function tellAgain(transaction: Transaction, ids: readonly string[], today: string): Promise<void> {
  const at = new Date(`${addDays(today, -1)}T15:20:00Z`);
  for (const id of ids.filter((_, index) => index % 45 === 20)) {
    const trace = await traceById(transaction, id);
    if (!trace?.authorId || trace.whatChanged !== '') continue;
    const content = {
      ...contentOf(trace),
      whatChanged:
        'On l’a compris plus tard : c’est là que les gens se sont mis à compter les uns sur les autres.',
    };
    await rewriteTrace(transaction, trace, content, { by: trace.authorId, at });
  }
  await setTrashed(
    transaction,
    ids.filter((_, index) => index === 31 || index === 190),
    at,
    at,
  );
}
