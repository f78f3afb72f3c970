import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { formatMoney } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Table } from '#/ui/table.tsx';
import type { Bucket, IssueBalance, Lever } from './lever.ts';
import {
  bucketHoursText,
  type LeverWords,
  leverHoursText,
  missingText,
  moneyText,
} from './lever-saying.pages.tsx';
import { PlanTabs, type PlanWords } from './plan-frame.pages.tsx';

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
      {balance.needs.map((answer) => (
        <Answered key={answer.need.id} {...props} columns={shown.length} levers={answer.levers}>
          <NeedLine {...props} answer={answer} />
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
        {
          key: 'hours',
          heading: words.hours,
          cell: (bucket) => bucketHoursText(words, bucket, locale),
        },
      ]}
    />
  );
}

function NeedLine(props: IssueProps & { answer: IssueBalance['needs'][number] }) {
  const { words, locale, plan, answer, mayChange } = props;
  const { need } = answer;
  return (
    <>
      {need.title}
      <p class="plan-facts">
        {moneyText(words, need, locale)}. {missingText(words, answer, locale)}
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
  const cells = [
    { heading: words.recipient, said: lever.recipient },
    { heading: words.amount, said: moneyText(words, lever, locale) },
    { heading: words.hours, said: leverHoursText(words, lever, locale) },
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
