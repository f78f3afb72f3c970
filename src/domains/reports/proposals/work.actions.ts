import { dossiersToldBetween } from '#/domains/chronicles/chronicles.public.ts';
import { vocabularyOf } from '#/domains/dossiers/dossiers.public.ts';
import {
  changesOf,
  evidenceOfPlan,
  indicatorsOf,
  itemsOfPlan,
  leversOfPlan,
  planById,
  plansOfSpaces,
} from '#/domains/plans/plans.public.ts';
import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { statementAccounts } from '#/domains/statements/statements.public.ts';
import { dayIn } from '#/platform/clock.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Locale } from '#/platform/visit.ts';
import { dossierStories } from './dossier-story.actions.ts';
import type { DossierWork, PartnerWork, PlanWork, Work, WorkSpace } from './work.ts';
import { dossiersOfPeriod } from './work-dossiers.store.ts';
import { hasTracesBefore, organisationsMet } from './work-partners.store.ts';
import { type KnownPlan, planOfPeriod, planWithin } from './work-plans.rules.ts';
import { changesOfUntoldTraces, movesOfDossiers } from './work-plans.store.ts';
import {
  changeWords,
  toldTraces,
  traceCountsByDossier,
  traceCountsByNature,
  traceCountsBySign,
  type WorkScope,
} from './work-traces.store.ts';

/** Reads the work of a period: what a bilan may be composed from, as far as its reader may see it. */
export async function readWork(transaction: Transaction, scope: WorkScope, language: Locale): Promise<Work> {
  const { spaceIds, startsOn, endsOn } = scope;
  const spaces: WorkSpace[] = [];
  for (const id of spaceIds) {
    const space = await spaceById(transaction, id);
    if (space) spaces.push({ id, kind: space.kind, purpose: space.purpose });
  }
  return {
    language,
    startsOn,
    endsOn,
    spaces,
    dossiers: await readDossiers(transaction, scope, language),
    natures: await traceCountsByNature(transaction, scope),
    signs: await traceCountsBySign(transaction, scope),
    partners: await readPartners(transaction, scope),
    plans: await readPlans(transaction, scope),
    statements: await statementAccounts(transaction, spaceIds, scope, language),
  };
}

async function readDossiers(
  transaction: Transaction,
  scope: WorkScope,
  language: Locale,
): Promise<DossierWork[]> {
  const counts = new Map((await traceCountsByDossier(transaction, scope)).map((one) => [one.dossierId, one]));
  const { spaceIds, startsOn, endsOn } = scope;
  const told = await dossiersToldBetween(transaction, spaceIds, startsOn, endsOn);
  const dossiers = await dossiersOfPeriod(transaction, scope, [...counts.keys(), ...told]);
  const labels = await labelsOf(transaction, spaceIds, language);
  const words = await changeWords(transaction, scope);
  const storyOf = await dossierStories(
    transaction,
    dossiers.map(({ id }) => id),
    scope,
  );
  const quoted = new Set<string>();
  return dossiers.map((dossier): DossierWork => {
    const own = words.filter(({ dossierId, traceId }) => dossierId === dossier.id && !quoted.has(traceId));
    for (const { traceId } of own) quoted.add(traceId);
    const { spaceId, fields, ...rest } = dossier;
    return {
      ...rest,
      ...storyOf(dossier.id),
      fields: fields.map((id) => labels.get(`${spaceId} ${id}`) ?? id),
      work: counts.get(dossier.id) ?? null,
      words: own.map(({ traceId, onDay, text, categories }) => ({
        traceId,
        onDay,
        text,
        categories: categories.map((id) => labels.get(`${spaceId} ${id}`) ?? id),
      })),
    };
  });
}

/** Words of the spaces' vocabularies, by space and id. */
async function labelsOf(
  transaction: Transaction,
  spaceIds: readonly string[],
  language: Locale,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const spaceId of spaceIds) {
    const vocabulary = await vocabularyOf(transaction, spaceId);
    for (const { id, label } of [...vocabulary.field, ...vocabulary['people-category']]) {
      labels.set(`${spaceId} ${id}`, label[language]);
    }
  }
  return labels;
}

async function readPartners(transaction: Transaction, scope: WorkScope): Promise<PartnerWork> {
  return {
    organisations: await organisationsMet(transaction, scope),
    hasEarlier: await hasTracesBefore(transaction, scope.spaceIds, scope.startsOn),
  };
}

/** Plans in force during the period; when dossiers were chosen, what of each concerns them. */
async function readPlans(transaction: Transaction, scope: WorkScope): Promise<PlanWork[]> {
  const { startsOn, endsOn, dossierIds } = scope;
  const chosen = { ids: dossierIds, moves: await movesOfDossiers(transaction, dossierIds, endsOn) };
  const inForce = (await plansOfSpaces(transaction, scope.spaceIds)).filter(
    (plan) => plan.startsOn <= endsOn && (plan.closedOn ?? plan.endsOn) >= startsOn,
  );
  const plans: PlanWork[] = [];
  for (const { id } of inForce) {
    const known = await readPlan(transaction, id, scope);
    const told =
      known && dossierIds.length > 0
        ? planWithin(known, chosen, [startsOn, endsOn])
        : known && planOfPeriod(known, startsOn, endsOn);
    if (told) plans.push(told);
  }
  return plans;
}

async function readPlan(transaction: Transaction, id: string, scope: WorkScope): Promise<KnownPlan | null> {
  const plan = await planById(transaction, id);
  if (!plan) return null;
  const untold = await changesOfUntoldTraces(transaction, id);
  return {
    plan,
    items: await itemsOfPlan(transaction, id),
    changes: await changesOf(transaction, id),
    notedOn: new Map([...untold].map(([change, at]) => [change, dayIn(scope.timeZone, at)])),
    evidence: await toldEvidence(transaction, id, scope),
    indicators: [...(await indicatorsOf(transaction, id)).values()].flat(),
    levers: await leversOfPlan(transaction, id),
  };
}

/** What moved the items of a plan, but for traces that their author keeps. */
async function toldEvidence(transaction: Transaction, planId: string, { startsOn, endsOn }: WorkScope) {
  const all = await evidenceOfPlan(transaction, planId, startsOn, endsOn);
  const told = await toldTraces(
    transaction,
    all.map(({ subjectId }) => subjectId),
  );
  return all.filter(({ subjectId }) => told.has(subjectId));
}
