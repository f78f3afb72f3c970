import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { forbidden, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { mayChangeDossier, mayWidenDossier } from './dossier.access.ts';
import { moveDossier, showDossierTo } from './dossier.actions.ts';
import { stateForm, visibilityForm } from './dossier.form.ts';
import { trailTo, withDossier, wordsOf } from './dossier.routes.tsx';
import { statesOf } from './dossier.store.ts';
import type { Dossier } from './dossier.ts';
import { DossierStatePage, DossierVisibilityPage } from './dossier-state.pages.tsx';
import { withdrawalsThatStand } from './withdrawals/withdrawal.store.ts';
import * as withdrawalWords from './withdrawals/withdrawal.words.ts';

const nothing = new Form(new Map());

export const dossierStateRoutes: PageRoute[] = [
  get(paths.dossierState(':dossier'), {
    access: signedIn,
    handle: (visit) =>
      withDossier(visit, async (dossier) =>
        mayChangeDossier(visit.viewer, dossier)
          ? page(await statePage(visit, dossier, Form.of({ state: visit.query.get('etat') ?? '' }), []))
          : forbidden,
      ),
  }),
  post(paths.dossierState(':dossier'), {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      return withDossier(visit, async (dossier) => {
        if (!mayChangeDossier(visit.viewer, dossier)) return forbidden;
        const parsed = parseForm(stateForm, form);
        if (!parsed.ok) return refusedPage(await statePage(visit, dossier, form, parsed.errors));
        const outcome = await moveDossier(visit, dossier.id, parsed.values);
        if (outcome.kind === 'refused') {
          return refusedPage(await statePage(visit, dossier, form, [{ ...outcome, values: {} }]));
        }
        if (outcome.kind !== 'done') return outcome;
        return seeOther(paths.dossier(dossier.id), wordsOf(visit).moved);
      });
    },
  }),
  get(paths.dossierVisibility(':dossier'), {
    access: signedIn,
    handle: (visit) =>
      withDossier(visit, async (dossier) =>
        mayWidenDossier(visit.viewer, dossier)
          ? page(visibilityPage(visit, dossier, nothing, []))
          : forbidden,
      ),
  }),
  post(paths.dossierVisibility(':dossier'), {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      return withDossier(visit, async (dossier) => {
        if (!mayWidenDossier(visit.viewer, dossier)) return forbidden;
        const parsed = parseForm(visibilityForm, form);
        if (!parsed.ok) return refusedPage(visibilityPage(visit, dossier, form, parsed.errors));
        const { visibility, widen } = parsed.values;
        const outcome = await showDossierTo(visit, dossier.id, visibility, widen === 'yes');
        if (outcome.kind === 'refused') {
          return refusedPage(visibilityPage(visit, dossier, form, [{ ...outcome, values: {} }]));
        }
        if (outcome.kind !== 'done') return outcome;
        return seeOther(paths.dossier(dossier.id), wordsOf(visit).visibilitySaved);
      });
    },
  }),
];

async function statePage(
  visit: SignedInVisit,
  dossier: Dossier,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const states = await statesOf(transaction, dossier.id);
  return {
    title: words.moveTitle,
    trail: trailTo(visit, dossier),
    body: (
      <DossierStatePage
        words={words}
        withdrawalWords={wordsFor(visit.locale, withdrawalWords)}
        withdrawal={(await withdrawalsThatStand(transaction, [dossier.id]))[0] ?? null}
        locale={visit.locale}
        dossier={dossier}
        sinceOn={states.at(-1)?.sinceOn ?? visit.today}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        today={visit.today}
      />
    ),
  };
}

function visibilityPage(
  visit: SignedInVisit,
  dossier: Dossier,
  form: Form,
  errors: readonly FieldError[],
): PageContent {
  const words = wordsOf(visit);
  return {
    title: words.visibilityTitle,
    trail: trailTo(visit, dossier),
    body: (
      <DossierVisibilityPage
        words={words}
        dossier={dossier}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}
