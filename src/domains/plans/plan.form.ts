import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { levelKinds, planClosingKinds, planKinds, planVisibilities } from './plan.ts';

export const emptyToNull = (value: unknown) => (value === '' ? null : value);

/** A day that exists, `YYYY-MM-DD`, in times that people plan. */
export const day = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/, 'dayInvalid')
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text), 'dayInvalid');
export const optionalDay = z.preprocess(emptyToNull, day.nullable().default(null));
export const id = z.string().refine(isId, 'invalid');
export const optionalId = z.preprocess(emptyToNull, id.nullable().default(null));
export const version = z.coerce.number().int().min(1);

const content = {
  title: z.string().trim().min(1, 'titleMissing').max(300),
  startsOn: day,
  portrait: z.string().trim().max(50_000).default(''),
};

/** A new plan; without its last day, the usual one of its kind. Also the body of the API. */
export const newPlanForm = z.object({
  ...content,
  kind: z.enum(planKinds).default('triennial'),
  endsOn: optionalDay,
  spaceId: id,
});
export type NewPlanValues = z.output<typeof newPlanForm>;

/** A plan as it is replaced: its kind is said, never guessed. */
export const planForm = z.object({ ...content, kind: z.enum(planKinds), endsOn: day });
export const planChangeForm = planForm.extend({ version });
export type PlanChangeValues = z.output<typeof planChangeForm>;

export const planVisibilityForm = z.object({
  visibility: z.enum(planVisibilities),
  widen: z.literal('yes').optional(),
});

/** Closing a plan, or taking it up again: on a day, for a reason. */
export const planClosingForm = z.object({
  onDay: day,
  reason: z.string().trim().min(1, 'closingReasonMissing').max(4000),
});
export type PlanClosingValues = z.output<typeof planClosingForm>;
export const planClosingBody = planClosingForm.extend({ act: z.enum(planClosingKinds) });

const levelId = z.string().regex(/^([a-z0-9][a-z0-9-]{0,39})?$/, 'invalid');
const levelLabel = z.string().max(60);

const differ = (ids: readonly string[]) => {
  const known = ids.filter((one) => one !== '');
  return new Set(known).size === known.length;
};

/** Levels, as three lists side by side. */
export const levelsForm = z.object({
  version,
  id: z.array(levelId).max(12).refine(differ, 'levelsMixed'),
  label: z.array(levelLabel).max(12),
  kind: z.array(z.string().max(20)).max(12),
});
export type LevelsValues = z.output<typeof levelsForm>;

/** The same levels as a program says them, and reads them; one without an id is new. */
export const levelsBody = z.object({
  levels: z
    .array(z.object({ id: levelId.default(''), label: levelLabel, kind: z.enum(levelKinds) }))
    .max(12)
    .refine((levels) => differ(levels.map((level) => level.id)), 'levelsMixed'),
});

export const planSpaceForm = z.object({ spaceId: id, act: z.enum(['join', 'leave']) });
