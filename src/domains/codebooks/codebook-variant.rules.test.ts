import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from './annexe-i.data.ts';
import { codebookForm } from './codebook.form.ts';
import { codebookFaults, hasErrors } from './codebook.rules.ts';
import type { Codebook, CodeList } from './codebook.ts';
import { continuityAcross, continuityFaults } from './codebook-continuity.rules.ts';
import { codebookDifference, strayPlaces, variantOf } from './codebook-difference.rules.ts';
import { applyEdit, freshId, idsWith, retirement } from './codebook-edit.rules.ts';
import type { CodebookEdit } from './codebook-edit.ts';
import { markKey, partMarksOf } from './codebook-mark.rules.ts';
import { partAt, partsAt, placeNamed, placesOf, placeText, saysTheSame } from './codebook-part.rules.ts';
import type { Part, PartPlace } from './codebook-part.ts';
import { possibleResolutions, resolved, reviewOf } from './codebook-review.rules.ts';
import type { Row } from './decision-table.ts';
import { undecidedIn } from './overlap.rules.ts';

/** A smaller framework with every sort of part: what holds for it holds for the whole one, sooner. */
const parent: Codebook = {
  ...annexeI,
  codeLists: annexeI.codeLists.slice(0, 6),
  fields: annexeI.fields.slice(0, 12),
  translations: annexeI.translations.slice(0, 3),
  calendars: annexeI.calendars.map((calendar) => ({ ...calendar, years: calendar.years.slice(0, 2) })),
  layouts: annexeI.layouts.map((layout) => ({ ...layout, columns: layout.columns.slice(0, 8) })),
};
const draftOf = (book: Codebook): Codebook => ({
  ...book,
  id: 'variante',
  version: '1',
  official: false,
  extends: { id: book.id, version: book.version },
});

interface Step {
  what: 'add' | 'rename' | 'move' | 'remove' | 'retire' | 'head';
  place: number;
  part: number;
  by: boolean;
  text: string;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('add', 'rename', 'move', 'remove', 'retire', 'head'),
  place: fc.nat(60),
  part: fc.nat(30),
  by: fc.boolean(),
  text: fc.string({ minLength: 1, maxLength: 12 }),
});
const steps = fc.array(step, { maxLength: 14 });

const textAttribute = (part: Part) =>
  ['label', 'sentence', 'question', 'heading'].find((name) => name in part) ?? 'label';

function editOf(book: Codebook, { what, place: at, part: nth, by, text }: Step): CodebookEdit | null {
  if (what === 'head') return { kind: 'head', head: { title: { fr: text, en: text } } };
  const places = placesOf(book);
  const place = places[at % places.length] as PartPlace;
  const parts = partsAt(book, place) ?? [];
  const part = parts[nth % Math.max(parts.length, 1)];
  if (!part) return null;
  const named = placeText(place);
  switch (what) {
    case 'add': {
      const id = freshId(text, idsWith(book, place), place.list === 'fields' ? '' : '-');
      return { kind: 'add', place: named, part: { ...part, id }, after: by ? part.id : null };
    }
    case 'rename':
      return {
        kind: 'change',
        place: named,
        part: { ...part, [textAttribute(part)]: { fr: text, en: `${text}.` } },
      };
    case 'move':
      return { kind: 'move', place: named, id: part.id, by: by ? 1 : -1 };
    case 'retire':
      return retirement(book, parent, place, part.id, '2026-03-31');
    case 'remove':
      return { kind: 'remove', place: named, id: part.id };
  }
}

function edited(book: Codebook, taken: readonly Step[]): Codebook {
  return taken.reduce((now, one) => {
    const edit = editOf(now, one);
    const outcome = edit && applyEdit(now, edit);
    return outcome?.ok ? outcome.book : now;
  }, book);
}

