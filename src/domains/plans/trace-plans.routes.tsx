import { traceById } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { SelectGroup } from '#/ui/fields.tsx';
import { linkTrace } from './evidence.actions.ts';
import { TracePlansPage } from './evidence.pages.tsx';
import { itemsMovedByTraces } from './evidence.store.ts';
import { mayChangePlan } from './plan.access.ts';
import { wordsOf } from './plan.routes.tsx';
import { plansOfViewer } from './plan.store.ts';
import { traceLinkForm } from './plan-item.form.ts';
import { itemWordsOf } from './plan-item.routes.tsx';
import { isOver } from './plan-item.rules.ts';
import { itemsOfPlan, planIdOfItem } from './plan-item.store.ts';
import type { PlanItem } from './plan-item.ts';
import { treeOf, walk } from './plan-tree.rules.ts';

export const tracePlansRoutes: PageRoute[] = [
  get(paths.tracePlanItems(':trace'), {
    access: signedIn,
    handle: async (visit) => {
      const content = await tracePlansPage(visit, new Form(new Map()), []);
      return content ? page(content) : missing;
    },
  }),
  post(paths.tracePlanItems(':trace'), { access: signedIn, handle: linkFromTrace }),
];

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
