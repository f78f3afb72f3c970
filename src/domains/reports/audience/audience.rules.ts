import type { FigureData, KeptFigure, PlottedNumber } from '#/domains/reports/evidence.ts';
import {
  bodyBlocks,
  type EvidenceMark,
  evidenceMarks,
  type FigureMark,
  figureMarks,
  plainText,
} from '#/domains/reports/section-text.rules.ts';
import type { AudienceContent, AudienceRules, AudienceSection, Removal, RemovalReason } from './audience.ts';
import { type BodyChange, withoutEmptied } from './audience-blocks.rules.ts';
import { type NamedRemoval, namesInLinks, namesInTitle, withNames } from './name-places.rules.ts';
import { isNamed } from './person-names.rules.ts';

export interface ForAudience {
  content: { sections: AudienceSection[]; figures: ReadonlyMap<string, KeptFigure> };
  removed: Removal[];
}

/**
 * What of a bilan reaches those who read from outside of the team. Sentences of Toile that may not be told go, or are
 * said without their numbers; what people wrote stays, and is pointed out to be read again where it rests on something
 * that does not leave. No evidence is led to.
 */
export function forAudience(content: AudienceContent, rules: AudienceRules): ForAudience {
  const figures = new Map<string, KeptFigure>();
  const told = content.sections.map((section) => tellSection(section, content, rules, figures));
  const aboutTitle = namesInTitle('title', content.title, '', rules);
  const aboutOthers = (content.besides ?? []).flatMap((words) =>
    namesInTitle('adoption-name', words, '', rules),
  );
  return {
    content: {
      sections: told.flatMap(({ section }) => (section.markdown.trim() === '' ? [] : [section])),
      figures,
    },
    removed: [
      ...[...aboutTitle, ...aboutOthers].map((one): Removal => ({ sectionId: '', heading: '', ...one })),
      ...told.flatMap(({ removed }) => removed),
    ],
  };
}

type Told = { change: BodyChange; removal: NamedRemoval | null; names?: NamedRemoval[] };

function tellSection(
  section: AudienceSection,
  { evidence, figures }: AudienceContent,
  rules: AudienceRules,
  shown: Map<string, KeptFigure>,
): { section: AudienceSection; removed: Removal[] } {
  const { id, heading, markdown } = section;
  const told = [
    ...evidenceMarks(markdown).map((mark) => tellSentence(mark, evidence, rules)),
    ...figureMarks(markdown).map((mark) => tellFigure(mark, figures, rules, shown)),
  ];
  const whyNamed = (text: string) => rules.names.find(({ name }) => isNamed(name, text))?.why;
  const { markdown: kept, gone } = withoutEmptied(
    markdown,
    told.map(({ change }) => change),
    (source) => rules.names.some(({ name }) => plainText(source).trim() === plainText(name).trim()),
  );
  const reasons = told.flatMap(({ removal }) => removal?.why ?? []);
  const named = withNames(kept, id, rules);
  const removals = [
    ...(kept.trim() === '' ? [] : namesInTitle('section-title', heading, id, rules)),
    ...told.flatMap(({ removal }) => removal ?? []),
    ...told.flatMap(({ names }) => names ?? []),
    ...gone.map((source) => ({
      what: 'heading' as const,
      why: whyNamed(plainText(source)) ?? reasons[0] ?? 'evidence-unknown',
      words: plainText(source),
      evidence: null,
    })),
    ...namesLeft(kept, rules),
    ...named.removed,
    ...namesInLinks(named.markdown, id, rules),
  ];
  return {
    section: { id, heading, markdown: named.markdown },
    removed: removals.map((removal) => ({ sectionId: id, heading, ...removal })),
  };
}

const flat = (text: string) => plainText(text).replaceAll(/\s+/g, ' ').trim();

