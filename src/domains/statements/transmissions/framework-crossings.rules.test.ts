import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import {
  aspectIds,
  type Codebook,
  compileCodebook,
  type InputValues,
} from '#/domains/codebooks/codebooks.public.ts';
import {
  type ProtectedPublication,
  type Publication,
  protectApart,
  startingPolicy,
} from '#/domains/protection/protection.public.ts';
import type { TraceGroup } from '#/domains/statements/figure.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import { ThreadPool } from '#/platform/threads.ts';
import {
  type CrossedSet,
  foundOutNow,
  givenAwayNow,
  smallSets,
  type ToldLines,
  toldBy,
} from '../../../../test/harness/crossed-readers.ts';
import { ledgerOf } from '../../../../test/harness/tables.ts';
import { type ConcernedTrace, concernsOf } from './concern.rules.ts';
import type { CountedTraces, TraceConcern } from './counted-traces.ts';
import { tying } from './framework-crossings.actions.ts';
import { tiedStatements } from './framework-crossings.rules.ts';
import type { TyingTask } from './framework-crossings-thread.actions.ts';
import { namesBegin, publicationOf } from './protected-figures.rules.ts';

const changeBit = 1 << aspectIds.indexOf('change');
const modes = ['in-person', 'telephone', 'video', 'writing'] as const;
const addressees = ['community', 'group'] as const;
/** Every way two traces of these tests can differ: the rules are public, so that a reader knows all of them. */
const crossings = modes.flatMap((contactMode) =>
  addressees.flatMap((addressee) => [false, true].map((isChange) => ({ contactMode, addressee, isChange }))),
);
type Crossing = (typeof crossings)[number];

interface Line {
  modes: readonly string[];
  addressees: readonly string[];
}

const bilingual = (text: string) => ({ fr: text, en: text });
const either = (values: readonly string[]) => values.map((value) => `"${value}"`).join(', ');

/** A framework of a few lines, read from the top, or each for itself when they overlap; and a field of two codes. */
function framework(id: string, lines: readonly Line[], isOverlapping: boolean): Codebook {
  const rows = lines.map((line, at) => ({
    id: `${id}-l${at}`,
    sentence: bilingual(`Ligne ${at}`),
    reference: null,
    when: { contactMode: either(line.modes), addressee: either(line.addressees) },
    declare: { kind: 'k', act: 'a', fields: { line: { literal: `l${at}` } } },
  }));
  const code = (one: string) => ({
    id: one,
    code: null,
    label: bilingual(one),
    validFromOn: '2020-01-01',
    validUntilOn: null,
    fictional: false,
  });
  const field = (one: string, list: string) => ({
    id: one,
    reference: null,
    section: 's',
    label: bilingual(one),
    type: 'code' as const,
    codeList: list,
    kinds: ['k'],
    acts: ['a'],
    requiredWhen: 'false',
    whenMissing: null,
    output: null,
    carries: [],
    note: null,
  });
  return {
    ...annexeI,
    id,
    version: '1',
    kinds: [{ id: 'k', label: bilingual('k'), definition: bilingual('k'), reference: null }],
    acts: [{ id: 'a', label: bilingual('a'), reference: null }],
    sections: [{ id: 's', label: bilingual('s'), reference: null }],
    fields: [
      field('line', 'lines'),
      { ...field('how', 'hows'), output: { feel: 'if addressee = "group" then "one" else "two"' } },
    ],
    codeLists: [
      { id: 'lines', label: bilingual('l'), reference: null, codes: rows.map((_, at) => code(`l${at}`)) },
      { id: 'hows', label: bilingual('h'), reference: null, codes: [code('one'), code('two')] },
    ],
    translations: [],
    mapping: {
      exclusions: [],
      groups: isOverlapping
        ? rows.map((row) => ({ id: row.id, label: bilingual('g'), rows: [row] }))
        : [{ id: 'g', label: bilingual('g'), rows }],
      reasons: [{ id: 'nothing', label: bilingual('n'), explanation: bilingual('n') }],
      noRuleReason: 'nothing',
    },
    countedBy: ['line'],
    validations: [],
    layouts: [],
  };
}

