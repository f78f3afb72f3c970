import { formatDate, formatDuration, formatTime } from '#/french/dates.ts';
import {
  addresseeChoices,
  flagChoices,
  labelOf,
  languageChoices,
  modeChoices,
  organisationRoleChoices,
  placeKindChoices,
  schoolLevelChoices,
  visibilityChoices,
} from './choices.data.ts';
import { natures } from './natures.data.ts';
import type { ContentField } from './trace.rules.ts';
import type { TraceContent } from './trace.ts';

/** Names that ids stand for, as far as the reader may know them. */
export interface NamesById {
  of(id: string): string | undefined;
}

type Locale = 'fr' | 'en';

/** What one field of a trace says, in words: for its history, a conflict or a table. Empty when it says nothing. */
export function fieldText(
  field: ContentField,
  content: TraceContent,
  names: NamesById,
  locale: Locale,
): string {
  const write = writers[field];
  return write ? write(content, locale, names) : String(content[field] ?? '');
}

type Writer = (content: TraceContent, locale: Locale, names: NamesById) => string;

const writers: Partial<Record<ContentField, Writer>> = {
  eventOn: (content, locale) => formatDate(content.eventOn, locale),
  eventTime: (content, locale) => (content.eventTime ? formatTime(content.eventTime, locale) : ''),
  durationMinutes: (content, locale) =>
    content.durationMinutes === null ? '' : formatDuration(content.durationMinutes, locale),
  spaceId: (content, _locale, names) => names.of(content.spaceId) ?? '—',
  dossierIds: (content, _locale, names) => content.dossierIds.map((id) => names.of(id) ?? '—').join('\n'),
  natures: (content, locale) =>
    content.natures
      .map((share) => withShare(labelOf(natures, share.nature, locale), share.sharePercent))
      .join('\n'),
  flags: (content, locale) => content.flags.map((flag) => labelOf(flagChoices, flag, locale)).join('\n'),
  mode: (content, locale) => (content.mode ? labelOf(modeChoices, content.mode, locale) : ''),
  placeKind: (content, locale) =>
    content.placeKind ? labelOf(placeKindChoices, content.placeKind, locale) : '',
  schoolLevel: (content, locale) =>
    content.schoolLevel ? labelOf(schoolLevelChoices, content.schoolLevel, locale) : '',
  placeId: (content, _locale, names) => (content.placeId ? (names.of(content.placeId) ?? '—') : ''),
  language: (content, locale) => (content.language ? labelOf(languageChoices, content.language, locale) : ''),
  addressee: (content, locale) => labelOf(addresseeChoices, content.addressee, locale),
  peopleByCategory: (content, _locale, names) =>
    Object.entries(content.peopleByCategory)
      .map(([category, count]) => `${names.of(category) ?? category}, ${count}`)
      .join('\n'),
  actors: (content, _locale, names) =>
    content.actors
      .map((actor) =>
        withShare(
          actor.name || (actor.personId ? (names.of(actor.personId) ?? '—') : '—'),
          actor.sharePercent,
        ),
      )
      .join('\n'),
  organisations: (content, locale) =>
    content.organisations
      .map(
        (present) =>
          `${present.name} (${labelOf(organisationRoleChoices, present.role, locale).toLowerCase()})`,
      )
      .join('\n'),
  visibility: (content, locale) => labelOf(visibilityChoices, content.visibility, locale),
};

function withShare(text: string, sharePercent: number | null): string {
  return sharePercent === null ? text : `${text}, ${sharePercent}\u00a0%`;
}
