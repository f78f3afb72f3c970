import { firstParagraph, inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { closedSentence } from '#/french/wording.ts';
import type { Block, Sentence } from './proposal.ts';
import { paragraph, said, spanText } from './saying.rules.ts';
import type { DossierWork, Work, WorkSpace } from './work.ts';

export interface MissionSaying {
  /** Who speaks: « l’équipe », « la table »; `several`: a bilan of several spaces. */
  who: Readonly<Record<WorkSpace['kind'] | 'several', string>>;
  /** `days`: « du 1er avril 2025 au 31 mars 2026 ». */
  accompanied(told: { who: string; days: string; dossiers: number }): string;
  lives(told: { dossiers: number; opened: number; closed: number; leaving: number }): string;
  fields(labels: readonly string[]): string;
  plans(titles: readonly string[]): string;
}

/** Who speaks and from where: what the space is for, how many dossiers, which plan. */
export function missionPart(work: Work, say: MissionSaying): Block[] {
  const purposes = work.spaces.flatMap((space) => {
    const purpose = firstParagraph(space.purpose);
    if (purpose === '') return [];
    return paragraph([
      said(`space:${space.id}:purpose`, inlineMarkdown(closedSentence(purpose)), { kind: 'space' }),
    ]);
  });
  return [...purposes, ...paragraph([...dossiers(work, say), fields(work, say), plans(work, say)])];
}

function dossiers(work: Work, say: MissionSaying): Sentence[] {
  const { startsOn, endsOn, language } = work;
  const all = work.dossiers.filter(isCarried);
  if (all.length === 0) return [];
  const [first, second] = work.spaces;
  const grounds = { kind: 'dossiers', dossierIds: all.map(({ id }) => id) } as const;
  const told = {
    who: say.who[first && !second ? first.kind : 'several'],
    days: spanText(startsOn, endsOn, language),
    dossiers: all.length,
  };
  const lives = {
    dossiers: all.length,
    opened: all.filter(({ openedOn }) => openedOn >= startsOn && openedOn <= endsOn).length,
    closed: withTurn(all, 'closed'),
    leaving: all.filter(({ state }) => state === 'withdrawal-prepared').length,
  };
  const life = say.lives(lives);
  return [
    said('mission:dossiers', say.accompanied(told), grounds),
    ...(life === '' ? [] : [said('mission:lives', life, grounds)]),
  ];
}

/** Whether one was there in the period: what comes of a dossier that was left before is told, and was not carried. */
function isCarried({ state, turns, work }: DossierWork): boolean {
  const isOver = state === 'closed' || state === 'refused' || state === 'redirected';
  return !isOver || turns.length > 0 || work !== null;
}

const withTurn = (dossiers: readonly DossierWork[], state: DossierWork['state']) =>
  dossiers.filter(({ turns }) => turns.some((turn) => turn.state === state)).length;

function fields({ dossiers }: Work, say: MissionSaying): Sentence | null {
  const all = dossiers.filter(isCarried);
  const counts = new Map<string, number>();
  for (const label of all.flatMap((dossier) => dossier.fields))
    counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts].sort((one, other) => other[1] - one[1]).map(([label]) => label);
  if (labels.length === 0) return null;
  return said('mission:fields', say.fields(labels.slice(0, 4).map((label) => inlineMarkdown(label))), {
    kind: 'dossiers',
    dossierIds: all.filter((dossier) => dossier.fields.length > 0).map(({ id }) => id),
  });
}

function plans(work: Work, say: MissionSaying): Sentence | null {
  if (work.plans.length === 0) return null;
  const titles = work.plans.map(({ title }) => inlineMarkdown(title));
  return said('mission:plans', say.plans(titles), { kind: 'plans', planIds: work.plans.map(({ id }) => id) });
}
