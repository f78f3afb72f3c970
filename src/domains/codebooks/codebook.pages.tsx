import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Notice } from '#/ui/notice.tsx';
import { Tag } from '#/ui/tag.tsx';
import type { Codebook } from './codebook.ts';
import type { fr } from './codebook.words.ts';
import { codebookDifference } from './codebook-difference.rules.ts';
import type { fr as holderFrench } from './codebook-holder.words.ts';
import { partMarksOf } from './codebook-mark.rules.ts';
import { partAt, placeNamed } from './codebook-part.rules.ts';
import {
  CalendarsPart,
  ConventionsPart,
  FieldsPart,
  ListsPart,
  ValidationsPart,
} from './codebook-parts.pages.tsx';
import { RulesPart } from './codebook-rules.pages.tsx';
import {
  OtherVersions,
  StandingNotices,
  type StandingProps,
  validityText,
} from './codebook-standing.pages.tsx';
import type { CodebookSummary } from './codebook-version.ts';
import type { CodebookView } from './output.pages.tsx';

type Words = typeof fr;

export interface CodebooksPageProps {
  words: Words;
  holderWords: typeof holderFrench;
  locale: Locale;
  summaries: readonly CodebookSummary[];
  /** Names of the viewer's spaces, by their id. */
  spaceNames: ReadonlyMap<string, string>;
  mayImport: boolean;
}

export function CodebooksPage(props: CodebooksPageProps) {
  const { words, summaries, mayImport } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ul class="linked-list">
        {summaries.map((summary) => (
          <SummaryItem
            {...props}
            summary={summary}
            key={`${summary.id} ${summary.version} ${summary.spaceId}`}
          />
        ))}
      </ul>
      {mayImport ? (
        <p>
          <LinkButton href={paths.codebookImport}>{words.importLink}</LinkButton>{' '}
          <LinkButton href={paths.codebookDrafts}>{words.drafts}</LinkButton>{' '}
          <LinkButton href={paths.spaceCodebooks}>{words.ofSpaces}</LinkButton>
        </p>
      ) : (
        <p class="hint">{words.noKeptSpace}</p>
      )}
    </>
  );
}

function SummaryItem(props: CodebooksPageProps & { summary: CodebookSummary }) {
  const { words, holderWords, locale, summary, spaceNames } = props;
  const { id, version, spaceId } = summary;
  const holder =
    spaceId === null ? holderWords.forEverybody : holderWords.heldBy(spaceNames.get(spaceId) ?? '');
  return (
    <li>
      <a href={paths.codebookVersion(id, version, spaceId)}>{summary.title[locale]}</a>{' '}
      <Tag>{summary.official ? words.official : words.local}</Tag>
      {summary.state === 'superseded' ? <Tag>{words.states.superseded}</Tag> : null}
      <p class="hint">
        {words.version(version)} – {validityText(summary, words, locale)} – {holder}
      </p>
      <p>{summary.summary[locale]}</p>
    </li>
  );
}

interface CodebookPageProps extends StandingProps {
  today: string;
  /** When it was published, and for whom. */
  published: string;
  /** What a variant extends, when it can be read. */
  parent: Codebook | null;
}

/** A codebook as a document: what it cannot say, its rules, fields, lists, checks, conventions and calendars. */
export function CodebookPage(props: CodebookPageProps) {
  const { words, locale, today, version, parent } = props;
  const book = version.codebook;
  const marks = parent && partMarksOf(parent, book);
  const view: CodebookView = { book, words, locale, marks };
  return (
    <>
      <p class="lead">{book.summary[locale]}</p>
      <StandingNotices {...props} />
      <Identity {...view} published={props.published} />
      <LimitsNotice {...view} />
      <Contents words={words} />
      <RulesPart {...view} />
      <FieldsPart {...view} />
      <ListsPart {...view} />
      <ValidationsPart {...view} />
      <ConventionsPart {...view} />
      <CalendarsPart {...view} today={today} />
      {parent ? <RemovedPart parent={parent} view={view} /> : null}
      <LeavingPart view={view} spaceId={version.spaceId} isVariant={parent !== null} />
      <OtherVersions {...props} />
    </>
  );
}

