import { z } from 'zod';
import type { Crosswalk, CrosswalkContent, CrosswalkIdentity } from './crosswalk.ts';
import { mostDestinations } from './crosswalk.ts';
import { shareFrom, writtenShare } from './share.rules.ts';

const id = z.string().min(1).max(80);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const reference = z.strictObject({ id, version: z.string().min(1).max(40) });
const note = z.string().max(2000);

/** An exact fraction, written `1`, `1/3`, `0.25` or `25 %`. */
const share = z
  .string()
  .max(20)
  .refine((text) => shareFrom(text) !== null, 'share');

const link = z.strictObject({
  code: id,
  destinations: z.array(z.strictObject({ code: id, share })).max(mostDestinations),
  near: z.boolean(),
  note,
});

/** A crosswalk as it is exported, imported and given by the API. Unknown keys are refused: nothing is lost in silence. */
export const crosswalkDocument = z.strictObject({
  format: z.literal(1),
  from: reference,
  to: reference,
  validFromOn: day,
  validUntilOn: day.nullable(),
  note,
  lists: z.array(z.strictObject({ from: id, to: id, links: z.array(link).max(5000) })).max(200),
});
export type CrosswalkDocument = z.output<typeof crosswalkDocument>;

export function documentOf(crosswalk: CrosswalkIdentity & CrosswalkContent): CrosswalkDocument {
  const { from, to, validFromOn, validUntilOn, lists } = crosswalk;
  return {
    format: 1,
    from: { id: from.id, version: from.version },
    to: { id: to.id, version: to.version },
    validFromOn,
    validUntilOn,
    note: crosswalk.note,
    lists: lists.map((list) => ({
      from: list.from,
      to: list.to,
      links: list.links.map(({ code, destinations, isNear, note: said }) => ({
        code,
        destinations: destinations.map((one) => ({
          code: one.code,
          share: writtenShare(one.share, '/'),
        })),
        near: isNear,
        note: said,
      })),
    })),
  };
}

/** What a document holds. Its shares were read by the schema. */
export function contentOf(document: Pick<CrosswalkDocument, 'note' | 'lists'>): CrosswalkContent {
  return {
    note: document.note,
    lists: document.lists.map((list) => ({
      from: list.from,
      to: list.to,
      links: list.links.map(({ code, destinations, near, note: said }) => ({
        code,
        destinations: destinations.flatMap((one) => {
          const part = shareFrom(one.share);
          return part ? [{ code: one.code, share: part }] : [];
        }),
        isNear: near,
        note: said,
      })),
    })),
  };
}

/** A new crosswalk, as typed. Codebooks are `id version`. */
export const newCrosswalkForm = z.object({
  spaceId: z.uuid('space'),
  from: z.string().regex(/^\S+ \S+$/, 'codebook'),
  to: z.string().regex(/^\S+ \S+$/, 'codebook'),
  validFromOn: day.or(z.literal('')).refine((on) => on !== '', 'day'),
  validUntilOn: day.or(z.literal('')),
  note,
});

export function identityOf(crosswalk: Crosswalk): CrosswalkIdentity {
  const { from, to, validFromOn, validUntilOn } = crosswalk;
  return { from, to, validFromOn, validUntilOn };
}
