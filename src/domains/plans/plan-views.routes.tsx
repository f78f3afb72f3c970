import { vocabularyOf } from '#/domains/dossiers/dossiers.public.ts';
import { paths } from '#/paths.ts';
import { type PageContent, page } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute } from '#/platform/route.ts';
import { type Visit, wordsFor } from '#/platform/visit.ts';
import type { PlanReading } from './plan.actions.ts';
import { frameOf, withPlan, wordsOf } from './plan.routes.tsx';
import { byAxis, byHolder } from './plan-groups.rules.ts';
import * as sheetWords from './plan-sheet.words.ts';
import { branchOf, treeOf, walk } from './plan-tree.rules.ts';
import { AxesPage, HoldersPage, SheetPage, type SheetPageProps } from './plan-views.pages.tsx';
import { TimelinePage } from './timeline.pages.tsx';

/** Lines of the timeline drawn at once. */
const timelineSize = 80;

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

async function timelinePage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const branches = walk(treeOf(reading.items));
  const dated = branches.filter(({ item }) => item.startsOn !== null || item.dueOn !== null);
  const actions = new Set(
    reading.plan.levels.filter((level) => level.kind === 'action').map((level) => level.id),
  );
  const pages = Math.max(1, Math.ceil(dated.length / timelineSize));
  const asked = Number(visit.query.get('page') ?? '1');
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const words = wordsFor(visit.locale, sheetWords);
  return {
    ...(await frameOf(visit, reading)),
    body: (
      <TimelinePage
        {...common(visit, reading)}
        items={dated.slice((at - 1) * timelineSize, at * timelineSize)}
        undated={branches
          .map(({ item }) => item)
          .filter((item) => actions.has(item.level) && item.startsOn === null && item.dueOn === null)
          .slice(0, 200)}
        page={at}
        pages={pages}
        previous={words.previous}
        next={words.next}
      />
    ),
  };
}

async function holdersPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  return {
    ...(await frameOf(visit, reading)),
    body: <HoldersPage {...common(visit, reading)} {...byHolder(reading.items, reading.plan.levels)} />,
  };
}

async function axesPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const groups = byAxis(reading.items, reading.plan.levels);
  const titles = new Map(reading.items.map((item) => [item.id, item.title]));
  const terms = (await vocabularyOf(await visit.transaction(), reading.plan.spaceIds[0] ?? ''))[
    'service-axis'
  ];
  const labelOf = (id: string) => terms.find((term) => term.id === id)?.label[visit.locale] ?? id;
  return {
    ...(await frameOf(visit, reading)),
    body: (
      <AxesPage
        {...common(visit, reading)}
        axes={groups.plan.map((group) => ({ ...group, title: titles.get(group.id) ?? '' }))}
        outside={groups.outside}
        service={groups.service.map((group) => ({ ...group, title: labelOf(group.id) }))}
      />
    ),
  };
}

/** Letters small enough for one landscape page, as long as they can be read. */
function sizeFor(lines: number): SheetPageProps['size'] {
  if (lines <= 14) return 'plain';
  if (lines <= 26) return 'small';
  return lines <= 40 ? 'tiny' : 'too-long';
}

async function sheetPage(visit: Visit, reading: PlanReading): Promise<PageContent> {
  const tree = treeOf(reading.items);
  const asked = visit.query.get('branche');
  const root = asked === null ? null : branchOf(tree, asked);
  const lines = walk(root ? [root] : tree);
  return {
    ...(await frameOf(visit, reading)),
    aside: undefined,
    wide: true,
    body: (
      <SheetPage
        {...common(visit, reading)}
        lines={lines}
        branches={root ? [] : tree.map(({ item }) => ({ id: item.id, title: item.title }))}
        size={sizeFor(lines.length)}
      />
    ),
  };
}
