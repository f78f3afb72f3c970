/** An adopted plan as a framework: what the acts of the team move, item by item. */

import {
  type Bilingual,
  type Codebook,
  type CodebookReference,
  codebookOfLines,
  type OverlappingLine,
  type ReasonRow,
} from '#/domains/codebooks/codebooks.public.ts';
import type { FrozenItem, PlanSnapshot } from '#/domains/plans/plans.public.ts';
import * as words from './plan-codebook.data.ts';

/** Words of the codebook, in both languages. */
const both = (say: (of: typeof words.fr) => string): Bilingual => ({ fr: say(words.fr), en: say(words.en) });

/** The last twelve characters of an id are drawn at random: enough to name one plan of one space for ever. */
const shortOf = (id: string) => id.replaceAll('-', '').slice(-12);

export function planCodebookReference(plan: {
  id: string;
  spaceId: string;
  number: number;
}): CodebookReference {
  return { id: `plan-${shortOf(plan.id)}-${shortOf(plan.spaceId)}`, version: String(plan.number) };
}

/** Items whose ids fit one condition. */
const idsInCondition = 8;

export interface AdoptedPlan {
  id: string;
  spaceId: string;
  spaceName: string;
  version: { number: number; name: string };
  content: PlanSnapshot;
}

const exclusion: ReasonRow = {
  id: 'exclusion-hors-plan',
  sentence: both((of) => of.outsideSentence),
  reference: null,
  when: { planItems: 'count(?) = 0' },
  reason: 'hors-plan',
};
const reasons = [
  { id: 'hors-plan', label: both((of) => of.outside), explanation: both((of) => of.outsideText) },
  { id: 'autre-plan', label: both((of) => of.other), explanation: both((of) => of.otherText) },
];
const conventions = (['several', 'wider', 'link'] as const).map((id) => ({
  id,
  question: both((of) => of.conventions[id].question),
  answer: both((of) => of.conventions[id].answer),
}));

export function planCodebook(plan: AdoptedPlan): Codebook {
  const { content, version } = plan;
  const used = new Set(content.items.map(({ level }) => level));
  const levels = content.levels.filter(({ id }) => used.has(id));
  return codebookOfLines({
    identity: {
      ...planCodebookReference({ id: plan.id, spaceId: plan.spaceId, number: version.number }),
      title: both((of) => of.title(content.title)),
      summary: both((of) => of.summary),
      authority: {
        name: { fr: plan.spaceName, en: plan.spaceName },
        source: both((of) => of.source(content.title, version.number, version.name)),
        reference: '',
        address: null,
      },
      validFromOn: content.startsOn,
      validUntilOn: content.endsOn,
    },
    kinds: levels.map(({ id, label }) => ({
      id,
      label: { fr: label, en: label },
      definition: both((of) => of.definition),
      reference: null,
    })),
    act: { id: 'acte-du-plan', label: both((of) => of.act) },
    field: { id: 'item', label: both((of) => of.item), carries: [] },
    list: { id: 'element', label: both((of) => of.items) },
    lines: content.items.map((item) => lineOf(item, content.items)),
    exclusion,
    reasons,
    noRuleReason: 'autre-plan',
    conventions,
    layoutLabel: both((of) => of.layout),
    limits: [{ sentence: both((of) => of.limit), source: both((of) => of.limitSource) }],
  });
}

/** An act is read under an item that it moves, and once under each wider item. */
function lineOf(item: FrozenItem, items: readonly FrozenItem[]): OverlappingLine {
  const ids = [item.id, ...heldBy(item.id, items)];
  const isAlone = ids.length === 1;
  const rows = [];
  for (let at = 0; at < ids.length; at += idsInCondition)
    rows.push({
      id: at === 0 ? `element-${item.id}` : `element-${item.id}-${at / idsInCondition + 1}`,
      sentence: both((of) => (isAlone ? of.moves(item.title) : of.movesOrHeld(item.title))),
      when: {
        planItems: ids
          .slice(at, at + idsInCondition)
          .map((id) => `list contains(?, "${id}")`)
          .join(', '),
      },
    });
  return { id: item.id, label: { fr: item.title, en: item.title }, kindId: item.level, rows };
}

/** Everything under an item, however deep. */
function heldBy(id: string, items: readonly FrozenItem[]): string[] {
  const children = items.filter(({ parentId }) => parentId === id);
  return children.flatMap((child) => [child.id, ...heldBy(child.id, items)]);
}
