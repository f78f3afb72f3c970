import { z } from 'zod';
import { roles } from '#/platform/visit.ts';
import { spaceKinds, spaceVisibilities } from './space.ts';

/** What is typed to open a space. */
export const spaceForm = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(200),
  kind: z.enum(spaceKinds, 'kindMissing'),
  purpose: z.string().trim().max(4000).default(''),
});

/** What a facilitator may change; widening must be confirmed (`widen`). */
export const spaceSettingsForm = spaceForm.extend({
  visibility: z.enum(spaceVisibilities),
  widen: z.literal('yes').optional(),
});

export const memberForm = z.object({ role: z.enum([...roles, 'none']) });

export type SpaceValues = z.output<typeof spaceForm>;
export type SpaceSettingsValues = z.output<typeof spaceSettingsForm>;
