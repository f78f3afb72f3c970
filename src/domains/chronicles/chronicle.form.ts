import { z } from 'zod';
import { optionalDay } from '#/domains/dossiers/dossiers.public.ts';
import { isId } from '#/platform/ids.ts';
import { stepEnds } from './next-step.ts';

const emptyToNull = (value: unknown) => (value === '' ? null : value);
const id = z.string().refine(isId, 'invalid');
const version = z.coerce.number().int().min(1);

const marked = {
  why: z.string().trim().min(1, 'whyMissing').max(500),
  sources: z.string().trim().max(4000).default(''),
};

/** A dated fact, marked at once; without a day, today. */
export const factForm = z.object({
  happenedOn: optionalDay,
  fact: z.string().trim().min(1, 'factMissing').max(300),
  ...marked,
});
export type FactValues = z.output<typeof factForm>;

/** A trace, marked in one of its dossiers. */
export const traceMarkForm = z.object({ dossierId: id, ...marked });
export type TraceMarkValues = z.output<typeof traceMarkForm>;

/** The same by the API: a trace or a fact. */
export const eventBody = z.object({
  traceId: z.preprocess(emptyToNull, id.nullable().default(null)),
  happenedOn: optionalDay,
  fact: z.string().trim().max(300).default(''),
  ...marked,
});
export type EventBody = z.output<typeof eventBody>;

/** An event written again; a trace keeps its own day and title. */
export const eventChangeForm = z.object({
  happenedOn: optionalDay,
  fact: z.string().trim().max(300).default(''),
  ...marked,
  version,
});
export type EventChangeValues = z.output<typeof eventChangeForm>;

/** What changed, and whose part it was; also the body of the API. */
export const observedForm = z.object({
  observedOn: optionalDay,
  groupChange: z.string().trim().min(1, 'groupChangeMissing').max(4000),
  ownPart: z.string().trim().max(4000).default(''),
  othersPart: z.string().trim().max(4000).default(''),
  sources: z.string().trim().max(4000).default(''),
  traceIds: z.array(id).max(100).default([]),
});
export type ObservedValues = z.output<typeof observedForm>;

export const observedChangeForm = observedForm.extend({ version });
export type ObservedChangeValues = z.output<typeof observedChangeForm>;

export const stepForm = z.object({
  text: z.string().trim().min(1, 'stepMissing').max(500),
  carriedBy: z.string().trim().max(300).default(''),
  dueOn: optionalDay,
});
export type StepValues = z.output<typeof stepForm>;

/** What becomes of a step: done, let go, taken up again, or written again. */
export const stepActForm = z.object({
  act: z.enum([...stepEnds, 'reopen', 'rewrite']),
  text: z.string().trim().max(500).default(''),
  carriedBy: z.string().trim().max(300).default(''),
  dueOn: optionalDay,
  version,
});
export type StepActValues = z.output<typeof stepActForm>;

export const fileForm = z.object({
  description: z.string().trim().max(500).default(''),
  datedOn: optionalDay,
});
export type FileValues = z.output<typeof fileForm>;
