import type { DossierStory } from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences, noErrors } from '#/platform/form-errors.ts';
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
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { stepActForm, stepForm } from './chronicle.form.ts';
import { frameOf, withStory, wordsOf } from './chronicle.routes.tsx';
import { moveStep, noteStep } from './next-step.actions.ts';
import { StepsPage } from './next-step.pages.tsx';
import { earlierSteps, stepsOfDossier } from './next-step.store.ts';

const empty = new Form(new Map());

export const nextStepRoutes: PageRoute[] = [
  get(paths.dossierSteps(':dossier'), {
    access: anyone,
    handle: (visit) => withStory(visit, async (story) => page(await stepsPage(visit, story, empty, []))),
  }),
  post(paths.dossierSteps(':dossier'), { access: signedIn, handle: add }),
  post(paths.dossierStep(':dossier', ':pas'), { access: signedIn, handle: move }),
];

async function stepsPage(
  visit: Visit,
  story: DossierStory,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { dossier } = story;
  const transaction = await visit.transaction();
  const { timeZone } = visit.services.settings;
  const earlier = await earlierSteps(transaction, dossier.id);
  return {
    title: words.steps,
    trail: [
      ...(frameOf(visit, story).trail ?? []),
      { label: dossier.title, href: paths.dossier(dossier.id) },
    ],
    body: (
      <StepsPage
        words={words}
        locale={visit.locale}
        dossierId={dossier.id}
        steps={await stepsOfDossier(transaction, dossier.id)}
        earlier={earlier.map((one) => ({ ...one, day: dayIn(timeZone, one.writtenAt) }))}
        mayWrite={story.mayChange}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        noRefusal={noErrors}
        formOf={(step) => Form.of({ text: step.text, carriedBy: step.carriedBy, dueOn: step.dueOn ?? '' })}
      />
    ),
  };
}

async function add(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withStory(visit, async (story) => {
    if (!story.mayChange) return forbidden;
    const parsed = parseForm(stepForm, form);
    if (!parsed.ok) return refusedPage(await stepsPage(visit, story, form, parsed.errors));
    const outcome = await noteStep(visit, story.dossier.id, parsed.values);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossier(story.dossier.id), wordsOf(visit).stepNoted);
  });
}

async function move(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withStory(visit, async (story) => {
    if (!story.mayChange) return forbidden;
    const id = visit.params.pas;
    if (!isId(id)) return missing;
    const parsed = parseForm(stepActForm, form);
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await stepsPage(visit, story, form, errors));
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await moveStep(visit, story.dossier.id, id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossierSteps(story.dossier.id), wordsOf(visit).stepMoved);
  });
}
