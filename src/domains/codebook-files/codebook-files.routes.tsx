import {
  askedCodebook,
  type Codebook,
  type CodebookVersion,
  holderTyped,
  mayBringCodebook,
} from '#/domains/codebooks/codebooks.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { missing, type Outcome, type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { anyone, download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { type BringingOutcome, bringCodeLists, bringWorkbook, type Placed } from './bringing.actions.ts';
import { choicesSheet } from './choices.rules.ts';
import { type conceptForms, idForm, versionForm } from './codebook-files.form.ts';
import { FilesPage } from './codebook-files.pages.tsx';
import * as fileWords from './codebook-files.words.ts';
import { codebookSchema } from './codebook-schema.rules.ts';
import { codebookSheets } from './codebook-sheets.rules.ts';
import { conceptsInLinkedData, conceptsInTurtle } from './concepts.rules.ts';
import type { LeftAside } from './left-aside.ts';
import { workbookOf, workbookType } from './workbook.actions.ts';

export const maximumFileBytes = 11 * 1024 * 1024;
const filesAddress = paths.codebookFiles(':codebook', ':version');

export const codebookFilesRoutes: PageRoute[] = [
  download(paths.codebookSchema, { access: anyone, handle: giveSchema }),
  get(filesAddress, {
    access: signedIn,
    handle: async (visit) => {
      const held = await ofAddress(visit);
      return held ? page(await filesPage(visit, held)) : missing;
    },
  }),
  post(filesAddress, { access: signedIn, maximumBodyBytes: maximumFileBytes, handle: bring }),
  download(paths.codebookFile(':codebook', ':version'), { access: signedIn, handle: giveFile }),
];

/** For programs, which follow the address that a schema names. */
function giveSchema(visit: Visit): Outcome {
  const address = `${visit.services.settings.publicUrl}${paths.codebookSchema}`;
  return {
    kind: 'download',
    body: new TextEncoder().encode(`${JSON.stringify(codebookSchema(address), null, 2)}\n`),
    type: 'application/schema+json; charset=utf-8',
    fileName: 'cadre-1.json',
    inline: true,
  };
}

/** The version that the address names, as it will be read for ever. */
export async function filedCodebook(
  visit: SignedInVisit,
  spaceId: string | null,
): Promise<CodebookVersion | null> {
  const { codebook = '', version = '' } = visit.params;
  return askedCodebook(visit, { id: codebook, version }, spaceId);
}

const ofAddress = (visit: SignedInVisit) => filedCodebook(visit, visit.query.get('espace'));

async function giveFile(visit: SignedInVisit): Promise<Outcome> {
  const codebook = (await ofAddress(visit))?.codebook;
  if (!codebook) return missing;
  const { id, version } = codebook;
  const name = `${id}-${version}`;
  switch (visit.query.get('forme')) {
    case 'xlsx':
      return workbook(`${name}.xlsx`, await workbookOf(codebookSheets(codebook)));
    case 'choices':
      return workbook(`${name}-choices.xlsx`, await workbookOf([choicesSheet(codebook.codeLists)]));
    case 'skos':
      return conceptsFile(visit, codebook, 'turtle');
    case 'jsonld':
      return conceptsFile(visit, codebook, 'jsonld');
    default:
      return missing;
  }
}

/** The code lists of a version as SKOS. */
export function conceptsFile(visit: Visit, codebook: Codebook, form: (typeof conceptForms)[number]): Outcome {
  const { id, version } = codebook;
  const address = `${visit.services.settings.publicUrl}${paths.codebookVersion(id, version)}`;
  const isTurtle = form === 'turtle';
  const text = isTurtle ? conceptsInTurtle(codebook, address) : conceptsInLinkedData(codebook, address);
  return {
    kind: 'download',
    body: new TextEncoder().encode(text),
    type: `${isTurtle ? 'text/turtle' : 'application/ld+json'}; charset=utf-8`,
    fileName: `${id}-${version}.${isTurtle ? 'ttl' : 'jsonld'}`,
  };
}

const workbook = (fileName: string, body: Uint8Array): Outcome => ({
  kind: 'download',
  body,
  type: workbookType,
  fileName,
});

async function bring(visit: SignedInVisit): Promise<Outcome> {
  const held = await ofAddress(visit);
  if (!held) return missing;
  const form = await visit.form();
  const [file] = form.files('file');
  const isBook = form.text('what') === 'cadre';
  const wrong = [
    ...(file ? [] : ['file']),
    ...(isBook || idForm.test(form.text('newId')) ? [] : ['newId']),
    ...(isBook || versionForm.test(form.text('newVersion')) ? [] : ['newVersion']),
  ];
  if (!file || wrong.length > 0) return refusal(visit, held, form, wrong, []);
  const spaceId = holderTyped(form.text('space'));
  const identity = { id: form.text('newId'), version: form.text('newVersion') };
  const outcome = isBook
    ? await bringWorkbook(visit, spaceId, file.bytes)
    : await bringCodeLists(
        visit,
        { spaceId, base: held.codebook, identity, without: form.has('without') },
        file.bytes,
      );
  return answer(visit, held, form, spaceId, outcome);
}

async function answer(
  visit: SignedInVisit,
  held: CodebookVersion,
  form: Form,
  spaceId: string | null,
  outcome: BringingOutcome,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, fileWords);
  switch (outcome.kind) {
    case 'published': {
      const { id, version } = outcome.reference;
      return seeOther(paths.codebookVersion(id, version, spaceId), words.done);
    }
    case 'forbidden':
      return refusal(visit, held, form, ['space'], []);
    case 'leaves':
      return refusedPage(await filesPage(visit, held, { form, leftAside: outcome.leftAside }));
    case 'refused':
      return refusal(visit, held, form, [], outcome.faults);
  }
}

async function refusal(
  visit: SignedInVisit,
  held: CodebookVersion,
  form: Form,
  wrong: readonly string[],
  faults: readonly Placed[],
): Promise<Outcome> {
  const errors = wrong.map((field): FieldError => ({ field, key: field, values: {} }));
  return refusedPage(await filesPage(visit, held, { form, errors, faults }));
}

interface Refused {
  form: Form;
  errors: readonly FieldError[];
  faults: readonly Placed[];
  leftAside: readonly LeftAside[];
}

async function filesPage(
  visit: SignedInVisit,
  { codebook, spaceId }: CodebookVersion,
  { form = Form.of({}), errors = [], faults = [], leftAside = [] }: Partial<Refused> = {},
): Promise<PageContent> {
  const words = wordsFor(visit.locale, fileWords);
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  const address = paths.codebookVersion(codebook.id, codebook.version, spaceId);
  return {
    title: words.title,
    trail: [{ label: codebook.title[visit.locale], href: address }],
    body: (
      <FilesPage
        words={words}
        locale={visit.locale}
        codebook={codebook}
        spaceId={spaceId}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        faults={faults}
        leftAside={leftAside}
        spaces={own.filter(({ id }) => mayBringCodebook(visit.viewer, id))}
        mayForEverybody={mayBringCodebook(visit.viewer, null)}
      />
    ),
  };
}
