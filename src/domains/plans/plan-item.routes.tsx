import { dossiersByIds, dossiersOfViewer, vocabularyOf } from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences, noErrors } from '#/platform/form-errors.ts';
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
import { QuickMove } from './evidence.pages.tsx';
import { evidenceOfItem } from './evidence.store.ts';
import { Indicators } from './indicator.pages.tsx';
import { type PlanReading, readPlan } from './plan.actions.ts';
import { outlinePage, trailTo, withPlan, wordsOf, workingSpaces } from './plan.routes.tsx';
import { addItem, changeItem, moveItem, removeItem } from './plan-item.actions.ts';
import { itemChangeForm, newItemForm, placeForm } from './plan-item.form.ts';
import { ItemContext, type ItemPageProps, ItemStory, ItemText } from './plan-item.pages.tsx';
import { changesOf } from './plan-item.store.ts';
import type { PlanItem } from './plan-item.ts';
import * as itemWords from './plan-item.words.ts';
import { ChangeItemPage, type ItemFormProps, NewItemPage, namesOf } from './plan-item-form.pages.tsx';
import { ancestorsOf, treeOf, walk } from './plan-tree.rules.ts';
import { adoptedTitles } from './plan-version.store.ts';
import { shownIndicators } from './shown-number.actions.ts';

export const itemWordsOf = (visit: Visit) => wordsFor(visit.locale, itemWords);

export const planItemRoutes: PageRoute[] = [
  get(paths.newPlanItem(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async (reading) =>
        reading.mayChange ? page(await newItemPage(visit, reading, opening(visit, reading), [])) : forbidden,
      ),
  }),
  post(paths.newPlanItem(':plan'), { access: signedIn, handle: saveNewItem }),
  get(paths.planItem(':plan', ':element'), {
    access: anyone,
    handle: (visit) => withItem(visit, async (reading, item) => page(await itemPage(visit, reading, item))),
  }),
  get(paths.planItemChange(':plan', ':element'), {
    access: signedIn,
    handle: (visit) =>
      withItem(visit, async (reading, item) =>
        reading.mayChange
          ? page(await changePage(visit, reading, item, Form.of(textsOf(item)), []))
          : forbidden,
      ),
  }),
  post(paths.planItemChange(':plan', ':element'), { access: signedIn, handle: saveItem }),
  post(paths.planItemPlace(':plan', ':element'), { access: signedIn, handle: place }),
  post(paths.planItemRemoval(':plan', ':element'), { access: signedIn, handle: remove }),
];

/** Finds the plan and the item of the address, within the viewer's rights. */
export function withItem(
  visit: Visit,
  answer: (reading: PlanReading, item: PlanItem) => Promise<Outcome>,
): Promise<Outcome> {
  return withPlan(visit, async (reading) => {
    const item = reading.items.find((one) => one.id === visit.params.element);
    return item ? answer(reading, item) : missing;
  });
}

/** A new item stands under the one asked for, one level deeper. */
function opening(visit: Visit, { plan, items }: PlanReading): Form {
  const parent = items.find((item) => item.id === visit.query.get('parentId'));
  const rank = plan.levels.findIndex((level) => level.id === parent?.level) + 1;
  const level = plan.levels[Math.min(rank, plan.levels.length - 1)]?.id ?? '';
  return Form.of({ parentId: parent?.id ?? '', level });
}

async function formMaterial(
  visit: SignedInVisit,
  { plan, items }: PlanReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<Omit<ItemFormProps, 'cancelHref'>> {
  const transaction = await visit.transaction();
  const words = itemWordsOf(visit);
  const terms = (await vocabularyOf(transaction, plan.spaceIds[0] ?? ''))['service-axis'];
  const chosen = form.all('serviceAxes');
  const dossiers = await dossiersOfViewer(transaction);
  return {
    words,
    planWords: wordsOf(visit),
    plan,
    form,
    refusal: errors.length ? errorSentences(visit.locale, errors, words.errors) : noErrors,
    parents: walk(treeOf(items)).map(({ item, number }) => ({
      value: item.id,
      label: `${number} ${item.title}`.slice(0, 120),
    })),
    axes: terms
      .filter((term) => term.retiredOn === null || chosen.includes(term.id))
      .map((term) => ({ value: term.id, label: term.label[visit.locale] })),
    dossiers: dossiers.map((dossier) => ({ value: dossier.id, label: dossier.title })),
  };
}

async function newItemPage(
  visit: SignedInVisit,
  reading: PlanReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const material = await formMaterial(visit, reading, form, errors);
  return {
    title: material.words.addTitle,
    trail: trailTo(visit, reading.plan),
    body: <NewItemPage {...material} cancelHref={paths.plan(reading.plan.id)} />,
  };
}

async function saveNewItem(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(newItemForm, form);
    if (!parsed.ok) return refusedPage(await newItemPage(visit, reading, form, parsed.errors));
    const outcome = await addItem(visit, reading.plan.id, parsed.values);
    if (outcome.kind === 'refused') {
      return refusedPage(await newItemPage(visit, reading, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, outcome.id), itemWordsOf(visit).added);
  });
}

function textsOf(item: PlanItem): Record<string, string | readonly string[]> {
  return {
    level: item.level,
    title: item.title,
    description: item.description,
    startsOn: item.startsOn ?? '',
    dueOn: item.dueOn ?? '',
    resources: item.resources,
    results: item.results,
    serviceAxes: item.serviceAxes,
    dossierId: item.dossierId ?? '',
    holders: namesOf(item.holders),
    partners: namesOf(item.partners),
  };
}

