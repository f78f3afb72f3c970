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
import { linkTrace, noteMove, unlinkEvidence } from './evidence.actions.ts';
import { LinkTracePage } from './evidence.pages.tsx';
import { tracesToLink } from './evidence.store.ts';
import type { PlanReading } from './plan.actions.ts';
import { trailTo, wordsOf } from './plan.routes.tsx';
import { evidenceForm, type ItemStateValues, itemStateForm, quickMoveForm } from './plan-item.form.ts';
import { itemPage, itemWordsOf, withItem } from './plan-item.routes.tsx';
import { isOver, stateAfter } from './plan-item.rules.ts';
import type { ChangeKind, PlanItem } from './plan-item.ts';
import { ReplanPage } from './plan-item-form.pages.tsx';
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

/** The boxes come filled with what the item says: of what replaces it, only what was typed over them is said. */
function typedOver(item: PlanItem, values: ItemStateValues): ItemStateValues {
  if (values.kind !== 'replaced') return values;
  const said = { ...values };
  for (const field of ['description', 'startsOn', 'dueOn', 'resources'] as const) {
    if (said[field] === item[field]) delete said[field];
  }
  return said;
}

async function replan(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withItem(visit, async (reading, item) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(itemStateForm, form);
    if (!parsed.ok) return refusedPage(replanPage(visit, reading, item, form, parsed.errors));
    const outcome = await replanItem(visit, reading.plan.id, item.id, typedOver(item, parsed.values));
    if (outcome.kind === 'refused') {
      return refusedPage(replanPage(visit, reading, item, form, [{ ...outcome, values: {} }]));
    }
    if (outcome.kind === 'conflict') {
      return refusedPage(replanPage(visit, reading, outcome.current, form, [], true));
    }
    if (outcome.kind !== 'done') return outcome;
    const words = itemWordsOf(visit);
    const { replacedBy } = outcome;
    return replacedBy !== null && parsed.values.newTitle !== ''
      ? seeOther(paths.planItemChange(reading.plan.id, replacedBy), words.notedReplaced)
      : seeOther(paths.planItem(reading.plan.id, item.id), words.noted);
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
