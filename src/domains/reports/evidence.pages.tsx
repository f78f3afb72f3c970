import type { ComponentChildren } from 'preact';
import { formatDate } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { type LinkedLine, LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Pagination } from '#/ui/pagination.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import type { Evidence } from './evidence.ts';
import type { Report } from './report.ts';
import type { ReportWords } from './section-body.pages.tsx';

/** Traces of one page of a piece of evidence, within the reader's rights. */
export interface EvidenceTraces {
  traces: readonly { id: string; title: string; eventOn: string }[];
  /** Ranks of the page, from 1, the latest first. */
  from: number;
  to: number;
  hidden: number;
  page: number;
  hasNext: boolean;
}

export interface EvidencePageProps {
  words: ReportWords;
  locale: Locale;
  report: Report;
  evidence: Evidence;
  madeOn: string;
  traces: EvidenceTraces;
  dossiers: readonly { id: string; title: string }[];
  items: readonly { kind: 'plan' | 'plan-item'; id: string; planId: string; title: string }[];
}

/** What a sentence rests on: the traces, dossiers, items and figures behind it, as far as the reader may see them. */
export function EvidencePage(props: EvidencePageProps) {
  const { words, locale, report, evidence, madeOn } = props;
  const parts = [
    <WordsPart key="words" {...props} />,
    <TracesPart key="traces" {...props} />,
    <DossiersPart key="dossiers" {...props} />,
    <NotedPart key="noted" {...props} />,
    <ItemsPart key="items" {...props} />,
    <StatementPart key="statement" {...props} />,
    <SpacePart key="space" {...props} />,
  ];
  return (
    <>
      <p class="lead">{words.evidenceLead}</p>
      <blockquote>
        <SafeHtml html={renderMarkdown(evidence.sentence, { headingLevel: 3 })} />
      </blockquote>
      <p class="hint">{words.evidenceMade(formatDate(madeOn, locale))}</p>
      {parts}
      {isBare(props) ? <p>{words.evidenceNotVisible}</p> : null}
      <p>
        <a href={paths.report(report.id)}>{words.back}</a>
      </p>
    </>
  );
}

function isBare({ evidence, traces, dossiers, items }: EvidencePageProps): boolean {
  if (evidence.kind === 'space' || evidence.statementId !== null || evidence.words !== null) return false;
  return traces.traces.length === 0 && traces.hidden === 0 && dossiers.length === 0 && items.length === 0;
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function WordsPart({ words, evidence }: EvidencePageProps) {
  if (evidence.words === null) return null;
  return (
    <Part title={words.evidenceWords}>
      <SafeHtml html={renderMarkdown(evidence.words, { headingLevel: 3 })} />
    </Part>
  );
}

function TracesPart({ words, locale, report, evidence, traces }: EvidencePageProps) {
  const count = evidence.traceIds.length;
  if (count === 0) return null;
  const lines = traces.traces.map(
    ({ id, title, eventOn }): LinkedLine => ({
      label: title,
      href: paths.trace(id),
      note: formatDate(eventOn, locale),
    }),
  );
  const address = (page: number) => `${paths.reportEvidence(report.id, evidence.name)}?page=${page}`;
  return (
    <Part title={words.evidenceTraces(formatNumber(count, locale), count === 1)}>
      {count > 1 ? <p class="hint">{words.evidenceShown(traces.from, traces.to)}</p> : null}
      <LinkedList lines={lines} />
      {traces.hidden > 0 ? <p>{words.evidenceHidden(traces.hidden)}</p> : null}
      <Pagination
        label={words.evidencePages}
        previous={
          traces.page > 1 ? { label: words.evidencePrevious, href: address(traces.page - 1) } : undefined
        }
        next={traces.hasNext ? { label: words.evidenceNext, href: address(traces.page + 1) } : undefined}
      />
      <Notice kind="information" title={words.effort} />
    </Part>
  );
}

function DossiersPart({ words, dossiers }: EvidencePageProps) {
  if (dossiers.length === 0) return null;
  return (
    <Part title={words.evidenceDossiers}>
      <LinkedList lines={dossiers.map(({ id, title }) => ({ label: title, href: paths.dossier(id) }))} />
    </Part>
  );
}

/** A sentence that a dossier says of itself leads to what was noted there too. */
function NotedPart({ words, report, evidence, dossiers }: EvidencePageProps) {
  if (dossiers.length === 0 || evidence.traceIds.length > 0) return null;
  const within = `du=${report.startsOn}&au=${report.endsOn}`;
  return (
    <Part title={words.evidenceNoted}>
      <LinkedList
        lines={dossiers.map(({ id, title }) => ({
          label: words.evidenceNotedIn(title),
          href: `${paths.traces}?dossier=${id}&${within}`,
        }))}
      />
    </Part>
  );
}

function ItemsPart({ words, items }: EvidencePageProps) {
  if (items.length === 0) return null;
  return (
    <Part title={words.evidenceItems}>
      <LinkedList
        lines={items.map(({ kind, id, planId, title }) => ({
          label: title,
          href: kind === 'plan' ? paths.plan(id) : paths.planItem(planId, id),
        }))}
      />
    </Part>
  );
}

function StatementPart({ words, evidence }: EvidencePageProps) {
  const { statementId, figureKeys } = evidence;
  if (statementId === null) return null;
  const figures = figureKeys.map((key) => ({
    label: words.evidenceFigure(key),
    href: paths.statementFigure(statementId, encodeURIComponent(key)),
  }));
  return (
    <Part title={words.evidenceStatement}>
      <LinkedList
        lines={[{ label: words.evidenceStatementLink, href: paths.statement(statementId) }, ...figures]}
      />
    </Part>
  );
}

function SpacePart({ words, report, evidence }: EvidencePageProps) {
  const [spaceId] = report.spaceIds;
  if (evidence.kind !== 'space' || spaceId === undefined) return null;
  return (
    <Part title={words.evidenceSpace}>
      <LinkedList lines={[{ label: words.evidenceSpaceLink, href: paths.space(spaceId) }]} />
    </Part>
  );
}
