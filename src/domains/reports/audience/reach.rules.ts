import type { Evidence, SaidNumber } from '#/domains/reports/evidence.ts';
import type { AudienceRules, NamedReach, OutsideAudience, Reach, RemovalReason } from './audience.ts';
import { isNamed } from './person-names.rules.ts';
import { isOfStatement } from './said-numbers.rules.ts';

/** How far what a bilan rests on may be read today. Nothing is opened by being told: it must be open already. */
export interface Standing {
  traces: ReadonlyMap<string, Reach>;
  dossiers: readonly NamedReach[];
  plans: readonly (NamedReach & { itemIds: readonly string[] })[];
  /** Members of the spaces, past ones too, and those who noted or did what was noted there. */
  people: readonly string[];
}

/** Read by everybody, what is told must be open to everybody; handed to others, to the network at least. */
function isOpen(reach: Reach | undefined, audience: OutsideAudience): boolean {
  return reach === 'public' || (audience !== 'public' && reach === 'network');
}

/** Names that must not stand in what leaves. */
export function namesKept(
  { dossiers, plans, people }: Standing,
  audience: OutsideAudience,
): AudienceRules['names'] {
  const closed = (all: readonly NamedReach[], why: RemovalReason) =>
    all.filter(({ reach }) => !isOpen(reach, audience)).map(({ title }) => ({ name: title, why }));
  return [
    ...closed(dossiers, 'dossier-narrow'),
    ...closed(plans, 'plan-narrow'),
    // One word is looked for as a first name: it has a capital letter, or is another word.
    ...people.filter((name) => /\S\s+\S/u.test(name)).map((name) => ({ name, why: 'names-person' as const })),
  ];
}

/** Why what some evidence tells may not be repeated outside; null when it may. */
export function whyNotTold(
  evidence: Evidence,
  standing: Standing,
  audience: OutsideAudience,
): RemovalReason | null {
  return (
    whyNotWords(evidence, standing, audience) ??
    whyNotDossiers(evidence, standing, audience) ??
    whyNotPlans(evidence, standing, audience)
  );
}

function whyNotWords({ kind, traceIds }: Evidence, { traces }: Standing, audience: OutsideAudience) {
  if (kind !== 'words') return null;
  if (traceIds.some((id) => !traces.has(id))) return 'trace-gone';
  return traceIds.every((id) => isOpen(traces.get(id), audience)) ? null : 'trace-narrow';
}

/** A sentence of one dossier tells it; one of several may only count them, unless it names one. */
function whyNotDossiers(evidence: Evidence, { dossiers }: Standing, audience: OutsideAudience) {
  const { dossierIds, sentence } = evidence;
  const known = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const closed = dossierIds.filter((id) => !isOpen(known.get(id)?.reach, audience));
  if (closed.length === 0) return null;
  const tells = dossierIds.length === 1 || closed.some((id) => isNamed(known.get(id)?.title ?? '', sentence));
  return tells ? 'dossier-narrow' : null;
}

function whyNotPlans({ planIds, planItemIds }: Evidence, { plans }: Standing, audience: OutsideAudience) {
  const open = plans.filter(({ reach }) => isOpen(reach, audience));
  const isPlanOpen = planIds.every((id) => open.some((plan) => plan.id === id));
  const areItemsOpen = planItemIds.every((id) => open.some(({ itemIds }) => itemIds.includes(id)));
  return isPlanOpen && areItemsOpen ? null : 'plan-narrow';
}

/** Things counted from traces that no longer count: thrown away, or kept by their author since. */
export function staleCells(evidence: readonly Evidence[], { traces }: Standing): ReadonlySet<string> {
  const counts = (id: string) => (traces.get(id) ?? 'author') !== 'author';
  return new Set(
    evidence
      .filter(({ traceIds }) => !traceIds.every(counts))
      .flatMap(({ numbers }) => numbers.map(({ cell }) => cell)),
  );
}

export interface NumberStanding {
  stale: ReadonlySet<string>;
  otherwise: ReadonlySet<string>;
  /** What the protection shows. */
  isShown(number: SaidNumber): boolean;
  /** Of several spaces, and nobody here may say for each of them what it has in it. */
  isUntold(number: SaidNumber): boolean;
  /** What a statement already gave outside. */
  isOutside(number: SaidNumber): boolean;
}

export function whyNotNumber(number: SaidNumber, standing: NumberStanding): RemovalReason | null {
  if (isOfStatement(number)) return standing.isOutside(number) ? null : 'statement-inside';
  if (standing.stale.has(number.cell)) return 'trace-gone';
  if (standing.otherwise.has(number.cell)) return 'two-values';
  if (standing.isUntold(number)) return 'spaces-apart';
  return standing.isShown(number) ? null : 'few';
}
