import { traceById } from '#/domains/traces/traces.public.ts';
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
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { SelectGroup } from '#/ui/fields.tsx';
import { linkTrace, noteMove, unlinkEvidence } from './evidence.actions.ts';
import { LinkTracePage, TracePlansPage } from './evidence.pages.tsx';
import { itemsMovedByTraces, tracesToLink } from './evidence.store.ts';
import { addIndicator, readIndicator, removeIndicator } from './indicator.actions.ts';
import { mayChangePlan } from './plan.access.ts';
import type { PlanReading } from './plan.actions.ts';
import { trailTo, wordsOf } from './plan.routes.tsx';
import { plansOfViewer } from './plan.store.ts';
import {
  evidenceForm,
  indicatorForm,
  itemStateForm,
  quickMoveForm,
  readingForm,
  traceLinkForm,
} from './plan-item.form.ts';
import { itemPage, itemWordsOf, withItem } from './plan-item.routes.tsx';
import { isOver, stateAfter } from './plan-item.rules.ts';
import { itemsOfPlan, planIdOfItem } from './plan-item.store.ts';
import type { ChangeKind, PlanItem } from './plan-item.ts';
import { ReplanPage } from './plan-item-form.pages.tsx';
import { treeOf, walk } from './plan-tree.rules.ts';
import { replanItem } from './replanning.actions.ts';

/** Traces offered at once. */
const mostOffered = 30;

export const followUpRoutes: PageRoute[] = [
  get(paths.planItemState(':plan', ':element'), {
    access: signedIn,
    handle: (visit) =>
      withItem(visit, async (reading, item) =>
        reading.mayChange ? page(replanPage(visit, reading, item, new Form(new Map()), [])) : forbidden,
      ),
  }),
  post(paths.planItemState(':plan', ':element'), { access: signedIn, handle: replan }),
  get(paths.planItemTraces(':plan', ':element'), {
    access: signedIn,
    handle: (visit) =>
      withItem(visit, async (reading, item) =>
        reading.mayChange ? page(await linkPage(visit, reading, item, new Form(new Map()), [])) : forbidden,
      ),
  }),
  post(paths.planItemTraces(':plan', ':element'), { access: signedIn, handle: link }),
  post(paths.planItemTraceRemoval(':plan', ':element', ':lien'), { access: signedIn, handle: unlink }),
  post(paths.planItemNote(':plan', ':element'), { access: signedIn, handle: quickNote }),
  post(paths.planItemIndicators(':plan', ':element'), { access: signedIn, handle: newIndicator }),
  post(paths.planIndicatorReadings(':plan', ':element', ':indicateur'), {
    access: signedIn,
    handle: newReading,
  }),
  post(paths.planIndicatorRemoval(':plan', ':element', ':indicateur'), {
    access: signedIn,
    handle: takeOffIndicator,
  }),
  get(paths.tracePlanItems(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const content = await tracePlansPage(visit, new Form(new Map()), []);
      return content ? page(content) : missing;
    },
  }),
  post(paths.tracePlanItems(':trace'), { access: signedIn, handle: linkFromTrace }),
];

function replanPage(
  visit: SignedInVisit,
  reading: PlanReading,
  item: PlanItem,
  form: Form,
  errors: readonly FieldError[],
  conflict = false,
): PageContent {
  const words = itemWordsOf(visit);
  return {
    title: words.followTitle,
    trail: [
      ...trailTo(visit, reading.plan),
      { label: item.title, href: paths.planItem(reading.plan.id, item.id) },
    ],
    body: (
      <ReplanPage
        words={words}
        planWords={wordsOf(visit)}
        plan={reading.plan}
        item={item}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        conflict={conflict}
        others={reading.items
          .filter((one) => one.level === item.level && one.id !== item.id && !isOver(one.state))
          .map((one) => ({ value: one.id, label: one.title.slice(0, 120) }))}
      />
    ),
  };
}

async function replan(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(itemStateForm, form);
    if (!parsed.ok) return refusedPage(replanPage(visit, reading, item, form, parsed.errors));
    const outcome = await replanItem(visit, reading.plan.id, item.id, parsed.values);
    if (outcome.kind === 'refused') {
      return refusedPage(replanPage(visit, reading, item, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind === 'conflict') {
      return refusedPage(replanPage(visit, reading, outcome.current, form, [], true));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), itemWordsOf(visit).noted);
  });
}

