import { addDays } from '#/french/dates.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { insertEvidence } from './evidence.store.ts';
import { indicatorsOf, insertIndicators, insertReading } from './indicator.store.ts';
import { insertLever, insertNeed, leversOfPlan, needsOfPlan } from './lever.store.ts';
import { startingLevels } from './plan.rules.ts';
import { insertPlan } from './plan.store.ts';
import { stateAfter } from './plan-item.rules.ts';
import { itemsOfPlan } from './plan-item.store.ts';
import type { ItemState } from './plan-item.ts';
import { addCarriers, insertChange, insertItems, type NewItem } from './plan-item-change.store.ts';
import { insertAdoption, insertVersion } from './plan-version.store.ts';
import type { FrozenItem } from './plan-version.ts';
import { indicatorText } from './sheet-cells.rules.ts';
import { organisationIds, setStoryState, storyTraces } from './story-plan.store.ts';
import { type StoryItem, type StoryPlan, storyPlans } from './story-plans.data.ts';

/** The housing table's three years and the crisis cell's winter, with what moved, changed and was adopted. */
export async function seedPlans({ transaction, today }: SeedContext): Promise<void> {
  const organisations = await organisationIds(transaction);
  for (const plan of storyPlans) {
    const story: Story = { transaction, today, plan, planId: storyId(plan.key), organisations };
    await seedPlan(story);
  }
}

interface Story {
  transaction: Transaction;
  today: string;
  plan: StoryPlan;
  planId: string;
  organisations: ReadonlyMap<string, string>;
}

const on = ({ today }: Story, day: number) => addDays(today, day);
const at = (story: Story, day: number) => new Date(`${on(story, day)}T19:00:00Z`);

async function seedPlan(story: Story): Promise<void> {
  const { transaction, plan, planId } = story;
  await insertPlan(transaction, {
    id: planId,
    title: plan.title,
    kind: plan.kind,
    startsOn: on(story, plan.starts),
    endsOn: on(story, plan.ends),
    portrait: plan.portrait,
    levels: startingLevels(plan.labels),
    visibility: plan.visibility,
    spaceIds: plan.spaces.map(storyId),
    openedBy: storyId(plan.by),
    openedAt: at(story, plan.starts),
  });
  const lines = linesOf(plan.items, null);
  const by = { personId: storyId(plan.by), at: at(story, plan.starts) };
  await insertItems(
    transaction,
    planId,
    lines.map((line) => itemOf(story, line)),
    by,
  );
  for (const { item } of lines) await seedItem(story, item);
  await seedMoney(story);
  await freeze(story, lines);
}

interface Line {
  item: StoryItem;
  parent: StoryItem | null;
  position: number;
}

function linesOf(items: readonly StoryItem[], parent: StoryItem | null): Line[] {
  return items.flatMap((item, rank) => [
    { item, parent, position: rank + 1 },
    ...linesOf(item.children ?? [], item),
  ]);
}

function itemOf(story: Story, { item, parent, position }: Line): NewItem {
  return {
    id: storyId(item.key),
    parentId: parent ? storyId(parent.key) : null,
    position,
    level: item.level,
    title: item.title,
    description: item.description ?? '',
    startsOn: item.starts === undefined ? null : on(story, item.starts),
    dueOn: item.due === undefined ? null : on(story, item.due),
    resources: item.resources ?? '',
    results: item.results ?? '',
    serviceAxes: item.serviceAxes ?? [],
    dossierId: item.dossier ? storyId(item.dossier) : null,
  };
}

async function seedItem(story: Story, item: StoryItem): Promise<void> {
  const { transaction, organisations } = story;
  const itemId = storyId(item.key);
  const carriers = (names: readonly string[] = [], role: 'holder' | 'partner') =>
    names.map((name, rank) => ({
      itemId,
      role,
      position: rank + 1,
      name,
      organisationId: organisations.get(name) ?? null,
    }));
  await addCarriers(transaction, [
    ...carriers(item.holders, 'holder'),
    ...carriers(item.partners, 'partner'),
  ]);
  for (const one of item.indicators ?? []) {
    const [id] = await insertIndicators(transaction, [
      {
        itemId,
        kind: one.kind,
        label: one.label,
        unit: one.unit ?? '',
        baseline: one.baseline ?? null,
        baselineOn: null,
        target: one.target ?? null,
      },
    ]);
    for (const reading of one.readings ?? []) {
      const read = {
        onDay: on(story, reading.day),
        value: reading.value ?? null,
        words: reading.words ?? '',
      };
      const by = { personId: storyId(story.plan.by), at: at(story, reading.day) };
      await insertReading(transaction, id ?? '', read, by);
    }
  }
  await seedChanges(story, item);
  await seedMoves(story, item);
}

