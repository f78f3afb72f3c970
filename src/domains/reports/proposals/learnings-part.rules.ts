import { inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { closedSentence } from '#/french/wording.ts';
import { groundsOf, tracesOfTurn } from './action-grounds.rules.ts';
import type { Block, Sentence } from './proposal.ts';
import { listed, said } from './saying.rules.ts';
import type { PlanAction, Work } from './work.ts';

export interface LearningsSaying {
  obstacles: string;
  adaptations: string;
  dossiers: string;
  line(told: { title: string; text: string }): string;
}

/** What got in the way and what was done otherwise, as it was noted: the learning itself is for people to write. */
export function learningsPart(work: Work, say: LearningsSaying): Block[] {
  const actions = work.plans.flatMap((plan) => plan.actions);
  return [
    ...listed(
      say.obstacles,
      actions.map((action) => moves(action, 'obstacle', say)),
    ),
    ...listed(
      say.adaptations,
      actions.map((action) => {
        const adapted = adaptations(action, say);
        return adapted.length > 0 ? adapted : moves(action, 'adaptation', say);
      }),
    ),
    ...listed(
      say.dossiers,
      work.dossiers.map((dossier) => reasons(dossier, say)),
    ),
  ];
}

function moves(action: PlanAction, says: 'obstacle' | 'adaptation', say: LearningsSaying): Sentence[] {
  const notes = action.moves.filter((move) => move.says === says && move.note.trim() !== '');
  const last = notes.at(-1);
  if (!last) return [];
  const text = say.line({
    title: inlineMarkdown(action.title),
    text: inlineMarkdown(closedSentence(last.note)),
  });
  return [said(`learning:${action.id}:${says}`, text, groundsOf(action, [last.traceId]))];
}

function adaptations(action: PlanAction, say: LearningsSaying): Sentence[] {
  const turn = action.turns.findLast(({ kind, reason }) => kind === 'adapted' && reason.trim() !== '');
  if (!turn) return [];
  const text = say.line({
    title: inlineMarkdown(action.title),
    text: inlineMarkdown(closedSentence(turn.reason)),
  });
  return [said(`learning:${action.id}:adapted`, text, groundsOf(action, tracesOfTurn(action, 'adapted')))];
}

/** Why a dossier was set to rest, redirected or declined. */
function reasons(dossier: Work['dossiers'][number], say: LearningsSaying): Sentence[] {
  const turn = dossier.turns.findLast(
    ({ state, reason }) => ['watching', 'refused', 'redirected'].includes(state) && reason.trim() !== '',
  );
  if (!turn) return [];
  const text = say.line({
    title: inlineMarkdown(dossier.title),
    text: inlineMarkdown(closedSentence(turn.reason)),
  });
  return [said(`learning:${dossier.id}:${turn.state}`, text, { kind: 'dossiers', dossierIds: [dossier.id] })];
}