async function linkPage(
  visit: SignedInVisit,
  reading: PlanReading,
  item: PlanItem,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = itemWordsOf(visit);
  const searched = (visit.query.get('q') ?? '').trim().slice(0, 200);
  return {
    title: words.linkTitle,
    trail: [
      ...trailTo(visit, reading.plan),
      { label: item.title, href: paths.planItem(reading.plan.id, item.id) },
    ],
    body: (
      <LinkTracePage
        words={words}
        locale={visit.locale}
        planId={reading.plan.id}
        item={item}
        traces={await tracesToLink(await visit.transaction(), item, searched, mostOffered)}
        searched={searched}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

/** What is said once a trace is linked: the state that the item took, when it took one. */
function linkedNotice(visit: SignedInVisit, item: PlanItem, change: ChangeKind | null): string {
  const words = itemWordsOf(visit);
  if (change === null) return words.linked;
  return words.linkedChange(wordsOf(visit).states[stateAfter(item.state, change)]);
}

async function link(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(evidenceForm, form);
    if (!parsed.ok) return refusedPage(await linkPage(visit, reading, item, form, parsed.errors));
    const outcome = await linkTrace(visit, reading.plan.id, item.id, parsed.values);
    if (outcome.kind === 'refused') {
      return refusedPage(await linkPage(visit, reading, item, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), linkedNotice(visit, item, outcome.change));
  });
}

async function unlink(visit: SignedInVisit): Promise<Outcome> {
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const { lien } = visit.params;
    if (!isId(lien)) return missing;
    const outcome = await unlinkEvidence(visit, reading.plan.id, item.id, lien);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), itemWordsOf(visit).unlinked);
  });
}

async function quickNote(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await itemPage(visit, reading, item, { form, errors, note: true }));
    const parsed = parseForm(quickMoveForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await noteMove(visit, reading.plan.id, item.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), linkedNotice(visit, item, outcome.change));
  });
}

async function newIndicator(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await itemPage(visit, reading, item, { form, errors }));
    const parsed = parseForm(indicatorForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await addIndicator(visit, reading.plan.id, item.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), itemWordsOf(visit).indicatorAdded);
  });
}

async function newReading(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const indicatorId = visit.params.indicateur;
    if (!isId(indicatorId)) return missing;
    const typed = Form.of({
      indicator: indicatorId,
      ...Object.fromEntries(form.names().map((name) => [name, form.text(name)])),
    });
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await itemPage(visit, reading, item, { form: typed, errors }));
    const parsed = parseForm(readingForm, form);
    if (!parsed.ok)
      return refuse(parsed.errors.map((error) => ({ ...error, field: `${error.field}-${indicatorId}` })));
    const at = { planId: reading.plan.id, itemId: item.id, indicatorId };
    const outcome = await readIndicator(visit, at, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), itemWordsOf(visit).readingNoted);
  });
}

async function takeOffIndicator(visit: SignedInVisit): Promise<Outcome> {
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const indicatorId = visit.params.indicateur;
    if (!isId(indicatorId)) return missing;
    const outcome = await removeIndicator(visit, { planId: reading.plan.id, itemId: item.id, indicatorId });
    if (outcome.kind === 'refused') {
      return refusedPage(await itemPage(visit, reading, item, { errors: [{ ...outcome, values: {} }] }));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), itemWordsOf(visit).indicatorRemoved);
  });
}

async function tracePlansPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = itemWordsOf(visit);
  const transaction = await visit.transaction();
  const id = visit.params.trace;
  const trace = isId(id) ? await traceById(transaction, id) : null;
  if (!trace || trace.trashedAt !== null) return null;
  const withPast = visit.query.get('termines') === '1';
  return {
    title: words.traceTitle,
    trail: [{ label: trace.title, href: paths.trace(trace.id) }],
    body: (
      <TracePlansPage
        words={words}
        planWords={wordsOf(visit)}
        locale={visit.locale}
        trace={trace}
        moved={await itemsMovedByTraces(transaction, [trace.id])}
        choices={await choicesFor(visit, trace.dossierIds, withPast)}
        withPast={withPast}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

/** Items of the plans where the viewer works, those of the trace's dossiers first. */
async function choicesFor(
  visit: SignedInVisit,
  dossierIds: readonly string[],
  withPast: boolean,
): Promise<SelectGroup[]> {
  const transaction = await visit.transaction();
  const groups: SelectGroup[] = [];
  for (const plan of await plansOfViewer(transaction, visit.today)) {
    if (!mayChangePlan(visit.viewer, plan) || (plan.endsOn < visit.today && !withPast)) continue;
    const ofDossier = (item: PlanItem) => item.dossierId !== null && dossierIds.includes(item.dossierId);
    const branches = walk(treeOf(await itemsOfPlan(transaction, plan.id))).filter(
      ({ item }) => withPast || !isOver(item.state),
    );
    const options = [...branches]
      .sort((left, right) => Number(ofDossier(right.item)) - Number(ofDossier(left.item)))
      .map(({ item, number }) => ({ value: item.id, label: `${number} ${item.title}`.slice(0, 120) }));
    if (options.length > 0) groups.push({ label: plan.title, options });
  }
  return groups;
}

async function linkFromTrace(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await tracePlansPage(visit, form, errors);
    return content ? refusedPage(content) : missing;
  };
  const parsed = parseForm(traceLinkForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const { itemId, says, note } = parsed.values;
  const traceId = visit.params.trace ?? '';
  const planId = await planIdOfItem(await visit.transaction(), itemId);
  if (!planId || !isId(traceId)) return missing;
  const outcome = await linkTrace(visit, planId, itemId, { traceId, says, note });
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  if (outcome.kind !== 'done') return outcome;
  return seeOther(paths.tracePlanItems(traceId), itemWordsOf(visit).linked);
}
