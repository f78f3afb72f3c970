import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { sortedFrench } from '#/french/collation.ts';
import type { Block, Sentence } from './proposal.ts';
import { paragraph, said, saidWith } from './saying.rules.ts';
import type { PartnerOrganisation, Work } from './work.ts';

export interface PartnersSaying {
  present(organisations: number): string;
  presentWithout: string;
  several(names: readonly string[]): string;
  fresh(names: readonly string[]): string;
  funders(names: readonly string[]): string;
}

const mostNamed = 20;

/** With whom: how many organisations, those met in several dossiers, those met for the first time. Nobody is ranked. */
export function partnersPart(work: Work, say: PartnersSaying): Block[] {
  const { organisations, hasEarlier } = work.partners;
  if (organisations.length === 0) return [];
  const several = organisations.filter(({ dossierIds }) => dossierIds.length > 1);
  const fresh = hasEarlier ? organisations.filter(({ isNew }) => isNew) : [];
  const funders = organisations.filter(({ isFunder }) => isFunder);
  return paragraph([
    present(organisations, say),
    naming('several', several, say.several),
    naming('fresh', fresh, say.fresh),
    naming('funders', funders, say.funders),
  ]);
}

const grounds = (organisations: readonly PartnerOrganisation[]) =>
  ({
    kind: 'traces',
    traceIds: [...new Set(organisations.flatMap(({ traceIds }) => traceIds))],
    dossierIds: [...new Set(organisations.flatMap(({ dossierIds }) => dossierIds))],
  }) as const;

function present(organisations: readonly PartnerOrganisation[], say: PartnersSaying): Sentence {
  const count = organisations.length;
  return saidWith('partners:present', say.present(count), say.presentWithout, grounds(organisations), [
    { cell: 'organisations', value: count, people: null, organisations: count },
  ]);
}

/** Named in the order of the alphabet, so that nothing is said of their weight; past twenty, none is. */
function naming(
  slot: string,
  organisations: readonly PartnerOrganisation[],
  text: (names: readonly string[]) => string,
): Sentence | null {
  if (organisations.length === 0 || organisations.length > mostNamed) return null;
  const names = sortedFrench(organisations, ({ name }) => name).map(({ name }) => inlineMarkdown(name));
  return said(`partners:${slot}`, text(names), grounds(organisations));
}
