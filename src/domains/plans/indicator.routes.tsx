import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, refusedPage, seeOther } from '#/platform/outcome.ts';
import { type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { addIndicator, readIndicator, removeIndicator } from './indicator.actions.ts';
import { indicatorForm, readingForm } from './plan-item.form.ts';
import { itemPage, itemWordsOf, withItem } from './plan-item.routes.tsx';

export const indicatorRoutes: PageRoute[] = [
  post(paths.planItemIndicators(':plan', ':element'), { access: signedIn, handle: newIndicator }),
  post(paths.planIndicatorReadings(':plan', ':element', ':indicateur'), {
    access: signedIn,
    handle: newReading,
  }),
  post(paths.planIndicatorRemoval(':plan', ':element', ':indicateur'), {
    access: signedIn,
    handle: takeOffIndicator,
  }),
];

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
