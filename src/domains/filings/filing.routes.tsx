import { AroundReports } from '#/domains/reports/reports.public.ts';
import { ownSpaces, spaceById } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { missing, type Outcome, type PageContent, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { mayOpenFilingIn } from './filing.access.ts';
import { type FilingReading, readFiling } from './filing.actions.ts';
import { FilingContext, FilingPage } from './filing.pages.tsx';
import { filingsOfViewer } from './filing.store.ts';
import * as filingWords from './filing.words.ts';
import { FilingsPage, type NamedSpace } from './filing-list.pages.tsx';

export const wordsOf = (visit: Visit) => wordsFor(visit.locale, filingWords);

export const filingRoutes: PageRoute[] = [
  get(paths.filings, { access: signedIn, handle: showFilings }),
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
export async function workingSpaces(visit: SignedInVisit): Promise<NamedSpace[]> {
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