describe('edits', () => {
  test('never touch the codebook they start from, nor any version published before', () => {
    const before = JSON.stringify(parent);
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const published = edited(draftOf(parent), first);
        const frozen = JSON.stringify(published);
        edited({ ...published, version: '2' }, second);
        expect(JSON.stringify(published)).toBe(frozen);
        expect(JSON.stringify(parent)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  test('keep the shape that is imported and exported', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const book = edited(draftOf(parent), taken);
        expect(codebookForm.safeParse(JSON.parse(JSON.stringify(book))).success).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('renaming keeps the id, and with it every old answer', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const renames = taken.map((one) => ({ ...one, what: 'rename' as const }));
        const book = edited(draftOf(parent), renames);
        expect(continuityFaults(draftOf(parent), book)).toEqual([]);
        for (const place of placesOf(parent))
          expect(partsAt(book, place)?.map(({ id }) => id)).toEqual(
            partsAt(parent, place)?.map(({ id }) => id),
          );
      }),
      { numRuns: 40 },
    );
  });

  test('refuse what cannot be done, by its name', () => {
    const refusal = (edit: CodebookEdit) => {
      const outcome = applyEdit(parent, edit);
      return outcome.ok ? null : outcome.refusal;
    };
    const row = parent.mapping.groups[0]?.rows[0] as unknown as Part;
    expect(refusal({ kind: 'remove', place: 'codes/rien', id: 'x' })).toBe('unknownPlace');
    expect(refusal({ kind: 'remove', place: 'people', id: 'x' })).toBe('unknownPlace');
    expect(refusal({ kind: 'remove', place: 'fields', id: 'rien' })).toBe('unknownPart');
    expect(refusal({ kind: 'move', place: 'fields', id: parent.fields[0]!.id, by: -1 })).toBe('cannotMove');
    expect(refusal({ kind: 'add', place: 'rows/groupe', part: row, after: null })).toBe('takenId');
  });

  test('retiring a published code ends it, a published field leaves it without kinds, the rest leaves', () => {
    const code = retirement(
      parent,
      parent,
      { list: 'codes', of: 'provenance' },
      parent.codeLists.find(({ id }) => id === 'provenance')!.codes[0]!.id,
      '2026-03-31',
    );
    expect(code).toMatchObject({ kind: 'change', part: { validUntilOn: '2026-03-31' } });
    const field = retirement(
      parent,
      parent,
      { list: 'fields', of: null },
      parent.fields[0]!.id,
      '2026-03-31',
    );
    expect(field).toMatchObject({ kind: 'change', part: { kinds: [], acts: [] } });
    const act = retirement(parent, parent, { list: 'acts', of: null }, 'intervention', '2026-03-31');
    expect(act).toEqual({ kind: 'remove', place: 'acts', id: 'intervention' });
    const fresh = retirement(parent, null, { list: 'fields', of: null }, parent.fields[0]!.id, '2026-03-31');
    expect(fresh.kind).toBe('remove');
  });
});

describe('a variant', () => {
  test('is its parent and the differences, both ways, through JSON', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const book = edited(draftOf(parent), taken);
        const difference = JSON.parse(JSON.stringify(codebookDifference(parent, book)));
        expect(strayPlaces(parent, difference)).toEqual([]);
        const whole = variantOf(parent, difference);
        expect(JSON.parse(JSON.stringify(whole))).toEqual(JSON.parse(JSON.stringify(book)));
        expect(codebookDifference(parent, whole)).toEqual(codebookDifference(parent, book));
      }),
      { numRuns: 120 },
    );
  });

  test('without change is its parent, under its own name', () => {
    const difference = codebookDifference(parent, draftOf(parent));
    expect([difference.changes, difference.orders, difference.head]).toEqual([[], [], {}]);
    expect(variantOf(parent, difference)).toEqual(draftOf(parent));
  });

  test('says only what differs: a new label is a label, and the rest still comes from the parent', () => {
    const renamed = applyEdit(draftOf(parent), {
      kind: 'change',
      place: 'fields',
      part: { ...(parent.fields[0] as unknown as Part), label: { fr: 'No de demande', en: 'Request no.' } },
    });
    const book = renamed.ok ? renamed.book : parent;
    expect(codebookDifference(parent, book).changes).toEqual([
      {
        kind: 'changed',
        place: 'fields',
        id: parent.fields[0]?.id,
        set: { label: { fr: 'No de demande', en: 'Request no.' } },
        unset: [],
      },
    ]);
    const next: Codebook = {
      ...parent,
      version: '2026-04',
      fields: parent.fields.map((field, index) => (index === 0 ? { ...field, reference: '9° z' } : field)),
    };
    const { book: carried, conflicts } = reviewOf(parent, book, next);
    expect(conflicts).toEqual([]);
    expect(carried.fields[0]).toMatchObject({ reference: '9° z', label: { fr: 'No de demande' } });
  });

  test('marks what it adds, narrows, renames, changes and takes out', () => {
    const mark = (edit: CodebookEdit, place: string, id: string) => {
      const outcome = applyEdit(draftOf(parent), edit);
      return outcome.ok ? partMarksOf(parent, outcome.book).get(markKey(place, id)) : null;
    };
    const row = parent.mapping.exclusions[1]! as unknown as Part;
    const changed = (change: object): CodebookEdit => ({
      kind: 'change',
      place: 'exclusions',
      part: { ...row, ...change },
    });
    const markOfRow = (change: object) => mark(changed(change), 'exclusions', row.id);
    expect(markOfRow({ sentence: { fr: 'a', en: 'b' } })).toBe('renamed');
    expect(markOfRow({ when: { isPreparation: 'true', hasPartners: 'false' } })).toBe('narrowed');
    expect(markOfRow({ when: { hasPartners: 'false' } })).toBe('changed');
    expect(mark({ kind: 'remove', place: 'exclusions', id: row.id }, 'exclusions', row.id)).toBe('removed');
    const part = { ...row, id: 'exclusion-nouvelle' };
    expect(mark({ kind: 'add', place: 'exclusions', part, after: null }, 'exclusions', part.id)).toBe(
      'added',
    );
    const code = parent.codeLists[0]!.codes[0]! as unknown as Part;
    const place = `codes/${parent.codeLists[0]!.id}`;
    const ended = { ...code, validUntilOn: '2026-03-31' };
    expect(mark({ kind: 'change', place, part: ended }, place, code.id)).toBe('narrowed');
  });
});

