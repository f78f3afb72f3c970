import { frozenCodebook, periodById, traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import type { Figure } from './figure.ts';
import {
  carriesDuration,
  familyName,
  likenessName,
  likenessParts,
  type Naming,
  reasonName,
} from './figure-names.rules.ts';
import { latestCompilations, statementSummaries } from './statement.store.ts';
import type { StatementSummary } from './statement.ts';
import * as statementWords from './statement.words.ts';

/** One line of a statement, told in words: for who tells a period without reading the framework. */
export interface AccountLine {
  /** Key of the figure. */
  key: string;
  part: 'declared' | 'notDeclared' | 'dropped';
  name: string;
  /** What the name says without the kind of declaration; null when it is all of it. */
  shortName: string | null;
  /** Kind of declaration and act; null for what is not declared. */
  family: string | null;
  count: number;
  minutes: number;
  /** False when no duration was noted behind it. */
  isTimed: boolean;
  /** Whether the framework receives the time of these acts. */
  carriesDuration: boolean;
}

/** What the last compilation of a statement says, in one language. */
export interface StatementAccount {
  id: string;
  spaceId: string;
  title: string;
  periodLabel: string;
  startsOn: string;
  endsOn: string;
  lines: AccountLine[];
  limits: { sentence: string; source: string }[];
}

/** Statements read at once when one looks for those of a period. */
const mostStatements = 200;

/**
 * The statements that tell most of a period: one a space and framework, within its days, the longest and latest first.
 * What must be mended concerns the team alone and is left out.
 */
export async function statementAccounts(
  transaction: Transaction,
  spaceIds: readonly string[],
  period: { startsOn: string; endsOn: string },
  locale: Locale,
): Promise<StatementAccount[]> {
  const accounts: StatementAccount[] = [];
  for (const spaceId of spaceIds) {
    const { statements } = await statementSummaries(transaction, {
      spaceId,
      limit: mostStatements,
      after: null,
    });
    for (const statement of bestOf(statements, period)) {
      const account = await accountOf(transaction, statement, locale);
      if (account) accounts.push(account);
    }
  }
  return accounts;
}

function bestOf(
  statements: readonly StatementSummary[],
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): StatementSummary[] {
  const length = (one: StatementSummary) => Date.parse(one.endsOn) - Date.parse(one.startsOn);
  const best = new Map<string, StatementSummary>();
  for (const statement of statements) {
    if (statement.startsOn < startsOn || statement.endsOn > endsOn || statement.compiledAt === null) continue;
    const known = best.get(statement.codebook.id);
    const isLonger = !known || length(statement) > length(known);
    const isLater = known && length(statement) === length(known) && statement.startsOn > known.startsOn;
    if (isLonger || isLater) best.set(statement.codebook.id, statement);
  }
  return [...best.values()];
}

async function accountOf(
  transaction: Transaction,
  statement: StatementSummary,
  locale: Locale,
): Promise<StatementAccount | null> {
  const found = await frozenCodebook(transaction, statement.codebook, statement.spaceId);
  const [compilation] = await latestCompilations(transaction, statement.id, 1);
  if (!found || !compilation) return null;
  const { codebook } = found;
  const naming = { codebook, locale, noValue: wordsFor(locale, statementWords).noValue };
  const period = periodById(codebook.calendars, statement.calendarId, statement.periodId);
  return {
    id: statement.id,
    spaceId: statement.spaceId,
    title: codebook.title[locale],
    periodLabel: period?.label[locale] ?? statement.periodId,
    startsOn: statement.startsOn,
    endsOn: statement.endsOn,
    lines: compilation.figures.flatMap((figure) => lineOf(figure, naming)),
    limits: codebook.limits.map(({ sentence, source }) => ({
      sentence: sentence[locale],
      source: source[locale],
    })),
  };
}

function lineOf(figure: Figure, naming: Naming): AccountLine[] {
  const { key, subject, count, minutes, untimedCount } = figure;
  const amounts = { key, count, minutes, isTimed: untimedCount < count };
  switch (subject.kind) {
    case 'declared': {
      const { declarationKind, act } = subject.likeness;
      const carries = carriesDuration(naming, declarationKind, act);
      const { value, family } = likenessParts(naming, subject.likeness);
      const name = likenessName(naming, subject.likeness);
      return [{ ...amounts, part: 'declared', name, shortName: value, family, carriesDuration: carries }];
    }
    case 'notDeclared': {
      const name = reasonName(naming, subject.reasonId);
      const alone = { shortName: null, family: null, carriesDuration: false };
      return [{ ...amounts, part: 'notDeclared', name, ...alone }];
    }
    case 'dropped': {
      const name = traceAspects[subject.aspect][naming.locale];
      const family = familyName(naming, subject.declarationKind, subject.act);
      return [{ ...amounts, part: 'dropped', name, shortName: null, family, carriesDuration: false }];
    }
    default:
      return [];
  }
}
