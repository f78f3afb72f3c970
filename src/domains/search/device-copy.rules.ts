import {
  excerpt,
  highlight,
  matches,
  nearestWord,
  parseQuery,
  type Query,
  termsForTypo,
  tokensIn,
} from '#/french/analyser.ts';
import type { KeptAnswer, KeptFinding, KeptThing } from './device-copy.ts';
import { mendings, type Neighbour, wordsToOffer } from './finding.rules.ts';
import { keptText } from './kept-text.rules.ts';

const options = { prefixLast: true };

/** What answers, found and mended as the site finds and mends: titles that answer first, then the latest. */
export function findKept(things: readonly KeptThing[], asked: string): KeptAnswer {
  const query = parseQuery(asked);
  const found = answering(things, query);
  if (found.length > 0) return { findings: found, mended: null };
  for (const text of mendings(asked, query, neighboursIn(things, query))) {
    const findings = answering(things, parseQuery(text));
    if (findings.length > 0) return { findings, mended: text };
  }
  return { findings: [], mended: null };
}

function answering(things: readonly KeptThing[], query: Query): KeptFinding[] {
  return things
    .filter(({ title, texts }) => matches(tokensIn([title, ...texts]), query, options))
    .map((thing) => ({
      kind: thing.kind,
      happenedOn: thing.happenedOn,
      address: thing.address,
      title: { text: thing.title, ranges: highlight(thing.title, query, options) },
      excerpt: excerpt(keptText(thing), query, 220, options),
    }))
    .sort(
      (left, right) =>
        Number(right.title.ranges.length > 0) - Number(left.title.ranges.length > 0) ||
        right.happenedOn.localeCompare(left.happenedOn) ||
        left.address.localeCompare(right.address),
    );
}

function neighboursIn(things: readonly KeptThing[], query: Query): Map<string, Neighbour> {
  const words = new Set(things.flatMap(({ title, texts }) => [title, ...texts].flatMap(wordsToOffer)));
  return new Map(
    termsForTypo(query).flatMap((typed) => {
      const word = nearestWord(typed, words);
      return word === null ? [] : [[typed, { word, isWritten: words.has(typed) }] as const];
    }),
  );
}
