import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { formatMoney, formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Table } from '#/ui/table.tsx';
import type { Bucket, IssueBalance, Lever, Need } from './lever.ts';
import type { fr } from './lever.words.ts';
import { PlanTabs, type PlanWords } from './plan-frame.pages.tsx';

export type LeverWords = typeof fr;

export interface LeversPageProps {
  words: LeverWords;
  planWords: PlanWords;
  locale: Locale;
  plan: { id: string };
  balances: readonly IssueBalance[];
  duplicates: readonly (readonly [Lever, Lever])[];
  elsewhere: readonly { planId: string; planTitle: string; funderName: string }[];
  mayChange: boolean;
}

/** « 12 500 $ par année » or « pour la période », mission or project: never an amount alone. */
export function moneyText(
  words: LeverWords,
  money: Pick<Need, 'amount' | 'recurring' | 'money'>,
  locale: Locale,
): string {
  const pace = money.recurring ? words.ayear : words.once;
  return `${formatMoney(money.amount, locale)} ${pace} (${words.moneys[money.money].toLocaleLowerCase(locale)})`;
}

/** Until when a fund lasts, in words. */
export function untilText(words: LeverWords, untilOn: string | null, locale: Locale): string {
  return untilOn ? words.untilSaid(formatDate(untilOn, locale)) : words.untilOpen;
}

/** Funds against needs, issue by issue. */
export function LeversPage(props: LeversPageProps) {
  const { words, planWords, plan, balances, mayChange } = props;
  const told = balances.filter((balance) => balance.buckets.length > 0);
  return (
    <>
      <PlanTabs words={planWords} plan={plan} current="levers" />
      <p class="lead">{words.lead}</p>
      <p class="hint">{words.neverSummed}</p>
      {mayChange ? (
        <div class="form-actions">
          <LinkButton href={paths.newPlanLever(plan.id)} look="primary">
            {words.addLever}
          </LinkButton>
          <LinkButton href={paths.newPlanNeed(plan.id)}>{words.addNeed}</LinkButton>
        </div>
      ) : null}
      {told.length === 0 ? <Empty title={words.empty} /> : null}
      {told.map((balance) => (
        <Issue key={balance.itemId ?? 'plan'} {...props} balance={balance} />
      ))}
      <Together {...props} />
    </>
  );
}

type IssueProps = LeversPageProps & { balance: IssueBalance };

function Issue(props: IssueProps) {
  const { words, plan, balance } = props;
  const title = balance.title ?? words.wholePlan;
  return (
    <section class="plan-issue">
      <h2>{balance.itemId ? <a href={paths.planItem(plan.id, balance.itemId)}>{title}</a> : title}</h2>
      <Buckets {...props} title={title} />
      <Answers {...props} />
    </section>
  );
}

/** Each need, and under it what answers it; last, what answers none that was said. */
function Answers(props: IssueProps) {
  const { words, balance, mayChange } = props;
  if (balance.needs.length === 0 && balance.unattached.length === 0) return null;
  const columns = ['funder', 'recipient', 'amount', 'hours', 'until', 'standing', 'actions'] as const;
  const shown = mayChange ? columns : columns.slice(0, -1);
  return (
    <table class="table-stacked plan-levers">
      <caption>{words.needs}</caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column} scope="col">
              {words[column]}
            </th>
          ))}
        </tr>
      </thead>
      {balance.needs.map(({ need, levers, missing }) => (
        <Answered key={need.id} {...props} columns={shown.length} levers={levers}>
          <NeedLine {...props} need={need} missing={missing} hasLevers={levers.length > 0} />
        </Answered>
      ))}
      {balance.unattached.length === 0 ? null : (
        <Answered {...props} columns={shown.length} levers={balance.unattached}>
          {words.unattached}
        </Answered>
      )}
    </table>
  );
}

type AnsweredProps = IssueProps & {
  columns: number;
  levers: readonly Lever[];
  children: ComponentChildren;
};

function Answered(props: AnsweredProps) {
  const { columns, levers, children } = props;
  return (
    <tbody>
      <tr class="plan-need">
        <th scope="rowgroup" colSpan={columns}>
          {children}
        </th>
      </tr>
      {levers.map((lever) => (
        <LeverLine key={lever.id} {...props} lever={lever} />
      ))}
    </tbody>
  );
}

