import { expect, test } from 'vitest';
import type { PlanItem, PlanLevel } from '#/domains/plans/plans.public.ts';
import { planOfPeriod } from './work-plans.rules.ts';

const item = (id: string, level: string): PlanItem => ({
  ...{ id, planId: 'plan', parentId: null, position: 1, level, title: id, description: '' },
  ...{ startsOn: null, dueOn: null, resources: '', results: '', serviceAxes: [], dossierId: null },
  ...{ state: 'planned', stateSinceOn: null, stateReason: '', replacedBy: null, version: 1 },
  ...{ holders: [], partners: [], lastMovedOn: null },
});

const actionsOf = (levels: PlanLevel[]) => {
  const plan = { id: 'plan', title: 'Plan', startsOn: '2026-01-01', endsOn: '2026-12-31', levels };
  const items = [item('enjeu', 'issue'), item('moyen', 'means')];
  const nothing = { changes: new Map(), notedOn: new Map(), evidence: [], indicators: [], levers: [] };
  return planOfPeriod({ plan, items, ...nothing }, '2026-01-01', '2026-12-31').actions.map(({ id }) => id);
};

test('a bilan tells as actions what the plan itself calls so', () => {
  const issue: PlanLevel = { id: 'issue', kind: 'issue', label: 'Enjeu' };
  expect(actionsOf([issue, { id: 'means', kind: 'action', label: 'Moyen' }])).toEqual(['moyen']);
  expect(actionsOf([issue, { id: 'means', kind: 'objective', label: 'Moyen' }])).toEqual(['moyen']);
});
