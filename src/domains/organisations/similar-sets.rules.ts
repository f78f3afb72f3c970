/** Part of all members of two sets that both have, from 0 to 1 (Jaccard's index). */
export function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let both = 0;
  for (const member of left) if (right.has(member)) both += 1;
  const all = left.size + right.size - both;
  return all === 0 ? 0 : both / all;
}

export interface SimilarPair {
  /** Positions in the list of sets. */
  one: number;
  other: number;
  likeness: number;
}

// Products such as 0.6 × 5 must not miss a whole number by a hair.
const hair = 1e-9;

/** Where a member stands in a set: among the rarest first. */
interface Posting {
  set: number;
  at: number;
}

/**
 * Pairs of sets that share at least a part of all they hold, each pair once. Members are ranked from the rarest;
 * two sets alike enough share one of their first members, and are near in size: only those are compared whole
 * (C. Xiao et al., “Efficient similarity joins for near-duplicate detection”, 2008).
 * @param least part shared, above 0, at most 1
 */
export function* similarPairs(sets: readonly ReadonlySet<string>[], least: number): Generator<SimilarPair> {
  const ranked = rankedMembers(sets);
  const bySize = [...ranked.keys()].sort((one, other) => ranked[one]!.length - ranked[other]!.length);
  const postings = new Map<number, Posting[]>();
  for (const position of bySize) {
    const members = ranked[position]!;
    const firsts = members.length - Math.ceil(members.length * least - hair) + 1;
    for (const other of met(ranked, postings, members, firsts, least)) {
      const both = countShared(members, ranked[other]!);
      const likeness = both / (members.length + ranked[other]!.length - both);
      if (likeness >= least) yield { one: other, other: position, likeness };
    }
    for (let at = 0; at < firsts && at < members.length; at += 1) {
      const list = postings.get(members[at]!);
      if (list) list.push({ set: position, at });
      else postings.set(members[at]!, [{ set: position, at }]);
    }
  }
}

/** Sets already seen, not larger, that may still share enough with this one. */
function met(
  ranked: readonly Int32Array[],
  postings: ReadonlyMap<number, Posting[]>,
  members: Int32Array,
  firsts: number,
  least: number,
): number[] {
  const counts = new Map<number, number>();
  const smallest = members.length * least - hair;
  for (let at = 0; at < firsts && at < members.length; at += 1) {
    const list = postings.get(members[at]!) ?? [];
    // From the largest down: sets come by size, so the first too small ends the list.
    for (let from = list.length - 1; from >= 0; from -= 1) {
      const posting = list[from]!;
      const size = ranked[posting.set]!.length;
      if (size < smallest) break;
      const count = counts.get(posting.set) ?? 0;
      const possible = count + 1 + Math.min(members.length - at - 1, size - posting.at - 1);
      const isPossible = count >= 0 && possible >= (least / (1 + least)) * (members.length + size) - hair;
      counts.set(posting.set, isPossible ? count + 1 : Number.NEGATIVE_INFINITY);
    }
  }
  return [...counts].filter(([, count]) => count > 0).map(([set]) => set);
}

/** Each set as numbers in order, the smaller the rarer. */
function rankedMembers(sets: readonly ReadonlySet<string>[]): Int32Array[] {
  const frequency = new Map<string, number>();
  for (const set of sets) for (const member of set) frequency.set(member, (frequency.get(member) ?? 0) + 1);
  const byRarity = [...frequency].sort(
    ([one, rare], [other, common]) => rare - common || (one < other ? -1 : 1),
  );
  const ranks = new Map(byRarity.map(([member], rank) => [member, rank]));
  return sets.map((set) => Int32Array.from(set, (member) => ranks.get(member)!).sort());
}

function countShared(left: Int32Array, right: Int32Array): number {
  let both = 0;
  let mine = 0;
  let theirs = 0;
  while (mine < left.length && theirs < right.length) {
    const difference = left[mine]! - right[theirs]!;
    if (difference === 0) both += 1;
    if (difference <= 0) mine += 1;
    if (difference >= 0) theirs += 1;
  }
  return both;
}