async function seedChanges(story: Story, item: StoryItem): Promise<void> {
  const { transaction } = story;
  let state: ItemState = 'planned';
  for (const change of item.changes ?? []) {
    state = stateAfter(state, change.kind);
    const replacedBy = change.replacedBy ? storyId(change.replacedBy) : null;
    await insertChange(transaction, {
      itemId: storyId(item.key),
      kind: change.kind,
      onDay: on(story, change.day),
      reason: change.reason,
      before: change.before
        ? { title: change.before, description: '', startsOn: null, dueOn: null, resources: '' }
        : null,
      notedBy: storyId(change.by),
      notedAt: at(story, change.day),
    });
    if (change.kind === 'adapted') continue;
    const { reason } = change;
    await setStoryState(transaction, storyId(item.key), {
      state,
      onDay: on(story, change.day),
      reason,
      replacedBy,
    });
  }
}

async function seedMoves(story: Story, item: StoryItem): Promise<void> {
  for (const move of item.moves ?? []) {
    const since = on(story, story.plan.starts);
    const traces = await storyTraces(story.transaction, storyId(move.dossier), since);
    const trace = traces[move.at];
    if (!trace) continue;
    await insertEvidence(story.transaction, {
      itemId: storyId(item.key),
      traceId: trace.id,
      happenedOn: trace.eventOn,
      says: move.says,
      note: move.note,
      linkedBy: trace.authorId,
      linkedAt: new Date(`${trace.eventOn}T20:00:00Z`),
    });
  }
}

async function seedMoney(story: Story): Promise<void> {
  const { transaction, plan, planId, organisations } = story;
  const by = { personId: storyId(plan.by), at: at(story, plan.starts) };
  const day = (offset: number | undefined) => (offset === undefined ? null : on(story, offset));
  for (const { key, item, until, ...need } of plan.needs) {
    const content = { ...need, itemId: storyId(item), startsOn: null, untilOn: day(until) };
    await insertNeed(transaction, planId, content, by, storyId(key));
  }
  for (const { item, need, from, until, ...lever } of plan.levers) {
    const content = {
      ...lever,
      itemId: storyId(item),
      needId: need ? storyId(need) : null,
      funderId: organisations.get(lever.funderName) ?? null,
      startsOn: day(from),
      untilOn: day(until),
    };
    await insertLever(transaction, planId, content, by);
  }
}

/** The version that the first space adopted: the same items before they were adapted, and without the later ones. */
async function freeze(story: Story, lines: readonly Line[]): Promise<void> {
  const { transaction, plan, planId } = story;
  const indicators = await indicatorsOf(transaction, planId);
  const told = new Map(lines.map(({ item }) => [storyId(item.key), item]));
  const items = (await itemsOfPlan(transaction, planId))
    .filter((item) => !told.get(item.id)?.isLater)
    .map(
      (item): FrozenItem => ({
        id: item.id,
        parentId: item.parentId,
        position: item.position,
        level: item.level,
        title: told.get(item.id)?.adoptedAs ?? item.title,
        description: item.description,
        startsOn: item.startsOn,
        dueOn: item.dueOn,
        resources: item.resources,
        results: '',
        state: 'planned',
        holders: item.holders.map((one) => one.name),
        partners: item.partners.map((one) => one.name),
        indicators: (indicators.get(item.id) ?? []).map(indicatorText),
      }),
    );
  const versionId = await insertVersion(transaction, {
    planId,
    name: plan.adopted.name,
    content: {
      title: plan.title,
      startsOn: on(story, plan.starts),
      endsOn: on(story, plan.ends),
      portrait: plan.portrait,
      levels: startingLevels(plan.labels),
      items,
      needs: await needsOfPlan(transaction, planId),
      levers: await leversOfPlan(transaction, planId),
    },
    frozenAt: at(story, plan.adopted.day),
    frozenBy: storyId(plan.by),
  });
  const adoption = {
    spaceId: storyId(plan.spaces[0] ?? ''),
    adoptedOn: on(story, plan.adopted.day),
    how: plan.adopted.how,
  };
  const by = { personId: storyId(plan.by), at: at(story, plan.adopted.day) };
  await insertAdoption(transaction, versionId, adoption, by);
}
