import { z } from 'zod';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import {
  beginFiling,
  changeFiling,
  type FilingReading,
  putFilingAway,
  readFiling,
} from './filing.actions.ts';
import { filingArchiveForm, filingForm, filingListFile, newFilingForm } from './filing.form.ts';
import { wordsOf } from './filing.routes.tsx';
import { countForFunder, dueDays } from './filing.rules.ts';
import { filingsOfViewer } from './filing.store.ts';
import { addressees, documentStates, type FilingDocument } from './filing.ts';
import { listedOf, listInFile } from './filing-list-file.rules.ts';
import { schemaAddress } from './new-filing.routes.tsx';

const day = z.string().meta({ format: 'date' });

const summary = z
  .object({
    id: z.uuid(),
    spaceId: z.uuid(),
    title: z.string(),
    funder: z.string(),
    yearEndsOn: day,
    agreedOn: day.nullable().describe('The day that the signed agreement gives, when it gives another.'),
    agreedSource: z.string(),
    assemblyOn: day.nullable().describe('Day of the general meeting, which changes nothing to the funder’s.'),
    version: z.int(),
    archivedOn: day.nullable(),
    days: z.object({
      due: day.describe('The one to hold.'),
      from: z.enum(['agreement', 'count']),
      counted: day.describe('Ninety days, counted one by one.'),
      named: day.nullable().describe('The day that the programme’s page names for this end of year.'),
    }),
    sent: z.int().describe('The funder’s documents that are sent.'),
    expected: z.int().describe('The funder’s documents, sent or not.'),
  })
  .meta({ id: 'FilingSummary' });

export const filingDocument = z
  .object({
    id: z.uuid(),
    addressee: z.enum(addressees).describe('The funder, or the members at their general meeting.'),
    title: z.string(),
    carrier: z.string(),
    note: z.string(),
    state: z.enum(documentStates),
    stateOn: day,
    removedOn: day.nullable().describe('Since when it is off its list; it can be put back.'),
    revision: z.int(),
  })
  .meta({ id: 'FilingDocument' });

const whole = summary.extend({ documents: z.array(filingDocument) }).meta({ id: 'Filing' });

const reading = { method: 'GET', access: signedIn, scope: 'filings:read', tag: 'filings' } as const;
const writing = { access: signedIn, scope: 'filings:write', tag: 'filings', response: whole } as const;

export const filingApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/filings',
    operationId: 'listFilings',
    summary: 'Accounts of the spaces where you work, the latest year first, those put away last',
    query: z.object({ space: z.uuid().optional().describe('Of one space alone.') }),
    response: z.object({ items: z.array(summary) }),
    handle: async (visit, { query }) => {
      const filings = await filingsOfViewer(await visit.transaction());
      const asked = filings.filter(({ spaceId }) => query.space === undefined || query.space === spaceId);
      return json({ items: asked.map((one) => ({ ...one, days: dueDays(one) })) });
    },
  }),
  operation({
    ...reading,
    path: '/filings/:filing',
    operationId: 'readFiling',
    summary:
      'Accounts with the two lists of documents, those taken off included; their ETag is their version',
    response: whole,
    handle: async (visit) => answer(await readFiling(visit, visit.params.filing)),
  }),
  operation({
    ...reading,
    path: '/filings/:filing/list',
    operationId: 'readFilingList',
    summary: 'The lists of documents as a file: what another year or another space begins from',
    response: filingListFile,
    handle: async (visit) => {
      const found = await readFiling(visit, visit.params.filing);
      if (!found) return missing;
      const lists = { title: found.filing.title, documents: listedOf(found.documents) };
      return json(listInFile(lists, schemaAddress(visit)));
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/filings',
    operationId: 'beginFiling',
    summary: 'Begin accounts, with the lists of others, those of a file, or what the programme publishes',
    body: newFilingForm.extend({ list: filingListFile.optional() }),
    successStatus: 201,
    handle: async (visit, { body: { list, ...values } }) => {
      const outcome = await beginFiling(visit, values, list?.documents ?? null);
      return outcome.kind === 'done'
        ? answer(await readFiling(visit, outcome.id), 201)
        : notDone(visit, outcome);
    },
  }),
  operation({
    ...writing,
    method: 'PUT',
    path: '/filings/:filing',
    operationId: 'changeFiling',
    summary: 'Replace what accounts say of themselves, their days first (If-Match with their version)',
    precondition: true,
    body: filingForm.omit({ version: true }),
    handle: async (visit, { body }) => {
      const found = await readFiling(visit, visit.params.filing);
      if (!found) return missing;
      const version = versionAsked(visit);
      if (found.mayChange && version === null) return versionProblem(visit, 428);
      const outcome = await changeFiling(visit, found.filing.id, { ...body, version: version ?? 0 });
      return outcome.kind === 'done'
        ? answer(await readFiling(visit, found.filing.id))
        : notDone(visit, outcome);
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: '/filings/:filing/archive',
    operationId: 'archiveFiling',
    summary: 'Put accounts away, or take them up again; put away, they are read and no longer change',
    body: filingArchiveForm,
    handle: async (visit, { body }) => {
      const found = await readFiling(visit, visit.params.filing);
      if (!found) return missing;
      const outcome = await putFilingAway(visit, found, body.act);
      return outcome.kind === 'done'
        ? answer(await readFiling(visit, found.filing.id))
        : notDone(visit, outcome);
    },
  }),
];

/** What a program is told of an act on accounts that was not done. */
export const notDone = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsOf(visit).errors);

function answer(found: FilingReading | null, status = 200): Outcome {
  return found ? json(filingBody(found), status, { etag: `"${found.filing.version}"` }) : missing;
}

function filingBody({ filing, documents }: FilingReading) {
  return {
    ...filing,
    days: dueDays(filing),
    ...countForFunder(documents),
    documents: documents.map(documentBody),
  };
}

/** A document without the name of who wrote it last. */
export const documentBody = ({ writtenBy: _, ...document }: FilingDocument) => document;
