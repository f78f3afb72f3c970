import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Tags } from '#/ui/tag.tsx';
import { Thread, type ThreadEntry } from '#/ui/thread.tsx';
import { Ties } from '#/ui/ties.tsx';
import { isActionLevel } from './plan.rules.ts';
import type { Plan } from './plan.ts';
import { levelLabel, type PlanWords, quietText } from './plan-frame.pages.tsx';
import { isOver, leftBehind, quietSince } from './plan-item.rules.ts';
import type { Carrier, Evidence, ItemBefore, ItemChange, PlanItem } from './plan-item.ts';
import type { ItemWords } from './plan-item-form.pages.tsx';

export interface ItemPageProps {
  words: ItemWords;
  planWords: PlanWords;
  locale: Locale;
  today: string;
  plan: Plan;
  item: PlanItem;
  ancestors: readonly PlanItem[];
  children: readonly PlanItem[];
  /** What replaces it, and what it replaces. */
  replacement: PlanItem | null;
  replaced: readonly PlanItem[];
  changes: readonly ItemChange[];
  evidence: readonly Evidence[];
  axisLabels: readonly string[];
  dossier: { id: string; title: string } | null;
  adoptedTitle: string | null;
  mayChange: boolean;
}

/** What the item says, then what happened to it. */
export function ItemText(props: ItemPageProps) {
  const { words, planWords, locale, item, plan } = props;
  const quiet = quietSince(item, plan.startsOn, props.today);
  const isAction = isActionLevel(plan.levels, item.level);
  return (
    <>
      <p class="lead">
        {item.stateSinceOn
          ? planWords.stateSince(planWords.states[item.state], formatDate(item.stateSinceOn, locale))
          : planWords.states[item.state]}
      </p>
      {item.stateReason ? <p class="pre-line">{item.stateReason}</p> : null}
      {props.adoptedTitle !== null && props.adoptedTitle !== item.title ? (
        <p>{planWords.wasAdopted(props.adoptedTitle)}</p>
      ) : null}
      <Replacements {...props} />
      {item.description === '' ? null : <SafeHtml html={renderMarkdown(item.description)} />}
      {quiet && isAction ? (
        <p>
          {quietText(planWords, quiet, locale)} <span class="hint">{planWords.quietNote}</span>
        </p>
      ) : null}
      {item.results === '' ? null : (
        <section>
          <h2>{words.results}</h2>
          <SafeHtml html={renderMarkdown(item.results, { headingLevel: 3 })} />
        </section>
      )}
      {props.children.length === 0 ? null : <Below {...props} />}
    </>
  );
}

function Replacements({ words, plan, replacement, replaced }: ItemPageProps) {
  return (
    <>
      {replacement ? (
        <p>
          {words.replacedByLink} <a href={paths.planItem(plan.id, replacement.id)}>{replacement.title}</a>
        </p>
      ) : null}
      {replaced.map((item) => (
        <p key={item.id}>
          {words.replacesLink} <a href={paths.planItem(plan.id, item.id)}>{item.title}</a>
        </p>
      ))}
    </>
  );
}

/** What moved the item, the latest first, and what was decided of it, on one thread. */
export function ItemStory(props: ItemPageProps) {
  const { words, changes, evidence } = props;
  const entries = [
    ...evidence.map((one) => ({ day: one.happenedOn, entry: evidenceEntry(props, one) })),
    ...changes.map((one) => ({ day: one.onDay, entry: changeEntry(props, one) })),
  ].sort((left, right) => (left.day < right.day ? 1 : left.day > right.day ? -1 : 0));
  return (
    <section>
      <h2>{words.story}</h2>
      {entries.length === 0 ? (
        <p>{words.noStory}</p>
      ) : (
        <Thread label={words.story} entries={entries.map(({ entry }) => entry)} />
      )}
      {props.mayChange && !isOver(props.item.state) ? (
        <p class="plan-acts">
          <a href={paths.planItemState(props.plan.id, props.item.id)}>{words.followHere}</a>
        </p>
      ) : null}
    </section>
  );
}

function changeEntry(props: ItemPageProps, change: ItemChange): ThreadEntry {
  const { words, locale } = props;
  return {
    key: change.id,
    dateTime: change.onDay,
    when: formatDate(change.onDay, locale),
    title: words.kindsDone[change.kind],
    strong: true,
    body: (
      <>
        {change.reason === '' ? null : <p class="pre-line">{change.reason}</p>}
        {change.before ? <p>{words.before(change.before.title)}</p> : null}
        <Left {...props} left={leftBehind(change, props.changes, props.item)} />
        {change.notedBy ? <p class="hint">{words.notedBy(change.notedBy)}</p> : null}
      </>
    ),
  };
}

