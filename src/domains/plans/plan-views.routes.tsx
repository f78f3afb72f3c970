import { vocabularyOf } from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { type PageContent, page } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import type { Visit } from '#/platform/visit.ts';
import type { PlanReading } from './plan.actions.ts';
import { frameOf, withPlan, wordsOf } from './plan.routes.tsx';
import { isActionLevel } from './plan.rules.ts';
import { byAxis, byHolder } from './plan-groups.rules.ts';
import type { PlanItem } from './plan-item.ts';
import { branchOf, treeOf, walk } from './plan-tree.rules.ts';
import { AxesPage, HoldersPage } from './plan-views.pages.tsx';
import { SheetPage, sheetCells } from './sheet.pages.tsx';
import { type FittedLine, fittedSheet } from './sheet-fit.rules.ts';
import { shownIndicators } from './shown-number.actions.ts';
import { isSomeHidden } from './shown-number.rules.ts';
import { TimelinePage } from './timeline.pages.tsx';

/** Lines of the timeline drawn at once, and items told at once by group. */
const [timelineSize, mostTold] = [60, 80];
/** In an address, the group of what nobody carries, or of what stands under no direction. */
const nobody = 'aucun';

export const planViewRoutes: PageRoute[] = [
  view(paths.planTimeline(':plan'), timelinePage),
  view(paths.planHolders(':plan'), holdersPage),
  view(paths.planAxes(':plan'), axesPage),
  view(paths.planSheet(':plan'), sheetPage),
];

function view(
  path: string,
  content: (visit: Visit, reading: PlanReading) => Promise<PageContent>,
): PageRoute {
  return get(path, {
    access: anyone,
    handle: (visit) => withPlan(visit, async (reading) => page(await content(visit, reading))),
  });
}

const common = (visit: Visit, reading: PlanReading) => ({
  words: wordsOf(visit),
  locale: visit.locale,
  plan: reading.plan,
  today: visit.today,
});

/** Whether a view may tell all of its groups at once. */
const isLarge = (lists: readonly (readonly unknown[])[]) =>
  lists.reduce((sum, list) => sum + list.length, 0) > mostTold;

async function timelinePage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const { plan, items } = reading;
  const tree = treeOf(items);
  const isDated = ({ item }: { item: PlanItem }) => item.startsOn !== null || item.dueOn !== null;
  const isWhole = walk(tree).filter(isDated).length <= timelineSize;
  const asked = branchOf(tree, visit.query.get('branche') ?? '');
  const root = isWhole ? null : (asked ?? tree[0] ?? null);
  const branches = walk(root ? [root] : tree);
  const dated = branches.filter(isDated);
  const here = paths.planTimeline(plan.id);
  return {
    ...(await frameOf(visit, reading)),
    aside: undefined,
    wide: true,
    body: (
      <TimelinePage
        {...common(visit, reading)}
        items={dated.slice(0, timelineSize)}
        left={dated.slice(timelineSize).map(({ item }) => item)}
        undated={branches
          .filter((branch) => isActionLevel(plan.levels, branch.item.level) && !isDated(branch))
          .map(({ item }) => item)
          .slice(0, 200)}
        choices={
          isWhole
            ? []
            : tree.map(({ item, number }) => ({
                label: `${number} ${item.title}`,
                href: `${here}?branche=${item.id}`,
                current: item.id === root?.item.id,
              }))
        }
      />
    ),
  };
}

async function holdersPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const { groups, alone } = byHolder(reading.items, reading.plan.levels);
  const words = wordsOf(visit);
  const large = isLarge([...groups.flatMap((group) => [group.holds, group.joins]), alone]);
  const asked = visit.query.get('porteur');
  const address = (key: string) => `${paths.planHolders(reading.plan.id)}?porteur=${encodeURIComponent(key)}`;
  const named = [
    ...groups.map((group) => ({ key: group.key, label: group.carrier.name })),
    ...(alone.length > 0 ? [{ key: nobody, label: words.noHolder }] : []),
  ];
  return {
    ...(await frameOf(visit, reading)),
    body: (
      <HoldersPage
        {...common(visit, reading)}
        groups={large ? groups.filter((group) => group.key === asked) : groups}
        alone={large && asked !== nobody ? [] : alone}
        choices={
          large ? named.map(({ key, label }) => ({ label, href: address(key), current: key === asked })) : []
        }
      />
    ),
  };
}

async function axesPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const { axes, outside, service } = await axesOf(visit, reading);
  const large = isLarge([...axes, ...service, { items: outside }].map((one) => one.items));
  const asked = visit.query.get('axe');
  const told = <Group extends { id: string }>(all: readonly Group[]) =>
    large ? all.filter((group) => group.id === asked) : all;
  const named = [
    ...axes,
    ...(outside.length > 0 ? [{ id: nobody, title: wordsOf(visit).outsideAxes }] : []),
    ...service,
  ];
  const address = (id: string) => `${paths.planAxes(reading.plan.id)}?axe=${encodeURIComponent(id)}`;
  return {
    ...(await frameOf(visit, reading)),
    body: (
      <AxesPage
        {...common(visit, reading)}
        axes={told(axes)}
        outside={large && asked !== nobody ? [] : outside}
        service={told(service)}
        choices={
          large
            ? named.map(({ id, title }) => ({ label: title, href: address(id), current: id === asked }))
            : []
        }
      />
    ),
  };
}

/** The plan by its own axes and by service axes, each with the name people read. */
async function axesOf(visit: Visit, { plan, items }: PlanReading) {
  const groups = byAxis(items, plan.levels);
  const titles = new Map(items.map((item) => [item.id, item.title]));
  const terms = (await vocabularyOf(await visit.transaction(), plan.spaceIds[0] ?? ''))['service-axis'];
  const labelOf = (id: string) => terms.find((term) => term.id === id)?.label[visit.locale] ?? id;
  return {
    axes: groups.plan.map((group) => ({ ...group, title: titles.get(group.id) ?? '' })),
    outside: groups.outside,
    service: groups.service.map((group) => ({ ...group, title: labelOf(group.id) })),
  };
}

async function sheetPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const { plan, items } = reading;
  const words = wordsOf(visit);
  const tree = treeOf(items);
  const asked = visit.query.get('branche');
  const root = asked === null ? null : branchOf(tree, asked);
  const indicators = await shownIndicators(visit, plan);
  const cellsOf = (line: FittedLine) =>
    sheetCells(words, visit.locale, line, indicators.get(line.item.id) ?? []);
  const hasIndicators = indicators.size > 0;
  const hides = [...indicators.values()].flat().some(isSomeHidden);
  return {
    ...(await frameOf(visit, reading)),
    aside: undefined,
    wide: true,
    body: (
      <SheetPage
        {...common(visit, reading)}
        sheet={fittedSheet(root ? [root] : tree, cellsOf, hasIndicators, hides)}
        cellsOf={cellsOf}
        hasIndicators={hasIndicators}
        hides={hides}
        branchId={root ? root.item.id : null}
      />
    ),
  };
}
