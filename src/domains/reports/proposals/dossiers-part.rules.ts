import type { DossierState } from '#/domains/dossiers/dossiers.public.ts';
import { firstParagraph, inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { addDays, formatMonth } from '#/french/dates.ts';
import { closedSentence, enumerated, withinSentence } from '#/french/wording.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, named, paragraph, said, saidWith, spanText, variantOf } from './saying.rules.ts';
import type {
  DossierTraces,
  DossierWork,
  Gatherings,
  HeldThing,
  PlanAction,
  PlanWork,
  Work,
} from './work.ts';

type Ways<Way> = Readonly<Record<string, Way>>;

/** States by which a dossier begins: told in one sentence, one after the other. */
const openingStates = [
  'received',
  'analysed',
  'accepted',
  'refused',
  'redirected',
  'planned',
] as const satisfies readonly DossierState[];
type OpeningState = (typeof openingStates)[number];
type LaterState = Exclude<DossierState, OpeningState>;

/** « septembre 2026 » */
export interface DatedName {
  name: string;
  month: string;
}

export interface DossierSaying {
  cameBy: Ways<(origin: string) => string>;
  /** « reçue » */
  steps: Readonly<Record<OpeningState, string>>;
  /** « le 4 mai » */
  on(day: string): string;
  /** Steps with their days, in order; `isNamed`: the request was just spoken of. */
  opening(steps: readonly string[], isNamed: boolean): string;
  /** Where it still stands. */
  now: Readonly<Record<LaterState, Ways<(day: string) => string>>>;
  /** Where it stood, before it went elsewhere. */
  before: Readonly<Record<LaterState, (day: string) => string>>;
  resumed(day: string): string;
  single(day: string): string;
  /** `days`: « du 28 au 31 octobre 2025 ». */
  worked: Ways<(work: { days: string; natures: readonly string[] }) => string>;
  natures: Readonly<Record<string, string>>;
  gathered: Ways<(people: { least: number; middle: number; most: number }) => string>;
  partners: Ways<(names: readonly string[]) => string>;
  arrived(partners: readonly DatedName[]): string;
  left(partners: readonly DatedName[]): string;
  carried(things: readonly string[]): string;
  remaining(things: readonly string[]): string;
  aimed(day: string): string;
  /** Once the dossier is closed: what the group carries, and what remained. */
  handed(things: readonly string[]): string;
  remained(things: readonly string[]): string;
  /** « la trésorerie (Comité logement, depuis le 4 mai 2026) » */
  held(what: string, facts: readonly string[]): string;
  since(day: string): string;
  until(day: string): string;
  plan(actions: readonly { title: string; state: string }[]): string;
  states: Readonly<Record<PlanAction['state'], string>>;
  wordsLead: string | null;
  words(text: string, day: string): string;
}

/** Whoever comes within so many days of its first state was there from the beginning. */
const daysOfBeginning = 31;

/** Words quoted of one dossier at most. */
const mostWords = 3;

/** Each dossier of the period, in the order of titles: what it is, where it stands, what was done, with whom. */
export function dossiersPart(work: Work, say: DossierSaying, withWords: boolean): Block[] {
  return work.dossiers.flatMap((dossier) => {
    const blocks = [...story(dossier, work, say), ...(withWords ? wordsOf(dossier, work, say) : [])];
    return blocks.length === 0
      ? []
      : [{ kind: 'heading', text: inlineMarkdown(dossier.title) } as const, ...blocks];
  });
}

function story(dossier: DossierWork, work: Work, say: DossierSaying): Block[] {
  const summary = firstParagraph(dossier.summary);
  const grounds = { kind: 'dossiers', dossierIds: [dossier.id] } as const;
  return [
    ...paragraph([
      summary === ''
        ? null
        : said(`dossier:${dossier.id}:summary`, inlineMarkdown(closedSentence(summary)), grounds),
      ...turns(dossier, work, say),
    ]),
    ...paragraph([
      ...worked(dossier, work, say),
      ...partners(dossier, work, say),
      inPlans(dossier, work.plans, say),
    ]),
    ...paragraph(withdrawing(dossier, work, say)),
  ];
}

/** How it came and where it went within the period; where it stood before when nothing moved. */
function turns(dossier: DossierWork, work: Work, say: DossierSaying): Sentence[] {
  const slot = `dossier:${dossier.id}`;
  const grounds = { kind: 'dossiers', dossierIds: [dossier.id] } as const;
  const isNew = dossier.turns.some(({ state }) => state === 'received') && dossier.origin.trim() !== '';
  const steps = stepsOf(dossier, work, say);
  const reason = dossier.turns.at(-1)?.reason ?? '';
  const origin = inlineMarkdown(dossier.origin);
  return [
    ...(isNew ? [said(`${slot}:origin`, variantOf(slot, say.cameBy)(origin), grounds)] : []),
    ...(steps.length === 0 ? [] : [said(`${slot}:opening`, say.opening(steps, isNew), grounds)]),
    ...laterTurns(dossier, work, say),
    ...(reason.trim() === ''
      ? []
      : [said(`${slot}:reason`, inlineMarkdown(closedSentence(reason)), grounds)]),
  ];
}

/** « reçue le 4 mai », « analysée et acceptée le 13 mai 2025 »: what was done the same day is said together. */
function stepsOf({ turns: all }: DossierWork, { language }: Work, say: DossierSaying): string[] {
  const steps = all.flatMap(({ state, onDay }) => {
    const opening = openingStates.find((one) => one === state);
    return opening ? [{ name: say.steps[opening], onDay }] : [];
  });
  const days = [...new Set(steps.map(({ onDay }) => onDay))];
  const last = days.at(-1) ?? null;
  return days.map((onDay) => {
    const names = steps.filter((step) => step.onDay === onDay).map(({ name }) => name);
    const day = dayText(onDay, language, onDay === last ? null : last);
    return `${enumerated(names, language)} ${say.on(day)}`;
  });
}

/** What came after the request was answered: the last turn is where it stands, the others where it stood. */
function laterTurns(dossier: DossierWork, { language }: Work, say: DossierSaying): Sentence[] {
  const slot = `dossier:${dossier.id}`;
  const grounds = { kind: 'dossiers', dossierIds: [dossier.id] } as const;
  const isLater = (state: DossierState): state is LaterState => !openingStates.some((one) => one === state);
  const later = dossier.turns.flatMap(({ state, onDay }) => (isLater(state) ? [{ state, onDay }] : []));
  if (dossier.turns.length === 0 && isLater(dossier.state)) {
    later.push({ state: dossier.state, onDay: dossier.stateSinceOn });
  }
  return later.map(({ state, onDay }, at) => {
    const day = dayText(onDay, language);
    const isLast = at === later.length - 1;
    const isAgain =
      state === 'accompanying' && later.slice(0, at).some((one) => one.state === 'accompanying');
    const told = isLast ? variantOf(slot, say.now[state])(day) : say.before[state](day);
    return said(`${slot}:${state}:${onDay}`, isAgain ? say.resumed(day) : told, grounds);
  });
}

/** When and in what way one worked there; never how many traces, which are of unlike acts. */
function worked(dossier: DossierWork, { language }: Work, say: DossierSaying): Sentence[] {
  const { work } = dossier;
  if (!work) return [];
  const slot = `dossier:${dossier.id}:work`;
  const grounds = { kind: 'traces', traceIds: work.traceIds, dossierIds: [dossier.id] } as const;
  if (work.count === 1) return [said(slot, say.single(dayText(work.firstOn, language)), grounds)];
  const told = { days: spanText(work.firstOn, work.lastOn, language), natures: mainNatures(work, say) };
  return [said(slot, variantOf(slot, say.worked)(told), grounds), ...gathered(dossier, work.gatherings, say)];
}

function mainNatures({ natures }: DossierTraces, say: DossierSaying): string[] {
  return natures.slice(0, 2).flatMap((nature) => say.natures[nature] ?? []);
}

function gathered({ id }: DossierWork, gatherings: Gatherings | null, say: DossierSaying): Sentence[] {
  if (!gatherings) return [];
  const { least, middle, most, traceIds } = gatherings;
  const slot = `dossier:${id}:gathered`;
  const numbers = [
    ['least', least],
    ['middle', middle],
    ['most', most],
  ].map(([name, value]) => ({
    cell: `dossier/${id}/gathered-${name}`,
    value: Number(value),
    people: Number(value),
    organisations: null,
  }));
  const text = variantOf(slot, say.gathered)({ least, middle, most });
  return [saidWith(slot, text, null, { kind: 'traces', traceIds, dossierIds: [id] }, numbers)];
}

/** Who takes part, then who came along the way and who left within the period, by month. */
function partners(
  dossier: DossierWork,
  { language, startsOn, endsOn }: Work,
  say: DossierSaying,
): Sentence[] {
  const { id, openedOn, partners: all } = dossier;
  const slot = `dossier:${id}:partners`;
  const grounds = { kind: 'dossiers', dossierIds: [id] } as const;
  const late = addDays(openedOn, daysOfBeginning);
  const cameLate = all.filter(({ sinceOn }) => sinceOn !== null && sinceOn > late && sinceOn >= startsOn);
  const gone = all.filter(({ untilOn }) => untilOn !== null && untilOn <= endsOn);
  const there = all.filter((partner) => !cameLate.includes(partner) && !gone.includes(partner));
  const dated = (some: typeof all, key: 'sinceOn' | 'untilOn') =>
    some.map((one) => ({ name: inlineMarkdown(one.name), month: formatMonth(one[key] ?? endsOn, language) }));
  const arrived = dated(
    cameLate.filter((partner) => !gone.includes(partner)),
    'sinceOn',
  );
  const left = dated(gone, 'untilOn');
  return [
    ...(there.length === 0
      ? []
      : [said(slot, variantOf(slot, say.partners)(named(there.map(({ name }) => name))), grounds)]),
    ...(arrived.length === 0 ? [] : [said(`${slot}:arrived`, say.arrived(arrived), grounds)]),
    ...(left.length === 0 ? [] : [said(`${slot}:left`, say.left(left), grounds)]),
  ];
}

/** While a withdrawal is prepared, or once we left within the period: what holds without us, what does not, until when. */
function withdrawing(dossier: DossierWork, { language }: Work, say: DossierSaying): Sentence[] {
  const { id, state, turns: all, withdrawal } = dossier;
  const isOver = state === 'closed' && all.some((turn) => turn.state === 'closed');
  if (!withdrawal || (state !== 'withdrawal-prepared' && !isOver)) return [];
  const slot = `dossier:${id}:withdrawal`;
  const grounds = { kind: 'dossiers', dossierIds: [id] } as const;
  const { carried, remaining, aimedOn } = withdrawal;
  const held = (lines: readonly HeldThing[], dated: (day: string) => string) =>
    lines.map(({ what, withWhom, onDay }) => {
      const day = onDay === null ? [] : [dated(dayText(onDay, language))];
      const facts = [...(withWhom.trim() === '' ? [] : [inlineMarkdown(withWhom)]), ...day];
      return say.held(inlineMarkdown(withinSentence(what)), facts);
    });
  const hold = isOver ? say.handed : say.carried;
  const remain = isOver ? say.remained : say.remaining;
  const aimed = isOver ? null : aimedOn;
  return [
    ...(carried.length === 0 ? [] : [said(`${slot}:carried`, hold(held(carried, say.since)), grounds)]),
    ...(remaining.length === 0
      ? []
      : [said(`${slot}:remaining`, remain(held(remaining, say.until)), grounds)]),
    ...(aimed === null ? [] : [said(`${slot}:aimed`, say.aimed(dayText(aimed, language)), grounds)]),
  ];
}

function inPlans({ id }: DossierWork, plans: readonly PlanWork[], say: DossierSaying): Sentence | null {
  const actions = plans.flatMap((plan) => plan.actions).filter((action) => action.dossierId === id);
  if (actions.length === 0) return null;
  const told = actions.slice(0, 3).map(({ title, state }) => ({
    title: inlineMarkdown(title),
    state: say.states[state],
  }));
  return said(`dossier:${id}:plan`, say.plan(told), {
    kind: 'plan-items',
    planItemIds: actions.map((action) => action.id),
    dossierIds: [id],
  });
}

/** What changed, in the words of the journal: the first, the last, and what stands between. */
export function wordsOf(
  dossier: DossierWork,
  { language }: Work,
  say: Pick<DossierSaying, 'wordsLead' | 'words'>,
) {
  const words = dossier.words.filter(
    ({ text }, at) => dossier.words.findIndex((one) => one.text.trim() === text.trim()) === at,
  );
  const chosen =
    words.length <= mostWords
      ? words
      : [words.at(0), words[Math.floor(words.length / 2)], words.at(-1)].filter((one) => one !== undefined);
  return listed(
    say.wordsLead,
    chosen.map(({ traceId, onDay, text }) => [
      said(`words:${traceId}`, say.words(inlineMarkdown(firstParagraph(text)), dayText(onDay, language)), {
        kind: 'words',
        traceIds: [traceId],
        dossierIds: [dossier.id],
        words: text,
      }),
    ]),
  );
}
