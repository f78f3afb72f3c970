import { chronicleTexts } from '#/domains/chronicles/chronicles.public.ts';
import { dossiersByIds } from '#/domains/dossiers/dossiers.public.ts';
import { visibleInPlans } from '#/domains/plans/plans.public.ts';
import { reportTexts } from '#/domains/reports/reports.public.ts';
import { visibleTraces } from '#/domains/traces/traces.public.ts';
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
import { ordered } from './finding.rules.ts';
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
  if (findings.length === 0 && isComplete) {
    const text = await mend(visit, values.q, query);
    if (text !== null) {
      asked = parseQuery(text);
      findings = await find(visit, asked, limits);
      mended = findings.length > 0 ? text : null;
    }
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

/** Replaces each word that nothing resembles by its nearest neighbour of the index; null when there is none. */
async function mend(visit: SignedInVisit, text: string, query: Query): Promise<string | null> {
  let mended = text;
  for (const word of termsForTypo(query)) {
    const [near] = await visit.services.database.asSystem((transaction) => wordsNear(transaction, word, 1));
    if (near) mended = replaceWord(mended, word, near);
  }
  return mended === text ? null : mended;
}

function replaceWord(text: string, folded: string, replacement: string): string {
  return text
    .split(/(\s+)/)
    .map((part) =>
      part.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase() === folded ? replacement : part,
    )
    .join('');
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
  for (const trace of await visibleTraces(transaction, idsOf('trace'))) {
    const body = trace.text.split('\n').slice(1).join('\n').trim();
    texts.set(trace.id, {
      title: trace.title,
      text: [body, trace.whatChanged].filter(Boolean).join('\n'),
      href: paths.trace(trace.id),
    });
  }
  const told = await chronicleTexts(transaction, idsOf('dossier'));
  for (const dossier of await dossiersByIds(transaction, idsOf('dossier'))) {
    const text = told.get(dossier.id) ?? '';
    texts.set(dossier.id, { title: dossier.title, text, href: paths.dossier(dossier.id) });
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
