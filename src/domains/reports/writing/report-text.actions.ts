import { mayWriteReport } from '#/domains/reports/report.access.ts';
import { reportById } from '#/domains/reports/report.store.ts';
import { sectionsOf } from '#/domains/reports/section.store.ts';
import type { SharedTextKind } from '#/platform/shared-texts/shared-text.ts';
import { takeLock } from './lock.store.ts';
import { holdSection } from './section-change.store.ts';
import { writeTypedText } from './typed-text.store.ts';

/** A bilan being written together: each section is a part, those that were cut too, so that nobody types in the void. */
export const reportText: SharedTextKind = {
  open: async (transaction, viewer, textId) => {
    const report = await reportById(transaction, textId);
    if (!report) return null;
    const sections = await sectionsOf(transaction, textId);
    return {
      mayWrite: mayWriteReport(viewer, report),
      parts: sections.map(({ id, body, revision }) => ({ id, markdown: body, revision })),
    };
  },
  keep: async (transaction, textId, parts, writers) => {
    for (const { id, markdown } of parts) {
      const now = await holdSection(transaction, textId, id);
      if (!now || now.body === markdown) continue;
      const at = await writeTypedText(transaction, id, markdown, writers);
      const personId = writers.at(-1);
      if (personId !== undefined) await takeLock(transaction, id, { personId, at });
    }
  },
};
