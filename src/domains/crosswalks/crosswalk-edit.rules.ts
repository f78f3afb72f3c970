/** Changes to a crosswalk, as values: the content before, the content after. */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { fold } from '#/french/folding.ts';
import type { CodeLink, CrosswalkContent, ListLinks } from './crosswalk.ts';
import { whole } from './share.rules.ts';

type CodeList = Codebook['codeLists'][number];

/** Links a list to another; one already linked keeps its links when the other stays the same. */
export function withList(content: CrosswalkContent, from: string, to: string): CrosswalkContent {
  const known = content.lists.find((list) => list.from === from);
  if (known?.to === to) return content;
  const lists = content.lists.filter((list) => list.from !== from);
  return { ...content, lists: [...lists, { from, to, links: [] }] };
}

export function withoutList(content: CrosswalkContent, from: string): CrosswalkContent {
  return { ...content, lists: content.lists.filter((list) => list.from !== from) };
}

/** Says what one code becomes; null unsays it. Links keep the order in which they were said. */
export function withLink(
  content: CrosswalkContent,
  from: string,
  code: string,
  link: CodeLink | null,
): CrosswalkContent {
  const changed = (list: ListLinks): ListLinks => {
    const isKnown = list.links.some((one) => one.code === code);
    if (link === null) return { ...list, links: list.links.filter((one) => one.code !== code) };
    const links = isKnown ? list.links.map((one) => (one.code === code ? link : one)) : [...list.links, link];
    return { ...list, links };
  };
  return { ...content, lists: content.lists.map((list) => (list.from === from ? changed(list) : list)) };
}

/**
 * Links for the undecided codes whose twin is plain: the same permanent id, or else the same official code, or else
 * the same label but for case and accents, and one such code only. What was said stays as it was said.
 */
export function plainLinks(links: ListLinks, source: CodeList, target: CodeList): CodeLink[] {
  const said = new Set(links.links.map(({ code }) => code));
  return source.codes
    .filter(({ id }) => !said.has(id))
    .flatMap((code): CodeLink[] => {
      const twin = twinOf(code, target);
      if (!twin) return [];
      return [{ code: code.id, destinations: [{ code: twin.id, share: whole }], isNear: false, note: '' }];
    });
}

function twinOf(code: CodeList['codes'][number], target: CodeList): CodeList['codes'][number] | null {
  const same = target.codes.find(({ id }) => id === code.id);
  if (same) return same;
  const byCode = target.codes.filter((other) => code.code !== null && other.code === code.code);
  if (byCode.length === 1) return byCode[0] ?? null;
  const byLabel = target.codes.filter((other) => fold(other.label.fr) === fold(code.label.fr));
  return byLabel.length === 1 ? (byLabel[0] ?? null) : null;
}

export function withPlainLinks(
  content: CrosswalkContent,
  from: Codebook,
  to: Codebook,
  listId: string,
): CrosswalkContent {
  const lists = content.lists.map((links) => {
    if (links.from !== listId) return links;
    const source = from.codeLists.find(({ id }) => id === links.from);
    const target = to.codeLists.find(({ id }) => id === links.to);
    if (!source || !target) return links;
    return { ...links, links: [...links.links, ...plainLinks(links, source, target)] };
  });
  return { ...content, lists };
}
