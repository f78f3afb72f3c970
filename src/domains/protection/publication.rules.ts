import { hideByBounds, type OpenBounds } from './crossing-bounds.rules.ts';
import { type Hiding, hide } from './hiding.rules.ts';
import { factsReached, fixed, hidden, linearSystem, open, type SystemFacts } from './linear-system.rules.ts';
import {
  type Cell,
  type CellState,
  type EarlierReleases,
  factName,
  type HidingReason,
  type Policy,
  type ProtectedPublication,
  type Publication,
  type Relation,
  type ReleasedFact,
} from './publication.ts';
import { isSmallChange, possibleValuesFor, smallness } from './small-number.rules.ts';
import { checkSoundness, exposedByDerived } from './soundness.rules.ts';

const noEarlierReleases: EarlierReleases = { facts: [], relations: [] };

/**
 * Decides what a publication shows and hides, so that a reader who knows everything printed, now and in earlier
 * releases, every relation, and the rule, finds at least as many possible values for each small number as its
 * threshold says. Throws `UnsoundPublication` when a total is not the sum of its parts. `openBounds` is needed when the
 * publication has crossings, or rests on earlier releases.
 */
export function protectPublication(
  publication: Publication,
  policy: Policy,
  earlier: EarlierReleases = noEarlierReleases,
  openBounds?: OpenBounds,
): ProtectedPublication {
  checkSoundness(publication);
  const printed = exposedByDerived(publication);
  const known = latestByKey(earlier.facts);
  const facts = publication.cells.map((cell) =>
    factOf(cell, !printed.has(cell.key), known.get(cell.key), policy),
  );
  const names = new Map(facts.map((fact) => [fact.key, factName(fact.key, fact.revision)]));
  const relations = publication.relations.map(({ total, parts }) => ({
    total: names.get(total)!,
    parts: parts.map((part) => names.get(part)!),
  }));
  const all = new Map(earlier.facts.map((fact) => [factName(fact.key, fact.revision), fact]));
  const fresh = new Set<string>();
  for (const fact of facts) {
    const name = factName(fact.key, fact.revision);
    if ((all.get(name)?.state.kind ?? 'unpublished') === 'unpublished') fresh.add(name);
    all.set(name, fact);
  }
  const crossings = (publication.crossings ?? []).map((keys) => keys.map((key) => names.get(key)!));
  const own = new Set(fresh);
  for (const { key } of publication.cells) if (printed.has(key)) own.add(names.get(key)!);
  const tied = { relations: [...relations, ...earlier.relations], crossings, own };
  const { hiding, order } = solved(all, fresh, tied, openBounds);
  return written(publication, facts, relations, names, hiding, order);
}

function latestByKey(facts: readonly ReleasedFact[]): Map<string, ReleasedFact> {
  const latest = new Map<string, ReleasedFact>();
  for (const fact of facts) {
    const known = latest.get(fact.key);
    if (!known || known.revision < fact.revision) latest.set(fact.key, fact);
  }
  return latest;
}

/** A cell as a fact: the one already released when nothing changed, or a new one. */
function factOf(
  cell: Cell,
  isUnpublished: boolean,
  before: ReleasedFact | undefined,
  policy: Policy,
): ReleasedFact {
  const isSame = before !== undefined && before.value === cell.value;
  if (isSame && before.state.kind !== 'unpublished') return before;
  const isChange =
    before !== undefined && !isSame && before.state.kind === 'shown' && isSmallChange(cell, before, policy);
  const reason = smallness(cell, policy) ?? (isChange ? 'smallChange' : null);
  const isSmall = reason !== null && (!isUnpublished || cell.isReckoned === true);
  return {
    key: cell.key,
    revision: before === undefined ? 1 : before.revision + (isSame ? 0 : 1),
    value: cell.value,
    people: cell.people,
    organisations: cell.organisations,
    isStructuralZero: cell.isStructuralZero ?? false,
    grain: cell.grain ?? 1,
    floor: policy.zeros === 'shown' && !isUnpublished && cell.value > 0 ? 1 : 0,
    possibleValues: isSmall ? possibleValuesFor(cell, policy) : 0,
    state: isSmall ? { kind: 'hidden', reason } : stateOf(cell, isUnpublished),
  };
}

