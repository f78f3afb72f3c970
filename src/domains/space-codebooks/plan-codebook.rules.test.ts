import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codebookFaults, codebookForm, compileCodebook } from '#/domains/codebooks/codebooks.public.ts';
import type { FrozenItem } from '#/domains/plans/plans.public.ts';
import { newId } from '#/platform/ids.ts';
import { planCodebook, planCodebookReference } from './plan-codebook.rules.ts';

const levels = [
  { id: 'objectif', kind: 'objective' as const, label: 'Objectif' },
  { id: 'action', kind: 'action' as const, label: 'Action' },
  { id: 'etape', kind: 'free' as const, label: 'Étape' },
];

function item(parents: readonly FrozenItem[], at: number): FrozenItem {
  const parent = at === 0 ? undefined : parents[at - 1];
  return {
    id: newId(),
    parentId: parent?.id ?? null,
    position: parents.length + 1,
    level: parent ? 'action' : 'objectif',
    title: `Élément ${parents.length + 1} – « loger » & l’accueil`,
    description: '',
    startsOn: null,
    dueOn: null,
    resources: '',
    results: '',
    state: 'planned',
    holders: [],
    partners: [],
    indicators: [],
  };
}

/** A tree: each item says which of those before it holds it, or that none does. */
const trees = fc.array(fc.nat(30), { minLength: 1, maxLength: 25 }).map((choices) => {
  const items: FrozenItem[] = [];
  for (const choice of choices) items.push(item(items, choice % (items.length + 1)));
  return items;
});

const planOf = (items: readonly FrozenItem[]) => ({
  id: newId(),
  spaceId: newId(),
  spaceName: 'Équipe',
  version: { number: 3, name: 'Adopté en assemblée' },
  content: {
    title: 'Plan logement',
    startsOn: '2025-04-01',
    endsOn: '2028-03-31',
    portrait: '',
    levels,
    items,
    needs: [],
    levers: [],
  },
});

const isUnder = (items: readonly FrozenItem[], id: string, wide: string): boolean => {
  const parentId = items.find((one) => one.id === id)?.parentId ?? null;
  return id === wide || (parentId !== null && isUnder(items, parentId, wide));
};

test('an act is read once under each item that it moves, and once under each wider one', () => {
  fc.assert(
    fc.property(trees, fc.array(fc.nat(24), { maxLength: 5 }), (items, nths) => {
      const book = planCodebook(planOf(items));
      expect(codebookFaults(book)).toEqual([]);
      expect(codebookForm.parse(JSON.parse(JSON.stringify(book)))).toEqual(JSON.parse(JSON.stringify(book)));
      const moved = [...new Set(nths.map((nth) => (items[nth % items.length] as FrozenItem).id))].sort();
      const outcome = compileCodebook(book).outcomeOf({ planItems: moved, natures: ['other'] });
      const wanted = items.filter(({ id }) => moved.some((one) => isUnder(items, one, id)));
      const read =
        outcome.kind === 'declared'
          ? outcome.declarations.map(({ kind, fields }) => [
              kind,
              fields.item?.from === 'value' ? fields.item.value : null,
            ])
          : [];
      expect(read).toEqual(wanted.map(({ id, level }) => [level, id]));
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('what moves no plan, and what moves something else, are two reasons', () => {
  const compiled = compileCodebook(planCodebook(planOf([item([], 0)])));
  expect(compiled.outcomeOf({ planItems: [], natures: [] })).toMatchObject({ reasonId: 'hors-plan' });
  expect(compiled.outcomeOf({ planItems: [newId()], natures: [] })).toMatchObject({ reasonId: 'autre-plan' });
});

test('a level without items is no kind of declaration, and the plan gives the dates', () => {
  const book = planCodebook(planOf([item([], 0)]));
  expect(book.kinds.map(({ id }) => id)).toEqual(['objectif']);
  expect([book.validFromOn, book.validUntilOn]).toEqual(['2025-04-01', '2028-03-31']);
});

test('a plan of four hundred items makes a sound codebook', () => {
  const items: FrozenItem[] = [];
  for (let at = 0; at < 400; at += 1) items.push(item(items, at === 0 ? 0 : (at % 7) + 1));
  const book = planCodebook(planOf(items));
  expect(codebookFaults(book)).toEqual([]);
  expect(codebookForm.safeParse(book).success).toBe(true);
}, 60_000);

test('each space has its own codebook of a plan that it shares', () => {
  const plan = { id: newId(), number: 1 };
  const [one, other] = [newId(), newId()].map((spaceId) => planCodebookReference({ ...plan, spaceId }));
  expect(one?.id).not.toBe(other?.id);
});
