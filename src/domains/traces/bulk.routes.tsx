import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { applyBulk } from './bulk.actions.ts';
import { bulkForm, mostInBulk } from './bulk.form.ts';
import { BulkPage } from './bulk.pages.tsx';
import { wordsOf } from './quick-trace.routes.tsx';
import { tracesInOrder } from './trace-list.store.ts';
import { offeredDossiers, workingSpaces } from './trace-material.actions.ts';

export const bulkRoutes: PageRoute[] = [
  get(paths.traceBulk, {
    access: signedIn,
    handle: async (visit) =>
      page(await bulkPage(visit, visit.query.getAll('trace'), new Form(new Map()), [])),
  }),
  post(paths.traceBulk, { access: signedIn, handle: apply }),
];

async function apply(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const words = wordsOf(visit);
  const refuse = async (errors: readonly FieldError[]) =>
    refusedPage(await bulkPage(visit, form.all('trace'), form, errors));
  const parsed = parseForm(bulkForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await applyBulk(visit, parsed.values);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  const said = [words.bulk.saved(outcome.changed)];
  if (outcome.untouched > 0) said.push(words.bulk.untouched(outcome.untouched));
  return seeOther(paths.traces, said.join(' '));
}

async function bulkPage(
  visit: SignedInVisit,
  asked: readonly string[],
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const ids = asked.filter(isId).slice(0, mostInBulk);
  return {
    title: words.bulk.title,
    trail: [{ label: words.title, href: paths.traces }],
    body: (
      <BulkPage
        words={words}
        locale={visit.locale}
        traces={await tracesInOrder(transaction, visit.viewer, ids)}
        dossiers={await offeredDossiers(transaction)}
        spaces={await workingSpaces(visit)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}
