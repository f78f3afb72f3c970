import type { FigureData, PlottedNumber } from '#/domains/reports/evidence.ts';
import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { formatDuration } from '#/french/dates.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, numberOf, paragraph, said, saidWith } from './saying.rules.ts';
import { type Amount, durationBounds, type NatureWork, type SignWork, type Work } from './work.ts';

export interface NaturesSaying {
  /** As a list names them: « Concertation et mobilisation ». */
  labels: Readonly<Record<string, string>>;
  /** « la concertation » */
  within: Readonly<Record<string, string>>;
  /** « de la concertation » */
  of: Readonly<Record<string, string>>;
  mostly(told: { first: readonly string[]; after: readonly string[] }): string;
  /** What one nature was made of, without its name. */
  told(nature: NatureNumbers): string;
  toldWithout(nature: NatureNumbers): string | null;
  /** In which dossiers, when the section keeps to some natures. */
  where(titles: readonly string[]): string;
  /** Of signs that acts of any nature bear: said, never counted. */
  signs: Readonly<Record<SignWork['sign'], string>>;
  caution: string;
  figure: FigureSaying & { title: string; description: string; rowsHeading: string };
  durations: FigureSaying & {
    title(nature: string): string;
    description: string;
    rowsHeading: string;
    /** Under each bound, then beyond the last. */
    under(minutes: number): string;
    between(from: number, to: number): string;
    over(minutes: number): string;
    untimed: string;
  };
}

export interface NatureNumbers {
  traces: number;
  dossiers: number;
  /** « 1 h 30 »; null when too few durations were noted. */
  spread: { middle: string; long: string } | null;
}

interface FigureSaying {
  /** Unit, period, and that it does not measure effort. */
  note(from: string, to: string): string;
  series: string;
}

/** Natures whose durations are drawn, the most noted first. */
const mostDurations = 3;

/** What was noted, nature by nature: words, one plot of all, and how long the main ones last. Never a total. */
export function naturesPart(work: Work, say: NaturesSaying, only: readonly string[]): Block[] {
  const natures = work.natures.filter(({ nature }) => only.length === 0 || only.includes(nature));
  if (natures.length === 0) return [];
  const period = [
    dayText(work.startsOn, work.language, work.endsOn),
    dayText(work.endsOn, work.language),
  ] as const;
  return [
    ...paragraph([only.length === 0 ? mostly(natures, say) : null]),
    { kind: 'figure', slot: figureSlot('natures', only), data: overview(natures, say, period) },
    ...listed(
      null,
      natures.map((nature) => [
        told(nature, work, say),
        ...(only.length === 0 ? [] : where(nature, work, say)),
      ]),
    ),
    ...(only.length === 0 ? signs(work.signs, say) : []),
    ...natures
      .filter(({ spread }) => spread !== null)
      .slice(0, only.length === 0 ? mostDurations : 1)
      .map(
        (nature): Block => ({
          kind: 'figure',
          slot: `natures:durations:${nature.nature}`,
          data: durations(nature, say, period),
        }),
      ),
    { kind: 'plain', text: say.caution },
  ];
}

const figureSlot = (name: string, only: readonly string[]) =>
  only.length === 0 ? `${name}:all` : `${name}:${[...only].sort().join('+')}`;

const labelOf = (say: NaturesSaying, nature: string) => say.labels[nature] ?? nature;

function mostly(natures: readonly NatureWork[], say: NaturesSaying): Sentence | null {
  const names = natures.map(({ nature }) => nature).filter((nature) => say.within[nature]);
  if (names.length < 2) return null;
  const text = say.mostly({
    first: names.slice(0, 2).map((name) => say.of[name] ?? name),
    after: names.slice(2, 4).map((name) => say.within[name] ?? name),
  });
  const traceIds = [...new Set(natures.slice(0, 2).flatMap((nature) => nature.traceIds))];
  return said('natures:mostly', text, { kind: 'traces', traceIds });
}

function told(nature: NatureWork, { language }: Work, say: NaturesSaying): Sentence {
  const numbers = {
    traces: nature.count,
    dossiers: nature.dossierIds.length,
    spread: nature.spread && {
      middle: formatDuration(nature.spread.middleMinutes, language),
      long: formatDuration(nature.spread.longMinutes, language),
    },
  };
  const name = `**${labelOf(say, nature.nature)}**`;
  const without = say.toldWithout(numbers);
  const grounds = { kind: 'traces', traceIds: nature.traceIds } as const;
  return saidWith(
    `nature:${nature.nature}`,
    `${name} – ${say.told(numbers)}`,
    without === null ? null : `${name} – ${without}`,
    grounds,
    [numberOf(`nature/${nature.nature}`, nature)],
  );
}

/** A few dossiers where the nature was met; past eight, none is named. */
function where({ nature, dossierIds }: NatureWork, { dossiers }: Work, say: NaturesSaying): Sentence[] {
  const met = dossiers.filter(({ id }) => dossierIds.includes(id));
  if (met.length === 0 || met.length > 8) return [];
  const titles = met.map(({ title }) => inlineMarkdown(title));
  const text = say.where(titles);
  return [said(`nature:${nature}:where`, text, { kind: 'dossiers', dossierIds: met.map(({ id }) => id) })];
}

function signs(all: readonly SignWork[], say: NaturesSaying): Block[] {
  return paragraph(
    all
      .filter(({ count }) => count > 0)
      .map(({ sign, traceIds }) => said(`sign:${sign}`, say.signs[sign], { kind: 'traces', traceIds })),
  );
}

function plotted(cell: string, counted: Amount): PlottedNumber {
  return { value: counted.count, said: numberOf(cell, counted) };
}

function overview(
  natures: readonly NatureWork[],
  say: NaturesSaying,
  period: readonly [string, string],
): FigureData {
  return {
    kind: 'bars',
    title: say.figure.title,
    note: say.figure.note(...period),
    description: say.figure.description,
    rowsHeading: say.figure.rowsHeading,
    unit: 'traces',
    series: [{ key: 'traces', label: say.figure.series }],
    rows: natures.map((nature) => ({
      key: nature.nature,
      label: labelOf(say, nature.nature),
      values: [plotted(`nature/${nature.nature}`, nature)],
    })),
  };
}

/** How long the acts of one nature last: a phone call and a day-long process are not one and the same. */
function durations(nature: NatureWork, say: NaturesSaying, period: readonly [string, string]): FigureData {
  const words = say.durations;
  const bounds: readonly number[] = durationBounds;
  const labels = [
    ...bounds.map((bound, at) => (at === 0 ? words.under(bound) : words.between(bounds[at - 1] ?? 0, bound))),
    words.over(bounds.at(-1) ?? 0),
  ];
  const cell = `nature/${nature.nature}`;
  const rows = nature.durations.map((counted, at) => ({
    key: String(at),
    label: labels[at] ?? '',
    values: [plotted(`${cell}/duration-${at}`, counted)],
  }));
  return {
    kind: 'bars',
    title: words.title(labelOf(say, nature.nature)),
    note: words.note(...period),
    description: words.description,
    rowsHeading: words.rowsHeading,
    unit: 'traces',
    series: [{ key: 'traces', label: words.series }],
    rows: [
      ...rows,
      { key: 'untimed', label: words.untimed, values: [plotted(`${cell}/untimed`, nature.untimed)] },
    ],
  };
}
