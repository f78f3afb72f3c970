import { neighbouringSpaces, ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { statementTrail } from '#/domains/statements/statement-trail.routes.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { mayLeaveOneByOne } from './declaration-leave.rules.ts';
import { transmit } from './transmission.actions.ts';
import { transmissionForm } from './transmission.form.ts';
import * as transmissionWords from './transmission.words.ts';
import { TransmissionFormPage } from './transmission-form.pages.tsx';
import {
  type Kept,
  keptBy,
  previewTransmission,
  type TransmissionPreview,
} from './transmission-preview.actions.ts';

export const transmissionFormRoutes: PageRoute[] = [
  get(paths.statementTransmission(':releve'), {
    access: signedIn,
    handle: (visit) => withForm(visit, new Form(new Map()), [], null),
  }),
  post(paths.statementTransmission(':releve'), { access: signedIn, handle: send }),
];

async function send(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(transmissionForm, form);
  if (!parsed.ok) return withForm(visit, form, parsed.errors, null);
  const outcome = await transmit(visit, visit.params.releve ?? '', parsed.values).catch((error) =>
    keptBy(visit, error),
  );
  if (outcome.kind === 'notReady')
    return withForm(visit, form, [{ field: 'recipient', key: outcome.key, values: {} }], outcome);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'refused') return withForm(visit, form, [{ ...outcome, values: {} }], null);
  return seeOther(paths.transmission(outcome.id), wordsFor(visit.locale, transmissionWords).transmitted);
}

async function withForm(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  kept: Kept | null,
): Promise<Outcome> {
  const preview = await previewTransmission(visit, visit.params.releve ?? '', kept);
  if (preview === null) return missing;
  if (preview === 'forbidden') return forbidden;
  const content = await formPage(visit, preview, form, errors);
  return errors.length === 0 ? page(content) : refusedPage(content);
}

async function formPage(
  visit: SignedInVisit,
  { read, outcome }: TransmissionPreview,
  form: Form,
  errors: readonly FieldError[],
) {
  const words = wordsFor(visit.locale, transmissionWords);
  const { statement, codebook } = read;
  return {
    title: words.formTitle,
    trail: statementTrail(visit.locale, read),
    body: (
      <TransmissionFormPage
        words={words}
        locale={visit.locale}
        statementId={statement.id}
        recipients={await recipientsFor(visit, statement.spaceId)}
        layouts={codebook.layouts.filter((layout) => mayLeaveOneByOne(codebook, layout))}
        preview={outcome.kind === 'ready' ? outcome : { notReady: words.errors[outcome.key] }}
        isPeriodOver={statement.endsOn < visit.today}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

/** Spaces the viewer can see, the team's own left out. */
async function recipientsFor(visit: SignedInVisit, spaceId: string): Promise<{ id: string; name: string }[]> {
  const transaction = await visit.transaction();
  const { personId } = visit.viewer;
  const spaces = [
    ...(await ownSpaces(transaction, personId)),
    ...(await neighbouringSpaces(transaction, personId)),
  ];
  return spaces.filter(({ id }) => id !== spaceId).map(({ id, name }) => ({ id, name }));
}
