import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
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

function Items(props: ViewProps & { items: readonly PlanItem[]; withHolders?: boolean }) {
  const { words, locale, plan, today, items } = props;
  return (
    <LinkedList
      lines={items.map((item) => {
        const quiet = quietSince(item, plan.startsOn, today);
        const isAction = plan.levels.find((level) => level.id === item.level)?.kind === 'action';
        const facts = itemFacts(words, item, locale, { holders: !props.withHolders });
        const said = quiet && isAction ? [...facts, quietText(words, quiet, locale)] : facts;
        return { label: item.title, href: paths.planItem(plan.id, item.id), note: said.join(' · ') };
      })}
    />
  );
}

export interface HoldersPageProps extends ViewProps {
  groups: readonly HolderGroup[];
  alone: readonly PlanItem[];
}

/** Who carries what, organisation by organisation. */
export function HoldersPage(props: HoldersPageProps) {
  const { words, plan, groups, alone } = props;
  return (
    <>
      <PlanTabs words={words} plan={plan} current="byHolder" />
      <p class="lead">{words.holdersLead}</p>
      {groups.map((group) => (
        <section key={group.key}>
          <h2>
            {group.carrier.organisationId ? (
              <a href={paths.organisation(group.carrier.organisationId)}>{group.carrier.name}</a>
            ) : (
              group.carrier.name
            )}
          </h2>
          {group.holds.length > 0 ? <Items {...props} items={group.holds} /> : null}
          {group.joins.length > 0 ? (
            <>
              <h3>{words.asPartner}</h3>
              <Items {...props} items={group.joins} withHolders />
            </>
          ) : null}
        </section>
      ))}
      {alone.length === 0 ? null : (
        <section>
          <h2>{words.noHolder}</h2>
          <Items {...props} items={alone} />
        </section>
      )}
      <p class="hint">{words.quietNote}</p>
    </>
  );
}

export interface AxesPageProps extends ViewProps {
  axes: readonly (AxisGroup & { title: string })[];
  outside: readonly PlanItem[];
  service: readonly (AxisGroup & { title: string })[];
}

/** The plan by its own directions, then by service axes. */
export function AxesPage(props: AxesPageProps) {
  const { words, plan, axes, outside, service } = props;
  return (
    <>
      <PlanTabs words={words} plan={plan} current="byAxis" />
      <p class="lead">{words.axesLead}</p>
      {axes.length === 0 && service.length === 0 ? <p>{words.axesNone}</p> : null}
      {axes.length === 0 ? null : (
        <section>
          <h2>{words.planAxes}</h2>
          {axes.map((axis) => (
            <div key={axis.id}>
              <h3>
                <a href={paths.planItem(plan.id, axis.id)}>{axis.title}</a>
              </h3>
              <Items {...props} items={axis.items} withHolders />
            </div>
          ))}
          {outside.length === 0 ? null : (
            <div>
              <h3>{words.outsideAxes}</h3>
              <Items {...props} items={outside} withHolders />
            </div>
          )}
        </section>
      )}
      {service.length === 0 ? null : (
        <section>
          <h2>{words.serviceAxes}</h2>
          {service.map((axis) => (
            <div key={axis.id}>
              <h3>{axis.title}</h3>
              <Items {...props} items={axis.items} withHolders />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

export interface SheetLineShown {
  item: PlanItem;
  number: string;
  depth: number;
}

export interface SheetPageProps extends ViewProps {
  lines: readonly SheetLineShown[];
  /** Branches one may print alone when the whole does not fit. */
  branches: readonly { id: string; title: string }[];
  size: 'plain' | 'small' | 'tiny' | 'too-long';
}

/** The plan at a glance, for one landscape page. */
export function SheetPage({ words, locale, plan, lines, branches, size }: SheetPageProps) {
  return (
    <div class={`plan-sheet plan-sheet-${size}`}>
      <p class="screen-only lead">{size === 'too-long' ? words.sheetTooLong : words.sheetPrint}</p>
      {branches.length > 1 ? (
        <ul class="screen-only linked-list">
          {branches.map((branch) => (
            <li key={branch.id}>
              <a href={`${paths.planSheet(plan.id)}?branche=${branch.id}`}>
                {words.sheetBranch(branch.title)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region one scrolls must be reached by the keyboard. */}
      <section class="table-scroll" aria-label={plan.title} tabIndex={0}>
        <table>
          <caption>
            {words.period(formatDate(plan.startsOn, locale), formatDate(plan.endsOn, locale))}
          </caption>
          <thead>
            <tr>
              {[words.item, words.holders, words.partners, words.dueOn, words.state].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <SheetRow key={line.item.id} words={words} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function SheetRow({ words, line: { item, number, depth } }: { words: PlanWords; line: SheetLineShown }) {
  return (
    <tr class={depth === 0 ? 'plan-sheet-top' : undefined}>
      <th scope="row" class={`plan-depth-${Math.min(depth, 4)}`}>
        {number} {item.title}
      </th>
      <td>{item.holders.map((one) => one.name).join(', ')}</td>
      <td>{item.partners.map((one) => one.name).join(', ')}</td>
      <td>{item.dueOn ?? ''}</td>
      <td>{words.states[item.state]}</td>
    </tr>
  );
}
