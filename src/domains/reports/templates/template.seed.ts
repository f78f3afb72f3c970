import { addDays } from '#/french/dates.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { shippedTemplates } from './shipped-templates.data.ts';
import { withSection } from './template.rules.ts';
import { insertTemplate } from './template.store.ts';

/** The template that the round table of the fictional borough made its own: the shipped one, and a section more. */
export async function seedTemplates({ transaction, today }: SeedContext): Promise<void> {
  const shipped = shippedTemplates('fr').find(({ id }) => id === 'bilan-table');
  if (!shipped) throw new Error('The template of round tables is not there.');
  const sectionId = (at: number) => storyId(`template:table:${at}`);
  const copied = shipped.sections.map((section, at) => ({ ...section, id: sectionId(at) }));
  const added = {
    id: storyId('template:table:ecole'),
    ...{ kind: 'free' as const, natures: [] },
    heading: 'L’école du quartier, vue de la table',
    hint: 'Ce que les familles ont porté à la table, et ce que la table en a fait.',
  };
  await insertTemplate(
    transaction,
    {
      id: storyId('template:table'),
      spaceId: storyId('space:table'),
      title: 'Notre bilan à l’assemblée du quartier',
      purpose: shipped.purpose,
      language: 'fr',
      sections: withSection(copied, added, copied[4]?.id ?? '') ?? copied,
      origin: 'shipped',
      originTitle: shipped.title,
    },
    { personId: storyId('person:therese'), at: new Date(`${addDays(today, -40)}T18:00:00Z`) },
  );
}
