import { z } from 'zod';
import { versionProblem } from '#/platform/api-problems.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { addDocument, changeDocument, markDocument, removeDocument } from './document.actions.ts';
import { changesOfDocument } from './document.store.ts';
import { readFiling } from './filing.actions.ts';
import { documentBody, filingDocument, notDone } from './filing.api.ts';
import { documentForm, documentRemovalForm, documentStateForm, newDocumentForm } from './filing.form.ts';
import { documentStates } from './filing.ts';

const common = {
  access: signedIn,
  scope: 'filings:write',
  tag: 'filings',
  response: filingDocument,
} as const;

const change = z.object({
  revision: z.int(),
  title: z.string(),
  carrier: z.string(),
  note: z.string(),
  state: z.enum(documentStates),
  removedOn: z.string().meta({ format: 'date' }).nullable(),
  writtenAt: z.iso.datetime(),
});

export const documentApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path: '/filings/:filing/documents/:document',
    scope: 'filings:read',
    operationId: 'readFilingDocument',
    summary: 'One document with each thing that was said of it, the latest first; its ETag is its revision',
    response: filingDocument.extend({ changes: z.array(change) }),
    handle: async (visit) => {
      const document = await documentAsked(visit);
      if (!document) return missing;
      const changes = await changesOfDocument(await visit.transaction(), document.id);
      const said = changes.map(({ writtenBy: _, ...one }) => one);
      return json({ ...documentBody(document), changes: said }, 200, { etag: `"${document.revision}"` });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/filings/:filing/documents',
    operationId: 'addFilingDocument',
    summary: 'Add a document at the end of one of the two lists',
    body: newDocumentForm,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const found = await readFiling(visit, visit.params.filing);
      if (!found) return missing;
      const outcome = await addDocument(visit, found.filing.id, body);
      return outcome.kind === 'done' ? answer(visit, outcome.id, 201) : notDone(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'PUT',
    path: '/filings/:filing/documents/:document',
    operationId: 'changeFilingDocument',
    summary: 'Replace what a document says, its state included (If-Match with its revision)',
    precondition: true,
    body: documentForm.omit({ revision: true }),
    handle: (visit, { body }) =>
      atRevision(visit, ({ revision, ...at }) => changeDocument(visit, at, { ...body, revision })),
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/filings/:filing/documents/:document/state',
    operationId: 'markFilingDocument',
    summary: 'Mark a document to do, received or sent, as of today (If-Match with its revision)',
    precondition: true,
    body: documentStateForm.omit({ revision: true }),
    handle: (visit, { body }) => atRevision(visit, (at) => markDocument(visit, at, body.state)),
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/filings/:filing/documents/:document/removal',
    operationId: 'removeFilingDocument',
    summary: 'Take a document off its list, or put it back (If-Match with its revision); nothing is erased',
    precondition: true,
    body: documentRemovalForm.omit({ revision: true }),
    handle: (visit, { body }) => atRevision(visit, (at) => removeDocument(visit, at, body.act)),
  }),
];

/** The document that the address names, when the caller may read its accounts. */
async function documentAsked(visit: SignedInVisit, id = visit.params.document) {
  const found = await readFiling(visit, visit.params.filing);
  return found?.documents.find((one) => one.id === id) ?? null;
}

type Change = (at: {
  filingId: string;
  documentId: string;
  revision: number;
}) => ReturnType<typeof markDocument>;

/** A change of the document that the address names, from the revision that was read. */
async function atRevision(visit: SignedInVisit, act: Change): Promise<Outcome> {
  const found = await readFiling(visit, visit.params.filing);
  const document = found?.documents.find(({ id }) => id === visit.params.document);
  if (!found || !document) return missing;
  const revision = versionAsked(visit);
  if (found.mayChange && revision === null) return versionProblem(visit, 428);
  const at = { filingId: found.filing.id, documentId: document.id, revision: revision ?? 0 };
  const outcome = await act(at);
  return outcome.kind === 'done' ? answer(visit, document.id) : notDone(visit, outcome);
}

async function answer(visit: SignedInVisit, id: string, status = 200): Promise<Outcome> {
  const document = await documentAsked(visit, id);
  if (!document) return missing;
  return json(documentBody(document), status, { etag: `"${document.revision}"` });
}