interface Trace extends Crossing {
  id: string;
  people: number;
}

const valuesOf = ({ contactMode, addressee }: Crossing): InputValues => ({ contactMode, addressee });
const days = { startsOn: '2026-02-01', endsOn: '2026-02-28' };
const one = { traceCount: 1, minutes: 0 };

/** A trace alone, as a compilation reads it. */
const groupOf = (crossing: Crossing): TraceGroup => ({
  values: valuesOf(crossing),
  ...one,
  untimedCount: 0,
  aspects: crossing.isChange ? { change: one } : {},
});

const concerned = (trace: Trace): ConcernedTrace => ({
  values: valuesOf(trace),
  addressee: trace.addressee,
  durationMinutes: null,
  peopleCount: trace.people,
  organisations: [],
  aspects: new Set(trace.isChange ? (['change'] as const) : []),
});

/** A statement of these traces. */
function statementOf(book: Codebook, traces: readonly Trace[]) {
  const compiled = compileCodebook(book);
  const figures = compileStatement(compiled, traces.map(groupOf));
  const codebook = { id: book.id, version: book.version };
  const concerns = concernsOf(compiled, traces.map(concerned));
  const publication = publicationOf(book, figures, { concerns, names: { codebook, ...days } });
  const read: CountedTraces = {
    codebook,
    ...days,
    book,
    values: traces.map(valuesOf),
    traces: traces.map(({ id, isChange }, position) => ({ id, position, aspects: isChange ? changeBit : 0 })),
    cells: publication.cells,
    printed: new Set(),
    changed: [],
  };
  return { publication, read };
}

/** What a team handed over, framework after framework. */
class Team {
  readonly releases: ProtectedPublication[] = [];
  readonly #statements: CountedTraces[] = [];
  readonly #isTied: boolean;

  constructor(isTied = true) {
    this.#isTied = isTied;
  }

  /** As it is now, whatever is handed over later. */
  copy(): Team {
    const copy = new Team(this.#isTied);
    copy.releases.push(...this.releases);
    copy.#statements.push(...this.#statements);
    return copy;
  }

  async handOver(book: Codebook, traces: readonly Trace[]): Promise<ProtectedPublication> {
    const { publication, read } = statementOf(book, traces);
    const byId = new Map(traces.map((trace) => [trace.id, trace]));
    const concernOf = (id: string) => {
      const trace = byId.get(id);
      const nothing = { isPreparation: false, isInternalRequest: false, organisations: [] };
      return trace && { addressee: trace.addressee, peopleCount: trace.people, ...nothing };
    };
    const tied = this.#tied(publication, read, concernOf);
    const made = await protectApart(tied, startingPolicy, ledgerOf(this.releases));
    this.releases.push(made);
    this.#statements.push(read);
    return made;
  }

  #tied(
    publication: Publication,
    read: CountedTraces,
    concernOf: Parameters<typeof tiedStatements>[3],
  ): Publication {
    if (!this.#isTied) return publication;
    const states = this.releases.flatMap((release) => [...release.states]);
    const printed = new Set(states.flatMap(([key, { kind }]) => (kind === 'shown' ? [key] : [])));
    const earlier = this.#statements.map((before) => ({ ...before, printed }));
    return tiedStatements(
      publication,
      startingPolicy,
      { own: read, others: earlier, elsewhere: [] },
      concernOf,
    );
  }

  /** The lines of every framework, as sums of the crossings of what may be noted. */
  #lines(): CrossedSet[] {
    return this.#statements.flatMap((read) => {
      const begin = `${namesBegin(read)}${days.startsOn}/${days.endsOn}/`;
      const found = new Map<string, number[]>();
      for (const [at, crossing] of crossings.entries()) {
        for (const { key, count } of compileStatement(compileCodebook(read.book), [groupOf(crossing)]))
          found.set(key, [...(found.get(key) ?? []), ...Array.from({ length: count }, () => at)]);
      }
      return [...found].map(([key, all]) => ({ key: `${begin}${key}`, crossings: all }));
    });
  }

  told(): ToldLines {
    return toldBy(this.#lines(), this.releases);
  }
}

