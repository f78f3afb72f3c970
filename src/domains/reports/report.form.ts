import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { audiences } from './report.ts';

/** A day that exists, in times that people tell. */
export const reportDay = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/, 'dayInvalid')
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text), 'dayInvalid');
const id = z.string().refine(isId, 'invalid');

/** What a bilan begins from. Also the body of the API. */
export const newReportForm = z.object({
  title: z.string().trim().max(300).default(''),
  spaceIds: z.array(id).min(1, 'spaceMissing').max(10),
  startsOn: reportDay,
  endsOn: reportDay,
  dossierIds: z.array(id).max(200).default([]),
  audience: z.enum(audiences).default('team'),
  language: z.enum(['fr', 'en']).default('fr'),
  /** Name of a shipped template, or id of one kept by a space. */
  template: z.string().trim().min(1, 'templateMissing').max(80),
});
export type NewReportValues = z.output<typeof newReportForm>;
