import type { ComponentChildren } from 'preact';
import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Tabs } from '#/ui/tabs.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import type { Outline } from './outline.rules.ts';
import { isActionLevel } from './plan.rules.ts';
import type { Plan } from './plan.ts';
import { itemFacts, levelLabel, PlanTabs, type PlanWords, quietText } from './plan-frame.pages.tsx';
import { quietSince } from './plan-item.rules.ts';
import type { PlanItem } from './plan-item.ts';
import { type Branch, moves, type TreeItem } from './plan-tree.rules.ts';
import type { FrozenItem } from './plan-version.ts';

export interface OutlinePageProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  today: string;
  outline: Outline<PlanItem>;
  /** The branch shown alone, or null. */
  branchId: string | null;
  /** Buttons that change the order are shown. */
  reordering: boolean;
  /** Why nothing moved, when it did not. */
  refusal: string | null;
  /** Titles of the latest adopted version by item; null when none was adopted. */
  adopted: ReadonlyMap<string, string> | null;
  mayChange: boolean;
}

/** The plan as a tree, each item with where it stands. */
export function OutlinePage(props: OutlinePageProps) {
  const { words, plan, outline, reordering, refusal } = props;
  return (
    <>
      <PlanTabs words={words} plan={plan} current="outline" />
      {refusal ? <Notice kind="refusal" title={refusal} /> : null}
      {props.adopted ? <ReadingTabs words={words} plan={plan} adopted={false} /> : null}
      {plan.portrait === '' || props.branchId ? null : (
        <Disclosure summary={words.portrait}>
          <SafeHtml html={renderMarkdown(plan.portrait, { headingLevel: 3 })} />
        </Disclosure>
      )}
      <OutlineActs {...props} />
      {outline.isLarge ? <p class="hint">{words.largePlan}</p> : null}
      {outline.branches.length === 0 ? (
        <Empty title={words.noItems}>{props.mayChange ? <p>{words.noItemsHelp}</p> : null}</Empty>
      ) : reordering ? (
        <PostForm action={paths.plan(plan.id)}>
          <input type="hidden" name="tree" value={plan.treeVersion} />
          <input type="hidden" name="branche" value={props.branchId ?? ''} />
          <Branches {...props} branches={outline.branches} />
        </PostForm>
      ) : (
        <Branches {...props} branches={outline.branches} />
      )}
      {outline.branches.length === 0 ? null : <p class="hint">{words.quietNote}</p>}
    </>
  );
}

function ReadingTabs({ words, plan, adopted }: { words: PlanWords; plan: Plan; adopted: boolean }) {
  return (
    <Tabs
      label={words.readingLabel}
      tabs={[
        { label: words.asBecame, href: paths.plan(plan.id), current: !adopted },
        { label: words.asAdopted, href: `${paths.plan(plan.id)}?lecture=adopte`, current: adopted },
      ]}
    />
  );
}

function OutlineActs({ words, plan, branchId, reordering, mayChange, outline }: OutlinePageProps) {
  const here = `${paths.plan(plan.id)}${branchId ? `?branche=${branchId}` : ''}`;
  const order = `${here}${branchId ? '&' : '?'}ordre=1`;
  return (
    <FormActions>
      {branchId ? <LinkButton href={paths.plan(plan.id)}>{words.wholePlan}</LinkButton> : null}
      {mayChange && !reordering ? (
        <LinkButton
          href={`${paths.newPlanItem(plan.id)}${branchId ? `?parentId=${branchId}` : ''}`}
          look="primary"
        >
          {words.addItem}
        </LinkButton>
      ) : null}
      {mayChange && outline.branches.length > 0 ? (
        <LinkButton href={reordering ? here : order}>
          {reordering ? words.reorderDone : words.reorder}
        </LinkButton>
      ) : null}
      {mayChange && !reordering && outline.branches.length > 0 ? (
        <LinkButton href={`${paths.planReplanning(plan.id)}${branchId ? `?branche=${branchId}` : ''}`}>
          {words.replan}
        </LinkButton>
      ) : null}
      {mayChange && outline.branches.length === 0 ? (
        <LinkButton href={paths.planImport(plan.id)}>{words.importLink}</LinkButton>
      ) : null}
    </FormActions>
  );
}