const isIn = (trace: Trace, crossing: Crossing) =>
  crossing.contactMode === trace.contactMode &&
  crossing.addressee === trace.addressee &&
  crossing.isChange === trace.isChange;

/** Small numbers that somebody who knows every rule reckons from all that is printed now, and could not before. */
function givenAway(team: Team, traces: readonly Trace[], before: Team): string[] {
  const isSmall = (all: readonly number[]) => {
    const people = traces
      .filter((trace) => all.some((at) => isIn(trace, crossings[at]!)))
      .reduce((sum, own) => sum + Math.max(1, own.people), 0);
    return people > 0 && people < startingPolicy.people;
  };
  const told = team.told();
  const asked = smallSets(told.lines, isSmall, ({ key }) => /\/[dn]\.[^/]*$/.test(key));
  return givenAwayNow(told, before.told(), asked);
}

async function handOverAll(
  team: Team,
  books: readonly Codebook[],
  traces: readonly Trace[],
): Promise<string[]> {
  const found: string[] = [];
  for (const book of books) {
    const before = team.copy();
    await team.handOver(book, traces);
    const narrow = await foundOutNow(team.releases, team.told());
    found.push(...givenAway(team, traces, before), ...narrow.found);
  }
  return found;
}

const line = fc.record({
  modes: fc.subarray([...modes], { minLength: 1 }),
  addressees: fc.subarray([...addressees], { minLength: 1 }),
});
const frameworks = fc
  .array(fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 3 }), isOverlapping: fc.boolean() }), {
    minLength: 2,
    maxLength: 3,
  })
  .map((all) => all.map(({ lines, isOverlapping }, at) => framework(`cadre-${at}`, lines, isOverlapping)));
const someTraces = fc
  .array(
    fc.record({
      crossing: fc.constantFrom(...crossings),
      people: fc.oneof(
        { weight: 1, arbitrary: fc.constant(1) },
        { weight: 3, arbitrary: fc.integer({ min: 5, max: 20 }) },
      ),
    }),
    { minLength: 3, maxLength: 30 },
  )
  .map((all) => all.map(({ crossing, people }, at): Trace => ({ ...crossing, people, id: `trace-${at}` })));

const manyTraces = (
  contactMode: Crossing['contactMode'],
  addressee: Crossing['addressee'],
  count: number,
  people: number,
  from: string,
): Trace[] =>
  Array.from({ length: count }, (_, at) => ({
    contactMode,
    addressee,
    people,
    isChange: false,
    id: `${from}-${at}`,
  }));

