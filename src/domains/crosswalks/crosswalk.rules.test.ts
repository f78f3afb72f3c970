import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { fondsDuRivage } from '#/domains/codebooks/fonds-du-rivage.data.ts';
import { contentOf, crosswalkDocument, documentOf } from './crosswalk.form.ts';
import { crosswalkFaults, overlapOf } from './crosswalk.rules.ts';
import type { CodeLink, CrosswalkContent, Share } from './crosswalk.ts';
import { fateOf } from './crosswalk.ts';
import { withLink, withList, withoutList, withPlainLinks } from './crosswalk-edit.rules.ts';
import * as faultWords from './crosswalk-fault.words.ts';
import { crosswalkTable, readCrosswalkTable } from './crosswalk-table.rules.ts';
import { apportion, isWhole, shareFrom, sumOf, whole, writtenShare } from './share.rules.ts';

const identity = {
  from: { id: annexeI.id, version: annexeI.version },
  to: { id: fondsDuRivage.id, version: fondsDuRivage.version },
  validFromOn: '2025-04-01',
  validUntilOn: null,
};
const source = annexeI.codeLists.find(({ id }) => id === 'type-intervention')!;
const target = fondsDuRivage.codeLists.find(({ id }) => id === 'categorie')!;

/** Shares that sum to 1 exactly: cuts of a whole of any size. */
const shares = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 4 }))
  .map(([first, others]): Share[] => {
    const parts = [first, ...others];
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => shareFrom(`${part}/${total}`)!);
  });
const arrivals = fc.shuffledSubarray(
  target.codes.map(({ id }) => id),
  { minLength: 5 },
);
const link = (code: string): fc.Arbitrary<CodeLink> =>
  fc
    .record({
      parts: fc.option(shares, { nil: null }),
      arrivals,
      isNear: fc.boolean(),
      note: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\r', '')),
    })
    .map(({ parts, arrivals: codes, isNear, note }) => ({
      code,
      destinations: (parts ?? []).map((share, at) => ({ code: codes[at]!, share })),
      isNear,
      note,
    }));
const content: fc.Arbitrary<CrosswalkContent> = fc
  .subarray(source.codes.map(({ id }) => id))
  .chain((codes) => fc.tuple(...codes.map(link)))
  .map((links) => ({ note: '', lists: [{ from: source.id, to: target.id, links }] }));

describe('shares', () => {
  test('are exact: what sums to one says so, and nothing else does', () => {
    fc.assert(
      fc.property(shares, (parts) => {
        expect(isWhole(parts)).toBe(true);
        expect(isWhole(parts.slice(1))).toBe(false);
        expect(isWhole([...parts, parts[0]!])).toBe(false);
      }),
    );
    expect(sumOf([shareFrom('1/3')!, shareFrom('1 sur 3')!])).toEqual({ numerator: 2, denominator: 3 });
  });

  test('are read as people write them, and written so that they are read again', () => {
    for (const typed of ['1/4', '1 sur 4', '1 of 4', '0,25', '0.25', '25 %', '25\u00a0%', ' 2/8 '])
      expect(shareFrom(typed)).toEqual({ numerator: 1, denominator: 4 });
    for (const typed of ['', '0', '2', '-1', '1/0', '3/2', '101 %', 'demi', '1e3', '0,0000001'])
      expect(shareFrom(typed)).toBeNull();
    fc.assert(
      fc.property(shares, (parts) => {
        for (const part of parts) expect(shareFrom(writtenShare(part))).toEqual(part);
      }),
    );
  });

  test('part whole numbers into whole numbers that sum to them, each within one of the exact part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), shares, (amount, parts) => {
        const cut = apportion(amount, parts);
        expect(cut.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [at, { numerator, denominator }] of parts.entries())
          expect(Math.abs(cut[at]! - (amount * numerator) / denominator)).toBeLessThan(1);
      }),
    );
  });
});

