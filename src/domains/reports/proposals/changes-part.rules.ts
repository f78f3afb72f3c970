import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { type DossierSaying, wordsOf } from './dossiers-part.rules.ts';
import type { Block } from './proposal.ts';
import { named, paragraph, said } from './saying.rules.ts';
import type { Work } from './work.ts';

export interface ChangesSaying extends Pick<DossierSaying, 'words'> {
  forWhom(categories: readonly string[]): string;
}

/** What changed, for whom, in the words of those who were there: dossier by dossier, never added up. */
export function changesPart(work: Work, say: ChangesSaying): Block[] {
  return work.dossiers.flatMap((dossier) => {
    if (dossier.words.length === 0) return [];
    const categories = [...new Set(dossier.words.flatMap((words) => words.categories))];
    const traceIds = dossier.words.filter((one) => one.categories.length > 0).map((one) => one.traceId);
    return [
      { kind: 'heading', text: inlineMarkdown(dossier.title) } as const,
      ...paragraph([
        categories.length === 0
          ? null
          : said(`changes:${dossier.id}:whom`, say.forWhom(named(categories)), { kind: 'traces', traceIds }),
      ]),
      ...wordsOf(dossier, work, { ...say, wordsLead: null }),
    ];
  });
}
