import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { type Codebook, compileCodebook, type InputValues } from '#/domains/codebooks/codebooks.public.ts';
import {
  type CountedFact,
  type CountedThings,
  type ProtectedPublication,
  type Publication,
  protectApart,
  startingPolicy,
} from '#/domains/protection/protection.public.ts';
import { leavingNumbers } from '#/domains/reports/audience/leaving-numbers.rules.ts';
import { ledgerKey, type NumberScope } from '#/domains/reports/audience/said-numbers.rules.ts';
import type { TraceGroup } from '#/domains/statements/figure.ts';
import { compileStatement } from '#/domains/statements/statement.rules.ts';
import { type ConcernedTrace, concernsOf } from '#/domains/statements/transmissions/concern.rules.ts';
import type { CountedTraces, ToldTogether } from '#/domains/statements/transmissions/counted-traces.ts';
import { tiedStatements } from '#/domains/statements/transmissions/framework-crossings.rules.ts';
import { publicationOf, stretchBegins } from '#/domains/statements/transmissions/protected-figures.rules.ts';
import { sharingTraces } from '#/domains/statements/transmissions/told-elsewhere.rules.ts';
import { type CrossedSet, foundOutNow, givenAwayNow, smallSets, toldBy } from './harness/crossed-readers.ts';
import { ledgerOf } from './harness/tables.ts';

const modes = ['in-person', 'telephone'] as const;
const addressees = ['community', 'group'] as const;
const natures = ['concertation', 'popular-education'] as const;
const natureSets = [[natures[0]], [natures[1]], [...natures]];
const days = [1, 2, 3] as const;
/** Every way two traces of these tests can differ: the rules are public, so that a reader knows all of them. */
const crossings = modes.flatMap((contactMode) =>
  addressees.flatMap((addressee) =>
    natureSets.flatMap((all) => days.map((day) => ({ contactMode, addressee, natures: all, day }))),
  ),
);
type Crossing = (typeof crossings)[number];
type Trace = Crossing & { id: string; people: number };
interface Window {
  from: number;
  until: number;
}

const dayOf = (day: number) => `2026-02-0${day}`;
const daysOf = ({ from, until }: Window) => ({ startsOn: dayOf(from), endsOn: dayOf(until) });
const isWithin = ({ day }: Crossing, { from, until }: Window) => day >= from && day <= until;
const valuesOf = ({ contactMode, addressee, natures: all }: Crossing): InputValues => ({
  ...{ contactMode, addressee, natures: all },
});
const one = { traceCount: 1, minutes: 0 };
const groupOf = (crossing: Crossing): TraceGroup => ({
  ...{ values: valuesOf(crossing), ...one, untimedCount: 0, aspects: {} },
});
const concerned = (trace: Trace): ConcernedTrace => ({
  ...{
    values: valuesOf(trace),
    addressee: trace.addressee,
    durationMinutes: null,
    peopleCount: trace.people,
  },
  ...{ organisations: [], aspects: new Set<never>() },
});

const bilingual = (text: string) => ({ fr: text, en: text });
const either = (values: readonly string[]) => values.map((value) => `"${value}"`).join(', ');
interface Line {
  modes: readonly string[];
  addressees: readonly string[];
  nature: string | null;
}