describe('a crosswalk', () => {
  test('made of real codes and exact shares has no error, and says which codes it leaves undecided', () => {
    fc.assert(
      fc.property(content, (made) => {
        const faults = crosswalkFaults({ ...identity, ...made }, annexeI, fondsDuRivage);
        expect(faults.filter(({ importance }) => importance === 'error')).toEqual([]);
        const said = new Set(made.lists[0]!.links.map(({ code }) => code));
        expect(faults.filter(({ code }) => code === 'codeUndecided').map(({ what }) => what)).toEqual(
          source.codes.map(({ id }) => id).filter((id) => !said.has(id)),
        );
      }),
    );
  });

  const one = (changes: Partial<CodeLink>): CrosswalkContent => ({
    note: '',
    lists: [
      {
        from: source.id,
        to: target.id,
        links: [
          {
            code: 'type-exemple-milieu',
            destinations: [{ code: 'categorie-portrait', share: whole }],
            isNear: false,
            note: '',
            ...changes,
          },
        ],
      },
    ],
  });
  const half = shareFrom('1/2')!;
  test.for<[string, string, CrosswalkContent, object]>([
    ['sharesNotWhole', '1/2', one({ destinations: [{ code: 'categorie-portrait', share: half }] }), {}],
    ['unknownToCode', 'rien', one({ destinations: [{ code: 'rien', share: whole }] }), {}],
    ['unknownFromCode', 'rien', one({ code: 'rien' }), {}],
    [
      'destinationTwice',
      'categorie-portrait',
      one({
        destinations: [
          { code: 'categorie-portrait', share: half },
          { code: 'categorie-portrait', share: half },
        ],
      }),
      {},
    ],
    [
      'shareOutOfRange',
      '3/2',
      one({ destinations: [{ code: 'categorie-portrait', share: { numerator: 3, denominator: 2 } }] }),
      {},
    ],
    ['unknownFromList', 'rien', { note: '', lists: [{ from: 'rien', to: target.id, links: [] }] }, {}],
    ['unknownToList', 'rien', { note: '', lists: [{ from: source.id, to: 'rien', links: [] }] }, {}],
    [
      'codeTwice',
      'type-exemple-milieu',
      {
        note: '',
        lists: [{ ...one({}).lists[0]!, links: [...one({}).lists[0]!.links, ...one({}).lists[0]!.links] }],
      },
      {},
    ],
    ['listTwice', source.id, { note: '', lists: [...one({}).lists, ...one({}).lists] }, {}],
    ['sameCodebook', annexeI.id, one({}), { to: identity.from }],
    ['notADay', '2025-02-30', one({}), { validFromOn: '2025-02-30' }],
    ['endsBeforeStart', '', one({}), { validUntilOn: '2025-01-01' }],
  ])('%s is refused with its place and a sentence', ([code, what, made, changes]) => {
    const faults = crosswalkFaults({ ...identity, ...made, ...changes }, annexeI, fondsDuRivage);
    const errors = faults.filter(({ importance }) => importance === 'error');
    expect(errors.map((found) => [found.code, found.what])).toContainEqual([code, what]);
    for (const found of faults) {
      expect(found.place).not.toBe('');
      expect(faultWords.fr[found.code](found)).toMatch(/\.$/);
      expect(faultWords.en[found.code](found)).toMatch(/\.$/);
    }
  });

  test('a code of arrival that is not valid all along is told, and does not keep from saving', () => {
    const retired = {
      ...fondsDuRivage,
      codeLists: [
        { ...target, codes: target.codes.map((code) => ({ ...code, validUntilOn: '2025-12-31' })) },
      ],
    };
    expect(crosswalkFaults({ ...identity, ...one({}) }, annexeI, retired)).toContainEqual(
      expect.objectContaining({ code: 'destinationOutsideValidity', importance: 'warning' }),
    );
  });

  test('overlaps another as soon as they share one day', () => {
    const dated = (from: string, until: string | null) => ({ validFromOn: from, validUntilOn: until });
    const others = [dated('2025-01-01', '2025-03-31'), dated('2026-01-01', null)];
    expect(overlapOf(dated('2025-04-01', '2025-12-31'), others)).toBeNull();
    expect(overlapOf(dated('2025-03-31', '2025-12-31'), others)).toBe(others[0]);
    expect(overlapOf(dated('2025-04-01', null), others)).toBe(others[1]);
  });
});