/** What else an item said before it was adapted. */
function Left({ words, planWords, locale, left }: ItemPageProps & { left: Partial<ItemBefore> }) {
  const day = (on?: string | null) => (on ? formatDate(on, locale) : null);
  return (
    <Definitions
      items={[
        { term: words.holders, details: left.holders ?? [] },
        { term: words.partners, details: left.partners ?? [] },
        { term: words.startsOn, details: day(left.startsOn) },
        { term: planWords.dueOn, details: day(left.dueOn) },
        { term: words.description, details: ownLines(left.description) },
        { term: words.resources, details: ownLines(left.resources) },
      ]}
    />
  );
}

const ownLines = (text = '') => (text === '' ? null : <span class="pre-line">{text}</span>);

function evidenceEntry(props: ItemPageProps, evidence: Evidence): ThreadEntry {
  const { words, locale, plan, item } = props;
  const title = evidence.subjectTitle ?? words.hiddenTrace;
  return {
    key: evidence.id,
    dateTime: evidence.happenedOn,
    when: `${formatDate(evidence.happenedOn, locale)} · ${words.sayings[evidence.says]}`,
    title,
    href: evidence.subjectTitle === null ? undefined : paths.trace(evidence.subjectId),
    body: (
      <>
        {evidence.note === '' ? null : <p>{evidence.note}</p>}
        {props.mayChange ? (
          <PostForm action={paths.planItemTraceRemoval(plan.id, item.id, evidence.id)} class="inline-form">
            <button class="button button-quiet" type="submit" aria-label={words.unlinkLabel(title)}>
              {words.unlink}
            </button>
          </PostForm>
        ) : null}
      </>
    ),
  };
}

/** The second column: where it stands in the plan, who carries it, when, and what may be done. */
export function ItemContext(props: ItemPageProps) {
  const { words, plan, ancestors, mayChange } = props;
  return (
    <>
      <h2>{words.inThePlan}</h2>
      <Ties
        ties={[
          { label: plan.title, href: paths.plan(plan.id) },
          ...ancestors.map((one) => ({
            label: one.title,
            href: paths.planItem(plan.id, one.id),
            note: levelLabel(plan, one.level),
          })),
        ]}
      />
      <ItemFacts {...props} />
      {mayChange ? <ItemActs {...props} /> : null}
    </>
  );
}

function CarrierName({ carrier }: { carrier: Carrier }) {
  if (carrier.organisationId === null) return <>{carrier.name}</>;
  return <a href={paths.organisation(carrier.organisationId)}>{carrier.name}</a>;
}

function ItemActs({ words, planWords, plan, item }: ItemPageProps) {
  return (
    <>
      <FormActions>
        <LinkButton href={paths.planItemState(plan.id, item.id)} look="primary">
          {words.follow}
        </LinkButton>
        <LinkButton href={paths.planItemChange(plan.id, item.id)}>{words.change}</LinkButton>
        <LinkButton href={`${paths.newPlanItem(plan.id)}?parentId=${item.id}`}>
          {planWords.addUnder}
        </LinkButton>
      </FormActions>
      <PostForm action={paths.planItemRemoval(plan.id, item.id)}>
        <p class="hint">{words.removeHint}</p>
        <Button look="quiet">{words.remove}</Button>
      </PostForm>
    </>
  );
}

function Below({ words, planWords, plan, children }: ItemPageProps) {
  return (
    <section>
      <h2>{words.children}</h2>
      <LinkedList
        lines={children.map((child) => ({
          label: child.title,
          href: paths.planItem(plan.id, child.id),
          note: `${levelLabel(plan, child.level)} · ${planWords.states[child.state]}`,
        }))}
      />
    </section>
  );
}

function ItemFacts(props: ItemPageProps) {
  const { words, planWords, locale, plan, item } = props;
  const day = (on: string | null) => (on ? formatDate(on, locale) : null);
  return (
    <Definitions
      items={[
        { term: words.level, details: levelLabel(plan, item.level) },
        {
          term: words.holders,
          details: item.holders.map((one) => <CarrierName key={one.name} carrier={one} />),
        },
        {
          term: words.partners,
          details: item.partners.map((one) => <CarrierName key={one.name} carrier={one} />),
        },
        { term: words.startsOn, details: day(item.startsOn) },
        { term: planWords.dueOn, details: day(item.dueOn) },
        { term: words.resources, details: ownLines(item.resources) },
        {
          term: words.serviceAxes,
          details: props.axisLabels.length > 0 ? <Tags tags={props.axisLabels} /> : null,
        },
        {
          term: words.dossier,
          details: props.dossier ? <a href={paths.dossier(props.dossier.id)}>{props.dossier.title}</a> : null,
        },
      ]}
    />
  );
}