function Branches(props: OutlinePageProps & { branches: readonly Branch<PlanItem>[] }) {
  return (
    <ol class="plan-outline">
      {props.branches.map((branch) => (
        <li key={branch.item.id} id={branch.item.id}>
          <Line {...props} branch={branch} />
          {branch.children.length > 0 ? <Branches {...props} branches={branch.children} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Line(props: OutlinePageProps & { branch: Branch<PlanItem> }) {
  const { words, locale, plan, branch, adopted } = props;
  const { item } = branch;
  const isAction = isActionLevel(plan.levels, item.level);
  const quiet = isAction ? quietSince(item, plan.startsOn, props.today) : null;
  const facts = itemFacts(words, item, locale, { lastMoved: quiet !== null });
  const before = adopted?.get(item.id);
  const below = props.outline.folded.get(item.id);
  return (
    <>
      <Title number={branch.number} level={levelLabel(plan, item.level)}>
        <a href={paths.planItem(plan.id, item.id)}>{item.title}</a>
      </Title>
      {facts.length > 0 ? <p class="plan-facts">{facts.join(' · ')}</p> : null}
      {item.stateReason ? <p class="plan-facts">{item.stateReason}</p> : null}
      {adopted && before !== item.title ? (
        <p class="plan-facts">{before === undefined ? words.sinceAdoption : words.wasAdopted(before)}</p>
      ) : null}
      {quiet ? <p class="plan-facts">{quietText(words, quiet, locale)}</p> : null}
      {below ? (
        <p class="plan-facts">
          <a href={`${paths.plan(plan.id)}?branche=${item.id}`}>
            {words.holdsItems(formatNumber(below, locale), below === 1)}
            <VisuallyHidden>, {item.title}</VisuallyHidden>
          </a>
        </p>
      ) : null}
      {props.reordering ? <MoveButtons {...props} item={item} /> : null}
    </>
  );
}

function Title({ number, level, children }: { number: string; level: string; children: ComponentChildren }) {
  return (
    <p class="plan-line">
      <span class="plan-number">{number}</span> <span class="plan-level">{level}</span> {children}
    </p>
  );
}

function MoveButtons({ words, plan, item }: OutlinePageProps & { item: TreeItem & { title: string } }) {
  const labels = { up: words.moveUp, down: words.moveDown, out: words.moveOut, in: words.moveIn };
  return (
    <p class="plan-moves">
      {moves.map((move) => (
        <button
          key={move}
          class="button button-quiet"
          type="submit"
          formAction={paths.planItemPlace(plan.id, item.id)}
          name="move"
          value={move}
          aria-label={words.moveLabel(labels[move], item.title)}
        >
          {labels[move]}
        </button>
      ))}
    </p>
  );
}

export interface AdoptedPageProps {
  words: PlanWords;
  plan: Plan;
  versionName: string;
  outline: Outline<FrozenItem>;
  folded: (id: string) => string;
}

/** The plan as it was adopted: read, never changed. */
export function AdoptedOutlinePage({ words, plan, versionName, outline, folded }: AdoptedPageProps) {
  return (
    <>
      <PlanTabs words={words} plan={plan} current="outline" />
      <ReadingTabs words={words} plan={plan} adopted />
      <p class="hint">{words.adoptedReading(versionName)}</p>
      {outline.isLarge ? <p class="hint">{words.largePlan}</p> : null}
      <FrozenBranches
        words={words}
        plan={plan}
        outline={outline}
        branches={outline.branches}
        folded={folded}
      />
    </>
  );
}

export function FrozenBranches(props: {
  words: PlanWords;
  plan: Pick<Plan, 'levels'>;
  outline: Outline<FrozenItem>;
  branches: readonly Branch<FrozenItem>[];
  /** Address of a branch that is folded here. */
  folded(id: string): string;
}) {
  const { words, plan, outline, branches, folded } = props;
  return (
    <ol class="plan-outline">
      {branches.map((branch) => (
        <li key={branch.item.id}>
          <Title number={branch.number} level={levelLabel(plan, branch.item.level)}>
            {branch.item.title}
          </Title>
          {branch.item.holders.length > 0 ? <p class="plan-facts">{branch.item.holders.join(', ')}</p> : null}
          {outline.folded.has(branch.item.id) ? (
            <p class="plan-facts">
              <a href={folded(branch.item.id)}>{words.openBranch}</a>
            </p>
          ) : null}
          {branch.children.length > 0 ? <FrozenBranches {...props} branches={branch.children} /> : null}
        </li>
      ))}
    </ol>
  );
}