describe('changes', () => {
  test('say, change and unsay one code, and leave the others', () => {
    fc.assert(
      fc.property(
        content,
        fc.constantFrom(...source.codes).chain(({ id }) => link(id)),
        (made, said) => {
          const after = withLink(made, source.id, said.code, said);
          const links = (one: CrosswalkContent) =>
            new Map(one.lists[0]!.links.map((each) => [each.code, each]));
          expect(links(after)).toEqual(new Map([...links(made), [said.code, said]]));
          expect(links(withLink(after, source.id, said.code, null)).has(said.code)).toBe(false);
        },
      ),
    );
  });

  test('a list is linked once; to another list, it starts afresh', () => {
    const linked = withList({ note: '', lists: [] }, source.id, target.id);
    expect(withList(linked, source.id, target.id)).toBe(linked);
    expect(withList(linked, source.id, 'partenariat').lists).toEqual([
      { from: source.id, to: 'partenariat', links: [] },
    ]);
    expect(withoutList(linked, source.id).lists).toEqual([]);
  });

  test('between two versions, every code finds its twin, and what was said stays said', () => {
    const said: CodeLink = { code: 'type-exemple-milieu', destinations: [], isNear: false, note: 'retiré' };
    const linked = withLink(
      withList({ note: '', lists: [] }, source.id, source.id),
      source.id,
      said.code,
      said,
    );
    const links = withPlainLinks(linked, annexeI, annexeI, source.id).lists[0]!.links;
    expect(links).toHaveLength(source.codes.length);
    expect(links[0]).toBe(said);
    expect(links.slice(1).every((each) => fateOf(each) === 'carried')).toBe(true);
  });
});

describe('what leaves and comes back', () => {
  test('as JSON, without loss', () => {
    fc.assert(
      fc.property(content, (made) => {
        const document = JSON.parse(JSON.stringify(documentOf({ ...identity, ...made })));
        expect(contentOf(crosswalkDocument.parse(document))).toEqual(made);
      }),
    );
  });

  test('as a table, without loss, and without a cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(content, (made) => {
        const table = crosswalkTable(made, annexeI, fondsDuRivage);
        for (const cell of table.slice(1).split(/[;\r\n]+"?/)) expect(cell).not.toMatch(/^[=+\-@\t]/);
        expect(readCrosswalkTable(table)).toEqual({ ok: true, lists: made.lists });
      }),
    );
  });

  test('what is read is never thrown at the reader, and faults name their line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof readCrosswalkTable(text).ok).toBe('boolean');
      }),
    );
    const table = (...lines: string[]) => readCrosswalkTable(['a;b;c;d;e;f;g;h;i', ...lines].join('\n'));
    expect(table('l;c;;m;x;;demi;non;')).toEqual({
      ok: false,
      faults: [{ key: 'badShare', line: 2, text: 'demi' }],
    });
    expect(table('l;c')).toEqual({ ok: false, faults: [{ key: 'tooFewColumns', line: 2 }] });
    expect(table('l;c;;m;x;;1;non;', 'l;d;;n;x;;1;non;')).toEqual({
      ok: false,
      faults: [{ key: 'twoArrivals', line: 3 }],
    });
    expect(table('l;c;;m;;;;non;', 'l;c;;m;x;;1;non;')).toEqual({
      ok: false,
      faults: [{ key: 'twoSayings', line: 3 }],
    });
  });
});
