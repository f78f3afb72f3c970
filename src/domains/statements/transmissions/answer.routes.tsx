import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { answerTransmission } from './life.actions.ts';
import { type ReadTransmission, readTransmission, tellDecision } from './received.actions.ts';
import { answerForm, feedbackForm } from './transmission.form.ts';
import * as transmissionWords from './transmission.words.ts';
import { AnswerPage, FeedbackPage } from './transmission-form.pages.tsx';

type FormPage = (
  visit: SignedInVisit,
  read: ReadTransmission,
  form: Form,
  errors: readonly FieldError[],
) => PageContent;

/** The answer to a transmission, and what was decided with its figures. */
export const answerRoutes: PageRoute[] = [
  get(paths.transmissionAnswer(':envoi'), {
    access: signedIn,
    handle: (visit) => show(visit, answerPage),
  }),
  post(paths.transmissionAnswer(':envoi'), { access: signedIn, handle: answer }),
  get(paths.transmissionFeedback(':envoi'), {
    access: signedIn,
    handle: (visit) => show(visit, feedbackPage),
  }),
  post(paths.transmissionFeedback(':envoi'), { access: signedIn, handle: tell }),
];

/** These pages show no figure: opening them is not recorded. */
async function answerable(visit: SignedInVisit): Promise<ReadTransmission | Outcome> {
  const read = await readTransmission(visit, visit.params.envoi ?? '', null);
  if (!read) return missing;
  return read.mayAnswer ? read : forbidden;
}

async function show(visit: SignedInVisit, content: FormPage): Promise<Outcome> {
  const read = await answerable(visit);
  return 'kind' in read ? read : page(content(visit, read, new Form(new Map()), []));
}

async function answer(visit: SignedInVisit): Promise<Outcome> {
  const read = await answerable(visit);
  if ('kind' in read) return read;
  const form = await visit.form();
  const parsed = parseForm(answerForm, form);
  if (!parsed.ok) return refusedPage(answerPage(visit, read, form, parsed.errors));
  const outcome = await answerTransmission(visit, read.transmission.id, parsed.values);
  if (outcome.kind === 'refused')
    return refusedPage(answerPage(visit, read, form, [{ ...outcome, values: {} }]));
  if (outcome.kind !== 'done') return outcome;
  const words = wordsFor(visit.locale, transmissionWords);
  return seeOther(paths.transmission(read.transmission.id), words.answerSaved);
}

async function tell(visit: SignedInVisit): Promise<Outcome> {
  const read = await answerable(visit);
  if ('kind' in read) return read;
  const form = await visit.form();
  const parsed = parseForm(feedbackForm, form);
  if (!parsed.ok) return refusedPage(feedbackPage(visit, read, form, parsed.errors));
  const outcome = await tellDecision(visit, read.transmission.id, parsed.values);
  if (outcome.kind === 'refused')
    return refusedPage(feedbackPage(visit, read, form, [{ ...outcome, values: {} }]));
  if (outcome.kind !== 'done') return outcome;
  const words = wordsFor(visit.locale, transmissionWords);
  return seeOther(paths.transmission(read.transmission.id), words.feedbackSaved);
}

function propsOf(
  visit: SignedInVisit,
  { transmission }: ReadTransmission,
  form: Form,
  errors: readonly FieldError[],
) {
  const words = wordsFor(visit.locale, transmissionWords);
  return {
    props: {
      words,
      locale: visit.locale,
      transmission,
      form,
      refusal: errorSentences(visit.locale, errors, words.errors),
    },
    trail: [
      { label: words.listTitle, href: paths.transmissions },
      {
        label: words.title(transmission.content.period.label[visit.locale]),
        href: paths.transmission(transmission.id),
      },
    ],
  };
}

const answerPage: FormPage = (visit, read, form, errors) => {
  const { props, trail } = propsOf(visit, read, form, errors);
  return { title: props.words.answer, trail, body: <AnswerPage {...props} /> };
};

const feedbackPage: FormPage = (visit, read, form, errors) => {
  const { props, trail } = propsOf(visit, read, form, errors);
  return {
    title: props.words.feedbackTitle,
    trail,
    body: <FeedbackPage {...props} today={visit.today} />,
  };
};
