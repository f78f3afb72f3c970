/** Compiles groups of traces into figures. Linear in the groups; memory is bounded by the figures, not by the traces. */

import {
  type AspectId,
  aspectIds,
  type Codebook,
  type CompiledCodebook,
  type DeclarationShape,
  fieldsOf,
  type MappingOutcome,
} from '#/domains/codebooks/codebooks.public.ts';
import { figureKey } from './figure.rules.ts';
import type { Figure, FigureOrigin, FigureParts, FigureSubject, Likeness, TraceGroup } from './figure.ts';
import { type GroupPlaces, groupPlaces } from './group-places.rules.ts';

interface Share {
  subject: FigureSubject;
  rowId: string | null;
  count: number;
  minutes: number;
  untimedCount: number;
  parts?: FigureParts;
}

export interface CountedFigures {
  figures: Figure[];
  /** By key of a figure, the groups it counts: their places among those given, each once, in order. */
  groupsByKey: ReadonlyMap<string, Iterable<number>>;
}

/**
 * Figures of the groups under a codebook, in reading order. Groups may repeat a combination: a figure is the same
 * whether traces come one by one or already counted together.
 */
export function countFigures(compiled: CompiledCodebook, groups: Iterable<TraceGroup>): CountedFigures {
  const figures = new Map<string, Figure & { rowIds: string[] }>();
  const groupsByKey = new Map<string, GroupPlaces>();
  const shares = sharer(compiled);
  let place = 0;
  for (const group of groups) {
    for (const share of shares(group)) {
      const key = figureKey(share.subject);
      addShare(figures, key, share);
      const places = groupsByKey.get(key) ?? groupPlaces();
      places.add(place);
      groupsByKey.set(key, places);
    }
    place += 1;
  }
  const order = readingOrder(compiled.codebook);
  const ordered = [...figures.values()].map((figure) => ({ figure, rank: order(figure) }));
  ordered.sort(
    (first, second) => first.rank - second.rank || (first.figure.key < second.figure.key ? -1 : 1),
  );
  return { figures: ordered.map(({ figure }) => figure), groupsByKey };
}

/** The same, when only the figures are wanted. */
export function compileStatement(compiled: CompiledCodebook, groups: Iterable<TraceGroup>): Figure[] {
  return countFigures(compiled, groups).figures;
}

/** How a figure was made, from the same groups; null when nothing contributes to it. */
export function originOf(
  compiled: CompiledCodebook,
  groups: Iterable<TraceGroup>,
  key: string,
): FigureOrigin | null {
  const origin = { rowIds: new Set<string>(), combinations: [] as TraceGroup['values'][], count: 0 };
  const shares = sharer(compiled);
  for (const group of groups) {
    const mine = shares(group).filter(({ subject }) => figureKey(subject) === key);
    if (mine.length === 0) continue;
    origin.combinations.push(group.values);
    for (const share of mine) {
      if (share.rowId !== null) origin.rowIds.add(share.rowId);
      origin.count += share.count;
    }
  }
  return origin.combinations.length === 0 ? null : { ...origin, rowIds: [...origin.rowIds] };
}

function addShare(figures: Map<string, Figure & { rowIds: string[] }>, key: string, share: Share): void {
  const rowIds = share.rowId === null ? [] : [share.rowId];
  const known = figures.get(key);
  if (!known) {
    const { subject, count, minutes, untimedCount, parts } = share;
    figures.set(key, { key, subject, count, minutes, untimedCount, ...(parts ? { parts } : {}), rowIds });
    return;
  }
  if (share.parts) known.parts = sumOfParts(known.parts, share.parts);
  known.count += share.count;
  known.minutes += share.minutes;
  known.untimedCount += share.untimedCount;
  for (const rowId of rowIds) if (!known.rowIds.includes(rowId)) known.rowIds.push(rowId);
}

function sumOfParts(known: FigureParts | undefined, more: FigureParts): FigureParts {
  if (!known) return more;
  return {
    count: known.count + more.count,
    hundredths: known.hundredths + more.hundredths,
    minuteHundredths: known.minuteHundredths + more.minuteHundredths,
  };
}

/** What one group gives to each figure it belongs to. */
function sharer(compiled: CompiledCodebook): (group: TraceGroup) => Share[] {
  const carried = carriedAspects(compiled.codebook);
  const shareIds = compiled.codebook.fields.filter(({ type }) => type === 'share').map(({ id }) => id);
  return (group) => {
    const outcome: MappingOutcome = compiled.outcomeOf(group.values);
    if (outcome.kind === 'notDeclared') {
      return [whole({ kind: 'notDeclared', reasonId: outcome.reasonId }, outcome.rowId, group)];
    }
    return outcome.declarations.flatMap((declaration) => {
      const shares = declarationShares(compiled.codebook, declaration, group, carried);
      const parts = shareIds.length === 0 ? null : partsOf(declaration, group, shareIds);
      return parts
        ? shares.map((share) => (share.subject.kind === 'declared' ? { ...share, parts } : share))
        : shares;
    });
  };
}

