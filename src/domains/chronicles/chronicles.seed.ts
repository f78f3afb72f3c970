import { addDays } from '#/french/dates.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertEvent } from './marked-event.store.ts';
import { insertStep, updateStep } from './next-step.store.ts';
import { insertChange, tieTraces, updateChange } from './observed-change.store.ts';
import { type StoryChronicle, storyChronicles } from './story-chronicles.data.ts';
import { storyTrace } from './story-trace.store.ts';
import { keepVersion } from './written-version.store.ts';

/** What the food bank and the walking group tell: events, changes, steps, each with who wrote it. */
export async function seedChronicles(context: SeedContext): Promise<void> {
  for (const told of storyChronicles) {
    const dossierId = storyId(told.dossier);
    await seedEvents(context, told, dossierId);
    await seedChanges(context, told, dossierId);
    await seedSteps(context, told, dossierId);
  }
}

const instant = (day: string) => new Date(`${day}T19:30:00Z`);

async function seedEvents({ transaction, today }: SeedContext, told: StoryChronicle, dossierId: string) {
  const by = storyId(told.by);
  for (const event of told.events) {
    const trace = 'trace' in event ? await storyTrace(transaction, dossierId, event.trace) : null;
    if ('trace' in event && !trace) continue;
    const happenedOn = trace?.eventOn ?? addDays(today, -('daysAgo' in event ? event.daysAgo : 0));
    const content = {
      happenedOn,
      fact: 'fact' in event ? event.fact : '',
      why: event.why,
      sources: event.sources ?? '',
    };
    const at = instant(happenedOn);
    const traceId = trace?.id ?? null;
    const id = await insertEvent(transaction, { ...content, dossierId, traceId, markedBy: by, markedAt: at });
    if (id) await keepVersion(transaction, 'event', id, { version: 1, content, by, at });
  }
}

async function seedChanges({ transaction, today }: SeedContext, told: StoryChronicle, dossierId: string) {
  const by = storyId(told.by);
  for (const { traces, daysAgo, first, ...said } of told.changes) {
    const observedOn = addDays(today, -daysAgo);
    const content = { ...said, observedOn };
    const opened = first
      ? { ...content, groupChange: first.groupChange, ownPart: '', othersPart: '' }
      : content;
    const author = first ? storyId(first.by) : by;
    const at = instant(observedOn);
    const id = await insertChange(transaction, { ...opened, dossierId, notedBy: author, notedAt: at });
    await keepVersion(transaction, 'change', id, { version: 1, content: opened, by: author, at });
    if (first) {
      await updateChange(transaction, id, 1, content);
      const later = instant(addDays(observedOn, 2));
      await keepVersion(transaction, 'change', id, { version: 2, content, by, at: later });
    }
    const found = await Promise.all(traces.map((opening) => storyTrace(transaction, dossierId, opening)));
    await tieTraces(
      transaction,
      id,
      found.flatMap((trace) => trace?.id ?? []),
    );
  }
}

async function seedSteps({ transaction, today }: SeedContext, told: StoryChronicle, dossierId: string) {
  const by = storyId(told.by);
  for (const { due, ended, ...step } of told.steps) {
    const at = instant(addDays(today, ended ? -ended.daysAgo - 14 : -6));
    const content = { ...step, dueOn: due === null ? null : addDays(today, due) };
    const id = await insertStep(transaction, { ...content, dossierId, notedBy: by, notedAt: at });
    await keepVersion(transaction, 'step', id, { version: 1, content, by, at });
    if (!ended) continue;
    const over = { ...content, endedAs: ended.as, endedOn: addDays(today, -ended.daysAgo) };
    await updateStep(transaction, dossierId, id, 1, over);
    await keepVersion(transaction, 'step', id, { version: 2, content: over, by, at: instant(over.endedOn) });
  }
}