/** A framework of a few lines, read from the top; some of them look at natures, as bilans do. */
function framework(id: string, lines: readonly Line[]): Codebook {
  const rows = lines.map((line, at) => ({
    id: `${id}-l${at}`,
    sentence: bilingual(`Ligne ${at}`),
    reference: null,
    when: {
      contactMode: either(line.modes),
      addressee: either(line.addressees),
      ...(line.nature === null ? {} : { natures: `list contains(?, "${line.nature}")` }),
    },
    declare: { kind: 'k', act: 'a', fields: { line: { literal: `l${at}` } } },
  }));
  const code = (own: string) => ({
    ...{ id: own, code: null, label: bilingual(own), validFromOn: '2020-01-01', validUntilOn: null },
    fictional: false,
  });
  return {
    ...annexeI,
    ...{ id, version: '1' },
    kinds: [{ id: 'k', label: bilingual('k'), definition: bilingual('k'), reference: null }],
    acts: [{ id: 'a', label: bilingual('a'), reference: null }],
    sections: [{ id: 's', label: bilingual('s'), reference: null }],
    fields: [
      {
        ...{
          id: 'line',
          reference: null,
          section: 's',
          label: bilingual('line'),
          type: 'code',
          codeList: 'lines',
        },
        ...{ kinds: ['k'], acts: ['a'], requiredWhen: 'false', whenMissing: null, output: null, carries: [] },
        note: null,
      },
    ],
    codeLists: [
      { id: 'lines', label: bilingual('l'), reference: null, codes: rows.map((_, at) => code(`l${at}`)) },
    ],
    translations: [],
    mapping: {
      exclusions: [],
      groups: [{ id: 'g', label: bilingual('g'), rows }],
      reasons: [{ id: 'nothing', label: bilingual('n'), explanation: bilingual('n') }],
      noRuleReason: 'nothing',
    },
    ...{ countedBy: ['line'], validations: [], layouts: [] },
  };
}

const nameOf = (ids: readonly string[]) => ids.join('+');
const scopeOf = (window: Window): NumberScope => ({ ...daysOf(window), among: '' });
const peopleOf = (traces: readonly Trace[]) =>
  traces.length === 0 ? null : traces.reduce((sum, { people }) => sum + people, 0);

/** What a team lets out, statement or bilan. */
class Team {
  readonly releases: ProtectedPublication[] = [];
  lines: CrossedSet[] = [];
  readonly #traces: readonly Trace[];
  readonly #isTied: boolean;
  readonly #statements: CountedTraces[] = [];
  readonly #counted: CountedThings[] = [];

  constructor(traces: readonly Trace[], isTied = true) {
    this.#traces = traces;
    this.#isTied = isTied;
  }

