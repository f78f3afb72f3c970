import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import type { PlanReading } from './plan.actions.ts';
import { trailTo, withPlan, wordsOf } from './plan.routes.tsx';
import { isActionLevel } from './plan.rules.ts';
import { severalForm } from './plan-item.form.ts';
import { itemWordsOf } from './plan-item.routes.tsx';
import { isOver } from './plan-item.rules.ts';
import { branchOf, treeOf, walk } from './plan-tree.rules.ts';
import { replanItems } from './several-items.actions.ts';
import { SeveralItemsPage } from './several-items.pages.tsx';

/** Items one may tick on one page; past this, a branch at a time. */
const mostOffered = 80;

export const severalItemsRoutes: PageRoute[] = [
  get(paths.planReplanning(':plan'), {
    access: signedIn,
    handle: (visit) =>
      withPlan(visit, async (reading) =>
        reading.mayChange
          ? page(severalPage(visit, reading, Form.of({ branche: visit.query.get('branche') ?? '' }), []))
          : forbidden,
      ),
  }),
  post(paths.planReplanning(':plan'), { access: signedIn, handle: save }),
];

function severalPage(
  visit: SignedInVisit,
  reading: PlanReading,
  form: Form,
  errors: readonly FieldError[],
): PageContent {
  const { plan, items } = reading;
  const words = itemWordsOf(visit);
  const tree = treeOf(items);
  const open = walk(tree).filter(({ item }) => isActionLevel(plan.levels, item.level) && !isOver(item.state));
  const isLarge = open.length > mostOffered;
  const root = isLarge ? (branchOf(tree, form.text('branche')) ?? tree[0] ?? null) : null;
  const inside = new Set(walk(root ? [root] : tree).map(({ item }) => item.id));
  const address = (id: string) => `${paths.planReplanning(plan.id)}?branche=${id}`;
  return {
    title: words.severalTitle,
    trail: trailTo(visit, plan),
    body: (
      <SeveralItemsPage
        words={words}
        planWords={wordsOf(visit)}
        plan={plan}
        items={open.filter(({ item }) => inside.has(item.id))}
        choices={
          isLarge
            ? tree.map(({ item, number }) => ({
                label: `${number} ${item.title}`,
                href: address(item.id),
                current: item.id === root?.item.id,
              }))
            : []
        }
        branchId={root?.item.id ?? ''}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function save(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const refuse = (errors: readonly FieldError[]) => refusedPage(severalPage(visit, reading, form, errors));
    const parsed = parseForm(severalForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await replanItems(visit, reading.plan.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    const said = itemWordsOf(visit).severalNoted(outcome.changed.length, outcome.unchanged.length);
    return seeOther(paths.plan(reading.plan.id), said);
  });
}
