import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { type InputId, traceInput } from '#/domains/codebooks/codebooks.public.ts';
import { communityKinds, originKinds } from '#/domains/dossiers/dossiers.public.ts';
import { startingVocabulary } from '#/domains/dossiers/vocabulary.data.ts';
import {
  addressees,
  languages,
  modes,
  natureIds,
  placeKinds,
  schoolLevels,
} from '#/domains/traces/traces.public.ts';

/** Codebooks know nothing of traces: their list of inputs repeats the values that traces and dossiers have. */
describe('what conditions may look at', () => {
  test.for<[InputId, readonly string[]]>([
    ['natures', natureIds],
    ['leadingNatures', natureIds],
    ['addressee', addressees],
    ['contactMode', modes],
    ['placeKind', placeKinds],
    ['schoolLevel', schoolLevels],
    ['language', languages],
    ['communityKind', communityKinds],
    ['requestOrigin', originKinds],
  ])('%s has the values of the journal', ([input, values]) => {
    expect(traceInput(input).choices?.map(({ value }) => value)).toEqual([...values]);
  });

  test('every starting field of a dossier is a reason of Annexe I', () => {
    const known = annexeI.translations
      .find(({ id }) => id === 'champ-vers-raison')
      ?.pairs.map(({ value }) => value);
    expect(startingVocabulary.field.map(({ id }) => id).filter((id) => !known?.includes(id))).toEqual([]);
  });
});
