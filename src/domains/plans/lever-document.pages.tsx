import { formatMoney } from '#/french/numbers.ts';
import { type Block, type Inline, plainTable } from '#/platform/documents/document.ts';
import type { Locale } from '#/platform/visit.ts';
import { type IssueBalance, type Lever, type MoneyKind, moneyKinds } from './lever.ts';
import {
  amountText,
  bucketHoursText,
  type LeverWords,
  lastingText,
  leverHoursText,
  missingText,
} from './lever-saying.pages.tsx';

export interface LeversOnPaper {
  balances: readonly IssueBalance[];
  /** What the plan calls an issue. */
  issueLabel: string;
  words: LeverWords;
  locale: Locale;
}

/**
 * The levers as the last part of a plan on paper. Mission and project money each have their own tables: no line
 * and no table holds both.
 */
export function leverBlocks(paper: LeversOnPaper): Block[] {
  const { balances, words } = paper;
  if (balances.every(({ buckets }) => buckets.length === 0)) return [];
  return [
    { kind: 'heading', level: 1, content: [text(words.title)] },
    { kind: 'paragraph', content: [text(`${words.neverSummed} ${words.hoursNote}`)] },
    ...moneyKinds.flatMap((money) => moneyBlocks(money, paper)),
  ];
}

const text = (said: string): Inline => ({ kind: 'text', text: said });

function moneyBlocks(money: MoneyKind, paper: LeversOnPaper): Block[] {
  const tables = [balanceTable(money, paper), needTable(money, paper), leverTable(money, paper)];
  const told = tables.filter((table) => table.rows.length > 0);
  if (told.length === 0) return [];
  return [
    { kind: 'heading', level: 2, content: [text(paper.words.moneys[money])] },
    ...told,
    ...noteBlocks(money, paper),
  ];
}

function balanceTable(money: MoneyKind, { balances, issueLabel, words, locale }: LeversOnPaper) {
  const dollars = (amount: number) => formatMoney(amount, locale);
  const rows = balances.flatMap(({ title, buckets }) =>
    buckets
      .filter((bucket) => bucket.money === money)
      .map((bucket) => [
        words.bucket(title ?? words.wholePlan, bucket.recurring ? words.ayear : words.once),
        dollars(bucket.needed),
        dollars(bucket.secured),
        dollars(bucket.asked),
        dollars(bucket.missing),
        bucketHoursText(words, bucket, locale),
      ]),
  );
  const head = [issueLabel, words.needed, words.secured, words.asked, words.missing, words.hours];
  return plainTable(words.perIssue(words.moneys[money]), head, rows);
}

function needTable(money: MoneyKind, { balances, issueLabel, words, locale }: LeversOnPaper) {
  const rows = balances.flatMap((balance) =>
    balance.needs
      .filter(({ need }) => need.money === money)
      .map((answer) => [
        answer.need.title,
        balance.title ?? words.wholePlan,
        amountText(words, answer.need, locale),
        lastingText(words, answer.need, locale),
        missingText(words, answer, locale),
      ]),
  );
  const head = [words.needTitle, issueLabel, words.amount, words.lastingTitle, words.whatFunds];
  return plainTable(words.needsOf(words.moneys[money]), head, rows);
}

function leverTable(money: MoneyKind, { balances, words, locale }: LeversOnPaper) {
  const rows = balances.flatMap((balance) =>
    leversWithNeed(balance, money).map(({ lever, answers }) => [
      lever.recipient === '' ? lever.funderName : `${lever.funderName} → ${lever.recipient}`,
      answers ?? balance.title ?? words.wholePlan,
      amountText(words, lever, locale),
      leverHoursText(words, lever, locale),
      lastingText(words, lever, locale),
      words.standings[lever.standing],
    ]),
  );
  const head = [
    words.funderAndRecipient,
    words.needShort,
    words.amount,
    words.hours,
    words.lastingTitle,
    words.standing,
  ];
  return plainTable(words.leversOf(words.moneys[money]), head, rows);
}

/** The levers of one kind with the title of the need they answer, if any. */
function leversWithNeed(
  { needs, unattached }: IssueBalance,
  money: MoneyKind,
): { lever: Lever; answers: string | null }[] {
  return [
    ...needs.flatMap(({ need, levers }) => levers.map((lever) => ({ lever, answers: need.title }))),
    ...unattached.map((lever) => ({ lever, answers: null })),
  ].filter(({ lever }) => lever.money === money);
}

function noteBlocks(money: MoneyKind, { balances, words }: LeversOnPaper): Block[] {
  const noted = balances
    .flatMap((balance) => leversWithNeed(balance, money))
    .filter(({ lever }) => lever.note.trim() !== '');
  if (noted.length === 0) return [];
  return [
    { kind: 'paragraph', content: [{ kind: 'strong', content: [text(words.notes)] }] },
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: noted.map(({ lever }) => [
        { kind: 'paragraph', content: [text(words.noteOf(lever.funderName, lever.note.trim()))] },
      ]),
    },
  ];
}
