import { organisationChoices } from '#/domains/organisations/organisations.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayChangeDossier } from './dossier.access.ts';
import { addPartner, endPartnership } from './dossier.actions.ts';
import { partnerEndForm, partnerForm } from './dossier.form.ts';
import { trailTo, withDossier, wordsOf } from './dossier.routes.tsx';
import type { Dossier } from './dossier.ts';
import { PartnersPage } from './partner.pages.tsx';
import { partnersOf } from './partner.store.ts';

/** Organisations offered while typing: enough to help, little enough for a phone. */
const mostSuggestions = 300;

export const partnerRoutes: PageRoute[] = [
  get(paths.dossierPartners(':dossier'), {
    access: signedIn,
    handle: (visit) =>
      withDossier(visit, async (dossier) =>
        mayChangeDossier(visit.viewer, dossier)
          ? page(await partnersPage(visit, dossier, new Form(new Map()), []))
          : forbidden,
      ),
  }),
  post(paths.dossierPartners(':dossier'), {
    access: signedIn,
    handle: async (visit) => {
      const form = await visit.form();
      return withDossier(visit, async (dossier) => {
        if (!mayChangeDossier(visit.viewer, dossier)) return forbidden;
        const parsed = parseForm(partnerForm, form);
        if (!parsed.ok) return refusedPage(await partnersPage(visit, dossier, form, parsed.errors));
        const outcome = await addPartner(visit, dossier.id, parsed.values);
        if (outcome.kind === 'refused') {
          return refusedPage(await partnersPage(visit, dossier, form, [{ ...outcome, values: {} }]));
        }
        if (outcome.kind !== 'done') return outcome;
        return seeOther(paths.dossierPartners(dossier.id), wordsOf(visit).partnerAdded);
      });
    },
  }),
  post(paths.dossierPartner(':dossier', ':partenaire'), {
    access: signedIn,
    handle: async (visit) => {
      const { dossier, partenaire } = visit.params;
      const parsed = parseForm(partnerEndForm, await visit.form());
      if (!isId(dossier) || !isId(partenaire) || !parsed.ok) return missing;
      const outcome = await endPartnership(visit, dossier, partenaire, parsed.values);
      if (outcome.kind !== 'done') return outcome;
      const words = wordsOf(visit);
      return seeOther(
        paths.dossierPartners(dossier),
        parsed.values.act === 'end' ? words.partnerEnded : words.partnerRemoved,
      );
    },
  }),
];

async function partnersPage(
  visit: SignedInVisit,
  dossier: Dossier,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  return {
    title: words.partners,
    trail: trailTo(visit, dossier),
    body: (
      <PartnersPage
        words={words}
        locale={visit.locale}
        dossier={dossier}
        partners={await partnersOf(transaction, dossier.id)}
        suggestions={(await organisationChoices(transaction, mostSuggestions)).map((one) => one.name)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}
