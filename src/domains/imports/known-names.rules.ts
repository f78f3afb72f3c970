import {
  addresseeChoices,
  type Choice,
  languageChoices,
  modeChoices,
  naturesOfIntervention,
  placeKindChoices,
} from '#/domains/traces/traces.public.ts';
import {
  addresseeNames,
  languageNames,
  modeNames,
  natureNames,
  placeKindNames,
} from './choice-names.data.ts';
import type { KnownNames } from './row-draft.ts';

/** A dossier, an organisation or a person, by what people may call it. */
export interface Named {
  id: string;
  names: readonly string[];
}

/** Everything that the words of a row may name: the closed lists of traces, and what the space knows. */
export function knownNames(space: {
  dossiers: readonly Named[];
  organisations: readonly Named[];
  people: readonly Named[];
  personId: string;
}): KnownNames {
  return {
    ...space,
    natures: named(naturesOfIntervention, natureNames),
    modes: named(modeChoices, modeNames),
    placeKinds: named(placeKindChoices, placeKindNames),
    languages: named(languageChoices, languageNames),
    addressees: named(addresseeChoices, addresseeNames),
  };
}

function named(choices: readonly Choice[], others: Readonly<Record<string, readonly string[]>>): Named[] {
  return choices.map(({ id, label }) => ({ id, names: [id, label.fr, label.en, ...(others[id] ?? [])] }));
}
