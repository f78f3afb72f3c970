import { organisationChoices } from '#/domains/organisations/organisations.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { type Origin, removeMoney, saveLever, saveNeed } from './lever.actions.ts';
import { leverForm, needForm } from './lever.form.ts';
import { LeversPage } from './lever.pages.tsx';
import { balances as balancesOf, likelyDuplicates, standingOn } from './lever.rules.ts';
import { leversElsewhere, leversOfPlan, needsOfPlan } from './lever.store.ts';
import type { Lever, Need } from './lever.ts';
import * as leverWords from './lever.words.ts';
import { MoneyFormPage } from './lever-form.pages.tsx';
import { moneyText } from './lever-saying.pages.tsx';
import type { PlanReading } from './plan.actions.ts';
import { frameOf, trailTo, withPlan, wordsOf } from './plan.routes.tsx';
import { treeOf, walk } from './plan-tree.rules.ts';

export const leverWordsOf = (visit: Visit) => wordsFor(visit.locale, leverWords);

/** Organisations offered while typing: enough to help, little enough for a phone. */
const mostSuggestions = 300;

type Kind = 'need' | 'lever';

export const leverRoutes: PageRoute[] = [
  get(paths.planLevers(':plan'), {
    access: anyone,
    handle: (visit) => withPlan(visit, async (reading) => page(await leversPage(visit, reading))),
  }),
  ...formRoutes('need', paths.newPlanNeed(':plan'), paths.planNeed(':plan', ':besoin')),
  ...formRoutes('lever', paths.newPlanLever(':plan'), paths.planLever(':plan', ':levier')),
  post(paths.planNeedRemoval(':plan', ':besoin'), {
    access: signedIn,
    handle: (visit) => remove(visit, 'need'),
  }),
  post(paths.planLeverRemoval(':plan', ':levier'), {
    access: signedIn,
    handle: (visit) => remove(visit, 'lever'),
  }),
];

function formRoutes(kind: Kind, fresh: string, known: string): PageRoute[] {
  return [
    get(fresh, { access: signedIn, handle: (visit) => showForm(visit, kind) }),
    post(fresh, { access: signedIn, handle: (visit) => save(visit, kind) }),
    get(known, { access: signedIn, handle: (visit) => showForm(visit, kind) }),
    post(known, { access: signedIn, handle: (visit) => save(visit, kind) }),
  ];
}

/** The money of a plan as it stands today, issue by issue. */
export async function planBalances(visit: Visit, { plan, items }: PlanReading) {
  const transaction = await visit.transaction();
  const needs = await needsOfPlan(transaction, plan.id);
  const levers = standingOn(await leversOfPlan(transaction, plan.id), visit.today);
  const ordered = walk(treeOf(items)).map(({ item }) => item);
  return { levers, balances: balancesOf(ordered, plan.levels, needs, levers) };
}

async function leversPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const { plan, mayChange } = reading;
  const { levers, balances } = await planBalances(visit, reading);
  const funderIds = [...new Set(levers.flatMap((lever) => lever.funderId ?? []))];
  return {
    ...(await frameOf(visit, reading)),
    aside: undefined,
    wide: true,
    body: (
      <LeversPage
        words={leverWordsOf(visit)}
        planWords={wordsOf(visit)}
        locale={visit.locale}
        plan={plan}
        balances={balances}
        duplicates={likelyDuplicates(levers)}
        elsewhere={await leversElsewhere(await visit.transaction(), plan.id, funderIds)}
        mayChange={mayChange}
      />
    ),
  };
}

const idAsked = (visit: Visit, kind: Kind) =>
  (kind === 'need' ? visit.params.besoin : visit.params.levier) ?? null;

/** The row of the address, or null for a new one; undefined when there is no such row. */
async function rowAsked(
  visit: SignedInVisit,
  kind: Kind,
  planId: string,
): Promise<Need | Lever | null | undefined> {
  const id = idAsked(visit, kind);
  if (id === null) return null;
  const transaction = await visit.transaction();
  const rows: readonly (Need | Lever)[] =
    kind === 'need' ? await needsOfPlan(transaction, planId) : await leversOfPlan(transaction, planId);
  return rows.find((row) => row.id === id);
}

async function showForm(visit: SignedInVisit, kind: Kind): Promise<Outcome> {
  return withPlan(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const row = await rowAsked(visit, kind, reading.plan.id);
    if (row === undefined) return missing;
    return page(
      await formPage(visit, reading, kind, row, row ? formOf(row) : await openingForm(visit, reading), []),
    );
  });
}

