import { describe, expect, test } from 'vitest';
import { isFrozen, turnRefusal } from './life.rules.ts';
import { type StatementState, type Turn, turns } from './life.ts';

const states: readonly StatementState[] = ['open', ...turns];
const refusalOf = (
  turn: Turn,
  state: StatementState,
  changes: { isAwaited?: boolean; reason?: string } = {},
) => turnRefusal(turn, { state, isAwaited: true, reason: 'parce que', ...changes });

describe('the turns of a statement', () => {
  test('each is possible from these states and from no other', () => {
    const possible = (turn: Turn) => states.filter((state) => refusalOf(turn, state) === null);
    expect(possible('submitted')).toEqual(['open', 'submitted', 'returned', 'accepted', 'unlocked']);
    expect(possible('returned')).toEqual(['open', 'submitted', 'returned', 'accepted', 'unlocked']);
    expect(possible('accepted')).toEqual(possible('returned'));
    expect(possible('locked')).toEqual(['accepted']);
    expect(possible('unlocked')).toEqual(['submitted', 'accepted', 'locked']);
  });

  test('an answer needs to be awaited', () => {
    for (const state of states) {
      expect(refusalOf('accepted', state, { isAwaited: false })).not.toBeNull();
      expect(refusalOf('returned', state, { isAwaited: false })).not.toBeNull();
    }
  });

  test('to return and to unlock need a reason; to accept and to lock do not', () => {
    expect(refusalOf('returned', 'submitted', { reason: '' })).toBe('reasonMissing');
    expect(refusalOf('unlocked', 'locked', { reason: '' })).toBe('reasonMissing');
    expect(refusalOf('accepted', 'submitted', { reason: '' })).toBeNull();
    expect(refusalOf('locked', 'accepted', { reason: '' })).toBeNull();
  });

  test('figures change only while nobody outside relies on them', () => {
    expect(states.filter(isFrozen)).toEqual(['submitted', 'accepted', 'locked']);
  });
});
