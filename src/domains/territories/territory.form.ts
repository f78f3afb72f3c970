import { z } from 'zod';
import { ownPlaceKinds } from './territory.ts';

const day = z.iso.date('dateInvalid');
export const optionalDay = z.union([z.literal('').transform(() => null), z.null(), day]).default(null);

/** A place that a space adds for itself, with what it lies in. */
export const placeForm = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(200),
  kind: z.enum(ownPlaceKinds, 'kindMissing'),
  parentId: z.union([z.literal('').transform(() => null), z.uuid('parentUnknown')]).default(null),
  validFrom: optionalDay,
});

export const placeEndForm = z.object({ placeId: z.uuid(), validUntil: day });

export type PlaceValues = z.output<typeof placeForm>;