  async handOver(book: Codebook, window: Window): Promise<ProtectedPublication> {
    const traces = this.#traces.filter((trace) => isWithin(trace, window));
    const compiled = compileCodebook(book);
    const names = { codebook: { id: book.id, version: book.version }, ...daysOf(window) };
    const concerns = concernsOf(compiled, traces.map(concerned));
    const publication = publicationOf(book, compileStatement(compiled, traces.map(groupOf)), {
      concerns,
      names,
    });
    const own: CountedTraces = {
      ...{ ...names, book, values: traces.map(valuesOf), cells: publication.cells },
      traces: traces.map(({ id }, position) => ({ id, position, aspects: 0 })),
      ...{ printed: new Set(), changed: [] },
    };
    const others = this.#handedOver();
    const elsewhere = sharingTraces([own, ...others], this.#facts(), []);
    const made = await this.#release(publication, { own, others, elsewhere });
    this.#statements.push(own);
    const found = new Map<string, number[]>();
    for (const [at, crossing] of crossings.entries())
      if (isWithin(crossing, window))
        for (const { key, count } of compileStatement(compiled, [groupOf(crossing)]))
          found.set(key, [...(found.get(key) ?? []), ...Array.from({ length: count }, () => at)]);
    this.#tell([...found].map(([key, all]) => ({ key: `${stretchBegins(names)}${key}`, crossings: all })));
    return made;
  }

  async letOut(window: Window): Promise<ProtectedPublication> {
    const traces = this.#traces.filter((trace) => isWithin(trace, window));
    const scope = scopeOf(window);
    const told = natures
      .map((nature) => ({
        cell: `nature/${nature}`,
        of: traces.filter((trace) => trace.natures.includes(nature)),
      }))
      .filter(({ of }) => of.length > 0);
    const facts = this.#facts();
    const { publication, counted, counts } = leavingNumbers(
      {
        scope,
        numbers: told.map(({ cell, of }) => ({
          cell,
          value: of.length,
          people: peopleOf(of),
          organisations: null,
        })),
        counted: told.map(({ cell, of }) => ({
          ...{ key: ledgerKey(scope, cell), value: of.length, traceIds: of.map(({ id }) => id) },
        })),
      },
      {
        before: this.#counted.map(({ key, value, things }) => ({ key, value, traceIds: things ?? [] })),
        left: [...this.#latest().values()].filter(({ key }) => key.startsWith('bilan')),
        traces: new Map(
          this.#traces.map(({ id, people }) => [
            id,
            { id, spaceId: 'a', people, organisations: [], durationClass: 'untimed' },
          ]),
        ),
        nameOf,
      },
    );
    const others = this.#handedOver();
    const names = new Set(counts.map(({ cell }) => cell.key));
    const before = facts.filter(({ key }) => !names.has(key));
    const elsewhere = [...counts, ...sharingTraces(others, before, counts)];
    const made = await this.#release(
      publication,
      others.length === 0 ? null : { own: null, others, elsewhere },
    );
    this.#counted.push(...counted);
    this.#tell(
      natures.map((nature) => ({
        key: ledgerKey(scope, `nature/${nature}`),
        crossings: [...crossings.keys()].filter(
          (at) => isWithin(crossings[at]!, window) && crossings[at]!.natures.includes(nature),
        ),
      })),
    );
    return made;
  }

  #tell(lines: readonly CrossedSet[]): void {
    this.lines = [...new Map([...this.lines, ...lines].map((line) => [line.key, line])).values()];
  }

  async #release(publication: Publication, told: ToldTogether | null): Promise<ProtectedPublication> {
    const tied =
      told && this.#isTied
        ? tiedStatements(publication, startingPolicy, told, (id) => this.#concernOf(id))
        : publication;
    const made = await protectApart(tied, startingPolicy, ledgerOf(this.releases));
    this.releases.push(made);
    return made;
  }

  #concernOf(id: string) {
    const trace = this.#traces.find((known) => known.id === id);
    const nothing = { isPreparation: false, isInternalRequest: false, organisations: [] };
    return trace && { addressee: trace.addressee, peopleCount: trace.people, ...nothing };
  }

  #latest() {
    const facts = new Map<string, ProtectedPublication['facts'][number]>();
    for (const fact of this.releases.flatMap((release) => release.facts))
      if ((facts.get(fact.key)?.revision ?? 0) <= fact.revision) facts.set(fact.key, fact);
    return facts;
  }

  #facts(): CountedFact[] {
    const latest = this.#latest();
    const counted = new Map(this.#counted.map((known) => [known.key, known]));
    return [...counted.values()].flatMap((known) => {
      const fact = latest.get(known.key);
      return fact ? [{ ...known, fact }] : [];
    });
  }

  #handedOver(): CountedTraces[] {
    const states = this.releases.flatMap((release) => [...release.states]);
    const printed = new Set(states.flatMap(([key, { kind }]) => (kind === 'shown' ? [key] : [])));
    return this.#statements.map((before) => ({ ...before, printed }));
  }
}

const isIn = (trace: Trace, at: number) => {
  const crossing = crossings[at]!;
  return (
    crossing.contactMode === trace.contactMode &&
    crossing.addressee === trace.addressee &&
    crossing.natures.join() === trace.natures.join() &&
    crossing.day === trace.day
  );
};
const isOfActs = ({ key }: CrossedSet) => /\/[dn]\.[^/]*$/.test(key) || key.startsWith('bilan/');

type Step = { kind: 'statement'; book: Codebook; window: Window } | { kind: 'bilan'; window: Window };

async function letAllOut(team: Team, steps: readonly Step[], traces: readonly Trace[]) {
  const found: string[] = [];
  let asked = 0;
  for (const step of steps) {
    const before = [...team.releases];
    if (step.kind === 'bilan') await team.letOut(step.window);
    else await team.handOver(step.book, step.window);
    const told = toldBy(team.lines, team.releases);
    const isSmall = (all: readonly number[]) => {
      const people = peopleOf(traces.filter((trace) => all.some((at) => isIn(trace, at))));
      return people !== null && people < startingPolicy.people;
    };
    const sets = smallSets(team.lines, isSmall, isOfActs);
    const known = new Set(before.flatMap(({ states }) => [...states.keys()]));
    const earlier = toldBy(
      team.lines.filter(({ key }) => known.has(key)),
      before,
    );
    found.push(...givenAwayNow(told, earlier, sets));
    const narrow = await foundOutNow(team.releases, told);
    found.push(...narrow.found);
    asked += narrow.asked + sets.length;
  }
  return { found, asked };
}

