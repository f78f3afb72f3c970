import { expect, test } from 'vitest';
import { outlineOf } from './outline.rules.ts';
import { isActionLevel, levelsFrom, usualEnd } from './plan.rules.ts';
import type { LevelKind, PlanLevel } from './plan.ts';
import {
  changeFromWork,
  changeRefusal,
  changesFrom,
  leftBehind,
  lineEnd,
  quietSince,
  stateAfter,
} from './plan-item.rules.ts';
import { evidenceSayings, itemStates, type PlanItem } from './plan-item.ts';

test('from every state something may happen, and what happens is always a state from which one may go on', () => {
  for (const state of itemStates) {
    expect(changesFrom(state).length).toBeGreaterThan(0);
    for (const kind of changesFrom(state))
      expect(changesFrom(stateAfter(state, kind)).length).toBeGreaterThan(0);
  }
});

test('pausing, adapting, replacing, giving up and reopening ask for their reason', () => {
  const typed = { onDay: '2026-03-18', reason: ' ', hasReplacement: true };
  const today = '2026-03-18';
  for (const kind of ['paused', 'adapted', 'replaced', 'abandoned'] as const) {
    expect(changeRefusal('under-way', { ...typed, kind }, today)).toBe('reasonMissing');
    expect(changeRefusal('under-way', { ...typed, kind, reason: 'Le gel.' }, today)).toBe(null);
  }
  expect(changeRefusal('planned', { ...typed, kind: 'started' }, today)).toBe(null);
  expect(changeRefusal('done', { ...typed, kind: 'paused', reason: 'x' }, today)).toBe('changeUnreachable');
  expect(changeRefusal('planned', { ...typed, kind: 'started', onDay: '2026-03-19' }, today)).toBe(
    'changeInFuture',
  );
  expect(
    changeRefusal('planned', { ...typed, kind: 'replaced', reason: 'x', hasReplacement: false }, today),
  ).toBe('replacementMissing');
});

test('the line of an item ends when it is over, and until then when it is due', () => {
  const dated = { startsOn: '2026-01-10', dueOn: '2026-06-30', stateSinceOn: '2026-03-02' };
  expect(lineEnd({ ...dated, state: 'under-way' })).toBe('2026-06-30');
  expect(lineEnd({ ...dated, state: 'paused' })).toBe('2026-06-30');
  for (const state of ['done', 'replaced', 'abandoned'] as const) {
    expect(lineEnd({ ...dated, state })).toBe('2026-03-02');
    expect(lineEnd({ ...dated, state, startsOn: '2026-04-01' })).toBe('2026-06-30');
    expect(lineEnd({ ...dated, state, startsOn: null, dueOn: null })).toBe('2026-03-02');
  }
});

test('the work begins, resumes or ends an item, and never what it may not', () => {
  for (const state of itemStates) {
    for (const says of evidenceSayings) {
      const change = changeFromWork(state, says);
      if (change) expect(changesFrom(state)).toContain(change);
    }
  }
  expect(changeFromWork('planned', 'progress')).toBe('started');
  expect(changeFromWork('paused', 'progress')).toBe('resumed');
  expect(changeFromWork('under-way', 'finished')).toBe('done');
  expect(changeFromWork('under-way', 'obstacle')).toBe(null);
});

test('« rien de noté » is said after a while, of what should be moving only', () => {
  const item = { state: 'under-way' as const, startsOn: '2025-05-01', lastMovedOn: null };
  expect(quietSince(item, '2025-04-01', '2026-03-18')).toEqual({ kind: 'never', day: '2025-05-01' });
  expect(quietSince({ ...item, lastMovedOn: '2025-12-01' }, '2025-04-01', '2026-03-18')).toEqual({
    kind: 'since',
    day: '2025-12-01',
  });
  expect(quietSince({ ...item, lastMovedOn: '2026-03-01' }, '2025-04-01', '2026-03-18')).toBe(null);
  expect(quietSince({ ...item, startsOn: '2027-01-01' }, '2025-04-01', '2026-03-18')).toBe(null);
  for (const state of ['paused', 'done', 'replaced', 'abandoned'] as const) {
    expect(quietSince({ ...item, state }, '2025-04-01', '2026-03-18')).toBe(null);
  }
});

