import { firstParagraph, inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { closedSentence } from '#/french/wording.ts';
import { type DossierSaying, wordsOf } from './dossiers-part.rules.ts';
import type { Block } from './proposal.ts';
import { dayText, named, paragraph, said } from './saying.rules.ts';
import type { ChangeWork, Work } from './work.ts';

export interface ChangesSaying extends Pick<DossierSaying, 'words'> {
  forWhom(categories: readonly string[]): string;
  /** What changed for the group, on a day. */
  group(text: string, day: string): string;
  ownPart(text: string): string;
  othersPart(text: string): string;
  /** Before the words of the journal, when something else came first. */
  wordsLead: string;
}

/** What changed, for whom, in the words of those who were there: dossier by dossier, never added up. */
export function changesPart(work: Work, say: ChangesSaying): Block[] {
  return work.dossiers.flatMap((dossier) => {
    if (dossier.words.length === 0 && dossier.changes.length === 0) return [];
    const categories = [...new Set(dossier.words.flatMap((words) => words.categories))];
    const traceIds = dossier.words.filter((one) => one.categories.length > 0).map((one) => one.traceId);
    return [
      { kind: 'heading', text: inlineMarkdown(dossier.title) } as const,
      ...paragraph([
        categories.length === 0
          ? null
          : said(`changes:${dossier.id}:whom`, say.forWhom(named(categories)), { kind: 'traces', traceIds }),
      ]),
      ...dossier.changes.flatMap((change) => paragraph(observed(change, dossier.id, work, say))),
      ...wordsOf(dossier, work, { ...say, wordsLead: dossier.changes.length === 0 ? null : say.wordsLead }),
    ];
  });
}

/** What changed for the group, then whose part it was: what nobody wrote is not said. */
function observed(change: ChangeWork, dossierId: string, work: Work, say: ChangesSaying) {
  const { id, onDay, groupChange, ownPart, othersPart, traceIds } = change;
  const grounds = { kind: 'dossiers', dossierIds: [dossierId], traceIds } as const;
  const part = (slot: string, text: string, saying: (text: string) => string) => {
    const first = firstParagraph(text);
    return first === ''
      ? null
      : said(`change:${id}:${slot}`, saying(inlineMarkdown(closedSentence(first))), grounds);
  };
  return [
    part('group', groupChange, (text) => say.group(text, dayText(onDay, work.language))),
    part('own', ownPart, say.ownPart),
    part('others', othersPart, say.othersPart),
  ];
}
