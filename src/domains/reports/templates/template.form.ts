import { z } from 'zod';
import { sectionKinds } from '#/domains/reports/report.ts';
import { natureIds } from '#/domains/traces/traces.public.ts';
import { isId } from '#/platform/ids.ts';
import { mostSections, templateLengths } from './template.ts';

const oneLine = (text: string) => text.replaceAll(/[\r\n\t]+/g, ' ').trim();
const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim();
const spaceId = z.string().refine(isId, 'spaceMissing');

const title = z.string().overwrite(oneLine).min(1, 'titleMissing').max(templateLengths.title);
const purpose = z.string().overwrite(oneLine).max(templateLengths.purpose);
const language = z.enum(['fr', 'en']);
const section = {
  kind: z
    .enum(sectionKinds)
    .describe('What the section is proposed from; "free" is written by people alone.'),
  heading: z.string().overwrite(oneLine).min(1, 'headingMissing').max(templateLengths.heading),
  hint: z
    .string()
    .overwrite(lines)
    .max(templateLengths.hint)
    .default('')
    .describe('What to write there, in the words of whoever wrote the template.'),
  natures: z
    .array(z.enum(natureIds))
    .max(natureIds.length)
    .default([])
    .describe('Natures of work that the proposal keeps to; none: all. Only read when the kind is "natures".'),
};

/** A template as a file, whole, under the name of its format. */
export const templateFile = z.strictObject({
  $schema: z.string().max(2000).optional(),
  format: z.literal('gabarit-1'),
  language,
  title,
  purpose: purpose.default(''),
  sections: z.array(z.strictObject(section)).max(mostSections),
});

/** What a template of a space begins from: another one, or nothing. */
export const newTemplateForm = z.object({
  from: z.string().trim().max(80).default(''),
  spaceId,
  /** Empty: the title of what it begins from. */
  title: z.string().overwrite(oneLine).max(templateLengths.title).default(''),
});
export type NewTemplateValues = z.output<typeof newTemplateForm>;

/** A bilan that went well, kept as a template. */
export const fromReportForm = z.object({ spaceId, title, purpose: purpose.default('') });
export type FromReportValues = z.output<typeof fromReportForm>;

const version = z.coerce.number().int().min(1).max(2_000_000_000);

export const templateHeadForm = z.object({ title, purpose: purpose.default(''), language, version });
export type TemplateHeadValues = z.output<typeof templateHeadForm>;

/** One section, with the version of the template it was opened at. */
export const templateSectionForm = z.object({ ...section, version });
export type TemplateSectionValues = z.output<typeof templateSectionForm>;

/** One section more: after which one (empty: at the end). */
export const newTemplateSectionForm = z.object({ ...section, after: z.string().default('') });
export type NewTemplateSectionValues = z.output<typeof newTemplateSectionForm>;

export const templatePlaceForm = z.object({ move: z.enum(['up', 'down']), version });

/** Taking up a state that a template had. */
export const earlierVersionForm = z.object({
  earlier: z.coerce.number().int().min(1).max(2_000_000_000),
  version,
});
