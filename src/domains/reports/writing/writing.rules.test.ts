import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts } from '#/platform/shared-texts/merge-texts.ts';
import { addedOrder, movedOrder } from './order.rules.ts';
import {
  addedTo,
  type FreshPlace,
  gonePrint,
  keptKey,
  removedAt,
  renewals,
  replacedAt,
} from './renewal.rules.ts';
import { bothTexts, disagreements } from './section-merge.rules.ts';

const sections = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 12 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.boolean().map((isCut) => ({ id, cutAt: isCut ? new Date(0) : null })))),
  );

describe('the order of sections', () => {
  test('a move changes two that are read, leaves the cut ones in place, and its contrary undoes it', () => {
    fc.assert(
      fc.property(sections, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (all, at, move) => {
        const { id, cutAt } = all[at % all.length]!;
        const order = movedOrder(all, id, move);
        const read = all.filter((section) => section.cutAt === null).map((section) => section.id);
        const isAtTheEnd = id === (move === 'up' ? read[0] : read.at(-1));
        expect(order === null).toBe(cutAt !== null || isAtTheEnd);
        if (order === null) return;
        const moved = order.map((one) => all.find((section) => section.id === one)!);
        expect([...order].sort()).toEqual(all.map((section) => section.id).sort());
        for (const [place, section] of all.entries()) {
          if (section.cutAt !== null) expect(order[place]).toBe(section.id);
        }
        expect(movedOrder(moved, id, move === 'up' ? 'down' : 'up')).toEqual(all.map((one) => one.id));
      }),
    );
  });

  test('a new section comes after the one named, or last', () => {
    expect(
      addedOrder(
        [
          { id: 'a', cutAt: null },
          { id: 'b', cutAt: null },
        ],
        'n',
        'a',
      ),
    ).toEqual(['a', 'n', 'b']);
    expect(addedOrder([{ id: 'a', cutAt: null }], 'n', '')).toEqual(['a', 'n']);
  });
});

describe('two texts that disagree', () => {
  test('stand whole in the text given back, whatever they say', () => {
    const text = fc
      .array(fc.stringMatching(/^[a-z]{1,5}\.$/), { maxLength: 5 })
      .map((lines) => lines.join('\n\n'));
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const outcome = mergeTexts(base, mine, theirs);
        if (outcome.kind === 'merged') return;
        const both = bothTexts(outcome.pieces);
        const places = disagreements(outcome.pieces);
        expect(places.length).toBeGreaterThan(0);
        for (const place of places) {
          expect(both).toContain(place.mine);
          expect(both).toContain(place.theirs);
        }
      }),
    );
  });
});

const evidence = new Map([
  ['e1', { name: 'e1', slot: 'a', print: '1', sentence: 'Une.' }],
  ['e2', { name: 'e2', slot: 'b', print: '2', sentence: 'Deux.' }],
  ['e3', { name: 'e3', slot: 'c', print: '3', sentence: 'Trois.' }],
]);
const known = { evidence, figures: new Map(), slots: new Set(['a', 'b', 'c', 'd']), kept: new Set<string>() };
const body =
  'Un début.\n\n- :preuve[Une.]{#e1}\n- :preuve[Deux, à ma façon.]{#e2} Et mes mots.\n- :preuve[Trois.]{#e3}\n\nLa fin.';
const fresh = (slot: string, print: string): FreshPlace => ({
  slot,
  print,
  text: `Frais ${slot}.`,
  kind: 'sentence',
});

describe('what the work would say otherwise', () => {
  test('is what changed, what is gone and what is new; not what people took out', () => {
    const changes = renewals(
      body,
      [fresh('a', '1'), fresh('b', '9'), fresh('d', '4'), fresh('n', '5')],
      known,
    );
    expect(changes.map(({ change, slot, isUntouched }) => [change, slot, isUntouched])).toEqual([
      ['changed', 'b', false],
      ['gone', 'c', true],
      ['new', 'n', false],
    ]);
  });

  test('leaves what people decided to keep, until it changes again', () => {
    const kept = new Set([keptKey('b', '9'), keptKey('c', gonePrint)]);
    expect(renewals(body, [fresh('a', '1'), fresh('b', '9')], { ...known, kept })).toEqual([]);
    const again = renewals(body, [fresh('a', '1'), fresh('b', '10')], { ...known, kept });
    expect(again.map(({ slot }) => slot)).toEqual(['b']);
  });

  test('a place is replaced or taken out, everything else is left', () => {
    expect(replacedAt(body, new Set(['e2']), 'X')).toContain('- X Et mes mots.');
    expect(removedAt(body, new Set(['e2']))).toContain('- Et mes mots.');
    expect(removedAt(body, new Set(['e1', 'e3']))).toBe(
      'Un début.\n\n- :preuve[Deux, à ma façon.]{#e2} Et mes mots.\n\nLa fin.',
    );
    expect(removedAt(':preuve[Une.]{#e1}', new Set(['e1']))).toBe('');
    expect(addedTo('', 'a')).toBe('a');
    expect(addedTo('a\n', 'b')).toBe('a\n\nb');
  });
});
