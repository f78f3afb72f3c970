import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  saidOf,
  saysTheSame,
  withSection,
  withSectionMoved,
  withSectionsReplaced,
  withSectionWritten,
} from './template.rules.ts';
import { type KeptSection, mostSections } from './template.ts';

const named = (id: string): KeptSection => ({ id, kind: 'free', natures: [], heading: id, hint: '' });
const ids = (sections: readonly KeptSection[] | null) => sections?.map(({ id }) => id);
const some = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 12 })
  .map((names) => names.map(named));

describe('the sections of a template', () => {
  test('one more goes after the one named, or at the end, and moves no other', () => {
    fc.assert(
      fc.property(some, fc.nat(), (sections, at) => {
        const added = named('NEW');
        const after = sections[at % sections.length]!.id;
        expect(withSection(sections, added, after)?.filter(({ id }) => id !== 'NEW')).toEqual(sections);
        expect(ids(withSection(sections, added, after))?.indexOf('NEW')).toBe((at % sections.length) + 1);
        expect(ids(withSection(sections, added, ''))?.at(-1)).toBe('NEW');
      }),
    );
    const full = Array.from({ length: mostSections }, (_, at) => named(String(at)));
    expect(withSection(full, named('NEW'), '')).toBeNull();
  });

  test('one rank up or down, undone by its contrary; nowhere from an end', () => {
    fc.assert(
      fc.property(some, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (sections, at, move) => {
        const { id } = sections[at % sections.length]!;
        const moved = withSectionMoved(sections, id, move);
        expect(moved === null).toBe(id === (move === 'up' ? sections[0] : sections.at(-1))!.id);
        if (moved) expect(withSectionMoved(moved, id, move === 'up' ? 'down' : 'up')).toEqual(sections);
      }),
    );
  });

  test('one said otherwise keeps its name and its place', () => {
    const said = { kind: 'plan', natures: [], heading: 'Le plan', hint: 'Pourquoi' } as const;
    const written = withSectionWritten([named('a'), named('b')], 'b', said);
    expect(written).toEqual([named('a'), { id: 'b', ...said }]);
    expect(saysTheSame(written[1]!, said)).toBe(true);
    expect(saysTheSame(written[1]!, { ...said, hint: '' })).toBe(false);
    expect(saysTheSame(written[1]!, { ...said, natures: ['concertation'] })).toBe(false);
  });

  test('all said otherwise keep the names of those that stay, each once, whatever their order', () => {
    fc.assert(
      fc.property(some, some, (sections, wanted) => {
        const replaced = withSectionsReplaced(
          sections,
          wanted.map((section) => ({ ...section, hint: 'Autre' })),
        );
        expect(replaced.map(({ heading }) => heading)).toEqual(ids(wanted));
        const known = new Set(ids(sections));
        expect(replaced.map(({ id }) => id)).toEqual(ids(wanted)!.map((id) => (known.has(id) ? id : null)));
      }),
    );
    const twins = [
      { ...named('a'), id: 'one', hint: 'Un' },
      { ...named('a'), id: 'two', hint: 'Deux' },
    ];
    const swapped = withSectionsReplaced(twins, [
      { ...twins[0]!, hint: 'Trois' },
      { ...twins[0]!, hint: 'Un' },
      { ...twins[0]!, hint: 'Quatre' },
    ]);
    expect(swapped.map(({ id }) => id)).toEqual(['two', 'one', null]);
  });
});

test('what a template is for is told with whose it is', () => {
  expect(saidOf({ purpose: 'Pour l’année.' }, 'Équipe', 'une section')).toBe(
    'Pour l’année. (Équipe, une section)',
  );
  expect(saidOf({ purpose: '' }, 'Équipe')).toBe('(Équipe)');
  expect(saidOf({ purpose: 'Pour l’année.' }, undefined)).toBe('Pour l’année.');
});