describe('two frameworks over the same traces', () => {
  const everything = framework('tout', [{ modes, addressees }], false);
  const allButVideo = framework(
    'sans-video',
    [{ modes: ['in-person', 'telephone', 'writing'], addressees }],
    false,
  );
  const traces = [
    ...manyTraces('in-person', 'community', 12, 10, 'a'),
    ...manyTraces('video', 'community', 1, 1, 'b'),
  ];

  test('are not subtracted from each other: one act of one person is not what the second leaves of the first', async () => {
    const careless = new Team(false);
    expect(await handOverAll(careless, [everything, allButVideo], traces)).not.toEqual([]);
    const team = new Team();
    const first = await team.handOver(everything, traces);
    expect([...first.states.values()].filter(({ kind }) => kind === 'shown').length).toBeGreaterThan(0);
    const second = await team.handOver(allButVideo, traces);
    expect([...second.states].find(([key]) => key.endsWith('/d.k.a.l0'))?.[1]).toEqual({
      kind: 'hidden',
      reason: 'complementary',
    });
  });

  test('hide the same number alike: what one hides, the other does not print', async () => {
    const few = framework(
      'peu',
      [
        { modes: ['video'], addressees },
        { modes: ['in-person', 'telephone', 'writing'], addressees },
      ],
      false,
    );
    const same = { ...few, id: 'autre', version: '2' };
    const team = new Team();
    expect(await handOverAll(team, [few, same], traces)).toEqual([]);
    const [first, second] = team.releases.map(({ states }) =>
      [...states].flatMap(([key, { kind }]) => (/\/[dn]\./.test(key) ? [kind] : [])),
    );
    expect(second).toEqual(first);
  });

  test('show what they may: frameworks that leave nothing small hide nothing more', async () => {
    const plenty = [
      ...manyTraces('in-person', 'community', 12, 10, 'a'),
      ...manyTraces('video', 'group', 8, 10, 'b'),
    ];
    const team = new Team();
    await team.handOver(everything, plenty);
    const second = await team.handOver(allButVideo, plenty);
    expect([...second.states.values()].every(({ kind }) => kind === 'shown')).toBe(true);
  });

  test('a third is not subtracted from them either, and is tied to none', async () => {
    const again = { ...allButVideo, id: 'encore-sans-video' };
    const team = new Team();
    expect(await handOverAll(team, [everything, allButVideo, again], traces)).toEqual([]);
    const third = team.releases[2]!;
    expect([...third.states].find(([key]) => key.endsWith('/d.k.a.l0'))?.[1].kind).toBe('hidden');
    const own = namesBegin({ codebook: again });
    const named = third.relations.flatMap(({ total, parts }) => [total, ...parts]);
    expect(named.filter((name) => !name.startsWith(own))).toEqual([]);
  });

  test('are compared by the traces that each counted when it left', async () => {
    const team = new Team();
    const before = traces.slice(0, 12);
    await team.handOver(everything, before);
    // One act more since, of one person: the second framework would tell it.
    await team.handOver(framework('depuis', [{ modes, addressees }], false), traces);
    const [, second] = team.releases;
    expect([...second!.states].find(([key]) => key.endsWith('/d.k.a.l0'))?.[1]?.kind).toBe('hidden');
  });
});

test('what is reckoned in a thread is what is reckoned in place', async () => {
  const pool = new ThreadPool({ atOnce: 1, mostWaiting: 1, secondsInLine: 60, secondsIdle: 60 });
  const concern: TraceConcern = {
    addressee: 'community',
    peopleCount: 4,
    isPreparation: false,
    isInternalRequest: false,
    organisations: [],
  };
  try {
    await fc.assert(
      fc.asyncProperty(frameworks, someTraces, async (books, traces) => {
        const [own, ...others] = books.map((book) => statementOf(book, traces));
        const publication = own!.publication;
        const told = { own: own!.read, others: others.map((one) => one.read), elsewhere: [] };
        const concerns = new Map(traces.map(({ id, people }) => [id, { ...concern, peopleCount: people }]));
        const policy = startingPolicy;
        const apart = await pool.run<TyingTask, Publication>(tying, { publication, policy, told, concerns });
        expect(apart).toEqual(tiedStatements(publication, policy, told, (id) => concerns.get(id)));
      }),
      { numRuns: 20 },
    );
  } finally {
    await pool.close();
  }
}, 60_000);

test('whatever the frameworks and their order, nothing small is found by somebody who knows every rule', async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(frameworks, someTraces, async (books, traces) => {
      const team = new Team();
      expect(await handOverAll(team, books, traces)).toEqual([]);
      shown += team.releases.reduce((sum, { counts }) => sum + counts.shown, 0);
    }),
    { numRuns: 150 },
  );
  expect(shown).toBeGreaterThan(100);
}, 300_000);
