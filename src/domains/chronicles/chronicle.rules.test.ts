import { describe, expect, test } from 'vitest';
import type { DossierState } from '#/domains/dossiers/dossiers.public.ts';
import { requestAndDecision, saysOn, stretchOf } from './chronicle.rules.ts';
import { afterAct } from './next-step.rules.ts';
import type { NextStep } from './next-step.ts';
import { firstWords } from './thread.pages.tsx';

test.for([
  ['On se téléphone entre deux marches.', true],
  ['Le groupe sait qu’on l’écoute.', true],
  ['Ce que l’on gagne', true],
  ['« on ne ferme pas »', true],
  ['Le bon moment ; son nom ; ontario', false],
  ['Les marcheuses choisissent.', false],
  ['', false],
] as const)('« %s » says « on » or not', ([text, expected]) => {
  expect(saysOn(text)).toBe(expected);
});

test('the request and the decision are read from the first states of each', () => {
  const state = (name: DossierState, sinceOn: string) => ({
    id: sinceOn,
    state: name,
    sinceOn,
    reason: '',
    notedBy: null,
    notedAt: new Date(0),
  });
  const states = [
    state('received', '2026-01-01'),
    state('refused', '2026-01-05'),
    state('analysed', '2026-02-01'),
    state('accepted', '2026-02-03'),
  ];
  expect(requestAndDecision(states)).toMatchObject({
    requestedOn: '2026-01-01',
    decision: { state: 'refused' },
  });
  expect(requestAndDecision([state('accompanying', '2026-01-01')])).toEqual({
    requestedOn: null,
    decision: null,
  });
});

test('a stretch holds every day, the opening and today; without a day there is none', () => {
  const lasting = [
    { sinceOn: '2025-05-01', untilOn: null },
    { sinceOn: null, untilOn: '2026-09-01' },
  ];
  expect(stretchOf(lasting, '2025-06-01', '2026-03-18')).toEqual({ from: '2025-05-01', until: '2026-09-01' });
  expect(stretchOf([{ sinceOn: null, untilOn: null }], '2025-06-01', '2026-03-18')).toBe(null);
});

describe('a step', () => {
  const step: NextStep = {
    id: 's',
    dossierId: 'd',
    text: 'Appeler',
    carriedBy: '',
    dueOn: null,
    endedAs: null,
    endedOn: null,
    version: 1,
  };
  const typed = { text: 'Rappeler', carriedBy: 'La table', dueOn: '2026-05-01' };

  test('ends on the day, is taken up again, and is written again only while it awaits', () => {
    const done = afterAct(step, 'done', typed, '2026-03-18');
    expect(done).toEqual({
      text: 'Appeler',
      carriedBy: '',
      dueOn: null,
      endedAs: 'done',
      endedOn: '2026-03-18',
    });
    const over = { ...step, ...done };
    expect(afterAct(over, 'let-go', typed, '2026-03-19')).toBe(null);
    expect(afterAct(over, 'rewrite', typed, '2026-03-19')).toBe(null);
    expect(afterAct(over, 'reopen', typed, '2026-03-19')).toMatchObject({ endedAs: null, endedOn: null });
    expect(afterAct(step, 'reopen', typed, '2026-03-19')).toBe(null);
    expect(afterAct(step, 'rewrite', typed, '2026-03-19')).toMatchObject(typed);
    expect(afterAct(step, 'rewrite', { ...typed, text: '' }, '2026-03-19')).toBe(null);
  });
});

test('a change is called by its first sentence, cut at a word when it is long', () => {
  expect(firstWords('Le noyau anime seul. Le reste suit.')).toBe('Le noyau anime seul');
  expect(firstWords('Sans point\nsuite')).toBe('Sans point');
  const long = firstWords(`${'mot '.repeat(80)}.`);
  expect(long.length).toBeLessThanOrEqual(161);
  expect(long).toMatch(/mot…$/);
});
