import { type KeptThing, longestKept } from './device-copy.ts';

/** What a device holds of the texts of a thing: their beginnings, cut between two words. */
export function beginnings(texts: readonly string[]): Pick<KeptThing, 'texts' | 'isCut'> {
  const kept = texts.map((text) => beginning(text));
  return { texts: kept, isCut: kept.some((text, at) => text !== texts[at]) };
}

function beginning(text: string): string {
  if (text.length <= longestKept) return text;
  const cut = text.slice(0, longestKept);
  return cut.slice(0, cut.search(/\s\S*$/) + 1).trimEnd() || cut.replace(/[\uD800-\uDBFF]$/, '');
}

/** What is read of a thing under its title. */
export function keptText({ texts: [first = '', ...others], bodyAt }: KeptThing): string {
  return [first.slice(bodyAt), ...others]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
}