function tellSentence(
  { name, inner, start, end }: EvidenceMark,
  all: AudienceContent['evidence'],
  rules: AudienceRules,
): Told {
  const evidence = all.get(name);
  const words = flat(inner);
  const stays = { start, end, text: inner };
  const reread = (why: RemovalReason): Told => ({
    change: stays,
    removal: { what: 'reread', why, words, evidence: name },
  });
  if (!evidence) return reread('evidence-unknown');
  const isProposed = words === flat(evidence.sentence);
  const whyNot = rules.whyNotTold(evidence);
  if (whyNot) {
    if (!isProposed) return reread(whyNot);
    const removal = { what: 'sentence', why: whyNot, words, evidence: name } as const;
    return { change: { start, end, text: '' }, removal };
  }
  const why = evidence.numbers.map((number) => rules.whyNotNumber(number)).find((one) => one !== null);
  if (!why) return { change: stays, removal: null };
  if (!isProposed) return reread(why);
  const text = evidence.withoutNumbers ?? '';
  const what = text === '' ? 'sentence' : 'numbers';
  return { change: { start, end, text }, removal: { what, why, words, evidence: name } };
}

function tellFigure(
  { name, start, end }: FigureMark,
  all: AudienceContent['figures'],
  rules: AudienceRules,
  shown: Map<string, KeptFigure>,
): Told {
  const figure = all.get(name);
  const stays = { start, end, text: `::figure{#${name}}` };
  const gone = { start, end, text: '' };
  if (!figure) {
    return {
      change: gone,
      removal: { what: 'figure', why: 'evidence-unknown', words: name, evidence: null },
    };
  }
  const { data, why, left } = maskedFigure(figure.data, rules);
  const words = figure.data.title;
  const said = wordsOfFigure(data);
  const closed = rules.names.find((one) => isNamed(one.name, said))?.why;
  const whyGone = closed ?? (left === 0 ? why : null);
  if (whyGone) return { change: gone, removal: { what: 'figure', why: whyGone, words, evidence: null } };
  shown.set(name, { name, slot: name, print: '', data });
  return {
    change: stays,
    removal: why && { what: 'figure-numbers', why, words, evidence: null },
    names: namesInTitle('figure-name', said, name, rules),
  };
}

/** All that a plot says besides its numbers: it was made by Toile, and goes whole when it bears a name. */
function wordsOfFigure({ title, note, description, rowsHeading, series, rows }: FigureData): string {
  const labels = [...series, ...rows].map(({ label }) => label);
  return [title, note, description, rowsHeading, ...labels].filter((one) => one !== '').join(' · ');
}

/** A plot without the numbers that may not be shown, nor who stands behind those that are; `left`: how many are. */
function maskedFigure(
  data: FigureData,
  rules: AudienceRules,
): { data: FigureData; why: RemovalReason | null; left: number } {
  let why: RemovalReason | null = null;
  let left = 0;
  const mask = (number: PlottedNumber): PlottedNumber => {
    if (number.value === null) return { value: null, said: null };
    // A number of which nobody knows who stands behind it is not shown, unless it is nought.
    const isBare = number.said === null && number.value !== 0;
    const reason = isBare ? 'few' : number.said && rules.whyNotNumber(number.said);
    if (reason) {
      why ??= reason;
      return { value: null, said: null, isHidden: true };
    }
    if (number.said) left += 1;
    return { value: number.value, said: null };
  };
  const rows = data.rows.map((row) => ({ ...row, values: row.values.map(mask) }));
  return { data: { ...data, rows }, why, left };
}

/** What still bears a name that does not leave, to be read again; those that are decided one by one are told apart. */
function namesLeft(
  markdown: string,
  { names, decidesWholeNames }: AudienceRules,
): Omit<Removal, 'sectionId' | 'heading'>[] {
  const blocks = bodyBlocks(markdown).map(({ start, end }) => flat(markdown.slice(start, end)));
  return blocks.flatMap((words) =>
    names
      .filter(({ name, why }) => !(decidesWholeNames && why === 'names-person') && isNamed(name, words))
      .map(({ why }) => ({ what: 'reread' as const, why, words, evidence: null })),
  );
}
