/** Places of a bilan that bear the name of somebody, to be decided by people. */

import { type BodyLine, bodyLines, inlineMarkdown, rewritten } from '#/domains/reports/section-text.rules.ts';
import { putAfter } from '#/french/elision.ts';
import { fold } from '#/french/folding.ts';
import type { AudienceRules, NamePlace, Removal, RemovalKind, RemovalReason } from './audience.ts';
import type { BodyChange } from './audience-blocks.rules.ts';
import { firstNamesIn, isNamed, type NameSaid } from './person-names.rules.ts';

type NameRules = Pick<AudienceRules, 'names' | 'people' | 'choices'>;
export type NamedRemoval = Omit<Removal, 'sectionId' | 'heading'>;

/** Names in words that are not changed on their way out: the title of the bilan, of a section, words of a plot. */
export function namesInTitle(
  what: Extract<RemovalKind, 'title' | 'section-title' | 'figure-name'>,
  words: string,
  of: string,
  rules: NameRules,
): NamedRemoval[] {
  const whole = rules.names.filter(({ name }) => isNamed(name, words));
  const first = firstNamesIn(words, rules.people).map(({ start, end }) => ({
    name: words.slice(start, end),
    why: 'first-name' as RemovalReason,
  }));
  const found = new Map([...whole, ...first].map((one) => [fold(one.name), one]));
  return [...found.values()].map(({ name, why }) => ({
    ...{ what, why, words, evidence: null },
    place: placeOf({ of: `${what} ${of}`, name, words }, rules, false),
  }));
}

/** A body whose first names were decided, line by line; those of which nothing was decided stay. */
export function withFirstNames(
  body: string,
  of: string,
  rules: NameRules,
): { markdown: string; removed: NamedRemoval[] } {
  if (rules.people.length === 0) return { markdown: body, removed: [] };
  const changes: BodyChange[] = [];
  const removed = bodyLines(body).flatMap((line) => {
    const said = Map.groupBy(firstNamesIn(line.words, rules.people), ({ folded }) => folded);
    const written = said.size === 0 ? [] : writtenIn(body, line, rules);
    return [...said].map(([folded, places]): NamedRemoval => {
      const here = written.filter((one) => one.folded === folded);
      const [{ start, end }] = places as [NameSaid];
      const name = line.words.slice(start, end);
      const mayReplace = here.length >= places.length && !says(line.asTyped, folded, rules);
      const place = placeOf({ of, name, words: line.words }, rules, mayReplace);
      if (place.choice?.kind === 'replace') changes.push(...replaced(body, line, here, place.choice.words));
      return { what: 'first-name', why: 'first-name', words: line.words, evidence: null, place };
    });
  });
  return { markdown: rewritten(body, changes), removed };
}

const says = (text: string, name: string, { people }: NameRules) =>
  firstNamesIn(text, people).some(({ folded }) => folded === name);

/** Where the first names of a line stand in the body, its marks left out. */
function writtenIn(body: string, { texts }: BodyLine, { people }: NameRules): NameSaid[] {
  return texts.flatMap(({ start, end }) =>
    firstNamesIn(body.slice(start, end), people).map((one) => ({
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