function stateOf({ isWithheld }: Cell, isUnpublished: boolean): ReleasedFact['state'] {
  if (isUnpublished) return { kind: 'unpublished' };
  return isWithheld ? { kind: 'hidden', reason: 'complementary' } : { kind: 'shown' };
}

interface Tied {
  relations: readonly Relation[];
  crossings: readonly (readonly string[])[];
  /** What the publication brings, or prints again. */
  own: ReadonlySet<string>;
}

/** Puts facts and relations in one system, and solves it. What nothing ties to the publication stays as it was proved. */
function solved(
  all: ReadonlyMap<string, ReleasedFact>,
  fresh: ReadonlySet<string>,
  { relations, crossings, own }: Tied,
  openBounds: OpenBounds | undefined,
): { hiding: Hiding; order: string[] } {
  const order = [...all.keys()];
  const listed = [...all.values()];
  const facts: SystemFacts = {
    values: Float64Array.from(listed, (fact) => fact.value),
    floors: Float64Array.from(listed, (fact) => fact.floor),
    status: Uint8Array.from(listed, (fact, place) => statusOf(fact, fresh.has(order[place]!))),
    needs: Float64Array.from(listed, (fact) => Math.max(0, fact.possibleValues - 1) * fact.grain),
    costs: Float64Array.from(listed, costOf),
  };
  const system = linearSystem(order, relations);
  const near = factsReached(
    system,
    order.flatMap((name, number) => (own.has(name) ? [number] : [])),
  );
  const small = listed.flatMap((_, number) => (facts.needs[number]! > 0 && near.has(number) ? [number] : []));
  const hiding = hide(system, facts, small);
  if (crossings.length > 0 && !openBounds) throw new Error('Crossings are protected by bounds.');
  if (!openBounds || (crossings.length === 0 && hiding.exposed.length === 0)) return { hiding, order };
  const places = new Map(order.map((name, place) => [name, place]));
  const counting = crossings.map((names) => names.map((name) => places.get(name)!));
  const by = { crossings: counting, exposed: hiding.exposed };
  hideByBounds(system, { ...facts, status: hiding.status }, by, openBounds);
  return { hiding, order };
}

function statusOf(fact: ReleasedFact, isFresh: boolean): number {
  if (fact.state.kind !== 'shown') return hidden;
  const isKnownZero = fact.isStructuralZero || (fact.value === 0 && fact.possibleValues === 0);
  return isFresh && !isKnownZero ? open : fixed;
}

/** One number hidden counts most; among them, the fewer it speaks of, the less is lost. */
function costOf(fact: ReleasedFact): number {
  return 1000 + Math.min(300, Math.round(15 * Math.log2(1 + fact.value)));
}

function written(
  publication: Publication,
  facts: readonly ReleasedFact[],
  relations: readonly Relation[],
  names: ReadonlyMap<string, string>,
  hiding: Hiding,
  order: readonly string[],
): ProtectedPublication {
  const hiddenNames = new Set(order.filter((_, number) => hiding.status[number] === hidden));
  const protectedFacts = facts.map((fact): ReleasedFact => {
    const isComplementary = fact.state.kind === 'shown' && hiddenNames.has(names.get(fact.key)!);
    return isComplementary ? { ...fact, state: { kind: 'hidden', reason: 'complementary' } } : fact;
  });
  const states = new Map<string, CellState>();
  const printed = exposedByDerived(publication);
  for (const { key, state } of protectedFacts)
    if (state.kind !== 'unpublished' && printed.has(key)) states.set(key, state);
  for (const { key, from } of publication.derived ?? []) {
    const isKnown = from.every((source) => states.get(source)?.kind === 'shown');
    states.set(key, isKnown ? { kind: 'shown' } : { kind: 'hidden', reason: 'inherited' });
  }
  return {
    states,
    facts: protectedFacts,
    relations,
    exposed: hiding.exposed.map((number) => order[number]!),
    counts: countsOf(states.values()),
  };
}

function countsOf(states: Iterable<CellState>): ProtectedPublication['counts'] {
  let shown = 0;
  const hiddenBy: Partial<Record<HidingReason, number>> = {};
  for (const state of states) {
    if (state.kind === 'shown') shown += 1;
    else hiddenBy[state.reason] = (hiddenBy[state.reason] ?? 0) + 1;
  }
  return { shown, hidden: hiddenBy };
}
