import type { Relation } from './publication.ts';

/** Everybody knows it, and it cannot be taken back: printed before, or zero where zeros are printed. */
export const fixed = 0;
/** Shown for now; may be hidden. */
export const open = 1;
export const hidden = 2;

/**
 * All relations of a publication and of earlier releases as one sparse system: for each relation, total − parts = 0.
 * Facts and relations are numbered from 0; members are kept both ways in compressed rows.
 */
export interface LinearSystem {
  factCount: number;
  relationCount: number;
  /** Members of relation r: positions `relationStarts[r]` to `relationStarts[r + 1]`. */
  relationStarts: Int32Array;
  relationFacts: Int32Array;
  /** 1 for the total, −1 for a part. */
  relationSigns: Int8Array;
  factStarts: Int32Array;
  factRelations: Int32Array;
  factSigns: Int8Array;
}

/** What is true and what is known of each fact of a system. */
export interface SystemFacts {
  values: Float64Array;
  /** Least value a reader knows each can have when hidden. */
  floors: Float64Array;
  /** `fixed`, `open` or `hidden`. */
  status: Uint8Array;
  /** For small numbers, how much farther than itself the interval of possible values must reach; else 0. */
  needs: Float64Array;
  /** What hiding each costs. */
  costs: Float64Array;
}

/** Names must be known: check relations before. A relation said twice is kept once. */
export function linearSystem(names: readonly string[], relations: readonly Relation[]): LinearSystem {
  const numbers = new Map(names.map((name, number) => [name, number]));
  const distinct = new Map<string, { total: number; parts: number[] }>();
  for (const relation of relations) {
    const parts = relation.parts.map((part) => numbers.get(part)!).sort((left, right) => left - right);
    const total = numbers.get(relation.total)!;
    distinct.set(`${total}=${parts.join('+')}`, { total, parts });
  }
  const rows = [...distinct.values()];
  const length = rows.reduce((sum, row) => sum + row.parts.length + 1, 0);
  const relationStarts = new Int32Array(rows.length + 1);
  const relationFacts = new Int32Array(length);
  const relationSigns = new Int8Array(length);
  let position = 0;
  for (const [number, row] of rows.entries()) {
    relationFacts[position] = row.total;
    relationSigns[position] = 1;
    position += 1;
    for (const part of row.parts) {
      relationFacts[position] = part;
      relationSigns[position] = -1;
      position += 1;
    }
    relationStarts[number + 1] = position;
  }
  const byRelation = { relationStarts, relationFacts, relationSigns };
  return {
    factCount: names.length,
    relationCount: rows.length,
    ...byRelation,
    ...byFact(names.length, byRelation),
  };
}

function byFact(
  factCount: number,
  rows: Pick<LinearSystem, 'relationStarts' | 'relationFacts' | 'relationSigns'>,
): Pick<LinearSystem, 'factStarts' | 'factRelations' | 'factSigns'> {
  const length = rows.relationFacts.length;
  const factStarts = new Int32Array(factCount + 1);
  for (const fact of rows.relationFacts) factStarts[fact + 1]! += 1;
  for (let fact = 0; fact < factCount; fact += 1) factStarts[fact + 1]! += factStarts[fact]!;
  const next = factStarts.slice();
  const factRelations = new Int32Array(length);
  const factSigns = new Int8Array(length);
  for (let relation = 0; relation + 1 < rows.relationStarts.length; relation += 1) {
    for (let at = rows.relationStarts[relation]!; at < rows.relationStarts[relation + 1]!; at += 1) {
      const place = next[rows.relationFacts[at]!]!++;
      factRelations[place] = relation;
      factSigns[place] = rows.relationSigns[at]!;
    }
  }
  return { factStarts, factRelations, factSigns };
}

export function membersOf(system: LinearSystem, relation: number): { fact: number; sign: number }[] {
  const members: { fact: number; sign: number }[] = [];
  for (let at = system.relationStarts[relation]!; at < system.relationStarts[relation + 1]!; at += 1)
    members.push({ fact: system.relationFacts[at]!, sign: system.relationSigns[at]! });
  return members;
}

/** These facts, and those that relations tie to them, directly or through others. */
export function factsReached(system: LinearSystem, from: Iterable<number>): Set<number> {
  const reached = new Set(from);
  const relations = new Set<number>();
  for (const fact of reached)
    for (let at = system.factStarts[fact]!; at < system.factStarts[fact + 1]!; at += 1) {
      const relation = system.factRelations[at]!;
      if (relations.has(relation)) continue;
      relations.add(relation);
      for (const member of membersOf(system, relation)) reached.add(member.fact);
    }
  return reached;
}
