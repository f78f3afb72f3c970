/** What a trace may say otherwise: choices that another trace made, each with all that goes together with it. */

import {
  type AspectId,
  aspectIds,
  type InputId,
  type InputValue,
  type InputValues,
} from '#/domains/codebooks/codebooks.public.ts';

/** Inputs and aspects that go together: a trace has all of them from one dossier, or from one choice. */
export interface Block {
  inputs: readonly InputId[];
  aspects: readonly AspectId[];
}
export const together: readonly [Block, ...Block[]] = [
  { inputs: ['natures', 'leadingNatures'], aspects: ['severalNatures'] },
  { inputs: ['placeKind', 'schoolLevel'], aspects: [] },
  { inputs: ['isEnteredLate', 'isInFuture'], aspects: [] },
  { inputs: ['hasDuration'], aspects: ['duration'] },
  { inputs: ['hasParticipantCount'], aspects: ['participants'] },
  { inputs: ['hasPartners'], aspects: ['partners'] },
  { inputs: [], aspects: ['change'] },
  { inputs: ['practitionerCount'], aspects: ['otherShares'] },
  {
    inputs: [
      'hasDossier',
      'communityKind',
      'dossierFields',
      'serviceAxes',
      'axisShares',
      'requestOrigin',
      'decision',
      'hasRequestDate',
      'hasDecisionDate',
      'hasEpisodeStart',
      'hasEpisodeEnd',
    ],
    aspects: ['serviceAxes'],
  },
];

export const [ofNatures] = together;

/** What a trace says to a statement. */
export interface Said {
  values: InputValues;
  /** As bits. */
  aspects: number;
}
export type Says = readonly (Said | null)[];

/** What a trace says to the statements, and the numbers told elsewhere that count it. */
export interface SeenTrace {
  says: Says;
  told: readonly string[];
}

/** What a trace says to all of them together. */
export const merged = (says: Says): Said => ({
  values: Object.assign({}, ...says.map((said) => said?.values)) as InputValues,
  aspects: says.find((said) => said !== null)?.aspects ?? 0,
});

export interface Choice {
  values: readonly (readonly [InputId, InputValue])[];
  /** Bits that are chosen, and how. */
  mask: number;
  aspects: number;
}

export function choicesOf(
  inputs: readonly InputId[],
  aspects: readonly AspectId[],
  whole: readonly Said[],
): Choice[] {
  const mask = aspects.reduce((bits, aspect) => bits | (1 << aspectIds.indexOf(aspect)), 0);
  const found = new Map<string, Choice>();
  for (const said of whole) {
    const values = inputs.flatMap((input): Choice['values'] =>
      input in said.values ? [[input, said.values[input] ?? null]] : [],
    );
    const choice = { values, mask, aspects: said.aspects & mask };
    found.set(JSON.stringify(choice), choice);
  }
  return [...found.values()];
}

export function withChoice({ values, aspects }: Said, choice: Choice): Said {
  return {
    values: { ...values, ...Object.fromEntries(choice.values) },
    aspects: (aspects & ~choice.mask) | choice.aspects,
  };
}
