import type { SharedTextKind } from '#/platform/shared-texts/shared-text.ts';
import { holds } from '#/platform/visit.ts';

/** A kind of text for tests: parts in a table of their own, read by the members of a space, written by those who work there. */
export const leaflets: SharedTextKind = {
  open: async (transaction, viewer, textId) => {
    const [leaflet] = await transaction.query<{ space_id: string; frozen: boolean }>({
      text: 'SELECT space_id, frozen FROM leaflets WHERE id = $1',
      values: [textId],
    });
    if (!leaflet) return null;
    const parts = await transaction.query<{ id: string; markdown: string; revision: number }>({
      text: 'SELECT id::text, markdown, revision FROM leaflet_parts WHERE leaflet_id = $1 ORDER BY position',
      values: [textId],
    });
    return { mayWrite: !leaflet.frozen && holds(viewer, leaflet.space_id, 'member'), parts };
  },
  keep: async (transaction, textId, parts, writers) => {
    for (const { id, markdown } of parts)
      await transaction.query({
        text: `UPDATE leaflet_parts SET markdown = $3, revision = revision + 1, writers = $4
               WHERE leaflet_id = $1 AND id = $2`,
        values: [textId, id, markdown, [...writers]],
      });
  },
};

export const leafletKinds = { leaflet: leaflets };
