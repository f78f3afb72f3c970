/** The JSON form of a codebook, as imported, exported and published by the API. Unknown keys are refused: nothing is lost in silence. */

import { z } from 'zod';
import { calendarKinds } from './calendar.ts';
import { type Codebook, columnFormattings, declarationAbouts, fieldTypes } from './codebook.ts';
import { codePicks } from './decision-table.ts';
import {
  type AspectId,
  type AttributeId,
  aspectIds,
  conditionInputIds,
  type InputId,
  traceAttributes,
} from './trace-input.ts';

const id = z.string().min(1).max(80);
const text = z.string().max(2000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const condition = z.string().max(500);
const bilingual = z.strictObject({ fr: text, en: text });
const inputId = z.enum(conditionInputIds as [InputId, ...InputId[]]);
const aspectId = z.enum(aspectIds as [AspectId, ...AspectId[]]);
const attributeId = z.enum(Object.keys(traceAttributes) as [AttributeId, ...AttributeId[]]);

const output = z.union([
  z.strictObject({ literal: z.union([text, z.number()]) }),
  z.strictObject({ feel: condition }),
  z.strictObject({ translation: id }),
  z.strictObject({ attribute: attributeId }),
  z.strictObject({ share: id }),
]);
const importance = z.enum(['error', 'warning', 'information']);

const field = z.strictObject({
  id,
  reference: text.nullable(),
  section: id,
  label: bilingual,
  type: z.enum(fieldTypes),
  codeList: id.nullable(),
  kinds: z.array(id).max(50),
  acts: z.array(id).max(50),
  requiredWhen: condition,
  whenMissing: z.strictObject({ importance, whatToDo: bilingual }).nullable(),
  output: output.nullable(),
  carries: z.array(aspectId),
  note: bilingual.nullable(),
});

const code = z.strictObject({
  id,
  code: z.string().max(80).nullable(),
  label: bilingual,
  validFromOn: day,
  validUntilOn: day.nullable(),
  fictional: z.boolean(),
});

const rowBase = {
  id,
  sentence: bilingual,
  reference: text.nullable(),
  when: z.partialRecord(inputId, condition),
};
const reasonRow = z.strictObject({ ...rowBase, reason: id });
const declareRow = z.strictObject({
  ...rowBase,
  declare: z.strictObject({ kind: id, act: id, fields: z.record(id, output) }),
});

const mapping = z.strictObject({
  exclusions: z.array(reasonRow).max(500),
  groups: z
    .array(
      z.strictObject({
        id,
        label: bilingual,
        exclusive: z.boolean().optional(),
        rows: z.array(z.union([declareRow, reasonRow])).max(500),
      }),
    )
    .max(2000),
  reasons: z.array(z.strictObject({ id, label: bilingual, explanation: bilingual })).max(200),
  noRuleReason: id,
});

const period = z.strictObject({ id, label: bilingual, startsOn: day, endsOn: day });
const calendar = z.strictObject({
  id,
  kind: z.enum(calendarKinds),
  label: bilingual,
  note: bilingual.nullable(),
  years: z
    .array(
      z.strictObject({ id, label: bilingual, startsOn: day, endsOn: day, periods: z.array(period).max(60) }),
    )
    .max(100),
});

const column = z.strictObject({
  id,
  heading: bilingual,
  source: z.union([z.strictObject({ field: id }), z.strictObject({ about: z.enum(declarationAbouts) })]),
  formatting: z.enum(columnFormattings),
});

export const codebookForm = z.strictObject({
  format: z.literal(1),
  id,
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/),
  title: bilingual,
  summary: bilingual,
  authority: z.strictObject({
    name: bilingual,
    source: bilingual,
    reference: text,
    address: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
  }),
  validFromOn: day,
  validUntilOn: day.nullable(),
  official: z.boolean(),
  extends: z.strictObject({ id, version: id }).nullable(),
  kinds: z
    .array(z.strictObject({ id, label: bilingual, definition: bilingual, reference: text.nullable() }))
    .max(50),
  acts: z.array(z.strictObject({ id, label: bilingual, reference: text.nullable() })).max(50),
  sections: z.array(z.strictObject({ id, label: bilingual, reference: text.nullable() })).max(100),
  fields: z.array(field).max(300),
  codeLists: z
    .array(
      z.strictObject({ id, label: bilingual, reference: text.nullable(), codes: z.array(code).max(5000) }),
    )
    .max(200),
  translations: z
    .array(
      z.strictObject({
        id,
        label: bilingual,
        input: inputId,
        codeList: id,
        pick: z.enum(codePicks).optional(),
        pairs: z.array(z.strictObject({ value: id, code: id })).max(1000),
        otherwise: id.nullable(),
      }),
    )
    .max(200),
  mapping,
  countedBy: z.array(id).max(5),
  validations: z
    .array(
      z.strictObject({
        id,
        importance,
        failsWhen: condition,
        sentence: bilingual,
        whatToDo: bilingual,
        reference: text.nullable(),
      }),
    )
    .max(300),
  calendars: z.array(calendar).max(20),
  conventions: z.array(z.strictObject({ id, question: bilingual, answer: bilingual })).max(100),
  layouts: z.array(z.strictObject({ id, label: bilingual, columns: z.array(column).max(300) })).max(20),
  limits: z.array(z.strictObject({ sentence: bilingual, source: bilingual })).max(20),
}) satisfies z.ZodType<Codebook>;
