/**
 * What ties the figures of a statement to each other. Whoever reads the declarations of like acts and all of their
 * values but one can subtract: numbers that are never printed but can be reckoned are named here, to be protected too.
 */

import { type Codebook, fieldsOf } from '#/domains/codebooks/codebooks.public.ts';
import { figureKey } from '#/domains/statements/figure.rules.ts';
import type { Figure, FigureSubject } from '#/domains/statements/figure.ts';

/** A number that is not printed. */
export interface Tie {
  key: string;
  count: number;
  minutes: number;
}

export interface TiedFigures {
  ties: readonly Tie[];
  /** A total and its parts, by key of figure or tie. */
  relations: readonly { total: string; parts: readonly string[] }[];
}

type Of<Kind extends FigureSubject['kind']> = Figure & { subject: Extract<FigureSubject, { kind: Kind }> };

const ofKind = <Kind extends FigureSubject['kind']>(figures: readonly Figure[], kind: Kind) =>
  figures.filter((figure): figure is Of<Kind> => figure.subject.kind === kind);

/** Ties and relations of figures. Those of one trace and those of a whole statement have the same keys. */
export function tied(codebook: Codebook, figures: readonly Figure[]): TiedFigures {
  const all = { ties: new Map<string, Tie>(), relations: [] as { total: string; parts: string[] }[] };
  for (const declared of ofKind(figures, 'declared')) tieValues(codebook, figures, declared, all);
  tieDropped(figures, all);
  return { ties: [...all.ties.values()], relations: all.relations };
}

interface Gathered {
  ties: Map<string, Tie>;
  relations: { total: string; parts: string[] }[];
}

/** Declarations = each value of a field of one code + those without a value; = one code of several + all others. */
function tieValues(
  codebook: Codebook,
  figures: readonly Figure[],
  declared: Of<'declared'>,
  all: Gathered,
): void {
  const { likeness } = declared.subject;
  const mine = ofKind(figures, 'value').filter(
    ({ subject }) => figureKey({ kind: 'declared', likeness: subject.likeness }) === declared.key,
  );
  for (const field of fieldsOf(codebook, likeness.declarationKind, likeness.act)) {
    const values = mine.filter(({ subject }) => subject.fieldId === field.id);
    if (values.length === 0 && field.type !== 'code') continue;
    if (field.type === 'code' && !codebook.countedBy.includes(field.id))
      relate(all, declared, values, `r.${declared.key}.${field.id}`);
    if (field.type === 'codes') for (const value of values) relate(all, declared, [value], `q.${value.key}`);
  }
}

/** Declarations of a family = those that lose an aspect + those that do not. */
function tieDropped(figures: readonly Figure[], all: Gathered): void {
  for (const dropped of ofKind(figures, 'dropped')) {
    const { declarationKind, act, aspect } = dropped.subject;
    const family = `s.${declarationKind}.${act}`;
    const declared = ofKind(figures, 'declared').filter(
      ({ subject }) => subject.likeness.declarationKind === declarationKind && subject.likeness.act === act,
    );
    const whole = { key: family, count: sum(declared, 'count'), minutes: sum(declared, 'minutes') };
    if (!all.ties.has(family)) {
      all.ties.set(family, whole);
      all.relations.push({ total: family, parts: declared.map(({ key }) => key) });
    }
    // A part of the minutes may be dropped alone (the share of others): only counts are complements for sure.
    relate(all, whole, [dropped], `c.${declarationKind}.${act}.${aspect}`);
  }
}

function relate(
  all: Gathered,
  total: { key: string; count: number; minutes: number },
  parts: readonly { key: string; count: number; minutes: number }[],
  rest: string,
): void {
  const count = total.count - sum(parts, 'count');
  const minutes = total.minutes - sum(parts, 'minutes');
  const keys = parts.map(({ key }) => key);
  if (count === 0 && minutes === 0) {
    all.relations.push({ total: total.key, parts: keys });
    return;
  }
  all.ties.set(rest, { key: rest, count, minutes });
  all.relations.push({ total: total.key, parts: [...keys, rest] });
}

const sum = (numbers: readonly { count: number; minutes: number }[], amount: 'count' | 'minutes') =>
  numbers.reduce((total, one) => total + one[amount], 0);
