import type { DossierStory } from '#/domains/dossiers/dossiers.public.ts';
import { attachmentKey, largestFile, largestUploadBytes, megabytes } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { sealedFile } from '#/platform/sealed-file.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { fileForm } from './chronicle.form.ts';
import { dossierWordsOf, frameOf, withStory, wordsOf } from './chronicle.routes.tsx';
import { dropFile, filesSeen, keepFile } from './dossier-file.actions.ts';
import { FilesPage } from './dossier-file.pages.tsx';
import { dossierFileById } from './dossier-file.store.ts';

/** The other fields of the form, and what a multipart body wraps them in. */
const wrappingBytes = 64 * 1024;

export const dossierFileRoutes: PageRoute[] = [
  get(paths.dossierFiles(':dossier'), {
    access: anyone,
    handle: (visit) =>
      withStory(visit, async (story) => page(await filesPage(visit, story, new Form(new Map()), []))),
  }),
  post(paths.dossierFiles(':dossier'), {
    access: signedIn,
    maximumBodyBytes: largestUploadBytes + wrappingBytes,
    handle: add,
  }),
  get(paths.dossierFile(':dossier', ':document'), { access: signedIn, handle: serveDossierFile }),
  post(paths.dossierFileRemoval(':dossier', ':document'), {
    access: signedIn,
    handle: async (visit) => {
      const { dossier = '', document } = visit.params;
      if (!isId(document)) return missing;
      const outcome = await dropFile(visit, dossier, document);
      if (outcome.kind !== 'done') return outcome;
      return seeOther(paths.dossierFiles(dossier), wordsOf(visit).fileDropped);
    },
  }),
];

async function filesPage(
  visit: Visit,
  story: DossierStory,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const { dossier } = story;
  return {
    ...frameOf(visit, story),
    body: (
      <FilesPage
        words={words}
        dossierWords={dossierWordsOf(visit)}
        locale={visit.locale}
        dossierId={dossier.id}
        {...(await filesSeen(visit, dossier))}
        mayWrite={story.mayChange}
        maximum={megabytes(largestFile(visit))}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function add(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withStory(visit, async (story) => {
    if (!story.mayChange) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await filesPage(visit, story, form, errors));
    const parsed = parseForm(fileForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await keepFile(visit, story.dossier.id, form.files('file')[0], parsed.values);
    if (outcome.kind === 'refused') {
      return refuse([{ field: 'file', key: outcome.key, values: { maximum: outcome.maximum } }]);
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.dossierFiles(story.dossier.id), wordsOf(visit).fileKept);
  });
}

/** A document for those of the dossier's space. */
export async function serveDossierFile(visit: SignedInVisit): Promise<Outcome> {
  const { dossier, document } = visit.params;
  if (!isId(dossier) || !isId(document)) return missing;
  const file = await dossierFileById(await visit.transaction(), dossier, document);
  return file ? sealedFile(visit, file, attachmentKey(file.id)) : missing;
}