const anyWindow = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
  .map(([one, other]): Window => ({ from: Math.min(one, other), until: Math.max(one, other) }));
const line = fc.record({
  modes: fc.subarray([...modes], { minLength: 1 }),
  addressees: fc.subarray([...addressees], { minLength: 1 }),
  nature: fc.constantFrom(null, ...natures),
});
const someSteps = fc
  .array(
    fc.record({
      isBilan: fc.boolean(),
      window: anyWindow,
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .chain((rest) =>
    fc
      .record({
        bilan: anyWindow,
        statement: anyWindow,
        lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      })
      .chain(({ bilan, statement, lines }) =>
        fc.shuffledSubarray(
          [{ isBilan: true, window: bilan, lines }, { isBilan: false, window: statement, lines }, ...rest],
          { minLength: 2 },
        ),
      ),
  )
  .map((all) =>
    all.map(
      ({ isBilan, window, lines }, at): Step =>
        isBilan
          ? { kind: 'bilan', window }
          : { kind: 'statement', book: framework(`cadre-${at}`, lines), window },
    ),
  );
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

const always: Window = { from: 1, until: 3 };
const many = (count: number, people: number, begin: string, own: Partial<Crossing> = {}): Trace[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{
      contactMode: 'in-person' as const,
      addressee: 'community' as const,
      natures: natureSets[0]!,
      day: 1 as const,
    },
    ...{ ...own, people, id: `${begin}-${at}` },
  }));

describe('a bilan and a statement of the same traces', () => {
  const traces = [...many(12, 10, 'a'), ...many(1, 1, 'b', { contactMode: 'telephone' })];
  const inPerson = framework('en-presence', [{ modes: ['in-person'], addressees, nature: null }]);
  const statement: Step = { kind: 'statement', book: inPerson, window: always };
  const bilan: Step = { kind: 'bilan', window: always };

  test.each([
    ['the statement after', [bilan, statement]],
    ['the bilan after', [statement, bilan]],
  ])('are not subtracted from each other: %s', async (_, steps) => {
    const careless = new Team(traces, false);
    expect((await letAllOut(careless, steps, traces)).found).not.toEqual([]);
    const team = new Team(traces);
    expect((await letAllOut(team, steps, traces)).found).toEqual([]);
  });

  test('show what they may: what leaves nothing small between them hides nothing more', async () => {
    const plenty = [...many(12, 10, 'a'), ...many(8, 10, 'b', { contactMode: 'telephone', day: 2 })];
    for (const steps of [
      [bilan, statement],
      [statement, bilan],
    ]) {
      const team = new Team(plenty);
      await letAllOut(team, steps, plenty);
      const all = team.releases.flatMap(({ states }) => [...states.values()]);
      expect(all.every(({ kind }) => kind === 'shown')).toBe(true);
    }
  });
});

const hiddenIn = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, one) => sum + one, 0);

test('whatever leaves and in whatever order, nothing small is found by somebody who knows every rule', async () => {
  const run = { releases: 0, shown: 0, hidden: 0, asked: 0, careless: 0 };
  await fc.assert(
    fc.asyncProperty(someSteps, someTraces, async (steps, traces) => {
      const team = new Team(traces);
      const { found, asked } = await letAllOut(team, steps, traces);
      expect(found).toEqual([]);
      run.asked += asked;
      run.releases += team.releases.length;
      run.hidden += team.releases.reduce((sum, { counts }) => sum + hiddenIn(counts.hidden), 0);
      run.shown += team.releases.reduce((sum, { counts }) => sum + counts.shown, 0);
      run.careless += (await letAllOut(new Team(traces, false), steps, traces)).found.length;
    }),
    { numRuns: Number(process.env.WORLDS ?? 60) },
  );
  if (process.env.WORLDS) console.log(run);
  expect(run.shown).toBeGreaterThan(100);
  expect(run.careless).toBeGreaterThan(0);
}, 300_000);
