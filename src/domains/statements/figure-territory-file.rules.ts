/** Acts by territory as they leave the page: the same lines, in the same order, and what they cannot say. */

import type { Codebook, Period } from '#/domains/codebooks/codebooks.public.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Cell } from './declaration-table.ts';
import { likenessName } from './figure-names.rules.ts';
import {
  type Division,
  type FiguresByTerritory,
  type Geography,
  type TerritoryLine,
  territoriesOf,
} from './figure-territory.rules.ts';
import type { Statement } from './statement.ts';

/** Sentences of the file, as words give them. */
interface FileWords {
  act: string;
  territory: string;
  declarations: string;
  minutes: string;
  effort: string;
  geography: string;
  geographies: Record<Geography, string>;
  division: string;
  divisions: Record<Division, string>;
  shared(names: string): string;
  or: string;
  outside: string;
  noPlace: string;
  notSeen: string;
  /** What is said when territories rest on successions that nobody has verified. */
  unverified: string;
}

export interface TerritorySource {
  reading: FiguresByTerritory & { statement: Statement; codebook: Codebook; period: Period };
  locale: Locale;
  words: FileWords;
  /** What stands for a field without a value. */
  noValue: string;
}

/** What could not be seen has no time: it is a number of traces alone. */
type Line = TerritoryLine | { kind: 'notSeen'; count: number; minutes: null };

interface NamedAct {
  key: string;
  name: string;
  lines: Line[];
}

function actsOf({ reading, locale, noValue }: TerritorySource): NamedAct[] {
  const naming = { codebook: reading.codebook, locale, noValue };
  return reading.parts.flatMap(({ figure, lines, notSeenCount }) =>
    figure.subject.kind === 'declared'
      ? [
          {
            key: figure.key,
            name: likenessName(naming, figure.subject.likeness),
            lines: [
              ...lines,
              ...(notSeenCount > 0 ? [{ kind: 'notSeen' as const, count: notSeenCount, minutes: null }] : []),
            ],
          },
        ]
      : [],
  );
}

/** For programs: each kind of act apart, and never added to another. */
export function territoriesJson(source: TerritorySource) {
  const { statement, codebook, geography, division, placeNames, restsOnUnverified } = source.reading;
  return {
    statementId: statement.id,
    codebook: { id: codebook.id, version: codebook.version },
    startsOn: statement.startsOn,
    endsOn: statement.endsOn,
    geography: geography === 'faits' ? ('facts' as const) : ('today' as const),
    division,
    restsOnUnverified,
    limits: codebook.limits.map(({ sentence, source: of }) => ({ sentence, source: of })),
    acts: actsOf(source).map(({ key, name, lines }) => ({
      key,
      name,
      lines: lines.map((line) => ({
        kind: line.kind,
        territories: territoriesOf(line).map((id) => ({ id, name: placeNames.get(id) ?? '' })),
        count: line.count,
        minutes: line.minutes,
      })),
    })),
  };
}

/** For spreadsheets: what must be read first, an empty line, then a line a kind of act and a territory. */
export function territoryRows(source: TerritorySource): Cell[][] {
  const { reading, locale, words } = source;
  const { codebook, period, geography, division, placeNames } = reading;
  const nameOf = (id: string) => placeNames.get(id) ?? '–';
  const placeOf = (line: Line) => {
    if (line.kind === 'territory') return nameOf(line.id);
    return line.kind === 'shared'
      ? words.shared(line.ids.map(nameOf).join(` ${words.or} `))
      : words[line.kind];
  };
  return [
    [codebook.title[locale], period.label[locale]],
    [words.geography, words.geographies[geography]],
    [words.division, words.divisions[division]],
    ...codebook.limits.map(({ sentence }) => [words.effort, sentence[locale]]),
    ...(reading.restsOnUnverified ? [[words.territory, words.unverified]] : []),
    [],
    [words.act, words.territory, words.declarations, words.minutes],
    ...actsOf(source).flatMap(({ name, lines }) =>
      lines.map((line): Cell[] => [name, placeOf(line), line.count, line.minutes]),
    ),
  ];
}
