import type { Report, Section } from '#/domains/reports/report.ts';
import { formatDate } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Adoption, FrozenText } from './version.ts';

/** What a bilan says now, those of its sections that were cut left out. */
export function textOf({ report, sections }: { report: Report; sections: readonly Section[] }): FrozenText {
  const { title, startsOn, endsOn, language, audience } = report;
  return {
    ...{ title, startsOn, endsOn, language, audience },
    sections: sections
      .filter(({ cutAt }) => cutAt === null)
      .map(({ id, kind, heading, body }) => ({ id, kind, heading, body })),
  };
}

interface AdoptionWords {
  adoptedBy(space: string, day: string, where: string): string;
  hiddenSpace: string;
}

/** Who adopted a version, when and where, in a line. */
export function adoptionLine(
  words: AdoptionWords,
  locale: Locale,
  { spaceName, adoptedOn, adoptedAt }: Adoption,
): string {
  return words.adoptedBy(spaceName ?? words.hiddenSpace, formatDate(adoptedOn, locale), adoptedAt);
}
