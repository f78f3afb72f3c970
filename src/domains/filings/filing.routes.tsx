import { AroundReports } from '#/domains/reports/reports.public.ts';
import { ownSpaces, spaceById } from '#/domains/spaces/spaces.public.ts';
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
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { mayOpenFilingIn } from './filing.access.ts';
import { beginFiling, type FilingReading, readFiling } from './filing.actions.ts';
import { newFilingForm } from './filing.form.ts';
import { FilingContext, FilingPage } from './filing.pages.tsx';
import { filingsOfViewer } from './filing.store.ts';
import * as filingWords from './filing.words.ts';
import { FilingsPage, type NamedSpace, NewFilingPage } from './filing-list.pages.tsx';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, filingWords);

export const filingRoutes: PageRoute[] = [
  get(paths.filings, { access: signedIn, handle: showFilings }),
  get(paths.newFiling, {
    access: signedIn,
    handle: async (visit) => {
      const content = await newFilingPage(visit, new Form(new Map()), []);
      return content ? page(content) : forbidden;
    },
  }),
  post(paths.newFiling, { access: signedIn, handle: begin }),
  get(paths.filing(':reddition'), {
    access: signedIn,
    handle: (visit) =>
      withFiling(visit, async (reading) => page(await filingPage(visit, reading, new Form(new Map()), []))),
  }),
];

/** Finds the accounts of the address within the viewer's rights. */
export async function withFiling(
  visit: SignedInVisit,
  answer: (reading: FilingReading) => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  const reading = await readFiling(visit, visit.params.reddition);
  return reading ? answer(reading) : missing;
}

export function trailToFilings(visit: Visit, filing?: { id: string; title: string }) {
  return [
    { label: wordsOf(visit).title, href: paths.filings },
    ...(filing ? [{ label: filing.title, href: paths.filing(filing.id) }] : []),
  ];
}

/** Spaces in which the viewer works, by name. */
async function workingSpaces(visit: SignedInVisit): Promise<NamedSpace[]> {
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  return own.filter(({ id }) => mayOpenFilingIn(visit.viewer, id));
}

async function showFilings(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  return page({
    title: words.title,
    body: (
      <>
        <AroundReports locale={visit.locale} current="filings" />
        <FilingsPage
          words={words}
          locale={visit.locale}
          filings={await filingsOfViewer(await visit.transaction())}
          mayBegin={(await workingSpaces(visit)).length > 0}
        />
      </>
    ),
  });
}

async function newFilingPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent | null> {
  const words = wordsOf(visit);
  const spaces = await workingSpaces(visit);
  if (spaces.length === 0) return null;
  return {
    title: words.begin,
    trail: trailToFilings(visit),
    body: (
      <NewFilingPage
        words={words}
        form={form}
        typed={typedFiling(form)}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        spaces={spaces}
      />
    ),
  };
}

/** What accounts say of themselves, as it was typed. */
export function typedFiling(form: Form) {
  return {
    title: form.text('title'),
    funder: form.text('funder'),
    yearEndsOn: form.text('yearEndsOn'),
    agreedOn: form.text('agreedOn'),
    agreedSource: form.text('agreedSource'),
    assemblyOn: form.text('assemblyOn'),
  };
}

async function begin(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) => {
    const content = await newFilingPage(visit, form, errors);
    return content ? refusedPage(content) : forbidden;
  };
  const parsed = parseForm(newFilingForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const outcome = await beginFiling(visit, parsed.values);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  return seeOther(paths.filing(outcome.id), wordsOf(visit).begun);
}

/** Accounts; `form` is what was typed to add a document. */
export async function filingPage(
  visit: SignedInVisit,
  { filing, documents, mayChange, mayArchive }: FilingReading,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { locale } = visit;
  const space = await spaceById(await visit.transaction(), filing.spaceId);
  return {
    title: filing.title,
    trail: trailToFilings(visit),
    aside: (
      <FilingContext
        words={words}
        locale={locale}
        filing={filing}
        spaceName={space?.name ?? ''}
        maySet={mayChange || mayArchive}
      />
    ),
    body: (
      <FilingPage
        words={words}
        locale={locale}
        filing={filing}
        documents={documents}
        mayChange={mayChange}
        today={visit.today}
        typed={{ ...typedDocument(form), addressee: form.text('addressee'), key: form.text('_key') }}
        refusal={errorSentences(locale, errors, words.errors)}
      />
    ),
  };
}

/** A document as it was typed. */
export function typedDocument(form: Form) {
  return { title: form.text('title'), carrier: form.text('carrier'), note: form.text('note') };
}
