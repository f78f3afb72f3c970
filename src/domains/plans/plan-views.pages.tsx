import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
import { isActionLevel } from './plan.rules.ts';
import type { Plan } from './plan.ts';
import { itemFacts, PlanTabs, type PlanWords, quietText } from './plan-frame.pages.tsx';
import type { AxisGroup, HolderGroup } from './plan-groups.rules.ts';
import { quietSince } from './plan-item.rules.ts';
import type { PlanItem } from './plan-item.ts';

interface ViewProps {
  words: PlanWords;
  locale: Locale;
  plan: Plan;
  today: string;
}

/** A group that one may choose to read alone, in a plan too large to be read whole. */
export interface GroupChoice {
  label: string;
  href: string;
  current: boolean;
}

/** Every group of a large plan, to be chosen from; nothing when all of them are told. */
export function Choices({ label, choices }: { label: string; choices: readonly GroupChoice[] }) {
  if (choices.length === 0) return null;
  return (
    <nav aria-label={label}>
      <ul class="plan-choices">
        {choices.map((choice) => (
          <li key={choice.href}>
            <a href={choice.href} aria-current={choice.current ? 'page' : undefined}>
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Items(props: ViewProps & { items: readonly PlanItem[]; withHolders?: boolean }) {
  const { words, locale, plan, today, items } = props;
  return (
    <LinkedList
      lines={items.map((item) => {
        const isAction = isActionLevel(plan.levels, item.level);
        const quiet = isAction ? quietSince(item, plan.startsOn, today) : null;
        const facts = itemFacts(words, item, locale, {
          holders: !props.withHolders,
          lastMoved: quiet !== null,
        });
        const said = quiet ? [...facts, quietText(words, quiet, locale)] : facts;
        return { label: item.title, href: paths.planItem(plan.id, item.id), note: said.join(' · ') };
      })}
    />
  );
}

export interface HoldersPageProps extends ViewProps {
  groups: readonly HolderGroup[];
  alone: readonly PlanItem[];
  choices: readonly GroupChoice[];
}

/** Who carries what, organisation by organisation; then those that take part and carry nothing. */
export function HoldersPage(props: HoldersPageProps) {
  const { words, plan, groups, alone, choices } = props;
  const partners = groups.filter((group) => group.holds.length === 0);
  return (
    <>
      <PlanTabs words={words} plan={plan} current="byHolder" />
      <p class="lead">{words.holdersLead}</p>
      {choices.length === 0 ? null : <p class="hint">{words.chooseHolder}</p>}
      <Choices label={words.byHolder} choices={choices} />
      {groups
        .filter((group) => group.holds.length > 0)
        .map((group) => (
          <Holder key={group.key} {...props} group={group} />
        ))}
      {alone.length === 0 ? null : (
        <section>
          <h2>{words.noHolder}</h2>
          <Items {...props} items={alone} />
        </section>
      )}
      {partners.map((group) => (
        <Holder key={group.key} {...props} group={group} />
      ))}
      <p class="hint">{words.quietNote}</p>
    </>
  );
}

function Holder(props: HoldersPageProps & { group: HolderGroup }) {
  const { words, group } = props;
  const { organisationId, name } = group.carrier;
  return (
    <section>
      <h2>{organisationId ? <a href={paths.organisation(organisationId)}>{name}</a> : name}</h2>
      {group.holds.length > 0 ? <Items {...props} items={group.holds} /> : null}
      {group.joins.length > 0 ? (
        <>
          <h3>{words.asPartner}</h3>
          <Items {...props} items={group.joins} withHolders />
        </>
      ) : null}
    </section>
  );
}

export interface TitledGroup extends AxisGroup {
  title: string;
}

export interface AxesPageProps extends ViewProps {
  axes: readonly TitledGroup[];
  outside: readonly PlanItem[];
  service: readonly TitledGroup[];
  choices: readonly GroupChoice[];
}

/** The plan by its own directions, then by service axes. */
export function AxesPage(props: AxesPageProps) {
  const { words, plan, axes, outside, service, choices } = props;
  const isEmpty = axes.length === 0 && service.length === 0 && choices.length === 0;
  return (
    <>
      <PlanTabs words={words} plan={plan} current="byAxis" />
      <p class="lead">{words.axesLead}</p>
      {isEmpty ? <p>{words.axesNone}</p> : null}
      {choices.length === 0 ? null : <p class="hint">{words.chooseAxis}</p>}
      <Choices label={words.byAxis} choices={choices} />
      <Groups {...props} title={words.planAxes} groups={axes} href={(id) => paths.planItem(plan.id, id)} />
      {outside.length === 0 ? null : (
        <section>
          <h2>{words.outsideAxes}</h2>
          <Items {...props} items={outside} withHolders />
        </section>
      )}
      <Groups {...props} title={words.serviceAxes} groups={service} />
    </>
  );
}

type GroupsProps = ViewProps & {
  title: string;
  groups: readonly TitledGroup[];
  /** Address of a group that has one. */
  href?: (id: string) => string;
};

function Groups(props: GroupsProps) {
  const { title, groups, href } = props;
  if (groups.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {groups.map((group) => (
        <div key={group.id}>
          <h3>{href ? <a href={href(group.id)}>{group.title}</a> : group.title}</h3>
          <Items {...props} items={group.items} withHolders />
        </div>
      ))}
    </section>
  );
}
