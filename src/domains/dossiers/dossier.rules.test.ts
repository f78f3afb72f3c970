import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  axisSharesFault,
  isEnded,
  isReopening,
  isWidening,
  moveRefusal,
  nextStates,
} from './dossier.rules.ts';
import { dossierStates } from './dossier.ts';
import { startingVocabulary } from './vocabulary.data.ts';
import { changedVocabulary, offeredTerms, termIdOf } from './vocabulary.rules.ts';

const move = { state: 'analysed', onDay: '2026-03-10', reason: 'Rencontre du groupe.' } as const;
const current = { state: 'received', sinceOn: '2026-03-02' } as const;

describe('moveRefusal', () => {
  test('lets a request be analysed, then accepted', () => {
    expect(moveRefusal(current, move, '2026-03-18')).toBeNull();
    expect(
      moveRefusal({ ...current, state: 'analysed' }, { ...move, state: 'accepted' }, '2026-03-18'),
    ).toBeNull();
  });

  test('refuses what cannot follow, the past, the future and silence', () => {
    expect(moveRefusal(current, { ...move, state: 'closed' }, '2026-03-18')).toBe('stateUnreachable');
    expect(moveRefusal(current, { ...move, onDay: '2026-03-01' }, '2026-03-18')).toBe('stateBeforeLast');
    expect(moveRefusal(current, { ...move, onDay: '2026-03-19' }, '2026-03-18')).toBe('stateInFuture');
    expect(moveRefusal(current, { ...move, reason: '  ' }, '2026-03-18')).toBe('reasonMissing');
  });

  test('from every state something may follow, and every state may be reached', () => {
    const reached = new Set(dossierStates.flatMap((state) => nextStates(state)));
    for (const state of dossierStates) {
      expect(nextStates(state).length).toBeGreaterThan(0);
      expect(nextStates(state)).not.toContain(state);
      if (state !== 'received') expect(reached).toContain(state);
    }
  });

  test('what is ended may be taken up again, and says so', () => {
    for (const state of dossierStates.filter(isEnded)) {
      expect(nextStates(state).every((next) => isReopening(state, next))).toBe(true);
    }
    expect(isReopening('watching', 'accompanying')).toBe(false);
  });
});

test('isWidening looks at who would see', () => {
  expect(isWidening('space', 'network')).toBe(true);
  expect(isWidening('public', 'network')).toBe(false);
  expect(isWidening('space', 'space')).toBe(false);
});

describe('the words of a space', () => {
  const terms = startingVocabulary.field;

  test('a new word gets a permanent readable id, unlike the others', () => {
    expect(termIdOf('Santé mentale !', new Set())).toBe('sante-mentale');
    expect(termIdOf('Santé mentale', new Set(['sante-mentale']))).toBe('sante-mentale-2');
    expect(termIdOf('…', new Set())).toBe('terme');
  });

  test('renaming keeps the id, retiring keeps the word, and nothing is ever removed', () => {
    const kept = [{ id: 'aines', fr: 'Vieillissement', en: '', retired: true }];
    const next = changedVocabulary(terms, { kept, added: ['Transport', ' '] }, '2026-03-18');
    expect(next.find((term) => term.id === 'aines')).toEqual({
      id: 'aines',
      label: { fr: 'Vieillissement', en: 'Older people' },
      retiredOn: '2026-03-18',
    });
    expect(next.map((term) => term.id)).toEqual([...terms.map((term) => term.id), 'transport']);
    expect(offeredTerms(next, []).map((term) => term.id)).not.toContain('aines');
    expect(offeredTerms(next, ['aines']).map((term) => term.id)).toContain('aines');
  });

  test('writing a retired word again takes it back rather than doubling it', () => {
    const retired = changedVocabulary(
      terms,
      { kept: [{ id: 'jeunesse', fr: '', en: '', retired: true }], added: [] },
      '2026-03-18',
    );
    const again = changedVocabulary(retired, { kept: [], added: ['JEUNESSE'] }, '2026-03-19');
    expect(again).toHaveLength(terms.length);
    expect(again.find((term) => term.id === 'jeunesse')?.retiredOn).toBeNull();
  });

  test('ids fit their column and never collide, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 12 }), (labels) => {
        const next = changedVocabulary([], { kept: [], added: labels }, '2026-03-18');
        const ids = next.map((term) => term.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,59}$/);
      }),
      { numRuns: 40 },
    );
  });
});

test('shares of axes are noted for all or for none, and make a hundred', () => {
  const fault = (axisShares: number[]) => axisSharesFault({ serviceAxes: ['un', 'deux'], axisShares });
  expect(fault([])).toBeNull();
  expect(fault([60, 40])).toBeNull();
  expect(fault([100])).toBe('sharesIncomplete');
  expect(fault([60, 50])).toBe('sharesSum');
});
