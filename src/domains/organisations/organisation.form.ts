import { z } from 'zod';
import { readWebsite } from './contact.rules.ts';
import { otherNamesBeside } from './organisation.rules.ts';
import { chosenFields, organisationKinds } from './organisation.ts';

// What PostgreSQL cannot keep is not text that somebody typed.
const clean = (text: string) => text.replaceAll('\u0000', '');
const line = (maximum: number) =>
  z.string().transform(clean).pipe(z.string().trim().max(maximum)).default('');

const nameMaximum = 300;
const otherNameMaximum = 50;

/** One name a line, as text; or a list, as programs send it. */
const otherNames = z
  .union([z.string(), z.array(z.string())])
  .default('')
  .transform((typed) =>
    (typeof typed === 'string' ? typed.split('\n') : typed).map((name) =>
      clean(name).replaceAll(/\s+/g, ' ').trim(),
    ),
  )
  .pipe(
    z
      .array(z.string().max(nameMaximum, 'otherNameTooLong'), 'invalid')
      .max(otherNameMaximum, 'otherNamesTooMany'),
  );

const website = line(500).transform((typed, context) => {
  const address = typed === '' ? '' : readWebsite(typed);
  if (address === null) context.addIssue({ code: 'custom', message: 'websiteInvalid' });
  return address ?? '';
});

const fields = z.object({
  name: z
    .string('nameMissing')
    .transform(clean)
    .pipe(z.string().trim().min(1, 'nameMissing').max(nameMaximum)),
  otherNames,
  kind: z.enum(organisationKinds, 'kindMissing'),
  description: line(4000),
  placeIds: z
    .array(z.union([z.literal(''), z.guid()]))
    .max(60)
    .default([])
    .transform((ids) => [...new Set(ids.filter((id) => id !== ''))]),
  address: line(500),
  phone: line(40).refine((text) => text === '' || /\d{3}.*\d{3,4}/.test(text), 'phoneInvalid'),
  email: line(320).refine((text) => text === '' || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text), 'emailInvalid'),
  website,
  privacyTitle: line(200),
  privacyContact: line(320),
});

type Fields = z.output<typeof fields>;
const withoutRepeats = (values: Fields): Fields => ({
  ...values,
  name: values.name.replaceAll(/\s+/g, ' '),
  otherNames: otherNamesBeside(values.name, values.otherNames),
});

/** What is typed about an organisation; also the API's body. Hand the values to `tidied`. */
export const organisationForm = fields;
export const tidied = withoutRepeats;

/** The same, sent again after the directory showed what it may be already. */
export const newOrganisationForm = fields.extend({ confirmed: z.enum(['', 'yes']).default('') });

export const changeForm = fields.extend({ version: z.coerce.number().int().min(1).max(2_000_000_000) });

/** The filters of the directory, as they stand in its address. What means nothing is left aside. */
export const directoryForm = z
  .object({
    q: z.string().transform(clean).pipe(z.string().trim().max(200)).catch(''),
    sorte: z.enum(organisationKinds).nullable().catch(null),
    lieu: z.guid().nullable().catch(null),
    suite: z.guid().nullable().catch(null),
  })
  .transform(({ q, sorte, lieu, suite }) => ({ q, kind: sorte, place: lieu, suite }));
export type DirectoryFilters = z.output<typeof directoryForm>;

const version = z.coerce.number().int().min(1).max(2_000_000_000);

export const restorationForm = z.object({ version, current: version });

const side = z.enum(['kept', 'gone']).default('kept');

/** Which side each value is taken from, and what the two said when they were compared. */
export const mergeForm = z.object({
  gone: z.guid(),
  keptVersion: version,
  goneVersion: version,
  ...(Object.fromEntries(chosenFields.map((field) => [field, side])) as Record<
    (typeof chosenFields)[number],
    typeof side
  >),
});

export type OrganisationValues = Fields;