async function changePage(
  visit: SignedInVisit,
  reading: PlanReading,
  item: PlanItem,
  form: Form,
  errors: readonly FieldError[],
  conflict = false,
): Promise<PageContent> {
  const material = await formMaterial(visit, reading, form, errors);
  const adopted = await adoptedTitles(await visit.transaction(), reading.plan.id);
  const is = { item, isAdopted: adopted?.has(item.id) ?? false, conflict };
  const cancelHref = paths.planItem(reading.plan.id, item.id);
  return {
    title: material.words.changeTitle,
    trail: [...trailTo(visit, reading.plan), { label: item.title, href: cancelHref }],
    body: <ChangeItemPage {...material} {...is} cancelHref={cancelHref} />,
  };
}

async function saveItem(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(itemChangeForm, form);
    const refuse = async (errors: readonly FieldError[], current = item, conflict = false) =>
      refusedPage(await changePage(visit, reading, current, form, errors, conflict));
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await changeItem(visit, reading.plan.id, item.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind === 'conflict') return refuse([], outcome.current, true);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planItem(reading.plan.id, item.id), itemWordsOf(visit).saved);
  });
}

async function place(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const { plan } = reading;
    const branchId = form.text('branche');
    const refuse = async (refusal: string) => {
      const now = (await readPlan(visit, plan.id)) ?? reading;
      return refusedPage(await outlinePage(visit, now, { branchId, reordering: true, refusal }));
    };
    const parsed = parseForm(placeForm, form);
    if (!parsed.ok) return missing;
    const outcome = await moveItem(visit, plan.id, item.id, parsed.values);
    if (outcome.kind === 'stale') return refuse(wordsOf(visit).staleTree);
    if (outcome.kind === 'refused') return refuse(itemWordsOf(visit).errors[outcome.key]);
    if (outcome.kind !== 'done') return outcome;
    const branch = branchId === '' ? '' : `branche=${encodeURIComponent(branchId)}&`;
    return seeOther(`${paths.plan(plan.id)}?${branch}ordre=1#${item.id}`, wordsOf(visit).moved);
  });
}

async function remove(visit: SignedInVisit): Promise<Outcome> {
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const outcome = await removeItem(visit, reading.plan.id, item.id);
    if (outcome.kind === 'refused') {
      const errors = [{ ...outcome, values: {} }];
      return refusedPage(await itemPage(visit, reading, item, { errors }));
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.plan(reading.plan.id), itemWordsOf(visit).removed);
  });
}

export interface ItemPageParts {
  form?: Form;
  errors?: readonly FieldError[];
  /** The note typed on the page, when it comes back refused. */
  note?: boolean;
}

/** The page of an item, with what one of its forms refused if it did. */
export async function itemPage(
  visit: Visit,
  reading: PlanReading,
  item: PlanItem,
  parts: ItemPageParts = {},
): Promise<PageContent> {
  const view = await viewOf(visit, reading, item);
  const { words } = view;
  const refusal = errorSentences(visit.locale, parts.errors ?? [], words.errors);
  const [own, other] = parts.note ? [refusal, noErrors] : [noErrors, refusal];
  const empty = new Form(new Map());
  const typed = parts.form ?? empty;
  const at = { words, planId: reading.plan.id, itemId: item.id };
  const spaces = visit.viewer.kind === 'person' ? await workingSpaces(visit as SignedInVisit) : [];
  const indicators = (await shownIndicators(visit, reading.plan, item.id)).get(item.id) ?? [];
  return {
    title: item.title,
    trail: [...trailTo(visit, reading.plan), ...linesAbove(view)],
    body: (
      <>
        <ItemText {...view} />
        {reading.mayChange ? (
          <QuickMove {...at} spaces={spaces} form={parts.note ? typed : empty} refusal={own} />
        ) : null}
        <ItemStory {...view} />
        <Indicators
          {...at}
          locale={visit.locale}
          indicators={indicators}
          mayChange={reading.mayChange}
          form={parts.note ? empty : typed}
          refusal={other}
        />
      </>
    ),
    aside: <ItemContext {...view} />,
  };
}

const linesAbove = ({ plan, ancestors }: ItemPageProps) =>
  ancestors.map((one) => ({ label: one.title, href: paths.planItem(plan.id, one.id) }));

async function viewOf(visit: Visit, reading: PlanReading, item: PlanItem): Promise<ItemPageProps> {
  const { plan, items, mayChange } = reading;
  const transaction = await visit.transaction();
  const terms = (await vocabularyOf(transaction, plan.spaceIds[0] ?? ''))['service-axis'];
  const [dossier] = item.dossierId ? await dossiersByIds(transaction, [item.dossierId]) : [];
  return {
    words: itemWordsOf(visit),
    planWords: wordsOf(visit),
    locale: visit.locale,
    today: visit.today,
    plan,
    item,
    ancestors: ancestorsOf(items, item.id),
    children: items
      .filter((one) => one.parentId === item.id)
      .sort((left, right) => left.position - right.position),
    replacement: items.find((one) => one.id === item.replacedBy) ?? null,
    replaced: items.filter((one) => one.replacedBy === item.id),
    changes: (await changesOf(transaction, plan.id, item.id)).get(item.id) ?? [],
    evidence: await evidenceOfItem(transaction, item.id),
    axisLabels: item.serviceAxes.map((id) => terms.find((term) => term.id === id)?.label[visit.locale] ?? id),
    dossier: dossier ? { id: dossier.id, title: dossier.title } : null,
    adoptedTitle: (await adoptedTitles(transaction, plan.id))?.get(item.id) ?? null,
    mayChange,
  };
}