/** What one may do with the codebook from here. */
function LeavingPart({
  view: { book, words },
  spaceId,
  isVariant,
}: {
  view: CodebookView;
  spaceId: string | null;
  isVariant: boolean;
}) {
  const { id, version } = book;
  return (
    <FormActions>
      <LinkButton href={paths.codebookExport(id, version, spaceId)}>{words.download}</LinkButton>
      {isVariant ? (
        <LinkButton href={paths.codebookDifference(id, version, spaceId)}>
          {words.downloadDifference}
        </LinkButton>
      ) : null}
      <LinkButton href={paths.codebookWorkshop(id, version, spaceId)}>{words.workshop}</LinkButton>
      <LinkButton href={paths.codebookFiles(id, version, spaceId)}>{words.files}</LinkButton>
      <LinkButton href={paths.crosswalks}>{words.crosswalks}</LinkButton>
    </FormActions>
  );
}

/** What a variant takes out of the codebook it extends: it is nowhere else on the page. */
function RemovedPart({ parent, view: { book, words, locale } }: { parent: Codebook; view: CodebookView }) {
  const removed = codebookDifference(parent, book).changes.filter(({ kind }) => kind === 'removed');
  if (removed.length === 0) return null;
  const nameOf = (placeName: string, id: string) => {
    const place = placeNamed(placeName);
    const part = place && partAt(parent, place, id);
    const named = (part?.sentence ?? part?.label ?? part?.question ?? part?.heading) as
      | { fr: string; en: string }
      | undefined;
    return named?.[locale] ?? id;
  };
  return (
    <section aria-labelledby="retires">
      <h2 id="retires">{words.removedHere}</h2>
      <ul>
        {removed.map((change) =>
          'id' in change ? (
            <li key={`${change.place} ${change.id}`}>
              <s>{nameOf(change.place, change.id)}</s>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}

function Identity({ book, words, locale, published }: CodebookView & { published: string }) {
  const { authority } = book;
  const source = [authority.source[locale], authority.reference].filter((part) => part !== '').join(', ');
  return (
    <>
      <Definitions
        items={[
          { term: words.authority, details: authority.name[locale] },
          {
            term: words.source,
            details: authority.address ? <a href={authority.address}>{source}</a> : source,
          },
          { term: words.validity, details: validityText(book, words, locale) },
          { term: words.publication, details: published },
          { term: words.identifier, details: `${book.id} – ${words.version(book.version)}` },
          ...(book.extends
            ? [{ term: words.parent, details: `${book.extends.id} – ${words.version(book.extends.version)}` }]
            : []),
        ]}
      />
      <p>
        <LinkButton href={`${paths.newStatement}?cadre=${book.id}&version=${book.version}`} look="primary">
          {words.makeStatement}
        </LinkButton>
      </p>
    </>
  );
}

function LimitsNotice({ book, words, locale }: CodebookView) {
  const hasSamples = book.codeLists.some((list) => list.codes.some((code) => code.fictional));
  return (
    <>
      {book.limits.length === 0 ? null : (
        <Notice kind="information" title={words.limits}>
          {book.limits.map((limit) => (
            <blockquote key={limit.sentence.fr}>
              <p>{limit.sentence[locale]}</p>
              <footer class="hint">{limit.source[locale]}</footer>
            </blockquote>
          ))}
        </Notice>
      )}
      {hasSamples ? (
        <Notice kind="warning" title={words.samples}>
          <p>{words.samplesText}</p>
        </Notice>
      ) : null}
    </>
  );
}

function Contents({ words }: { words: Words }) {
  const parts = [
    ['regles', words.rules],
    ['champs', words.fields],
    ['listes', words.lists],
    ['verifications', words.validations],
    ['conventions', words.conventions],
    ['calendriers', words.calendars],
  ] as const;
  return (
    <nav aria-label={words.contents}>
      <ul class="inline-list">
        {parts.map(([anchor, label]) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