test('a plan has the usual length of its kind', () => {
  expect(usualEnd('triennial', '2025-04-01')).toBe('2028-03-31');
  expect(usualEnd('crisis', '2026-01-06')).toBe('2026-04-05');
  expect(usualEnd('other', '2026-01-06')).toBe(null);
});

test('levels keep their ids, new ones get their own, one in use stays', () => {
  const typed = [
    { id: 'issue', label: 'Défi', kind: 'issue' },
    { id: '', label: 'Étape', kind: 'free' },
    { id: 'action', label: '', kind: 'action' },
  ];
  expect(levelsFrom(typed, new Set(['issue']))).toEqual({
    levels: [
      { id: 'issue', kind: 'issue', label: 'Défi' },
      { id: 'level-1', kind: 'free', label: 'Étape' },
    ],
  });
  expect(levelsFrom(typed, new Set(['action']))).toEqual({ refusal: 'levelInUse' });
  expect(levelsFrom([typed[0]!, { ...typed[0]!, id: 'x' }], new Set())).toEqual({ refusal: 'levelTwice' });
  expect(levelsFrom([], new Set())).toEqual({ refusal: 'levelsNone' });
});

test('actions are the levels said to be so, or the deepest when none is', () => {
  const level = (id: string, kind: LevelKind) => ({ id, kind, label: id });
  const usual = [level('issue', 'issue'), level('action', 'action'), level('step', 'free')];
  const own = [level('issue', 'issue'), level('project', 'free')];
  const actionsOf = (levels: PlanLevel[]) =>
    levels.filter(({ id }) => isActionLevel(levels, id)).map(({ id }) => id);
  expect(actionsOf(usual)).toEqual(['action']);
  expect(actionsOf(own)).toEqual(['project']);
  expect(isActionLevel([], 'issue')).toBe(false);
});

test('a large outline is folded to its first levels, and nothing is left uncounted', () => {
  const items = Array.from({ length: 400 }, (_, at) => ({
    id: `i${at}`,
    parentId: at < 4 ? null : `i${at % 4}`,
    position: at,
    level: 'action',
  }));
  const outline = outlineOf(items, null);
  expect(outline.isLarge).toBe(true);
  expect(outline.branches.length + [...outline.folded.values()].reduce((sum, count) => sum + count, 0)).toBe(
    400,
  );
  expect(outlineOf(items.slice(0, 100), null).isLarge).toBe(false);
  expect(outlineOf(items, 'i1').branches.map((branch) => branch.item.id)).toEqual(['i1']);
});

test('an adaptation tells what was left by the reading that followed it, and nothing that stayed', () => {
  const said = {
    title: 'Cinq jours',
    description: '',
    startsOn: null,
    dueOn: '2026-03-31',
    resources: 'Une salle',
  };
  const story = {
    kind: 'adapted' as const,
    onDay: '2026-03-01',
    reason: '',
    notedBy: null,
    notedAt: new Date(),
  };
  const first = { ...story, id: 'a', before: { ...said, holders: ['Comité'], partners: ['École'] } };
  const pause = { ...story, id: 'b', kind: 'paused' as const, before: null };
  // Noted before carriers were kept.
  const second = { ...story, id: 'c', before: { ...said, title: 'Trois jours', resources: 'Deux salles' } };
  const carrier = (name: string) => ({ organisationId: null, name });
  const item = {
    ...said,
    title: 'Deux jours',
    dueOn: '2026-06-30',
    resources: 'Deux salles',
    holders: [carrier('Table')],
    partners: [carrier('École')],
  } as unknown as PlanItem;
  const changes = [first, pause, second];
  expect(leftBehind(second, changes, item)).toEqual({ dueOn: '2026-03-31' });
  expect(leftBehind(pause, changes, item)).toEqual({});
  expect(leftBehind(first, [first], item)).toEqual({
    dueOn: '2026-03-31',
    resources: 'Une salle',
    holders: ['Comité'],
  });
  expect(leftBehind(first, changes, item)).toMatchObject({ resources: 'Une salle' });
});
