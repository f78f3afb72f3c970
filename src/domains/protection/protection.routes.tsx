import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { administrator, anyone, get, member, type PageRoute, post } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { exampleTables } from './example-table.rules.ts';
import { LedgerPage, ReleasePage } from './ledger.pages.tsx';
import { MethodPage } from './method.pages.tsx';
import { policyFor } from './policy.store.ts';
import { en, fr } from './protection.words.ts';
import { releaseById, releasesOf } from './release.store.ts';
import { forgetTopicThresholds, setInstanceThresholds, setTopicThresholds } from './threshold.actions.ts';
import { instanceThresholdsForm, removedTopicForm, topicThresholdsForm } from './threshold.form.ts';
import { ThresholdsPage } from './threshold.pages.tsx';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, { fr, en });

export const protectionRoutes: PageRoute[] = [
  get(paths.protection, {
    access: anyone,
    handle: async (visit) => {
      const { method, ledger } = wordsOf(visit);
      const policy = await policyFor(await visit.transaction());
      const props = { words: method, zeros: ledger.zeros, locale: visit.locale, policy };
      return page({ title: method.title, body: <MethodPage {...props} example={exampleTables()} /> });
    },
  }),
  get(paths.administrationThresholds, {
    access: administrator,
    handle: (visit) => thresholdsPage(visit, null, []),
  }),
  post(paths.administrationThresholds, { access: administrator, handle: postThresholds }),
  post(paths.administrationThresholdRemoval, { access: administrator, handle: postRemoval }),
  get(paths.spaceReleases(':espace'), { access: member('guest'), handle: showLedger }),
  get(paths.spaceRelease(':espace', ':diffusion'), { access: member('guest'), handle: showRelease }),
];

async function thresholdsPage(
  visit: SignedInVisit,
  typed: Form | null,
  errors: readonly FieldError[],
): Promise<Outcome> {
  const { thresholds: words, errors: sentences } = wordsOf(visit);
  const policy = await policyFor(await visit.transaction());
  const form =
    typed ??
    Form.of({
      people: String(policy.people),
      organisations: String(policy.organisations),
      zeros: policy.zeros,
    });
  const refusal = errorSentences(visit.locale, errors, sentences);
  const body = <ThresholdsPage words={words} policy={policy} form={form} refusal={refusal} />;
  return errors.length === 0 ? page({ title: words.title, body }) : refusedPage({ title: words.title, body });
}

/** The two forms of the page come here; a topic tells them apart. */
async function postThresholds(visit: SignedInVisit): Promise<Outcome> {
  const { thresholds: words } = wordsOf(visit);
  const form = await visit.form();
  if (form.has('topic')) {
    const parsed = parseForm(topicThresholdsForm, form);
    if (!parsed.ok) return thresholdsPage(visit, await withOwnThresholds(visit, form), parsed.errors);
    await setTopicThresholds(visit, parsed.values);
    return seeOther(paths.administrationThresholds, words.topicSaved(parsed.values.topic));
  }
  const parsed = parseForm(instanceThresholdsForm, form);
  if (!parsed.ok) return thresholdsPage(visit, form, parsed.errors);
  await setInstanceThresholds(visit, parsed.values);
  return seeOther(paths.administrationThresholds, words.saved);
}

/** What was typed for a topic, beside the thresholds of the instance as they are. */
async function withOwnThresholds(visit: SignedInVisit, form: Form): Promise<Form> {
  const policy = await policyFor(await visit.transaction());
  return Form.of({
    people: String(policy.people),
    organisations: String(policy.organisations),
    zeros: policy.zeros,
    topic: form.text('topic'),
    topicPeople: form.text('topicPeople'),
    topicOrganisations: form.text('topicOrganisations'),
  });
}

async function postRemoval(visit: SignedInVisit): Promise<Outcome> {
  const { thresholds: words } = wordsOf(visit);
  const parsed = parseForm(removedTopicForm, await visit.form());
  if (!parsed.ok) return thresholdsPage(visit, null, [{ field: 'topic', key: 'topicMissing', values: {} }]);
  const { topic } = parsed.values;
  const isGone = await forgetTopicThresholds(visit, topic);
  return seeOther(paths.administrationThresholds, isGone ? words.removed(topic) : words.gone);
}

const dayOf = (visit: Visit) => (instant: Date) =>
  formatDate(dayIn(visit.services.settings.timeZone, instant), visit.locale);

async function showLedger(visit: SignedInVisit): Promise<Outcome> {
  const { ledger: words } = wordsOf(visit);
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, visit.params.espace!);
  if (!space) return missing;
  const body = (
    <LedgerPage
      words={words}
      locale={visit.locale}
      day={dayOf(visit)}
      spaceName={space.name}
      releases={await releasesOf(transaction, space.id)}
    />
  );
  return page({
    title: words.title,
    trail: [{ label: space.name, href: paths.space(space.id) }],
    body,
    wide: true,
  });
}

async function showRelease(visit: SignedInVisit): Promise<Outcome> {
  const { espace, diffusion } = visit.params;
  if (!isId(espace) || !isId(diffusion)) return missing;
  const { ledger: words } = wordsOf(visit);
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, espace);
  const release = await releaseById(transaction, espace, diffusion);
  if (!space || !release) return missing;
  return page({
    title: release.title,
    trail: [
      { label: space.name, href: paths.space(space.id) },
      { label: words.title, href: paths.spaceReleases(space.id) },
    ],
    body: <ReleasePage words={words} locale={visit.locale} day={dayOf(visit)} release={release} />,
  });
}
