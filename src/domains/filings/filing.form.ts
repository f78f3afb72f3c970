import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { addressees, documentStates, filingLengths, mostDocuments } from './filing.ts';

const oneLine = (text: string) => text.replaceAll(/[\r\n\t]+/g, ' ').trim();
const line = (most: number) => z.string().overwrite(oneLine).max(most);

/** A day that exists, in times that people account for. */
const day = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/, 'dayInvalid')
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text), 'dayInvalid');
const maybeDay = z
  .union([z.literal(''), day], 'dayInvalid')
  .default('')
  .transform((text) => text || null);

const version = z.coerce.number().int().min(1).max(2_000_000_000);

const said = {
  title: line(filingLengths.title).min(1, 'titleMissing'),
  funder: line(filingLengths.funder).default(''),
  yearEndsOn: z.string().min(1, 'yearMissing').pipe(day),
  agreedOn: maybeDay,
  agreedSource: line(filingLengths.source).default(''),
  assemblyOn: maybeDay,
};

export const newFilingForm = z.object({
  ...said,
  spaceId: z.string().refine(isId, 'spaceMissing'),
  /** Accounts whose lists are taken again; empty: the list of the programme. */
  from: z.string().trim().max(80).default(''),
});
export type NewFilingValues = z.output<typeof newFilingForm>;

/** What accounts say of themselves, with the version they were opened at. */
export const filingForm = z.object({ ...said, version });
export type FilingValues = z.output<typeof filingForm>;

const document = {
  title: line(filingLengths.title).min(1, 'documentMissing'),
  carrier: line(filingLengths.carrier).default(''),
  note: z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .max(filingLengths.note)
    .default(''),
};

/** The lists of accounts as a file: what is handed in, to whom, and nothing of a year. */
export const filingListFile = z.strictObject({
  $schema: z.string().max(2000).optional(),
  format: z.literal('reddition-1'),
  title: line(filingLengths.title).default('').describe('What these lists are for; read by people alone.'),
  documents: z
    .array(
      z.strictObject({
        addressee: z
          .enum(addressees)
          .describe('To whom it goes: the funder, or the members at their general meeting.'),
        ...document,
      }),
    )
    .max(mostDocuments),
});

export const newDocumentForm = z.object({ ...document, addressee: z.enum(addressees) });
export type NewDocumentValues = z.output<typeof newDocumentForm>;

export const documentForm = z.object({
  ...document,
  state: z.enum(documentStates),
  revision: version,
});
export type DocumentValues = z.output<typeof documentForm>;

/** A state given from the list, with the revision that was seen there. */
export const documentStateForm = z.object({ state: z.enum(documentStates), revision: version });
export const documentRemovalForm = z.object({ act: z.enum(['remove', 'restore']), revision: version });
export const filingArchiveForm = z.object({ act: z.enum(['archive', 'reopen']) });
