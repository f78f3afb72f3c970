import { HiddenWhy, hiddenMark } from '#/domains/protection/protection.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
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
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { leverWordsOf } from './lever.routes.tsx';
import { moneyText, untilText } from './lever-saying.pages.tsx';
import { outlineOf } from './outline.rules.ts';
import { adoptingSpaces } from './plan.access.ts';
import type { PlanReading } from './plan.actions.ts';
import { frameOf, trailTo, withPlan, wordsOf } from './plan.routes.tsx';
import type { ItemState } from './plan-item.ts';
import { adoptVersion, freezeVersion, readingToCompare } from './plan-version.actions.ts';
import { adoptionForm, freezeForm } from './plan-version.form.ts';
import { DifferencePage, VersionPage, VersionsPage, type VersionsPageProps } from './plan-version.pages.tsx';
import { versionsOfPlan } from './plan-version.store.ts';
import type { PlanSnapshot } from './plan-version.ts';
import * as versionWords from './plan-version.words.ts';
import { shownVersion } from './shown-number.actions.ts';
import { type Saying, versionDifference } from './version-difference.rules.ts';

const versionWordsOf = (visit: Visit) => wordsFor(visit.locale, versionWords);

export const planVersionRoutes: PageRoute[] = [
  get(paths.planVersions(':plan'), {
    access: anyone,
    handle: (visit) =>
      withPlan(visit, async (reading) => page(await versionsPage(visit, reading, new Form(new Map()), []))),
  }),
  post(paths.planVersions(':plan'), { access: signedIn, handle: freeze }),
  get(paths.planVersion(':plan', ':version'), {
    access: anyone,
    handle: (visit) =>
      withPlan(visit, async (reading) => {
        const content = await versionPage(visit, reading, new Form(new Map()), []);
        return content ? page(content) : missing;
      }),
  }),
  post(paths.planVersionAdoption(':plan', ':version'), { access: signedIn, handle: adopt }),
  get(paths.planDifference(':plan'), {
    access: anyone,
    handle: (visit) => withPlan(visit, (reading) => compare(visit, reading)),
  }),
];

async function material(
  visit: Visit,
  reading: PlanReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<VersionsPageProps> {
  const words = versionWordsOf(visit);
  const transaction = await visit.transaction();
  const adopting = adoptingSpaces(visit.viewer, reading.plan);
  const own = visit.viewer.kind === 'person' ? await ownSpaces(transaction, visit.viewer.personId) : [];
  return {
    words,
    planWords: wordsOf(visit),
    locale: visit.locale,
    plan: reading.plan,
    versions: await versionsOfPlan(transaction, reading.plan.id),
    adopting: own
      .filter((space) => adopting.includes(space.id))
      .map((space) => ({ value: space.id, label: space.name })),
    form,
    refusal: errorSentences(visit.locale, errors, words.errors),
  };
}

async function versionsPage(
  visit: Visit,
  reading: PlanReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  return {
    ...(await frameOf(visit, reading)),
    body: <VersionsPage {...(await material(visit, reading, form, errors))} />,
  };
}

async function versionPage(
  visit: Visit,
  reading: PlanReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const id = visit.params.version;
  const found = isId(id) ? await shownVersion(visit, reading.plan, id) : null;
  if (!found) return null;
  const props = await material(visit, reading, form, errors);
  return {
    title: props.words.number(found.version.number, found.version.name),
    trail: trailTo(visit, reading.plan),
    body: (
      <VersionPage
        {...props}
        {...found}
        outline={outlineOf(found.content.items, visit.query.get('branche'))}
      />
    ),
  };
}

async function freeze(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayKeep) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await versionsPage(visit, reading, form, errors));
    const parsed = parseForm(freezeForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await freezeVersion(visit, reading.plan.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planVersions(reading.plan.id), versionWordsOf(visit).frozen);
  });
}

async function adopt(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withPlan(visit, async (reading) => {
    if (!reading.mayKeep) return forbidden;
    const id = visit.params.version;
    const refuse = async (errors: readonly FieldError[]) => {
      const content = await versionPage(visit, reading, form, errors);
      return content ? refusedPage(content) : missing;
    };
    const parsed = parseForm(adoptionForm, form);
    if (!isId(id)) return missing;
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await adoptVersion(visit, reading.plan.id, id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.planVersion(reading.plan.id, id), versionWordsOf(visit).adopted);
  });
}

async function compare(visit: Visit, reading: PlanReading): Promise<Outcome> {
  const words = versionWordsOf(visit);
  const transaction = await visit.transaction();
  const [from, to] = [visit.query.get('de'), visit.query.get('a') || null];
  if (!isId(from) || (to !== null && !isId(to))) return missing;
  const before = await readingToCompare(visit, reading, from);
  const after = await readingToCompare(visit, reading, to);
  if (!before || !after) return missing;
  const versions = await versionsOfPlan(transaction, reading.plan.id);
  const nameOf = (id: string | null) => {
    const version = versions.find((one) => one.id === id);
    return version ? words.number(version.number, version.name) : words.today;
  };
  return page({
    title: words.compareTitle,
    trail: [
      ...trailTo(visit, reading.plan),
      { label: words.title, href: paths.planVersions(reading.plan.id) },
    ],
    body: (
      <>
        <DifferencePage
          words={words}
          planWords={wordsOf(visit)}
          plan={reading.plan}
          from={nameOf(from)}
          to={nameOf(to)}
          difference={versionDifference(before, after, sayingOf(visit))}
        />
        {whyHidden(visit, [before, after])}
      </>
    ),
  });
}

/** Why small numbers are hidden from this reader in what is compared, when some are. */
function whyHidden(visit: Visit, compared: readonly PlanSnapshot[]) {
  const { label } = hiddenMark(visit.locale);
  const lines = compared.flatMap(({ items }) => items.flatMap(({ indicators }) => indicators));
  return lines.some((line) => line.includes(label)) ? <HiddenWhy locale={visit.locale} /> : null;
}

export function sayingOf(visit: Visit): Saying {
  const words = wordsOf(visit);
  const money = leverWordsOf(visit);
  const { locale } = visit;
  return {
    day: (day) => formatDate(day, locale),
    state: (state) => words.states[state as ItemState] ?? state,
    need: (need) => `${need.title}, ${moneyText(money, need, locale)}`,
    lever: (lever) =>
      `${lever.funderName}, ${moneyText(money, lever, locale)}, ${money.standings[lever.standing]}, ${untilText(money, lever.untilOn, locale)}`,
  };
}
