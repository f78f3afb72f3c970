import { z } from 'zod';
import { Form, type Parsed, parseForm } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { communityKinds, dossierStates, dossierVisibilities, originKinds, partnerRoles } from './dossier.ts';

const emptyToNull = (value: unknown) => (value === '' ? null : value);

/** A day that exists, `YYYY-MM-DD`. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'dayInvalid')
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text), 'dayInvalid');
export const optionalDay = z.preprocess(emptyToNull, day.nullable().default(null));
const id = z.string().refine(isId, 'invalid');
const term = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'invalid');

/** What people write of a dossier; also the body of the API. */
export const dossierForm = z.object({
  title: z.string().trim().min(1, 'titleMissing').max(300),
  summary: z.string().trim().max(20_000).default(''),
  origin: z.string().trim().max(300).default(''),
  originKind: z.preprocess(emptyToNull, z.enum(originKinds).nullable().default(null)),
  communityKind: z.preprocess(emptyToNull, z.enum(communityKinds).nullable().default(null)),
  fields: z.array(term).max(60).default([]),
  serviceAxes: z.array(term).max(60).default([]),
  axisShares: z
    .array(z.number('shareInvalid').int('shareInvalid').min(0, 'shareInvalid').max(100, 'shareInvalid'))
    .max(60)
    .default([]),
});
export type DossierValues = z.output<typeof dossierForm>;

/** Where the share of an axis is typed, in per cent. */
export const axisShareField = (axis: string) => `axisShare-${axis}`;

/** Reads the form of a dossier; what is wrong with a share is told at the axes. */
export function parseDossier<S extends typeof newDossierForm | typeof dossierChangeForm>(
  schema: S,
  form: Form,
): Parsed<z.output<S>> {
  const names = form.names().filter((name) => name !== 'axisShares');
  const shares = axisSharesTyped(form);
  const read = Form.of(Object.fromEntries(names.map((name) => [name, form.all(name)])));
  if (shares.some(Number.isNaN)) {
    return { ok: false, errors: [{ field: 'serviceAxes', key: 'shareInvalid', values: {} }] };
  }
  if (hasShareAlone(form)) {
    return { ok: false, errors: [{ field: 'serviceAxes', key: 'shareUnticked', values: {} }] };
  }
  const parsed = parseForm(schema, read);
  return parsed.ok ? { ok: true, values: { ...parsed.values, axisShares: shares } } : parsed;
}

/** Whether a share is typed beside an axis that is not ticked: it would be lost. */
function hasShareAlone(form: Form): boolean {
  const ticked = form.all('serviceAxes').map(axisShareField);
  const typed = form.names().filter((name) => name.startsWith(axisShareField('')));
  return typed.some((name) => !ticked.includes(name) && !/^[\s0%]*$/.test(form.text(name)));
}

/** Shares typed for the ticked axes, in their order; what is no whole number up to 100 is NaN. */
export function axisSharesTyped(form: Form): number[] {
  return form.all('serviceAxes').flatMap((axis) => {
    const text = form.text(axisShareField(axis)).replaceAll(/[\s\u00a0\u202f%]/g, '');
    if (text === '') return [];
    return [/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : Number.NaN];
  });
}

/** A dossier may be opened where it really is, with the day it got there. */
export const newDossierForm = dossierForm.extend({
  spaceId: id,
  state: z.enum(dossierStates).default('received'),
  sinceOn: optionalDay,
});
export type NewDossierValues = z.output<typeof newDossierForm>;

/** A change of what is written, made from a version (`0` cannot be one). */
export const dossierChangeForm = dossierForm.extend({
  version: z.coerce.number().int().min(1),
});
export type DossierChangeValues = z.output<typeof dossierChangeForm>;

export const stateForm = z.object({
  state: z.enum(dossierStates, 'stateMissing'),
  onDay: optionalDay,
  reason: z.string().trim().min(1, 'reasonMissing').max(4000),
});
export type StateValues = z.output<typeof stateForm>;

export const visibilityForm = z.object({
  visibility: z.enum(dossierVisibilities),
  widen: z.literal('yes').optional(),
});

export const partnerForm = z.object({
  organisationId: z.preprocess(emptyToNull, id.nullable().default(null)),
  name: z.string().trim().min(1, 'partnerMissing').max(300),
  role: z.enum(partnerRoles).default('partner'),
  sinceOn: optionalDay,
  untilOn: optionalDay,
});
export type PartnerValues = z.output<typeof partnerForm>;

/** The end of a partnership, or its removal when it was noted by mistake. */
export const partnerEndForm = z.object({
  act: z.enum(['end', 'remove']),
  untilOn: optionalDay,
});

/** What the list of dossiers may be narrowed by, in the address. */
export const dossierFilters = z.object({
  espace: z.preprocess(emptyToNull, id.nullable().default(null)).catch(null),
  etat: z.preprocess(emptyToNull, z.enum(dossierStates).nullable().default(null)).catch(null),
  champ: z.preprocess(emptyToNull, term.nullable().default(null)).catch(null),
  axe: z.preprocess(emptyToNull, term.nullable().default(null)).catch(null),
  genre: z.preprocess(emptyToNull, z.enum(communityKinds).nullable().default(null)).catch(null),
  fermes: z.literal('oui').nullable().catch(null),
  suite: z.string().max(1000).nullable().catch(null),
});
export type DossierFilters = z.output<typeof dossierFilters>;
