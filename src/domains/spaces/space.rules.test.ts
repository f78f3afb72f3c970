import { describe, expect, test } from 'vitest';
import { changeRole, isWidening } from './space.rules.ts';
import type { SpaceMember } from './space.ts';

const member = (personId: string, role: SpaceMember['role']): SpaceMember => ({
  personId,
  name: personId,
  role,
  sinceOn: '2026-01-01',
});

describe('a space is never left without a facilitator', () => {
  const alone = [member('a', 'facilitator'), member('b', 'member')];
  test('the last one can neither leave nor step down', () => {
    expect(changeRole(alone, 'a', null)).toBe('lastFacilitator');
    expect(changeRole(alone, 'a', 'member')).toBe('lastFacilitator');
  });
  test('with another one, both are allowed', () => {
    const two = [...alone, member('c', 'facilitator')];
    expect(changeRole(two, 'a', null)).toBeNull();
    expect(changeRole(two, 'a', 'guest')).toBeNull();
  });
  test('others change freely', () => {
    expect(changeRole(alone, 'b', 'facilitator')).toBeNull();
    expect(changeRole(alone, 'b', null)).toBeNull();
  });
  test('somebody who does not belong cannot be given a role', () => {
    expect(changeRole(alone, 'z', 'member')).toBe('notMember');
  });
});

test('widening is towards more readers only', () => {
  expect(isWidening('space', 'network')).toBe(true);
  expect(isWidening('network', 'public')).toBe(true);
  expect(isWidening('public', 'space')).toBe(false);
  expect(isWidening('network', 'network')).toBe(false);
});
