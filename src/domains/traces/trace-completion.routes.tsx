import { paths } from '#/paths.ts';
import type { FieldError } from '#/platform/form.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { wordsOf } from './quick-trace.routes.tsx';
import { mayChangeTrace } from './trace.access.ts';
import { changeTrace } from './trace.actions.ts';
import { traceOfAddress, tracePage } from './trace.routes.tsx';
import { contentOf } from './trace.rules.ts';
import { conflictPage } from './trace-form.routes.tsx';
import { readCompletion } from './trace-typed.form.ts';

export const traceCompletionRoutes: PageRoute[] = [
  post(paths.traceCompletion(':trace'), { access: signedIn, handle: complete }),
];

/** What is added just after a note. Somebody else's change of the same thing is shown beside it, in the full form. */
async function complete(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const trace = await traceOfAddress(visit);
  if (!trace) return missing;
  if (!mayChangeTrace(visit.viewer, trace)) return forbidden;
  const refuse = async (errors: readonly FieldError[]) =>
    refusedPage(await tracePage(visit, trace, { completion: { form, errors } }));
  const read = readCompletion(form, contentOf(trace));
  if (!read.ok) return refuse(read.errors);
  const outcome = await changeTrace(visit, trace.id, read.values.version, read.values.content, false);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  if (outcome.kind === 'conflict')
    return page(await conflictPage(visit, outcome.current, outcome.merge, form.text('_key')), 409);
  if (outcome.kind !== 'done') return outcome;
  return seeOther(paths.trace(trace.id), wordsOf(visit).saved);
}
