import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { longestMinutes } from './duration.rules.ts';
import { sharesFault, textLength, titleOf } from './trace.rules.ts';
import {
  addressees,
  flags,
  languages,
  modes,
  natureIds,
  organisationRoles,
  placeKinds,
  schoolLevels,
  visibilities,
} from './trace.ts';

export const idField = z.string().refine(isId, 'invalid');

/** A day that exists, `YYYY-MM-DD`, between 1900 and 2200. */
export const dayField = z.string().refine(isDay, 'dayInvalid');

const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'timeInvalid');
const percentField = z.number().int('shareInvalid').min(0, 'shareInvalid').max(100, 'shareInvalid');

const natureField = z.object({
  nature: z.enum(natureIds),
  sharePercent: percentField.nullable().default(null),
});

const actorField = z
  .object({
    personId: idField.nullable().default(null),
    name: z.string().trim().max(200).default(''),
    sharePercent: percentField.nullable().default(null),
  })
  .refine((actor) => actor.personId !== null || actor.name !== '', 'actorMissing');

const organisationField = z
  .object({
    organisationId: idField.nullable().default(null),
    name: z.string().trim().max(300).default(''),
    role: z.enum(organisationRoles).default('present'),
  })
  .refine((present) => present.organisationId !== null || present.name !== '', 'organisationMissing');

/** What any text of a trace must be: something is said, and it fits. */
const textField = z
  .string()
  .max(textLength)
  .refine((text) => titleOf(text) !== '', 'textMissing');

const content = z.object({
  spaceId: idField,
  text: textField,
  eventOn: dayField,
  eventTime: timeField.nullable().default(null),
  durationMinutes: z.number().int().min(0).max(longestMinutes).nullable().default(null),
  natures: z.array(natureField).max(natureIds.length).default([]),
  mode: z.enum(modes).nullable().default(null),
  placeKind: z.enum(placeKinds).nullable().default(null),
  placeText: z.string().trim().max(300).default(''),
  placeId: idField.nullable().default(null),
  schoolLevel: z.enum(schoolLevels).nullable().default(null),
  language: z.enum(languages).nullable().default(null),
  addressee: z.enum(addressees).default('community'),
  peopleCount: z.number().int().min(0).max(1_000_000).nullable().default(null),
  peopleByCategory: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), z.number().int().min(0).max(1_000_000))
    .default({}),
  practitionerCount: z.number().int().min(1).max(500).nullable().default(null),
  flags: z.array(z.enum(flags)).max(flags.length).default([]),
  whatChanged: z.string().max(20_000).default(''),
  visibility: z.enum(visibilities).default('space'),
  dossierIds: z.array(idField).max(20).default([]),
  actors: z.array(actorField).max(50).default([]),
  organisations: z.array(organisationField).max(100).default([]),
});

/**
 * A whole trace as values: what the API, the imports and the full form give. Rules that bear on several
 * fields are here, so that every way in obeys them.
 */
export const traceContentForm = content.superRefine((values, context) => {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const naturesFault = sharesFault(values.natures.map((share) => share.sharePercent));
  if (naturesFault) refuse('natures', naturesFault);
  const actorsFault = sharesFault(values.actors.map((actor) => actor.sharePercent));
  if (actorsFault) refuse('actors', actorsFault);
  if (new Set(values.natures.map((share) => share.nature)).size < values.natures.length)
    refuse('natures', 'naturesTwice');
  if (values.schoolLevel !== null && values.placeKind !== 'school')
    refuse('schoolLevel', 'schoolLevelElsewhere');
});

export type TraceContentValues = z.output<typeof traceContentForm>;

const emptyToNull = (value: unknown) => (value === '' ? null : value);

/** What may be added just after a note; its duration is read apart, as people write it. */
export const completionForm = z.object({
  version: z.coerce.number().int().min(1),
  natures: z.array(z.enum(natureIds)).default([]),
  dossierId: z.preprocess(emptyToNull, idField.nullable().default(null)),
  mode: z.preprocess(emptyToNull, z.enum(modes).nullable().default(null)),
  placeKind: z.preprocess(emptyToNull, z.enum(placeKinds).nullable().default(null)),
  placeText: z.string().trim().max(300).default(''),
});

/** Who sees it; more people only when that is said in so many words. */
export const traceVisibilityForm = z.object({
  visibility: z.enum(visibilities),
  widen: z.literal('yes').optional(),
});

function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const year = Number(found[1]);
  const date = new Date(`${text}T00:00:00Z`);
  return year >= 1900 && year < 2200 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
