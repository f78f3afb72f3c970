import { z } from 'zod';
import { readDossierStory } from '#/domains/dossiers/dossiers.public.ts';
import { largestSentBody, sentFile, sentFileForm } from '#/domains/traces/traces.public.ts';
import { notDoneProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { fileForm } from './chronicle.form.ts';
import * as chronicleWords from './chronicle.words.ts';
import { dropFile, filesSeen, keepFile } from './dossier-file.actions.ts';
import { serveDossierFile } from './dossier-file.routes.tsx';
import type { DossierFile } from './dossier-file.ts';

const file = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    description: z.string(),
    datedOn: z.iso.date().nullable().describe('Day of the document, when it was said.'),
    addedAt: z.iso.datetime(),
  })
  .meta({ id: 'DossierFile' });

const list = '/dossiers/:dossier/documents';
const common = { access: signedIn, tag: 'dossiers' } as const;
const reading = { ...common, method: 'GET', scope: 'dossiers:read' } as const;
const writing = { ...common, scope: 'dossiers:write' } as const;

export const dossierFileApi: ApiOperation[] = [
  operation({
    ...reading,
    path: list,
    operationId: 'listDossierFiles',
    summary: 'Documents of a dossier, the latest first; for those of its space, others read none',
    response: z.object({ items: z.array(file) }),
    handle: async (visit) => {
      const { dossier } = visit.params;
      const story = isId(dossier) ? await readDossierStory(visit, dossier) : null;
      if (!story) return missing;
      const { files } = await filesSeen(visit, story.dossier);
      return json({ items: (files ?? []).map(shown) });
    },
  }),
  operation({
    ...writing,
    method: 'POST',
    path: list,
    operationId: 'addDossierFile',
    summary: 'Keep a document with a dossier: an image, a PDF, a sound or a video, known by its bytes',
    body: sentFileForm.extend(fileForm.shape),
    maximumBodyBytes: largestSentBody,
    response: file,
    successStatus: 201,
    handle: async (visit, { body: { fileName, content, ...values } }) => {
      const outcome = await keepFile(visit, visit.params.dossier, sentFile({ fileName, content }), values);
      if (outcome.kind === 'done') return json(shown(outcome.file), 201);
      const { errors } = wordsFor(visit.locale, chronicleWords);
      if (outcome.kind !== 'refused') return notDoneProblem(visit, outcome, errors);
      const { kind, key, maximum } = outcome;
      return notDoneProblem(visit, { kind, field: 'content', key, values: { maximum } }, errors);
    },
  }),
  operation({
    ...reading,
    path: `${list}/:document`,
    operationId: 'readDossierFile',
    summary: 'The bytes of a document of a dossier',
    responseType: 'application/octet-stream',
    handle: serveDossierFile,
  }),
  operation({
    ...writing,
    method: 'DELETE',
    path: `${list}/:document`,
    operationId: 'removeDossierFile',
    summary: 'Take a document off a dossier',
    successStatus: 204,
    handle: remove,
  }),
];

async function remove(visit: SignedInVisit) {
  const { dossier, document } = visit.params;
  if (!isId(document)) return missing;
  const outcome = await dropFile(visit, dossier, document);
  return outcome.kind === 'done' ? json(undefined, 204) : outcome;
}

const shown = ({ id, kind, fileName, mediaType, sizeBytes, description, datedOn, addedAt }: DossierFile) => ({
  id,
  kind,
  fileName,
  mediaType,
  sizeBytes,
  description,
  datedOn,
  addedAt: addedAt.toISOString(),
});
