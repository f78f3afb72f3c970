import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Table } from '#/ui/table.tsx';
import { hiddenMark } from './mark.pages.tsx';
import type { fr } from './protection.words.ts';
import { hidingReasons } from './publication.ts';
import type { ReleaseSummary } from './release.ts';

interface LedgerProps {
  words: (typeof fr)['ledger'];
  locale: Locale;
  /** A day in words. */
  day(instant: Date): string;
}

/** What a space released, without one number. */
export function LedgerPage(props: LedgerProps & { spaceName: string; releases: readonly ReleaseSummary[] }) {
  const { words, locale, day } = props;
  return (
    <>
      <p class="lead">{words.lead(props.spaceName)}</p>
      <p>
        {words.why} <a href={paths.protection}>{words.how}</a>
      </p>
      {props.releases.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <Releases words={words} locale={locale} day={day} releases={props.releases} />
      )}
    </>
  );
}

function Releases({ words, locale, day, releases }: LedgerProps & { releases: readonly ReleaseSummary[] }) {
  return (
    <Table
      caption={words.caption}
      columns={[
        {
          key: 'what',
          heading: words.what,
          cell: (release: ReleaseSummary) => (
            <a href={paths.spaceRelease(release.spaceId, release.id)}>{release.title}</a>
          ),
        },
        { key: 'day', heading: words.day, cell: (release) => day(release.releasedAt) },
        { key: 'audience', heading: words.audience, cell: (release) => release.audience },
        {
          key: 'shown',
          heading: words.shown,
          numeric: true,
          cell: (release) => formatNumber(release.shownCount, locale),
        },
        {
          key: 'hidden',
          heading: words.hidden,
          numeric: true,
          cell: (release) => formatNumber(hiddenInAll(release), locale),
        },
      ]}
      rows={releases}
      rowKey={(release) => release.id}
    />
  );
}

/** One release: to whom, under which rule, and why numbers are hidden. */
export function ReleasePage({ words, locale, day, release }: LedgerProps & { release: ReleaseSummary }) {
  const subject = release.subject.kind === 'statement' ? paths.statement(release.subject.id) : null;
  return (
    <>
      {release.exposedCount === 0 ? null : (
        <Notice kind="warning" title={words.exposed(release.exposedCount)}>
          <p>{words.exposedText}</p>
        </Notice>
      )}
      <Definitions
        items={[
          { term: words.day, details: day(release.releasedAt) },
          { term: words.audience, details: release.audience },
          { term: words.by, details: release.releasedBy ?? words.gone },
          { term: words.purposeTerm, details: release.purpose === null ? words.noPurpose : words.purpose },
          {
            term: words.policy,
            details: [
              words.policyText(release.policy.people, release.policy.organisations),
              words.zeros[release.policy.zeros],
            ],
          },
          { term: words.earlier, details: words.earlierText(release.earlierCount) },
          { term: words.shown, details: formatNumber(release.shownCount, locale) },
          { term: words.hidden, details: formatNumber(hiddenInAll(release), locale) },
        ]}
      />
      {subject === null ? null : (
        <p>
          <a href={subject}>{words.subject}</a>
        </p>
      )}
      <h2>{words.reasons}</h2>
      <Reasons words={words} locale={locale} release={release} />
      <p>
        <a href={paths.protection}>{words.how}</a>
      </p>
    </>
  );
}

function Reasons({ words, locale, release }: Omit<LedgerProps, 'day'> & { release: ReleaseSummary }) {
  const rows = hidingReasons
    .map((reason) => ({ reason, count: release.hidden[reason] ?? 0 }))
    .filter((row) => row.count > 0);
  if (rows.length === 0) return <p>{words.nothingHidden}</p>;
  return (
    <Table
      caption={words.reasonsCaption}
      note={words.reasonsNote}
      columns={[
        {
          key: 'reason',
          heading: words.reason,
          cell: (row: (typeof rows)[number]) => (
            <>
              {words.reasonNames[row.reason]}
              <p class="hint">{hiddenMark(locale, row.reason).sentence}</p>
            </>
          ),
        },
        {
          key: 'count',
          heading: words.count,
          numeric: true,
          cell: (row) => formatNumber(row.count, locale),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.reason}
    />
  );
}

function hiddenInAll(release: ReleaseSummary): number {
  return Object.values(release.hidden).reduce((sum, count) => sum + count, 0);
}