describe('the next version of the parent', () => {
  const asNext = (book: Codebook): Codebook => ({ ...book, version: 'next' });

  test('whatever both sides did, the variant survives, and everything undisputed passes', () => {
    fc.assert(
      fc.property(steps, steps, (mine, theirs) => {
        const ours = edited(draftOf(parent), mine);
        const next = asNext(edited(parent, theirs));
        const { book, conflicts } = reviewOf(parent, ours, next);
        expect(book.extends).toEqual({ id: next.id, version: 'next' });
        expect(codebookForm.safeParse(JSON.parse(JSON.stringify(book))).success).toBe(true);
        const disputed = new Set(conflicts.map(({ place, id }) => `${place} ${id}`));
        for (const place of placesOf(next)) {
          const text = placeText(place);
          for (const part of partsAt(next, place) ?? []) {
            const was = partAt(parent, place, part.id);
            const mineNow = partAt(ours, place, part.id);
            const untouched = was !== null && mineNow !== null && saysTheSame(was, mineNow);
            const heldElsewhere = ['codeLists', 'groups', 'calendars', 'layouts'].includes(place.list);
            if (untouched && !heldElsewhere && !disputed.has(`${text} ${part.id}`))
              expect(partAt(book, place, part.id)).toEqual(part);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test('nothing new is the same variant, without conflict', () => {
    fc.assert(
      fc.property(steps, (mine) => {
        const ours = edited(draftOf(parent), mine);
        const { book, conflicts } = reviewOf(parent, ours, asNext(parent));
        expect(conflicts).toEqual([]);
        expect(book).toEqual({ ...ours, extends: { id: parent.id, version: 'next' } });
      }),
      { numRuns: 60 },
    );
  });

  test('taking theirs everywhere leaves no trace of ours where we disagreed', () => {
    fc.assert(
      fc.property(steps, steps, (mine, theirs) => {
        const next = asNext(edited(parent, theirs));
        const review = reviewOf(parent, edited(draftOf(parent), mine), next);
        for (const conflict of review.conflicts) {
          const place = placeNamed(conflict.place);
          const taken = resolved(review.book, conflict, 'theirs');
          if (!place || partsAt(taken, place) === null) continue;
          const now = partAt(taken, place, conflict.id);
          if (conflict.theirs === null) expect(now).toBeNull();
          for (const name of conflict.attributes)
            if (conflict.place !== 'head') expect(now?.[name]).toEqual(conflict.theirs?.[name]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.for(['bothChanged', 'goneThere', 'changedThere', 'addedTwice', 'listGrew', 'bothHeads'] as const)(
    '%s is listed, and each way of deciding it does what it says',
    (kind) => {
      const list = parent.codeLists[1]!;
      const place = kind === 'listGrew' ? `codes/${list.id}` : 'exclusions';
      const row = parent.mapping.exclusions[1]! as unknown as Part;
      const added = { ...row, id: 'exclusion-reunion' };
      const newCode = { ...list.codes[0]!, id: 'tout-nouveau' } as unknown as Part;
      const change = (fr: string): CodebookEdit => ({
        kind: 'change',
        place: 'exclusions',
        part: { ...row, sentence: { fr, en: fr } },
      });
      const cases: Record<typeof kind, [CodebookEdit, CodebookEdit]> = {
        bothChanged: [change('la nôtre'), change('la leur')],
        goneThere: [change('la nôtre'), { kind: 'remove', place, id: row.id }],
        changedThere: [{ kind: 'remove', place, id: row.id }, change('la leur')],
        addedTwice: [
          { kind: 'add', place, part: { ...added, reference: 'nous' }, after: null },
          { kind: 'add', place, part: { ...added, reference: 'eux' }, after: null },
        ],
        listGrew: [
          { kind: 'remove', place, id: list.codes.at(-1)!.id },
          { kind: 'add', place, part: newCode, after: null },
        ],
        bothHeads: [
          { kind: 'head', head: { countedBy: ['actType'] } },
          { kind: 'head', head: { countedBy: ['requestNature'] } },
        ],
      };
      const onceEdited = (book: Codebook, edit: CodebookEdit) => {
        const outcome = applyEdit(book, edit);
        if (!outcome.ok) throw new Error(outcome.refusal);
        return outcome.book;
      };
      const [mine, theirs] = cases[kind];
      const next = asNext(onceEdited(parent, theirs));
      const { book, conflicts } = reviewOf(parent, onceEdited(draftOf(parent), mine), next);
      expect(conflicts.map((conflict) => conflict.kind)).toEqual([kind]);
      const [conflict] = conflicts;
      const chosen = (resolution: 'ours' | 'theirs' | 'retire') => {
        const decided = resolved(book, conflict!, resolution);
        return conflict!.place === 'head'
          ? decided.countedBy[0]
          : partAt(decided, placeNamed(place)!, conflict!.id);
      };
      const expected = {
        bothChanged: [{ sentence: { fr: 'la nôtre' } }, { sentence: { fr: 'la leur' } }],
        goneThere: [{ sentence: { fr: 'la nôtre' } }, null],
        changedThere: [null, { sentence: { fr: 'la leur' } }],
        addedTwice: [{ reference: 'nous' }, { reference: 'eux' }],
        listGrew: [null, { id: 'tout-nouveau' }],
        bothHeads: ['actType', 'requestNature'],
      }[kind];
      for (const [index, resolution] of (['ours', 'theirs'] as const).entries()) {
        const wanted = expected[index];
        if (wanted === null) expect(chosen(resolution)).toBeNull();
        else if (typeof wanted === 'string') expect(chosen(resolution)).toBe(wanted);
        else expect(chosen(resolution)).toMatchObject(wanted as object);
      }
      if (possibleResolutions(conflict!).includes('retire')) expect(chosen('retire')).toBeNull();
    },
  );
});

describe('continuity and overlap', () => {
  const many = Array.from({ length: 8 }, (_, at) => `list contains(?, "axe-${at}")`).join(' or ');
  test('an id never changes its meaning from one version to the next', () => {
    const field = annexeI.fields.find(({ type }) => type === 'code')!;
    const other: Codebook = {
      ...annexeI,
      fields: annexeI.fields.map((one) => (one.id === field.id ? { ...one, type: 'text' } : one)),
      codeLists: annexeI.codeLists.map((list) => ({
        ...list,
        codes: list.codes.map((code) => (code.code === '4150' ? { ...code, code: '4151' } : code)),
      })),
    };
    const found = continuityFaults(annexeI, other);
    expect(found.map(({ code }) => code).toSorted()).toEqual(['codeMeaningChanged', 'fieldMeaningChanged']);
    const without = continuityFaults(annexeI, { ...annexeI, fields: annexeI.fields.slice(1) });
    expect(hasErrors(without)).toBe(false);
    expect(without.map(({ code }) => code)).toEqual(['fieldVanished']);
  });

  test('an id that a version let go is not given another meaning later', () => {
    const [list, ...lists] = annexeI.codeLists;
    const [code, ...codes] = list!.codes.filter(({ fictional, code: said }) => !fictional && said !== null);
    const version = (name: string, kept: CodeList['codes']): Codebook => ({
      ...annexeI,
      version: name,
      codeLists: [{ ...list!, codes: kept }, ...lists],
    });
    const first = version('1', [code!, ...codes]);
    const second = version('2', codes);
    const reused = version('3', [{ ...code!, code: '9999' }, ...codes]);
    const again = version('3', [code!, ...codes]);
    const seen = (earlier: Codebook[], book: Codebook) =>
      continuityAcross(earlier, book).map((found) => [found.code, found.importance, found.place]);
    const place = `codeLists/${list!.id}/${code!.id}`;
    expect(seen([first], second)).toEqual([['codeVanished', 'warning', place]]);
    expect(seen([second], reused)).toEqual([]);
    expect(seen([second, first], reused)).toEqual([['codeMeaningChanged', 'error', place]]);
    expect(seen([second, first], again)).toEqual([]);
    // What a version between already did is not held against those that follow it.
    const next = { ...reused, version: '4' };
    expect(seen([reused, second, first], next)).toEqual([]);
    expect(continuityAcross([], annexeI)).toEqual([]);
  });

  test('in an exclusive group, two rows that take one trace are refused by their place', () => {
    const group = annexeI.mapping.groups[0]!;
    const [first, second] = group.rows;
    const overlapping = { ...second!, when: { addressee: '"community"', isEnteredLate: 'true' } };
    const with_ = (exclusive: boolean): Codebook => ({
      ...annexeI,
      mapping: {
        ...annexeI.mapping,
        groups: [{ ...group, exclusive, rows: [first!, overlapping] }, ...annexeI.mapping.groups.slice(1)],
      },
    });
    expect(codebookFaults(with_(false)).map(({ code }) => code)).toEqual([]);
    expect(codebookFaults(with_(true))).toMatchObject([
      { code: 'rowsOverlap', place: `mapping/${group.id}/${second!.id}`, what: first!.id },
    ]);
    const sound = {
      ...annexeI,
      mapping: {
        ...annexeI.mapping,
        groups: annexeI.mapping.groups.map((one) => ({ ...one, exclusive: true })),
      },
    };
    expect(codebookFaults(sound)).toEqual([]);
  });

  test.for<[string, Row['when'], Row['when'], string[]]>([
    [
      'a test that reads another input',
      { addressee: '"community"', practitionerCount: '? > 1 and isPreparation' },
      { addressee: '"community"', hasDossier: 'true' },
      ['overlapUndecided'],
    ],
    [
      'an open list of many values',
      { serviceAxes: many },
      { serviceAxes: many, addressee: '"community"' },
      ['overlapUndecided'],
    ],
    [
      'such a test, with another input that keeps them apart',
      { addressee: '"community"', practitionerCount: '? > 1 and isPreparation' },
      { addressee: '"group"', practitionerCount: '? > 1 and isPreparation' },
      [],
    ],
  ])(
    'in an exclusive group, %s is pointed out by its place when it cannot be decided',
    ([, first, second, codes]) => {
      const [group, ...groups] = annexeI.mapping.groups;
      const rows = [first, second, second].map((when, at) => ({
        ...group!.rows[0]!,
        id: `regle-${at}`,
        when,
      }));
      const book = (exclusive: boolean, kept = rows.slice(0, 2)): Codebook => ({
        ...annexeI,
        mapping: { ...annexeI.mapping, groups: [{ ...group!, exclusive, rows: kept }, ...groups] },
      });
      const overlaps = (one: Codebook) =>
        codebookFaults(one).filter(({ code }) => code === 'overlapUndecided' || code === 'rowsOverlap');
      const found = overlaps(book(true));
      expect(found.map(({ code }) => code)).toEqual(codes);
      for (const one of found)
        expect(one).toMatchObject({
          importance: 'warning',
          place: `mapping/${group!.id}/regle-1`,
          what: 'regle-0',
          more: 'regle-1',
        });
      expect(overlaps(book(false))).toEqual([]);
      expect(undecidedIn(book(true, rows).mapping.groups[0]!).map(({ secondId }) => secondId)).toEqual([
        ...(codes.length > 0 ? ['regle-1'] : []),
        'regle-2',
      ]);
    },
  );

  test('a field retired while something still reads it is refused there', () => {
    const retired: Codebook = {
      ...annexeI,
      fields: annexeI.fields.map((field) =>
        field.id === 'practitionerCount' ? { ...field, kinds: [], acts: [] } : field,
      ),
    };
    expect(codebookFaults(retired)).toMatchObject([
      { code: 'retiredFieldInUse', place: 'validations/intervenants-insuffisants' },
    ]);
  });
});
