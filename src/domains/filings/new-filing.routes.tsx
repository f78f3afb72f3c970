import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  checkedJsonFile,
  type FileFault,
  faultSentences,
  jsonFileSchema,
} from '#/platform/json-file-faults.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { anyone, download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { beginFiling } from './filing.actions.ts';
import { filingListFile, newFilingForm } from './filing.form.ts';
import { trailToFilings, typedFiling, withFiling, wordsOf, workingSpaces } from './filing.routes.tsx';
import { filingsOfViewer } from './filing.store.ts';
import { NewFilingPage } from './filing-list.pages.tsx';
import { filingListFormat, listAsFile, listedOf } from './filing-list-file.rules.ts';

export const newFilingRoutes: PageRoute[] = [
  get(paths.newFiling, {
    access: signedIn,
    handle: async (visit) => {
      const content = await newFilingPage(visit, new Form(new Map()), []);
      return content ? page(content) : forbidden;
    },
  }),
  post(paths.newFiling, { access: signedIn, handle: begin }),
  download(paths.filingListSchema, { access: anyone, handle: giveSchema }),
  download(paths.filingList(':reddition'), {
    access: signedIn,
    handle: (visit) =>
      withFiling(visit, ({ filing, documents }) => giveList(visit, filing.title, listedOf(documents))),
  }),
];

async function newFilingPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  faults: readonly FileFault[] = [],
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
        earlier={await filingsOfViewer(await visit.transaction())}
        faults={faults.length === 0 ? null : faultSentences(visit.locale, faults, words.documentAt)}
      />
    ),
  };
}

async function begin(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[], faults: readonly FileFault[] = []) => {
    const content = await newFilingPage(visit, form, errors, faults);
    return content ? refusedPage(content) : forbidden;
  };
  const parsed = parseForm(newFilingForm, form);
  const [given] = form.files('list').filter(({ bytes }) => bytes.length > 0);
  const list = given ? checkedJsonFile(given.bytes, filingListFile, filingListFormat) : null;
  const faults = list?.ok === false ? list.faults : [];
  if (!parsed.ok) return refuse(parsed.errors, faults);
  if (list?.ok === false) return refuse([], faults);
  const outcome = await beginFiling(visit, parsed.values, list?.value.documents ?? null);
  if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
  return seeOther(paths.filing(outcome.id), wordsOf(visit).begun);
}

export const schemaAddress = (visit: Visit) =>
  `${visit.services.settings.publicUrl}${paths.filingListSchema}`;

/** For programs, which follow the address that a file names. */
function giveSchema(visit: Visit): Outcome {
  const schema = jsonFileSchema(filingListFile, {
    address: schemaAddress(visit),
    title: 'Liste de reddition de Toile, format 1',
    description:
      'What is handed in to a funder, and apart, to a general meeting: two lists, without any day or state.',
  });
  return {
    kind: 'download',
    body: new TextEncoder().encode(`${JSON.stringify(schema, null, 2)}\n`),
    type: 'application/schema+json; charset=utf-8',
    fileName: 'reddition-1.json',
    inline: true,
  };
}

function giveList(visit: Visit, title: string, documents: ReturnType<typeof listedOf>): Outcome {
  return {
    kind: 'download',
    body: new TextEncoder().encode(listAsFile({ title, documents }, schemaAddress(visit))),
    type: 'application/json; charset=utf-8',
    fileName: `${wordsOf(visit).listFileName(title)}.json`,
  };
}