function whole(subject: FigureSubject, rowId: string | null, group: TraceGroup): Share {
  return {
    subject,
    rowId,
    count: group.traceCount,
    minutes: group.minutes,
    untimedCount: group.untimedCount,
  };
}

type Carried = (declaration: DeclarationShape) => ReadonlySet<AspectId>;

/** What a declaration tells of an act, by the fields that it gives. */
export function carriedAspects(codebook: Codebook): Carried {
  const carrying = codebook.fields.filter((field) => field.carries.length > 0);
  return (declaration) =>
    new Set(
      carrying.filter(({ id }) => declaration.fields[id] !== undefined).flatMap(({ carries }) => carries),
    );
}

function declarationShares(
  codebook: Codebook,
  declaration: DeclarationShape,
  group: TraceGroup,
  carried: Carried,
): Share[] {
  const { kind: declarationKind, act, rowId } = declaration;
  const likeness: Likeness = {
    declarationKind,
    act,
    values: codebook.countedBy.map((fieldId) => valuesOf(declaration, fieldId)[0] ?? null),
  };
  const values = countableFields(codebook, declaration).flatMap((fieldId) =>
    valuesOf(declaration, fieldId).map((value) =>
      whole({ kind: 'value', likeness, fieldId, value }, rowId, group),
    ),
  );
  const kept = carried(declaration);
  const dropped = aspectIds.flatMap((aspect): Share[] => {
    const lost = group.aspects[aspect];
    if (kept.has(aspect) || !lost || lost.traceCount === 0) return [];
    const subject: FigureSubject = { kind: 'dropped', declarationKind, act, aspect };
    return [{ subject, rowId, count: lost.traceCount, minutes: lost.minutes, untimedCount: 0 }];
  });
  return [
    whole({ kind: 'declared', likeness }, rowId, group),
    ...values,
    ...dropped,
    ...declaration.missing.map((fieldId) =>
      whole({ kind: 'missing', declarationKind, act, fieldId }, rowId, group),
    ),
    ...declaration.failing.map((validationId) =>
      whole({ kind: 'failing', declarationKind, act, validationId }, rowId, group),
    ),
  ];
}

/** The part of the acts that is declared here, where it was noted. */
function partsOf(
  declaration: DeclarationShape,
  { traceCount, minutes }: TraceGroup,
  shareIds: readonly string[],
): FigureParts | null {
  const given = shareIds.map((id) => declaration.fields[id]).find((value) => value !== undefined);
  if (!given || given.from === 'each') return null;
  const share = Number(given.value);
  return { count: traceCount, hundredths: traceCount * share, minuteHundredths: minutes * share };
}

/** Coded fields other than those that make acts alike: their values say how like acts differ. */
function countableFields(codebook: Codebook, declaration: DeclarationShape): string[] {
  return fieldsOf(codebook, declaration.kind, declaration.act)
    .filter(({ type, id }) => (type === 'code' || type === 'codes') && !codebook.countedBy.includes(id))
    .map(({ id }) => id);
}

function valuesOf(declaration: DeclarationShape, fieldId: string): string[] {
  const given = declaration.fields[fieldId];
  if (given === undefined || given.from === 'each') return [];
  return typeof given.value === 'object' ? [...given.value] : [String(given.value)];
}

const subjectOrder: Record<FigureSubject['kind'], number> = {
  declared: 0,
  value: 1,
  notDeclared: 2,
  dropped: 3,
  missing: 4,
  failing: 5,
};

/** Reading order: what is declared as the codebook lists it, then what is not, then what is to be mended. */
function readingOrder(codebook: Codebook): (figure: Figure) => number {
  const kinds = positions(codebook.kinds);
  const acts = positions(codebook.acts);
  const reasons = positions(codebook.mapping.reasons);
  const fields = positions(codebook.fields);
  const codes = positions(codebook.codeLists.flatMap((list) => list.codes));
  const width = 10_000;
  return ({ subject }) => {
    const base = subjectOrder[subject.kind] * width ** 3;
    if (subject.kind === 'notDeclared') return base + (reasons.get(subject.reasonId) ?? 0);
    const { declarationKind, act } = 'likeness' in subject ? subject.likeness : subject;
    const family = ((kinds.get(declarationKind) ?? 0) * acts.size + (acts.get(act) ?? 0)) * width * 1000;
    if (subject.kind === 'declared')
      return base + family + (codes.get(subject.likeness.values.at(-1) ?? '') ?? codes.size);
    if (subject.kind === 'value') {
      return base + family + (fields.get(subject.fieldId) ?? 0) * width + (codes.get(subject.value) ?? 0);
    }
    const aspect = subject.kind === 'dropped' ? aspectIds.indexOf(subject.aspect) : 0;
    return base + family + aspect;
  };
}

function positions(named: readonly { id: string }[]): Map<string, number> {
  return new Map(named.map(({ id }, index) => [id, index]));
}
