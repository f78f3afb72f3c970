import { z } from 'zod';
import { reportDay } from '#/domains/reports/report.form.ts';
import { audiences } from '#/domains/reports/report.ts';
import { isId } from '#/platform/ids.ts';

/** What a bilan says before its first line, with the version it was opened at. Also the body of the API. */
export const settingsForm = z.object({
  title: z.string().trim().min(1, 'titleMissing').max(300),
  startsOn: reportDay,
  endsOn: reportDay,
  audience: z.enum(audiences),
  dossierIds: z.array(z.string().refine(isId, 'invalid')).max(200).default([]),
  version: z.coerce.number().int().min(1),
});
export type SettingsValues = z.output<typeof settingsForm>;

export const archiveForm = z.object({ act: z.enum(['archive', 'reopen']) });
