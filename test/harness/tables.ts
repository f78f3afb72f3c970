import { type CodeTree, crossTable } from '#/domains/protection/cross-table.rules.ts';
import {
  type EarlierReleases,
  factName,
  type ProtectedPublication,
  type Publication,
} from '#/domains/protection/publication.ts';
import { attack, type PublishedWorld } from './attacker.ts';

/** A dimension without levels: a total and `size` codes. */
export function flatDimension(size: number, prefix = ''): CodeTree {
  return { code: '*', parts: Array.from({ length: size }, (_, place) => ({ code: `${prefix}${place}` })) };
}

/** A table of people, each of whom stands in one crossing of the finest codes. `inside` counts them there. */
export function tableOfPeople(
  name: string,
  dimensions: readonly CodeTree[],
  inside: (codes: readonly string[]) => number,
): Publication {
  const leaves = new Map<string, string[]>();
  for (const dimension of dimensions) leavesUnder(dimension, leaves);
  const known = new Map<string, number>();
  const count = (codes: readonly string[]): number => {
    const key = codes.join('\u0000');
    const before = known.get(key);
    if (before !== undefined) return before;
    const place = codes.findIndex((code) => leaves.get(code)!.length > 1 || leaves.get(code)![0] !== code);
    const value =
      place === -1
        ? inside(codes)
        : leaves
            .get(codes[place]!)!
            .reduce((sum, leaf) => sum + count(codes.map((code, at) => (at === place ? leaf : code))), 0);
    known.set(key, value);
    return value;
  };
  return crossTable(name, dimensions, (codes) => {
    const value = count(codes);
    return { value, people: value, organisations: null };
  });
}

/** Codes are told apart by their dimension, so that two totals `*` are not the same. */
export function dimension(prefix: string, tree: CodeTree): CodeTree {
  const renamed: CodeTree = { code: `${prefix}:${tree.code}` };
  return tree.parts ? { ...renamed, parts: tree.parts.map((part) => dimension(prefix, part)) } : renamed;
}

function leavesUnder(tree: CodeTree, into: Map<string, string[]>): string[] {
  const own = tree.parts?.length ? tree.parts.flatMap((part) => leavesUnder(part, into)) : [tree.code];
  into.set(tree.code, own);
  return own;
}

/** All that one or several releases print, as somebody outside reads it. */
export function worldOf(releases: readonly ProtectedPublication[]): PublishedWorld {
  const known = new Map<string, number>();
  const unknown = new Map<string, number>();
  for (const { facts } of releases) {
    for (const fact of facts) {
      const name = factName(fact.key, fact.revision);
      if (fact.state.kind === 'shown') {
        known.set(name, fact.value);
        unknown.delete(name);
      } else unknown.set(name, fact.floor);
    }
  }
  return { known, unknown, relations: releases.flatMap((release) => release.relations) };
}

/**
 * Small numbers that a release says earlier ones gave away, and to which it leaves itself fewer values than they did:
 * beside those releases, the relations it rests on and the zeros it prints, with none of its other numbers.
 */
export async function givenAway(
  release: ProtectedPublication,
  earlier: readonly ProtectedPublication[],
): Promise<string[]> {
  const { exposed } = release;
  if (exposed.length === 0) return [];
  const { known } = worldOf(earlier);
  const untold = release.facts.map((fact) =>
    fact.value === 0 || known.has(factName(fact.key, fact.revision))
      ? fact
      : { ...fact, state: { kind: 'hidden', reason: 'complementary' } as const },
  );
  const before = await attack(worldOf([...earlier, { ...release, facts: untold }]), exposed);
  const after = await attack(worldOf([...earlier, release]), exposed);
  const all = [...earlier, release].flatMap(({ facts }) => facts);
  const promised = new Map(all.map((fact) => [factName(fact.key, fact.revision), fact]));
  return exposed.filter((name) => {
    const { possibleValues, grain } = promised.get(name)!;
    const width = ({ low, high }: { low: number; high: number }) => high - low + 1;
    const kept = Math.min(width(before.get(name)!), (possibleValues - 1) * grain + 1);
    return width(after.get(name)!) < kept;
  });
}

/** What the ledger would give back of these releases. */
export function ledgerOf(releases: readonly ProtectedPublication[]): EarlierReleases {
  const facts = new Map(
    releases.flatMap((release) => release.facts.map((fact) => [factName(fact.key, fact.revision), fact])),
  );
  return { facts: [...facts.values()], relations: releases.flatMap((release) => release.relations) };
}
