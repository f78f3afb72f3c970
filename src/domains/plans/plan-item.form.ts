import { z } from 'zod';
import { parseNumber } from '#/french/numbers.ts';
import { day, emptyToNull, id, optionalDay, optionalId, version } from './plan.form.ts';
import { changeKinds, evidenceSayings, indicatorKinds, severalKinds } from './plan-item.ts';
import { moves } from './plan-tree.rules.ts';
import { namesFault, namesIn } from './sheet-cells.rules.ts';

const term = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'invalid');
/** Names typed in one box, between semicolons or on lines of their own. */
const typedNames = z
  .string()
  .max(6000)
  .transform((text, context) => {
    const fault = namesFault(text);
    if (fault) context.addIssue({ code: 'custom', message: fault.key });
    return namesIn(text);
  });
const names = typedNames.prefault('');

/** What people write of an item; also the body of the API. */
export const itemForm = z.object({
  level: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'levelUnknown'),
  title: z.string().trim().min(1, 'titleMissing').max(500),
  description: z.string().trim().max(20_000).default(''),
  startsOn: optionalDay,
  dueOn: optionalDay,
  resources: z.string().trim().max(4000).default(''),
  results: z.string().trim().max(20_000).default(''),
  serviceAxes: z.array(term).max(60).default([]),
  dossierId: optionalId,
  holders: names,
  partners: names,
});
export type ItemValues = z.output<typeof itemForm>;

export const newItemForm = itemForm.extend({ parentId: optionalId });
export type NewItemValues = z.output<typeof newItemForm>;

export const itemChangeForm = itemForm.extend({ version });
export type ItemChangeValues = z.output<typeof itemChangeForm>;

/** Where an item goes: by a button (`move`), or to a place said in full. */
export const placeForm = z.object({
  tree: z.coerce.number().int().min(1),
  move: z.enum(moves).optional(),
  parentId: optionalId,
  beforeId: optionalId,
});
export type PlaceValues = z.output<typeof placeForm>;

/** What happened to an item. Adapted, it says what it says now; replaced, by what. */
export const itemStateForm = z.object({
  kind: z.enum(changeKinds, 'changeMissing'),
  onDay: optionalDay,
  reason: z.string().trim().max(4000).default(''),
  version,
  replacedBy: optionalId,
  newTitle: z.string().trim().max(500).default(''),
  description: z.string().trim().max(20_000).optional(),
  startsOn: z.preprocess(emptyToNull, day.nullable()).optional(),
  dueOn: z.preprocess(emptyToNull, day.nullable()).optional(),
  resources: z.string().trim().max(4000).optional(),
  holders: typedNames.optional(),
  partners: typedNames.optional(),
});
export type ItemStateValues = z.output<typeof itemStateForm>;

/** The same thing noted of several items. */
export const severalForm = z.object({
  itemIds: z.array(id).max(2000).default([]),
  kind: z.enum(severalKinds, 'changeMissing'),
  onDay: optionalDay,
  reason: z.string().trim().max(4000).default(''),
});
export type SeveralValues = z.output<typeof severalForm>;

/** What a trace says of an item. */
export const evidenceForm = z.object({
  traceId: id,
  says: z.enum(evidenceSayings, 'saysMissing'),
  note: z.string().trim().max(1000).default(''),
});
export type EvidenceValues = z.output<typeof evidenceForm>;

/** The same, from the page of the trace. */
export const traceLinkForm = z.object({
  itemId: id,
  says: z.enum(evidenceSayings, 'saysMissing'),
  note: z.string().trim().max(1000).default(''),
});

/** A trace noted from the page of an item, and linked to it at once. */
export const quickMoveForm = z.object({
  text: z.string().trim().min(1, 'textMissing').max(50_000),
  eventOn: optionalDay,
  spaceId: id,
  says: z.enum(evidenceSayings, 'saysMissing').default('progress'),
});
export type QuickMoveValues = z.output<typeof quickMoveForm>;

const typedNumber = z.string().trim().max(40).default('');
const amount = typedNumber.transform((text, context) => {
  if (text === '') return null;
  const value = parseNumber(text);
  if (value === null || Math.abs(value) >= 1e12) {
    context.addIssue({ code: 'custom', message: 'numberInvalid' });
    return z.NEVER;
  }
  return value;
});

export const indicatorForm = z.object({
  kind: z.enum(indicatorKinds),
  label: z.string().trim().min(1, 'labelMissing').max(500),
  unit: z.string().trim().max(60).default(''),
  baseline: amount,
  baselineOn: optionalDay,
  target: amount,
});
export type IndicatorValues = z.output<typeof indicatorForm>;

export const readingForm = z.object({
  onDay: optionalDay,
  value: amount,
  words: z.string().trim().max(4000).default(''),
});
export type ReadingValues = z.output<typeof readingForm>;

/** The same figures as a program says them, and reads them. */
const plainFigure = z.number().gt(-1e12).lt(1e12).nullable().default(null);
export const indicatorBody = indicatorForm.extend({ baseline: plainFigure, target: plainFigure });
export const readingBody = readingForm.extend({ value: plainFigure });
