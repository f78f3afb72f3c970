import { chronicleTexts } from '#/domains/chronicles/chronicles.public.ts';
import { dossierTexts } from '#/domains/dossiers/dossiers.public.ts';
import { visibleInPlans } from '#/domains/plans/plans.public.ts';
import { reportTexts } from '#/domains/reports/reports.public.ts';
import { bodyOf, visibleTraces } from '#/domains/traces/traces.public.ts';
import {
  excerpt,
  highlight,
  parseQuery,
  type Query,
  termsForTypo,
  tsqueryLiteral,
} from '#/french/analyser.ts';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mendings, type Neighbour, ordered } from './finding.rules.ts';
import { findingsOf, wordsNear } from './finding.store.ts';
import {
  type Finding,
  mostCandidates,
  pageLength,
  type SearchAnswer,
  type SearchLimits,
  type ShownFinding,
} from './finding.ts';
import { catchUp } from './indexing.actions.ts';
import type { SearchValues } from './search.form.ts';

const options = { prefixLast: true };

/** Searches what the viewer may see; what was written a moment ago is found too. */
export async function search(visit: SignedInVisit, values: SearchValues): Promise<SearchAnswer> {
  const isComplete = await catchUp(visit.services.database);
  const limits: SearchLimits = {
    kind: values.sorte ?? null,
    spaceId: values.espace ?? null,
    since: values.depuis ?? null,
    until: values.jusque ?? null,
  };
  const query = parseQuery(values.q);
  let findings = await find(visit, query, limits);
  let mended: string | null = null;
  let asked = query;
  // Nothing is mended while words may be missing: they may be right.
  const mendings = findings.length === 0 && isComplete ? await mendingsOf(visit, values.q, query) : [];
  for (const text of mendings) {
    if (findings.length > 0) break;
    asked = parseQuery(text);
    findings = await find(visit, asked, limits);
    mended = findings.length > 0 ? text : null;
  }
  const start = (values.page - 1) * pageLength;
  const shown = await show(
    visit,
    ordered(findings.slice(0, mostCandidates)).slice(start, start + pageLength),
    asked,
  );
  return {
    findings: shown,
    count: findings.length > mostCandidates ? null : findings.length,
    hasNext: Math.min(findings.length, mostCandidates) > start + pageLength,
    mended,
    isComplete,
  };
}

async function find(visit: SignedInVisit, query: Query, limits: SearchLimits): Promise<Finding[]> {
  const literal = tsqueryLiteral(query, options);
  return literal === null ? [] : findingsOf(await visit.transaction(), literal, limits);
}

/** The text with its mistyped words replaced by their nearest neighbours of the index. */
async function mendingsOf(visit: SignedInVisit, text: string, query: Query): Promise<string[]> {
  const neighbours = new Map<string, Neighbour>();
  for (const word of termsForTypo(query)) {
    const near = await visit.services.database.asSystem((transaction) => wordsNear(transaction, word, 2));
    const other = near.find((one) => one !== word);
    if (other !== undefined) neighbours.set(word, { word: other, isWritten: near.includes(word) });
  }
  return mendings(text, query, neighbours);
}

/** Reads the things themselves, under their own policies: what the index says is never shown unread. */
async function show(
  visit: SignedInVisit,
  findings: readonly Finding[],
  query: Query,
): Promise<ShownFinding[]> {
  const texts = await textsOf(await visit.transaction(), findings);
  return findings.flatMap((finding) => {
    const found = texts.get(finding.subjectId);
    if (!found) return [];
    const passage = excerpt(found.text, query, 220, options);
    return [
      {
        kind: finding.kind,
        id: finding.subjectId,
        title: found.title,
        titleRanges: highlight(found.title, query, options),
        excerpt: passage.text,
        excerptRanges: passage.ranges,
        happenedOn: finding.happenedOn,
        href: found.href,
      },
    ];
  });
}

interface ShownText {
  title: string;
  text: string;
  href: string;
}

async function textsOf(
  transaction: Transaction,
  findings: readonly Finding[],
): Promise<Map<string, ShownText>> {
  const idsOf = (kind: string) => findings.filter((one) => one.kind === kind).map((one) => one.subjectId);
  const texts = await textsInPlans(transaction, [...idsOf('plan'), ...idsOf('plan-item')]);
  // All that is indexed is shown: whatever word answers has its passage.
  for (const trace of await visibleTraces(transaction, idsOf('trace'))) {
    const { id, title, text, whatChanged, placeText, organisations } = trace;
    const names = organisations.map(({ name }) => name).join(', ');
    const parts = [bodyOf(text), whatChanged, placeText, names].filter((part) => part !== '');
    texts.set(id, { title, text: parts.join('\n'), href: paths.trace(id) });
  }
  const told = await chronicleTexts(transaction, idsOf('dossier'));
  for (const { id, title, summary } of await dossierTexts(transaction, idsOf('dossier'))) {
    const text = [summary, told.get(id) ?? ''].filter((part) => part !== '').join('\n');
    texts.set(id, { title, text, href: paths.dossier(id) });
  }
  for (const { id, title, text } of await reportTexts(transaction, idsOf('report'))) {
    texts.set(id, { title, text, href: paths.report(id) });
  }
  return texts;
}

async function textsInPlans(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, ShownText>> {
  const found = await visibleInPlans(transaction, ids);
  return new Map(
    found.map(({ kind, id, planId, title, text }) => [
      id,
      { title, text, href: kind === 'plan' ? paths.plan(id) : paths.planItem(planId, id) },
    ]),
  );
}
