import { type Bucket, type IssueBalance, type Lever, moneyKinds, type Need } from './lever.ts';
import type { PlanLevel } from './plan.ts';
import { ancestorsOf, type TreeItem } from './plan-tree.rules.ts';

/** Amounts that may be added together: the same kind of money, a year or once. */
function isLike(left: Pick<Need, 'money' | 'recurring'>, right: Pick<Need, 'money' | 'recurring'>): boolean {
  return left.money === right.money && left.recurring === right.recurring;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;
const sum = (amounts: readonly number[]) => cents(amounts.reduce((total, amount) => total + amount, 0));

/**
 * What each issue of a plan needs, what funds it, and what nothing funds. Mission and project money, and yearly
 * and one-time amounts, each keep their own line: no figure here adds two of them. Money noted on an item
 * counts for the issue above it, or for the plan as a whole when there is none.
 */
export function balances<Item extends TreeItem & { title: string }>(
  items: readonly Item[],
  levels: readonly PlanLevel[],
  needs: readonly Need[],
  levers: readonly Lever[],
): IssueBalance[] {
  const kindOf = new Map(levels.map((level) => [level.id, level.kind]));
  const issueOf = (itemId: string | null): string | null => {
    if (itemId === null) return null;
    const item = items.find((one) => one.id === itemId);
    const line = item ? [...ancestorsOf(items, itemId), item] : [];
    return line.find((one) => kindOf.get(one.level) === 'issue')?.id ?? null;
  };
  const homes = new Map([...needs, ...levers].map((money) => [money.id, issueOf(money.itemId)]));
  const issues = items.filter((item) => kindOf.get(item.level) === 'issue');
  const all = issues.map((item) => ({
    itemId: item.id as string | null,
    title: item.title as string | null,
  }));
  const loose = [...homes.values()].includes(null);
  return [...all, ...(loose ? [{ itemId: null, title: null }] : [])].map((issue) =>
    balanceOf(
      issue,
      needs.filter((need) => homes.get(need.id) === issue.itemId),
      levers.filter((lever) => homes.get(lever.id) === issue.itemId),
    ),
  );
}

function balanceOf(
  issue: { itemId: string | null; title: string | null },
  needs: readonly Need[],
  levers: readonly Lever[],
): IssueBalance {
  const attached = needs.map((need) => {
    const own = levers.filter((lever) => lever.needId === need.id);
    const covered = sum(own.filter((lever) => covers(lever, need)).map((lever) => lever.amount));
    return { need, levers: own, missing: cents(Math.max(0, need.amount - covered)) };
  });
  const buckets = moneyKinds.flatMap((money) =>
    [true, false].map((recurring) => bucketOf({ money, recurring }, attached, levers)),
  );
  return {
    ...issue,
    buckets: buckets.filter((bucket) => bucket !== null),
    needs: attached,
    unattached: levers.filter((lever) => !needs.some((need) => need.id === lever.needId)),
  };
}

/** Levers as they stand on a day: money secured until a day that has passed covers nothing any more. */
export function standingOn(levers: readonly Lever[], today: string): Lever[] {
  return levers.map((lever) =>
    lever.standing === 'secured' && lever.untilOn !== null && lever.untilOn < today
      ? { ...lever, standing: 'ended' as const }
      : lever,
  );
}

/** Project money does not make up for a mission that lacks it, nor one year's money for every year's. */
function covers(lever: Lever, need: Need): boolean {
  return lever.standing === 'secured' && isLike(lever, need);
}

function bucketOf(
  like: Pick<Need, 'money' | 'recurring'>,
  attached: IssueBalance['needs'],
  levers: readonly Lever[],
): Bucket | null {
  const needs = attached.filter(({ need }) => isLike(need, like));
  const own = levers.filter((lever) => isLike(lever, like));
  if (needs.length === 0 && own.length === 0) return null;
  const standing = (wanted: Lever['standing']) =>
    sum(own.filter((lever) => lever.standing === wanted).map((lever) => lever.amount));
  const costly = own.filter((lever) => lever.standing === 'secured');
  return {
    ...like,
    needed: sum(needs.map(({ need }) => need.amount)),
    secured: standing('secured'),
    asked: standing('asked'),
    missing: sum(needs.map(({ missing }) => missing)),
    reportingHours: sum(costly.map((lever) => lever.reportingHours ?? 0)),
    hoursUnknown: costly.filter((lever) => lever.reportingHours === null).length,
  };
}

/**
 * Levers that may be the same money noted twice: one funder, one kind, one amount, at the same time. To be
 * looked at by people; nothing is taken off.
 */
export function likelyDuplicates(levers: readonly Lever[]): [Lever, Lever][] {
  const pairs: [Lever, Lever][] = [];
  for (const [at, left] of levers.entries()) {
    for (const right of levers.slice(at + 1)) {
      if (
        isLike(left, right) &&
        sameFunder(left, right) &&
        left.amount === right.amount &&
        overlap(left, right)
      ) {
        pairs.push([left, right]);
      }
    }
  }
  return pairs;
}

function sameFunder(left: Lever, right: Lever): boolean {
  if (left.funderId !== null && right.funderId !== null) return left.funderId === right.funderId;
  return left.funderName.trim().toLocaleLowerCase('fr') === right.funderName.trim().toLocaleLowerCase('fr');
}

function overlap(left: Lever, right: Lever): boolean {
  const begins = (lever: Lever) => lever.startsOn ?? '0001-01-01';
  const ends = (lever: Lever) => lever.untilOn ?? '9999-12-31';
  return begins(left) <= ends(right) && begins(right) <= ends(left);
}
