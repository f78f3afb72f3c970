import { addDays } from '#/french/dates.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertComment } from './comments/comment.store.ts';
import { proposeSections } from './proposals/propose.actions.ts';
import { insertReport, reportById } from './report.store.ts';
import { insertSections } from './section.store.ts';
import { storyReport } from './story-report.data.ts';
import { shippedTemplates } from './templates/shipped-templates.data.ts';
import { writeSection } from './writing/section-change.store.ts';

/** One bilan in preparation: composed from the work of the story, begun by people, with a question beside it. */
export async function seedReports({ transaction, services, today }: SeedContext): Promise<void> {
  const story = storyReport;
  const on = (day: number) => addDays(today, day);
  const writer = (by: string, day: number) => ({
    personId: storyId(by),
    at: new Date(`${on(day)}T19:00:00Z`),
  });
  const composer = writer(story.by, story.composed);
  const template = shippedTemplates('fr').find(({ id }) => id === story.template);
  if (!template) throw new Error(`No template is called ${story.template}.`);
  const reportId = await insertReport(transaction, {
    id: storyId(story.key),
    title: story.title,
    // From the first of a month: bilans tell whole ones.
    startsOn: `${on(story.starts).slice(0, 8)}01`,
    endsOn: today,
    ...{ language: 'fr', audience: 'institution', templateTitle: template.title, dossierIds: [] },
    spaceIds: [storyId(story.space)],
    ...{ openedBy: composer.personId, openedAt: composer.at, openedOn: on(story.composed) },
  });
  const report = await reportById(transaction, reportId);
  if (!report) throw new Error('The bilan of the story is not there.');
  const { timeZone } = services.settings;
  const proposals = await proposeSections(
    transaction,
    { ...report, timeZone },
    template.sections,
    composer.at,
  );
  const idOf = (kind: string) => storyId(`${story.key}:${kind}`);
  const sections = proposals.map((one, at) => ({ ...one, id: idOf(one.kind), position: at + 1 }));
  await insertSections(transaction, reportId, sections, composer);
  for (const { kind, day, by, text } of story.written) {
    const section = sections.find((one) => one.kind === kind);
    if (!section) continue;
    const body = [text, section.body].filter((part) => part.trim() !== '').join('\n\n');
    await writeSection(transaction, section.id, { heading: section.heading, body }, writer(by, day));
  }
  for (const { kind, day, by, ...said } of story.comments) {
    await insertComment(
      transaction,
      { reportId, sectionId: idOf(kind), threadId: null, ...said },
      writer(by, day),
    );
  }
}
