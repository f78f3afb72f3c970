import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { missing, type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, member, type PageRoute, post } from '#/platform/route.ts';
import { holds, type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { writeConvention } from './convention.actions.ts';
import { conventionForm } from './convention.form.ts';
import { ConventionsPage } from './convention.pages.tsx';
import { conventionVersions } from './convention.store.ts';
import * as conventionWords from './convention.words.ts';

export const conventionRoutes: PageRoute[] = [
  get(paths.spaceConventions(':espace'), {
    access: member('guest'),
    handle: async (visit) => {
      const content = await conventionsPage(visit as SignedInVisit, new Form(new Map()), []);
      return content ? page(content) : missing;
    },
  }),
  post(paths.spaceConventions(':espace'), {
    access: member('secretary'),
    handle: (visit) => receive(visit as SignedInVisit),
  }),
];

async function receive(visit: SignedInVisit): Promise<Outcome> {
  const spaceId = visit.params.espace ?? '';
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await conventionsPage(visit, form, errors);
    return content ? refusedPage(content) : missing;
  };
  const parsed = parseForm(conventionForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await writeConvention(visit, spaceId, parsed.values);
  if (outcome.kind === 'conflict') return refuse([{ field: 'text', key: 'writtenMeanwhile', values: {} }]);
  return seeOther(paths.spaceConventions(spaceId), wordsFor(visit.locale, conventionWords).saved);
}

async function conventionsPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const spaceId = visit.params.espace ?? '';
  const words = wordsFor(visit.locale, conventionWords);
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, spaceId);
  if (!space) return null;
  const zone = visit.services.settings.timeZone;
  const versions = (await conventionVersions(transaction, spaceId)).map((convention) => ({
    ...convention,
    writtenOn: dayIn(zone, convention.writtenAt),
  }));
  return {
    title: words.title,
    trail: [{ label: space.name, href: paths.space(spaceId) }],
    body: (
      <ConventionsPage
        words={words}
        locale={visit.locale}
        spaceId={spaceId}
        versions={versions}
        mayWrite={holds(visit.viewer, spaceId, 'secretary')}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}
