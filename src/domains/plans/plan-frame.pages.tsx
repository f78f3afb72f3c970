import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Tabs } from '#/ui/tabs.tsx';
import { type Plan, type PlanSpace, planFiles } from './plan.ts';
import type { fr } from './plan.words.ts';
import type { Quiet } from './plan-item.rules.ts';
import type { PlanItem } from './plan-item.ts';

export type PlanWords = typeof fr;

export const planViews = [
  'outline',
  'table',
  'timeline',
  'byHolder',
  'byAxis',
  'levers',
  'versions',
] as const;
export type PlanView = (typeof planViews)[number];

const viewPaths: Readonly<Record<PlanView, (plan: string) => string>> = {
  outline: paths.plan,
  table: paths.planTable,
  timeline: paths.planTimeline,
  byHolder: paths.planHolders,
  byAxis: paths.planAxes,
  levers: paths.planLevers,
  versions: paths.planVersions,
};

/** The ways to read one plan, each at its address. */
export function PlanTabs({
  words,
  plan,
  current,
}: {
  words: PlanWords;
  plan: { id: string };
  current: PlanView | null;
}) {
  return (
    <Tabs
      label={words.views}
      tabs={planViews.map((view) => ({
        label: words[view],
        href: viewPaths[view](plan.id),
        current: view === current,
      }))}
    />
  );
}

export interface PlanContextProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  spaces: readonly PlanSpace[];
  mayChange: boolean;
  mayKeep: boolean;
}

/** The second column: when, whose, seen by whom, and what may be done with it. */
export function PlanContext(props: PlanContextProps) {
  const { words, locale, plan, spaces } = props;
  const links = contextLinks(props);
  return (
    <>
      <h2>{words.around}</h2>
      <Definitions
        items={[
          { term: words.kind, details: words.kinds[plan.kind] },
          {
            term: words.dates,
            details: words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale)),
          },
          {
            term: words.spaces,
            details: spaces.map((space) => <SpaceName key={space.id} {...{ words, space }} />),
          },
          { term: words.visibility, details: words.visibilities[plan.visibility] },
          ...(plan.closedOn
            ? [{ term: words.state, details: words.closedSince(formatDate(plan.closedOn, locale)) }]
            : []),
        ]}
      />
      <ul class="linked-list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function SpaceName({ words, space }: { words: PlanWords; space: PlanSpace }) {
  return space.name === null ? words.hiddenSpace : <a href={paths.space(space.id)}>{space.name}</a>;
}

/** « Rien de noté depuis… », in words: a fact, without colour. */
export function quietText(words: PlanWords, quiet: Quiet, locale: Locale): string {
  const day = formatDate(quiet.day, locale);
  return quiet.kind === 'never' ? words.quietNever(day) : words.quietSince(day);
}

/** A date that stays on one line among other facts. */
const unbroken = (date: string) => date.replaceAll(' ', '\u00a0');

/** Where an item stands, who carries it, when it is due: one line under its title. */
export function itemFacts(
  words: PlanWords,
  item: PlanItem,
  locale: Locale,
  leaveOut: { holders?: boolean; lastMoved?: boolean } = {},
): string[] {
  return [
    item.state === 'planned' ? null : words.states[item.state],
    leaveOut.holders || item.holders.length === 0 ? null : item.holders.map((one) => one.name).join(', '),
    item.dueOn ? words.due(unbroken(formatDate(item.dueOn, locale))) : null,
    item.lastMovedOn && !leaveOut.lastMoved
      ? words.lastMoved(unbroken(formatDate(item.lastMovedOn, locale)))
      : null,
  ].filter((fact) => fact !== null);
}

/** Name of a level in its plan, or its id when the plan forgot it. */
export function levelLabel(plan: Pick<Plan, 'levels'>, id: string): string {
  return plan.levels.find((level) => level.id === id)?.label ?? id;
}

function contextLinks({ words, plan, mayChange, mayKeep }: PlanContextProps) {
  return [
    ...(mayChange
      ? [
          { label: words.changePlan, href: paths.planChange(plan.id) },
          { label: words.levels, href: paths.planLevels(plan.id) },
          { label: words.importLink, href: paths.planImport(plan.id) },
        ]
      : []),
    ...(mayKeep
      ? [
          { label: words.spacesTitle, href: paths.planSpaces(plan.id) },
          { label: words.visibility, href: paths.planVisibility(plan.id) },
          {
            label: plan.closedOn === null ? words.closePlan : words.reopenPlan,
            href: paths.planClosing(plan.id),
          },
        ]
      : []),
    { label: words.sheet, href: paths.planSheet(plan.id) },
    ...planFiles.map((format) => ({ label: words.files[format], href: paths.planDocument(plan.id, format) })),
  ];
}
