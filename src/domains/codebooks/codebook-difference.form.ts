/** The JSON form of a difference, as exported alone and read again. What the parts hold is checked with the codebook that they make. */

import { z } from 'zod';
import { codebookForm } from './codebook.form.ts';
import type { CodebookDifference } from './codebook-difference.ts';

const id = z.string().min(1).max(80);
const place = z.string().min(1).max(200);
const part = z.object({ id }).catchall(z.unknown());
const { shape } = codebookForm;

export const codebookDifferenceForm = z.strictObject({
  format: z.literal(1),
  id,
  version: shape.version,
  extends: z.strictObject({ id, version: id }),
  head: z.strictObject({
    title: shape.title.optional(),
    summary: shape.summary.optional(),
    authority: shape.authority.optional(),
    validFromOn: shape.validFromOn.optional(),
    validUntilOn: shape.validUntilOn.optional(),
    countedBy: shape.countedBy.optional(),
    limits: shape.limits.optional(),
    noRuleReason: id.optional(),
  }),
  changes: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('added'), place, part, after: id.nullable() }),
        z.strictObject({
          kind: z.literal('changed'),
          place,
          id,
          set: z.record(z.string().max(80), z.unknown()),
          unset: z.array(z.string().max(80)).max(50),
        }),
        z.strictObject({ kind: z.literal('removed'), place, id }),
      ]),
    )
    .max(5000),
  orders: z.array(z.strictObject({ place, ids: z.array(id).max(5000) })).max(500),
}) satisfies z.ZodType<CodebookDifference>;
