import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesInAddress, readableAddress } from './address-names.rules.ts';
import type { NameChoice } from './audience.ts';
import { namesInLinks } from './name-places.rules.ts';
import { personName } from './person-names.rules.ts';

const names = ['Jeanne Tremblay', 'Marie-Ève Côté', 'Idriss de la Broquerie'];
const people = names.flatMap((name) => personName(name) ?? []);
const found = (address: string) =>
  namesInAddress(readableAddress(address), { names, people }).map(({ name, isWhole }) => [name, isWhole]);

describe('names in an address', () => {
  test.each([
    ['https://exemple.org/jeanne-tremblay', 'jeanne-tremblay'],
    ['https://exemple.org/equipe/Tremblay_Jeanne.html', 'Tremblay_Jeanne'],
    ['mailto:jeanne.tremblay@exemple.org', 'jeanne.tremblay'],
    ['mailto:jtremblay@exemple.org', 'jtremblay'],
    ['mailto:j.tremblay@exemple.org', 'j.tremblay'],
    ['mailto:tremblayj@exemple.org', 'tremblayj'],
    ['https://exemple.org/JeanneTremblay2026', 'JeanneTremblay'],
    ['https://exemple.org/?qui=jeanne+tremblay', 'jeanne+tremblay'],
    ['https://exemple.org/jeanne/photos/tremblay', 'jeanne', false],
    ['https://jeannetremblay.exemple.org/', 'jeannetremblay'],
    ['https://exemple.org/marie-%C3%A8ve-c%C3%B4t%C3%A9', 'marie-ève-côté'],
    ['https://exemple.org/marieevecote', 'marieevecote'],
    ['https://exemple.org/idriss-broquerie', 'idriss-broquerie'],
    ['https://exemple.org/idriss-de-la-broquerie', 'idriss-de-la-broquerie'],
    ['https://exemple.org/recits/marie-eve', 'marie-eve', false],
  ])('%s', (address, name, isWhole = true) => {
    expect(found(address)).toEqual([[name, isWhole]]);
  });

  test.each([
    'https://exemple.org/rue-jeanne/plan',
    'https://exemple.org/jeannette',
    'https://exemple.org/municipalite-tremblay',
    'https://exemple.org/tremblement',
    'https://exemple.org/marie',
    'tel:+15145550123',
    'https://exemple.org/%E0%A4%A',
    '',
  ])('none: %s', (address) => {
    expect(found(address)).toEqual([]);
  });

  test('whatever stands around and between, a whole name is found', () => {
    const between = fc.constantFrom('-', '.', '_', '', '%20', '+', '/');
    const around = fc.constantFrom('https://exemple.org/', 'mailto:', '/notes/2026-', '?q=', '#');
    fc.assert(
      fc.property(
        around,
        between,
        fc.boolean(),
        fc.constantFrom('', '/', '@a.org', '.html'),
        (start, mark, isTurned, end) => {
          const parts = isTurned ? ['tremblay', 'jeanne'] : ['jeanne', 'tremblay'];
          expect(found(start + parts.join(mark) + end)).toHaveLength(1);
        },
      ),
    );
  });
});

describe('names in the links of a body', () => {
  const rules = (choices: ReadonlyMap<string, NameChoice> = new Map()) => ({
    ...{ people, choices, decidesWholeNames: false },
    names: names.map((name) => ({ name, why: 'names-person' as const })),
  });
  const body = [
    'Voir [la page](https://exemple.org/jeanne-tremblay "Le carnet de Marie-Ève"), puis [celle-ci][autre].',
    'Écrire à <jtremblay@exemple.org>.',
    '[autre]: https://exemple.org/idriss',
  ].join('\n\n');

  test('are decided one by one, wherever the link is written; no other words take their place', () => {
    const removed = namesInLinks(body, 's1', rules());
    expect(removed.map(({ what, why, words, place }) => [what, why, words, place?.name])).toEqual([
      ['link-name', 'names-person', 'https://exemple.org/jeanne-tremblay', 'jeanne-tremblay'],
      ['link-name', 'first-name', 'Le carnet de Marie-Ève', 'Marie-Ève'],
      ['link-name', 'names-person', 'mailto:jtremblay@exemple.org', 'jtremblay'],
      ['link-name', 'first-name', 'https://exemple.org/idriss', 'idriss'],
    ]);
    const keys = removed.map(({ place }) => place!.key);
    const choices = new Map<string, NameChoice>([
      [keys[0]!, { kind: 'keep' }],
      [keys[2]!, { kind: 'replace', words: 'une voisine' }],
    ]);
    const again = namesInLinks(body, 's1', rules(choices)).map(({ place }) => place);
    expect(again.map((place) => place?.choice)).toEqual([{ kind: 'keep' }, null, null, null]);
    expect(again.every((place) => place?.mayReplace === false)).toBe(true);
  });

  test('are none in words that only look like a link', () => {
    expect(namesInLinks('`[a](https://exemple.org/jeanne-tremblay)`', 's1', rules())).toEqual([]);
  });
});
