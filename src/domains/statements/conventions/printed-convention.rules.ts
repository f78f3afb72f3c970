/** How a team counts, as it is printed in a file: beside the table, never in it. */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Convention } from './convention.ts';

interface ConventionWords {
  title: string;
  inForce(day: string, version: number): string;
  none: string;
}

/** A convention and the day it was written, where the team is. */
export type DatedConvention = Pick<Convention, 'version' | 'text'> & { writtenOn: string };

/** Two cells a line: the team's own words, then what its framework says of counting. */
export function conventionLines(
  team: DatedConvention | null,
  { conventions }: Pick<Codebook, 'conventions'>,
  { locale, words }: { locale: Locale; words: ConventionWords },
): string[][] {
  const own = team
    ? [words.inForce(formatDate(team.writtenOn, locale), team.version), team.text]
    : [words.none, ''];
  return [
    [words.title, ''],
    own,
    ...conventions.map(({ question, answer }) => [question[locale], answer[locale]]),
  ];
}