function Buckets({ words, locale, balance, title }: IssueProps & { title: string }) {
  const dollars = (amount: number) => formatMoney(amount, locale);
  const hours = (bucket: Bucket) =>
    [
      bucket.reportingHours > 0 ? words.hoursAYear(formatNumber(bucket.reportingHours, locale)) : null,
      bucket.hoursUnknown > 0 ? words.hoursUnknown(bucket.hoursUnknown) : null,
    ]
      .filter((part) => part !== null)
      .join(', ') || '—';
  const figure = (key: 'needed' | 'secured' | 'asked' | 'missing') => ({
    key,
    heading: words[key],
    numeric: true,
    cell: (bucket: Bucket) => dollars(bucket[key]),
  });
  return (
    <Table
      caption={words.balanceCaption(title)}
      note={words.hoursNote}
      rows={balance.buckets}
      rowKey={(bucket) => `${bucket.money} ${bucket.recurring}`}
      columns={[
        {
          key: 'money',
          heading: words.money,
          cell: (bucket) =>
            words.bucket(words.moneys[bucket.money], bucket.recurring ? words.ayear : words.once),
        },
        figure('needed'),
        figure('secured'),
        figure('asked'),
        figure('missing'),
        { key: 'hours', heading: words.hours, cell: hours },
      ]}
    />
  );
}

function NeedLine(props: IssueProps & { need: Need; missing: number; hasLevers: boolean }) {
  const { words, locale, plan, need, missing, hasLevers, mayChange } = props;
  const standing =
    missing === 0
      ? words.covered
      : hasLevers
        ? words.partlyCovered(formatMoney(missing, locale))
        : words.notCovered;
  return (
    <>
      {need.title}
      <p class="plan-facts">
        {moneyText(words, need, locale)}. {standing}
      </p>
      {mayChange ? (
        <p class="plan-acts">
          <a
            href={`${paths.newPlanLever(plan.id)}?besoin=${need.id}`}
            aria-label={words.answerNeedLabel(need.title)}
          >
            {words.answerNeed}
          </a>{' '}
          <a href={paths.planNeed(plan.id, need.id)} aria-label={words.changeLabel(need.title)}>
            {words.change}
          </a>
        </p>
      ) : null}
    </>
  );
}

function LeverLine({ words, locale, plan, lever, mayChange }: IssueProps & { lever: Lever }) {
  const hours =
    lever.reportingHours === null
      ? words.unknownHours
      : words.hoursAYear(formatNumber(lever.reportingHours, locale));
  const cells = [
    { heading: words.recipient, said: lever.recipient },
    { heading: words.amount, said: moneyText(words, lever, locale) },
    { heading: words.hours, said: hours },
    {
      heading: words.until,
      said: lever.untilOn ? formatDate(lever.untilOn, locale) : words.untilOpen,
    },
    { heading: words.standing, said: words.standings[lever.standing] },
  ];
  return (
    <tr>
      <th scope="row">
        <Funder lever={lever} />
      </th>
      {cells.map((cell) => (
        <td key={cell.heading} data-label={cell.heading}>
          {cell.said}
        </td>
      ))}
      {mayChange ? (
        <td data-label={words.actions}>
          <a href={paths.planLever(plan.id, lever.id)} aria-label={words.changeLabel(lever.funderName)}>
            {words.change}
          </a>
        </td>
      ) : null}
    </tr>
  );
}

function Funder({ lever }: { lever: Lever }) {
  if (lever.funderId === null) return <>{lever.funderName}</>;
  return <a href={paths.organisation(lever.funderId)}>{lever.funderName}</a>;
}

function Together({ words, locale, duplicates, elsewhere }: LeversPageProps) {
  return (
    <>
      {duplicates.length === 0 ? null : (
        <section>
          <h2>{words.duplicates}</h2>
          <ul>
            {duplicates.map(([left, right]) => (
              <li key={`${left.id} ${right.id}`}>
                {words.duplicate(left.funderName, moneyText(words, left, locale))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {elsewhere.length === 0 ? null : (
        <section>
          <h2>{words.elsewhere}</h2>
          <p>{words.elsewhereLead}</p>
          <LinkedList
            lines={elsewhere.map((one) => ({
              label: one.planTitle,
              href: paths.planLevers(one.planId),
              note: one.funderName,
            }))}
          />
        </section>
      )}
    </>
  );
}
