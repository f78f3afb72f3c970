import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
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
import type { SignedInVisit } from '#/platform/visit.ts';
import { addDocument, changeDocument, markDocument, removeDocument } from './document.actions.ts';
import { DocumentPage } from './document.pages.tsx';
import { changesOfDocument } from './document.store.ts';
import { type FilingReading, readFiling } from './filing.actions.ts';
import { documentForm, documentRemovalForm, documentStateForm, newDocumentForm } from './filing.form.ts';
import { filingPage, trailToFilings, typedDocument, withFiling, wordsOf } from './filing.routes.tsx';
import type { FilingDocument } from './filing.ts';

export const documentRoutes: PageRoute[] = [
  post(paths.filingDocuments(':reddition'), { access: signedIn, handle: add }),
  get(paths.filingDocument(':reddition', ':document'), {
    access: signedIn,
    handle: (visit) =>
      withDocument(visit, async (reading, document) =>
        page(await documentPage(visit, reading, document, null, [])),
      ),
  }),
  post(paths.filingDocument(':reddition', ':document'), { access: signedIn, handle: save }),
  post(paths.filingDocumentState(':reddition', ':document'), { access: signedIn, handle: mark }),
  post(paths.filingDocumentRemoval(':reddition', ':document'), { access: signedIn, handle: remove }),
];

/** Finds the document of the address on the lists of its accounts. */
function withDocument(
  visit: SignedInVisit,
  answer: (reading: FilingReading, document: FilingDocument) => Promise<Outcome> | Outcome,
): Promise<Outcome> {
  return withFiling(visit, (reading) => {
    const document = reading.documents.find(({ id }) => id === visit.params.document);
    return document ? answer(reading, document) : missing;
  });
}

async function documentPage(
  visit: SignedInVisit,
  { filing, mayChange }: FilingReading,
  document: FilingDocument,
  form: Form | null,
  errors: readonly FieldError[],
  isConflict = false,
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { locale, services } = visit;
  const changes = await changesOfDocument(await visit.transaction(), document.id);
  return {
    title: document.title,
    trail: trailToFilings(visit, filing),
    body: (
      <DocumentPage
        words={words}
        locale={locale}
        filingId={filing.id}
        document={document}
        typed={
          form
            ? { ...typedDocument(form), state: form.text('state'), key: form.text('_key') }
            : { ...document, key: '' }
        }
        refusal={errorSentences(locale, errors, words.errors)}
        isConflict={isConflict}
        changes={changes.map((change) => {
          const day = dayIn(services.settings.timeZone, change.writtenAt);
          return { ...change, day, when: formatDate(day, locale) };
        })}
        mayChange={mayChange}
      />
    ),
  };
}

async function add(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withFiling(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await filingPage(visit, reading, form, errors));
    const parsed = parseForm(newDocumentForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await addDocument(visit, reading.filing.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(`${paths.filing(reading.filing.id)}#${parsed.values.addressee}`, wordsOf(visit).added);
  });
}

async function save(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withDocument(visit, async (reading, document) => {
    if (!reading.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[], isConflict = false) =>
      refusedPage(await documentPage(visit, reading, document, form, errors, isConflict));
    const parsed = parseForm(documentForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const at = { filingId: reading.filing.id, documentId: document.id };
    const outcome = await changeDocument(visit, at, parsed.values);
    if (outcome.kind === 'conflict') return refuse([], true);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.filing(reading.filing.id), wordsOf(visit).saved);
  });
}

/** The list again as it stands now, when somebody changed the same document meanwhile. */
async function listAgain(visit: SignedInVisit, { filing }: FilingReading): Promise<Outcome> {
  const now = await readFiling(visit, filing.id);
  if (!now) return missing;
  const errors = [{ field: 'state', key: 'changedMeanwhile', values: {} }];
  return refusedPage(await filingPage(visit, now, new Form(new Map()), errors));
}

async function mark(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withDocument(visit, async (reading, document) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(documentStateForm, form);
    if (!parsed.ok) return missing;
    const { state, revision } = parsed.values;
    const at = { filingId: reading.filing.id, documentId: document.id, revision };
    const outcome = await markDocument(visit, at, state);
    if (outcome.kind === 'conflict') return listAgain(visit, reading);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(`${paths.filing(reading.filing.id)}#${document.addressee}`, wordsOf(visit).marked);
  });
}

async function remove(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withDocument(visit, async (reading, document) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(documentRemovalForm, form);
    if (!parsed.ok) return missing;
    const { act, revision } = parsed.values;
    const at = { filingId: reading.filing.id, documentId: document.id, revision };
    const outcome = await removeDocument(visit, at, act);
    if (outcome.kind === 'conflict') return listAgain(visit, reading);
    if (outcome.kind !== 'done') return outcome;
    const words = wordsOf(visit);
    return seeOther(paths.filing(reading.filing.id), act === 'remove' ? words.removedDone : words.restored);
  });
}
