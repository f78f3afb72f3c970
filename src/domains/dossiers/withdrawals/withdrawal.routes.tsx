import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
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
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { mayChangeDossier } from '../dossier.access.ts';
import { trailTo, withDossier, wordsOf } from '../dossier.routes.tsx';
import type { Dossier } from '../dossier.ts';
import { carryAlone, reviseWithdrawal } from './withdrawal.actions.ts';
import { bodyOf, withdrawalForm } from './withdrawal.form.ts';
import { WithdrawalPage } from './withdrawal.pages.tsx';
import type { TypedLine } from './withdrawal.rules.ts';
import { withdrawalsOf } from './withdrawal.store.ts';
import { mostLines, type Withdrawal } from './withdrawal.ts';
import * as withdrawalWords from './withdrawal.words.ts';
import { WithdrawalFormPage } from './withdrawal-form.pages.tsx';

/** Empty lines offered under those that are written. */
const emptyLines = 3;

export const withdrawalRoutes: PageRoute[] = [
  get(paths.dossierWithdrawal(':dossier'), {
    access: anyone,
    handle: (visit) => withDossier(visit, async (dossier) => page(await readingPage(visit, dossier))),
  }),
  get(paths.dossierWithdrawalChange(':dossier'), {
    access: signedIn,
    handle: (visit) =>
      withDossier(visit, async (dossier) => {
        if (!mayChangeDossier(visit.viewer, dossier)) return forbidden;
        const [current] = await withdrawalsOf(await visit.transaction(), dossier.id);
        return page(formPage(visit, dossier, current ? formOf(current) : Form.of({ revision: '0' }), []));
      }),
  }),
  post(paths.dossierWithdrawalChange(':dossier'), { access: signedIn, handle: save }),
  post(paths.dossierWithdrawalLine(':dossier', ':ligne'), {
    access: signedIn,
    handle: (visit) =>
      withDossier(visit, async (dossier) => {
        const outcome = await carryAlone(visit, dossier.id, visit.params.ligne ?? '');
        const words = wordsFor(visit.locale, withdrawalWords);
        const back = paths.dossierWithdrawal(dossier.id);
        if (outcome.kind === 'missing' || outcome.kind === 'forbidden') return outcome;
        return seeOther(back, outcome.kind === 'done' ? words.carried : words.raced);
      }),
  }),
];

async function save(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withDossier(visit, async (dossier) => {
    if (!mayChangeDossier(visit.viewer, dossier)) return forbidden;
    const refuse = (errors: readonly FieldError[], conflict: Withdrawal | null = null) =>
      refusedPage(formPage(visit, dossier, form, errors, conflict));
    const parsed = parseForm(withdrawalForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await reviseWithdrawal(visit, dossier.id, bodyOf(parsed.values));
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind === 'conflict') return refuse([], outcome.current);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossierWithdrawal(dossier.id), wordsFor(visit.locale, withdrawalWords).saved);
  });
}

async function readingPage(visit: Visit, dossier: Dossier): Promise<PageContent> {
  const revisions = await withdrawalsOf(await visit.transaction(), dossier.id);
  const { timeZone } = visit.services.settings;
  return {
    title: dossier.title,
    trail: visit.viewer.kind === 'person' ? [{ label: wordsOf(visit).title, href: paths.dossiers }] : [],
    body: (
      <WithdrawalPage
        words={wordsFor(visit.locale, withdrawalWords)}
        dossierWords={wordsOf(visit)}
        locale={visit.locale}
        dossier={dossier}
        revisions={revisions}
        days={new Map(revisions.map((one) => [one.id, dayIn(timeZone, one.notedAt)]))}
        mayChange={mayChangeDossier(visit.viewer, dossier)}
      />
    ),
  };
}

function formOf(current: Withdrawal): Form {
  return Form.of({
    revision: String(current.revision),
    signs: current.signs,
    afterwards: current.afterwards,
    aimedOn: current.aimedOn ?? '',
    reviewOn: current.reviewOn ?? '',
    lineId: current.lines.map((line) => line.id),
    what: current.lines.map((line) => line.what),
    stands: current.lines.map((line) => line.stands),
    withWhom: current.lines.map((line) => line.withWhom),
    lineDay: current.lines.map((line) => line.onDay ?? ''),
  });
}

/** Lines as the form has them, then empty ones. */
function linesOf(form: Form): TypedLine[] {
  const typed = form.all('what').map((what, at) => ({
    id: form.all('lineId')[at] ?? '',
    what,
    stands: form.all('stands')[at] ?? '',
    withWhom: form.all('withWhom')[at] ?? '',
    onDay: form.all('lineDay')[at] ?? '',
  }));
  const spare = typed.filter((line) => line.what === '').length;
  const empty = { id: '', what: '', stands: 'remains', withWhom: '', onDay: '' };
  const offered = Math.max(0, emptyLines - spare);
  return [...typed, ...Array.from({ length: offered }, () => empty)].slice(0, mostLines);
}

function formPage(
  visit: SignedInVisit,
  dossier: Dossier,
  form: Form,
  errors: readonly FieldError[],
  conflict: Withdrawal | null = null,
): PageContent {
  const words = wordsFor(visit.locale, withdrawalWords);
  return {
    title: form.text('revision') === '0' ? words.prepareTitle : words.reviseTitle,
    trail: trailTo(visit, dossier),
    wide: true,
    body: (
      <WithdrawalFormPage
        words={words}
        locale={visit.locale}
        dossier={dossier}
        form={form}
        lines={linesOf(form)}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        conflict={conflict}
      />
    ),
  };
}
