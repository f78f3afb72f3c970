import { storyId } from '#/platform/ids.ts';
import type { Locale } from '#/platform/visit.ts';

/** Somebody of the demonstration story, known by the same key in every domain's seed. */
export interface StoryPerson {
  key: string;
  id: string;
  name: string;
  role: Record<Locale, string>;
}

const tell = (key: string, name: string, fr: string, en: string): StoryPerson => ({
  key,
  id: storyId(key),
  name,
  role: { fr, en },
});

/** Invented, all of them; the first is the one to try first. */
export const storyPeople: readonly StoryPerson[] = [
  tell(
    'person:maude',
    'Maude Lavigueur',
    'organisatrice communautaire, anime l’équipe',
    'community organiser, facilitates the team',
  ),
  tell('person:idriss', 'Idriss Benali', 'organisateur communautaire', 'community organiser'),
  tell('person:solange', 'Solange Petit-Homme', 'organisatrice communautaire', 'community organiser'),
  tell(
    'person:rene',
    'René Chicoine',
    'organisateur communautaire, tient le secrétariat de l’équipe',
    'community organiser, secretary of the team',
  ),
  tell(
    'person:therese',
    'Thérèse Amyot',
    'coordonne la table de quartier',
    'coordinates the neighbourhood table',
  ),
  tell('person:kim', 'Kim Nguyen-Lapointe', 'travaille à la banque alimentaire', 'works at the food bank'),
  tell(
    'person:denis',
    'Denis Fafard',
    'archiviste, pilote du cadre normatif',
    'archivist, steward of the codebook',
  ),
];
