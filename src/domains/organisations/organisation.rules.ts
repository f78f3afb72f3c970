import { analyse, fold } from '#/french/analyser.ts';
import type { OrganisationContent, OrganisationLine } from './organisation.ts';

/** Every name, folded, one a line: what near matches are sought in. */
export function foldedNames(content: Pick<OrganisationContent, 'name' | 'otherNames'>): string {
  return [content.name, ...content.otherNames]
    .map((name) => fold(name).trim())
    .filter(Boolean)
    .join('\n');
}

/**
 * How alike two names are, from 0 (nothing in common) to 1 (the same words): shared terms of the French
 * analyser over all of them, so that « Le Garde-manger » and « Garde manger inc. » meet.
 */
export function likeness(left: string, right: string): number {
  const mine = termsOf(left);
  const theirs = termsOf(right);
  if (mine.size === 0 || theirs.size === 0) return fold(left).trim() === fold(right).trim() ? 1 : 0;
  let shared = 0;
  for (const term of mine) if (theirs.has(term)) shared += 1;
  return shared / (mine.size + theirs.size - shared);
}

/** Words that every other name holds say nothing of who it is. */
const forms = new Set(['inc', 'obnl', 'osbl', 'coop', 'enr', 'ltee']);

function termsOf(name: string): Set<string> {
  return new Set(
    analyse(name)
      .map((token) => token.term)
      .filter((term) => !forms.has(term)),
  );
}

/** From this likeness on, two organisations are shown side by side: are they the same one? */
export const alikeFrom = 0.5;

/** The greatest likeness between any name of one and any name of the other. */
export function greatestLikeness(
  left: Pick<OrganisationLine, 'name' | 'otherNames'>,
  right: Pick<OrganisationLine, 'name' | 'otherNames'>,
): number {
  let greatest = 0;
  for (const mine of [left.name, ...left.otherNames]) {
    for (const theirs of [right.name, ...right.otherNames])
      greatest = Math.max(greatest, likeness(mine, theirs));
  }
  return greatest;
}

/** Pairs of organisations that may be one, the most alike first. */
export function possibleDoubles<Line extends OrganisationLine>(
  lines: readonly Line[],
): { left: Line; right: Line; likeness: number }[] {
  const pairs: { left: Line; right: Line; likeness: number }[] = [];
  for (const [position, left] of lines.entries()) {
    for (const right of lines.slice(position + 1)) {
      const alike = greatestLikeness(left, right);
      if (alike >= alikeFrom) pairs.push({ left, right, likeness: alike });
    }
  }
  return pairs.sort(
    (one, other) => other.likeness - one.likeness || one.left.name.localeCompare(other.left.name),
  );
}

/**
 * What the kept organisation says after a merge: the values chosen from each side, and every name of both.
 * @param fromGone fields taken from the one that goes.
 */
export function merged(
  kept: OrganisationContent,
  gone: OrganisationContent,
  fromGone: ReadonlySet<string>,
): OrganisationContent {
  const pick = <Field extends keyof OrganisationContent>(field: Field) =>
    fromGone.has(field) ? gone[field] : kept[field];
  const name = pick('name');
  const names = new Map<string, string>();
  for (const other of [kept.name, gone.name, ...kept.otherNames, ...gone.otherNames]) {
    const key = fold(other).trim();
    if (key !== fold(name).trim() && !names.has(key)) names.set(key, other);
  }
  return {
    name,
    otherNames: [...names.values()],
    kind: pick('kind'),
    description: pick('description'),
    address: pick('address'),
    phone: pick('phone'),
    email: pick('email'),
    website: pick('website'),
    privacyTitle: pick('privacyTitle'),
    privacyContact: pick('privacyContact'),
  };
}
