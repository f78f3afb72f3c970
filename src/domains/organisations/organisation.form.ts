import { z } from 'zod';
import { organisationKinds } from './organisation.ts';

const line = (maximum: number) => z.string().trim().max(maximum).default('');

/** One name a line. */
const names = z
  .string()
  .max(3000)
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .split('\n')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ]);

/** What is typed about an organisation; also the API's body, with names as text. */
export const organisationForm = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(300),
  otherNames: names,
  kind: z.enum(organisationKinds, 'kindMissing'),
  description: line(4000),
  address: line(500),
  phone: line(40).refine((text) => text === '' || /\d{3}.*\d{3,4}/.test(text), 'phoneInvalid'),
  email: line(320).refine((text) => text === '' || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text), 'emailInvalid'),
  website: line(500).refine((text) => text === '' || /^https?:\/\/\S+$/i.test(text), 'websiteInvalid'),
  privacyTitle: line(200),
  privacyContact: line(320),
  placeIds: z.array(z.guid()).max(50).default([]),
});

export const directoryForm = z.object({
  q: z.string().trim().max(200).default(''),
  sorte: z.union([z.literal('').transform(() => null), z.enum(organisationKinds)]).default(null),
  lieu: z.union([z.literal('').transform(() => null), z.guid()]).default(null),
  apres: z.string().max(600).default(''),
});

export const changeForm = organisationForm.extend({ version: z.coerce.number().int().min(1) });

export const mergeForm = z.object({
  gone: z.guid(),
  /** Fields taken from the one that goes. */
  take: z.array(z.string().max(40)).max(20).default([]),
});

export type OrganisationValues = z.output<typeof organisationForm>;
