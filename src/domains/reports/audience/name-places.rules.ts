/** Places of a bilan that bear the name of somebody, to be decided by people. */

import {
  type BodyLine,
  bodyBlocks,
  bodyLines,
  inlineMarkdown,
  linkAddresses,
  plainText,
  rewritten,
} from '#/domains/reports/section-text.rules.ts';
import { putAfter } from '#/french/elision.ts';
import { fold } from '#/french/folding.ts';
import { namesInAddress, readableAddress } from './address-names.rules.ts';
import type { AudienceRules, NamePlace, Removal, RemovalKind, RemovalReason } from './audience.ts';
import type { BodyChange } from './audience-blocks.rules.ts';
import { firstNamesIn, isNamed, type NameSaid, wholeNameFinder } from './person-names.rules.ts';

type NameRules = Pick<AudienceRules, 'names' | 'decidesWholeNames' | 'people' | 'choices'>;
export type NamedRemoval = Omit<Removal, 'sectionId' | 'heading'>;

/** Names in words that are not changed on their way out: the title of the bilan, of a section, words of a plot, of an adoption. */
export function namesInTitle(
  what: Extract<RemovalKind, 'title' | 'section-title' | 'figure-name' | 'adoption-name'>,
  words: string,
  of: string,
  rules: NameRules,
): NamedRemoval[] {
  const closed = rules.names.filter(({ name, why }) => why !== 'names-person' && isNamed(name, words));
  const said = finderOf({ ...rules, decidesWholeNames: true })(words).map(({ start, end, isWhole }) => ({
    name: words.slice(start, end),
    why: about(isWhole).why as RemovalReason,
  }));
  const found = new Map([...closed, ...said].map((one) => [fold(one.name), one]));
  return [...found.values()].map(({ name, why }) => ({
    ...{ what, why, words, evidence: null },
    place: placeOf({ of: `${what} ${of}`, name, words }, rules, false),
  }));
}

type Said = NameSaid & { isWhole: boolean };
type Finder = (text: string) => Said[];

/** Finds first names alone, and whole names where those are decided one by one too. */
function finderOf({ names, decidesWholeNames, people }: NameRules): Finder {
  const persons = decidesWholeNames ? names.filter(({ why }) => why === 'names-person') : [];
  const wholeIn = wholeNameFinder(persons.map(({ name }) => name));
  return (text) => {
    const whole = wholeIn(text);
    const isApart = ({ start, end }: NameSaid) => whole.every((one) => end <= one.start || start >= one.end);
    return [
      ...whole.map((one) => ({ ...one, isWhole: true })),
      ...firstNamesIn(text, people)
        .filter(isApart)
        .map((one) => ({ ...one, isWhole: false })),
    ];
  };
}

/** A body whose names were decided, line by line; those of which nothing was decided stay. */
export function withNames(
  body: string,
  of: string,
  rules: NameRules,
): { markdown: string; removed: NamedRemoval[] } {
  const find = finderOf(rules);
  const changes: BodyChange[] = [];
  const lines = bodyLines(body);
  const removed = lines.flatMap((line) => {
    const said = Map.groupBy(find(line.words), ({ folded }) => folded);
    const written = said.size === 0 ? [] : writtenIn(body, line, find);
    return [...said].map(([folded, places]): NamedRemoval => {
      const here = written.filter((one) => one.folded === folded);
      const [{ start, end, isWhole }] = places as [Said];
      const name = line.words.slice(start, end);
      const isTyped = find(line.asTyped).some((one) => one.folded === folded);
      const place = placeOf({ of, name, words: line.words }, rules, here.length >= places.length && !isTyped);
      if (place.choice?.kind === 'replace') changes.push(...replaced(body, line, here, place.choice.words));
      return { ...about(isWhole), words: line.words, evidence: null, place };
    });
  });
  return {
    markdown: rewritten(body, changes),
    removed: [...removed, ...namesAcross(body, of, rules, lines)],
  };
}

const about = (isWhole: boolean) =>
  isWhole
    ? ({ what: 'whole-name', why: 'names-person' } as const)
    : ({ what: 'first-name', why: 'first-name' } as const);

/** Whole names that no line says by itself, but several lines of a block together: changed where they are written. */
function namesAcross(body: string, of: string, rules: NameRules, lines: readonly BodyLine[]): NamedRemoval[] {
  if (!rules.decidesWholeNames) return [];
  const find = finderOf({ ...rules, people: [] });
  return bodyBlocks(body).flatMap(({ start, end }) => {
    const words = plainText(body.slice(start, end)).replaceAll(/\s+/g, ' ').trim();
    const within = lines.filter((line) => line.start >= start && line.start < end);
    const told = new Set(within.flatMap((line) => find(line.words).map(({ folded }) => folded)));
    return find(words)
      .filter(({ folded }) => !told.has(folded))
      .map((one) => {
        const name = words.slice(one.start, one.end);
        return { ...about(true), words, evidence: null, place: placeOf({ of, name, words }, rules, false) };
      });
  });
}

/** Names in the addresses of links, and in what links say of themselves: changed where they are written. */
export function namesInLinks(body: string, of: string, rules: NameRules): NamedRemoval[] {
  const names = rules.names.filter(({ why }) => why === 'names-person').map(({ name }) => name);
  const addresses = [...new Set(linkAddresses(body).map(readableAddress))];
  return addresses.flatMap((words) =>
    namesInAddress(words, { names, people: rules.people }).map(({ name, isWhole }) => ({
      ...{ what: 'link-name' as const, why: about(isWhole).why, words, evidence: null },
      place: placeOf({ of: `link-name ${of}`, name, words }, rules, false),
    })),
  );
}

/** Where the names of a line stand in the body, its marks left out. */
function writtenIn(body: string, { texts }: BodyLine, find: Finder): Said[] {
  return texts.flatMap(({ start, end }) =>
    find(body.slice(start, end)).map((one) => ({
      ...one,
      start: start + one.start,
      end: start + one.end,
    })),
  );
}

function replaced(body: string, line: BodyLine, places: readonly NameSaid[], words: string): BodyChange[] {
  return places.map(({ start, end }) => {
    const before = body.slice(line.start, start);
    const text = putAfter(before, inlineMarkdown(words));
    const same = sharedStart(before, text);
    return { start: line.start + same, end, text: text.slice(same) };
  });
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function placeOf(
  { of, name, words }: { of: string; name: string; words: string },
  { choices }: NameRules,
  mayReplace: boolean,
): NamePlace {
  const key = keyOf(`${of} ${fold(name)} ${words}`);
  const choice = choices.get(key) ?? null;
  return { key, name, mayReplace, choice: choice?.kind === 'replace' && !mayReplace ? null : choice };
}

/** A short name of a place, which changes with its words; what leaves is checked against what was shown in any case. */
function keyOf(place: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < place.length; at += 1) {
    one = Math.imul(one ^ place.charCodeAt(at), 0x01000193) >>> 0;
    other = Math.imul(other ^ place.charCodeAt(at), 0x85ebca6b) >>> 0;
  }
  return `${one.toString(36)}-${other.toString(36)}`;
}
