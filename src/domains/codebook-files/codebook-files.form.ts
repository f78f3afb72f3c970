import { z } from 'zod';

export const idForm = /^[a-z0-9][A-Za-z0-9-]{0,79}$/;
export const versionForm = /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/;

/** Code lists brought by a program; the codebook of the address gives the rest. */
export const listsRequest = z.object({
  spaceId: z.uuid().nullable().describe('Null for everybody here (administrators).'),
  id: z.string().regex(idForm).describe('Identifier of the new codebook.'),
  version: z.string().regex(versionForm),
  text: z.string().min(1).describe('SKOS concept schemes, in Turtle or in JSON-LD.'),
  without: z.boolean().default(false).describe('True to publish without what code lists do not keep.'),
});

export const conceptForms = ['jsonld', 'turtle'] as const;
