/** A transmission as the rows of a file: what it is for, how it was counted, and the same protected figures as the page. */

import type { Cell } from '#/domains/statements/declaration-table.ts';
import type { Locale } from '#/platform/visit.ts';
import type { ShownNumber, Transmission, TransmittedFigure } from './transmission.ts';

/** Sentences of a file, as words give them. */
export interface FileWords {
  from: string;
  to: string;
  period: string;
  periodOf(label: string, from: string, to: string): string;
  framework: string;
  version(version: string): string;
  on: string;
  purposeTitle: string;
  purposeOf(kind: string, sentence: string): string;
  purposeKinds: Record<string, string>;
  conventions: string;
  conventionOf(day: string, version: number): string;
  frameworkConventions: string;
  effortTitle: string;
  hiddenWhy(people: number, organisations: number): string;
  minutesNote: string;
  tables: Record<string, string>;
  file: {
    table: string;
    group: string;
    name: string;
    count: string;
    minutes: string;
    state: string;
    shown: string;
    protection: string;
  };
}

export interface FileSource {
  transmission: Transmission;
  locale: Locale;
  words: FileWords;
  /** « masqué pour protéger » */
  hidden: string;
  transmittedOn: string;
}

/** What must be read before the figures: two cells a line. */
export function aboutLines(source: FileSource): Cell[][] {
  const { words } = source;
  const { people, organisations } = source.transmission.content.thresholds;
  return [
    ...whoAndWhy(source),
    [words.file.protection, words.hiddenWhy(people, organisations)],
    ...limitsOf(source),
    [words.file.minutes, words.minutesNote],
    ...conventionsOf(source),
  ];
}

/** The same before the declarations, of which nothing is hidden. */
export function declarationsAboutLines(source: FileSource): Cell[][] {
  return [...whoAndWhy(source), ...limitsOf(source), ...conventionsOf(source)];
}

function whoAndWhy({ transmission, locale, words, transmittedOn }: FileSource): Cell[][] {
  const { content } = transmission;
  const { period, codebook } = content;
  return [
    [words.from, content.spaceName],
    [words.to, transmission.recipientName],
    [words.on, transmittedOn],
    [words.period, words.periodOf(period.label[locale], period.startsOn, period.endsOn)],
    [words.framework, `${codebook.title[locale]}, ${words.version(codebook.version)}`],
    [
      words.purposeTitle,
      words.purposeOf(words.purposeKinds[transmission.purposeKind] ?? '', transmission.purpose),
    ],
  ];
}

const limitsOf = ({ transmission, locale, words }: FileSource): Cell[][] =>
  transmission.content.limits.map((limit) => [words.effortTitle, limit.sentence[locale]]);

/** How the team counted, as it was on the day of the transmission, and how the framework asks to. */
function conventionsOf({ transmission, locale, words }: FileSource): Cell[][] {
  const { teamConvention, frameworkConventions } = transmission.content;
  return [
    ...(teamConvention
      ? [
          [
            words.conventions,
            `${words.conventionOf(teamConvention.writtenOn, teamConvention.version)} – ${teamConvention.text}`,
          ],
        ]
      : []),
    ...frameworkConventions.map(({ question, answer }): Cell[] => [
      words.frameworkConventions,
      `${question[locale]} ${answer[locale]}`,
    ]),
  ];
}

export function figureHeadings({ words: { file } }: FileSource): string[] {
  return [file.table, file.group, file.name, file.count, file.minutes, file.state];
}

/** A figure, with the words of protection wherever a number is hidden. */
export function figureLine(figure: TransmittedFigure, { locale, words, hidden }: FileSource): Cell[] {
  const written = (number: ShownNumber): Cell => (number.isHidden ? hidden : number.value);
  return [
    words.tables[figure.table] ?? figure.table,
    figure.group[locale],
    figure.name[locale],
    written(figure.count),
    written(figure.minutes),
    figure.count.isHidden || figure.minutes.isHidden ? hidden : words.file.shown,
  ];
}