function formOf(row: Need | Lever): Form {
  const texts = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : String(value ?? '').replace(/^(\d+)\.(\d+)$/, '$1,$2'),
  ]);
  return Form.of(Object.fromEntries(texts) as Record<string, string>);
}

/** A new lever may be asked for a need: it starts with what the need says. */
async function openingForm(visit: SignedInVisit, { plan }: PlanReading): Promise<Form> {
  const asked = visit.query.get('besoin');
  const need = (await needsOfPlan(await visit.transaction(), plan.id)).find((one) => one.id === asked);
  if (!need) return Form.of({ itemId: visit.query.get('element') ?? '', standing: 'secured' });
  return Form.of({
    needId: need.id,
    itemId: need.itemId ?? '',
    money: need.money,
    recurring: need.recurring ? 'yes' : 'no',
    standing: 'asked',
  });
}

function titleFor(words: ReturnType<typeof leverWordsOf>, kind: Kind, isKnown: boolean): string {
  if (kind === 'need') return isKnown ? words.changeNeed : words.addNeed;
  return isKnown ? words.changeLever : words.addLever;
}

async function formPage(
  visit: SignedInVisit,
  reading: PlanReading,
  kind: Kind,
  row: Need | Lever | null,
  form: Form,
  errors: readonly FieldError[],
  conflict: string | null = null,
): Promise<PageContent> {
  const words = leverWordsOf(visit);
  const { plan, items } = reading;
  const transaction = await visit.transaction();
  const isNeed = kind === 'need';
  return {
    title: titleFor(words, kind, row !== null),
    trail: [...trailTo(visit, plan), { label: words.title, href: paths.planLevers(plan.id) }],
    body: (
      <MoneyFormPage
        kind={kind}
        words={words}
        planId={plan.id}
        id={row?.id ?? null}
        version={row?.version ?? 0}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        conflict={conflict}
        items={itemChoices(items)}
        needs={(await needsOfPlan(transaction, plan.id)).map((need) => ({
          value: need.id,
          label: need.title,
        }))}
        funders={
          isNeed ? [] : (await organisationChoices(transaction, mostSuggestions)).map((one) => one.name)
        }
        required={wordsOf(visit).required}
      />
    ),
  };
}

function itemChoices(items: PlanReading['items']) {
  return walk(treeOf(items)).map(({ item, number }) => ({
    value: item.id,
    label: `${number} ${item.title}`.slice(0, 120),
  }));
}

async function save(visit: SignedInVisit, kind: Kind): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const { id: planId } = reading.plan;
    const row = await rowAsked(visit, kind, planId);
    if (row === undefined) return missing;
    const version = Number(form.text('version'));
    const origin: Origin = row ? { id: row.id, version: Number.isInteger(version) ? version : 0 } : null;
    const refuse = async (errors: readonly FieldError[], now = row, conflict: string | null = null) =>
      refusedPage(await formPage(visit, reading, kind, now, form, errors, conflict));
    const outcome = await saved(visit, planId, kind, origin, form);
    if ('errors' in outcome) return refuse(outcome.errors);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind === 'conflict') {
      const words = leverWordsOf(visit);
      const said = moneyText(words, outcome.current, visit.locale);
      const name = 'funderName' in outcome.current ? outcome.current.funderName : outcome.current.title;
      return refuse([], outcome.current, words.conflict(`${name}, ${said}`));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planLevers(planId), leverWordsOf(visit).saved);
  });
}

async function saved(visit: SignedInVisit, planId: string, kind: Kind, origin: Origin, form: Form) {
  if (kind === 'need') {
    const parsed = parseForm(needForm, form);
    return parsed.ok ? saveNeed(visit, planId, origin, parsed.values) : { errors: parsed.errors };
  }
  const parsed = parseForm(leverForm, form);
  return parsed.ok ? saveLever(visit, planId, origin, parsed.values) : { errors: parsed.errors };
}

async function remove(visit: SignedInVisit, kind: Kind): Promise<Outcome> {
  return withPlan(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const id = idAsked(visit, kind);
    if (!isId(id)) return missing;
    const outcome = await removeMoney(visit, reading.plan.id, kind, id);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planLevers(reading.plan.id), leverWordsOf(visit).removed);
  });
}
